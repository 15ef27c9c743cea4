"""Files that are made when they are wanted, and known by what they are made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from catalogue.engine.keys import key
from catalogue.engine.making import making


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site. Made of the same values, `make` gives the same bytes.

    A heavy one takes seconds where others take milliseconds. `about` is the file that it tells of, if any one is.
    """

    path: str
    made_of: tuple[Any, ...]
    make: Callable[[], bytes]
    heavy: bool = False
    about: str = ""

    def made(self) -> bytes:
        """Its bytes. Raises NotMadeError."""
        with making(self.path, self.about):
            return self.make()

    @property
    def key(self) -> str:
        """A digest of all that it is made of, worked out anew."""
        return key(*self.made_of)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is made when it is wanted, in pieces; `made_of`, `heavy` and `about` as for an Output."""

    made_of: tuple[Any, ...]
    pieces: Callable[[], tuple[str, ...] | Iterator[str]]
    heavy: bool = False
    about: str = ""

    def output(self, path: str) -> Output:
        return Output(path, self.made_of, self._bytes, self.heavy, self.about)

    def _bytes(self) -> bytes:
        made = BytesIO()
        made.writelines(piece.encode() for piece in self.pieces())
        return made.getvalue()


def text(made_of: tuple[Any, ...], make: Callable[[], str], *, heavy: bool = False, about: str = "") -> Text:
    """A text that is made at once."""
    return Text(made_of, lambda: (make(),), heavy, about)


class Texts(Mapping[str, str]):
    """Texts by their path, each made anew whenever it is looked up."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._texts = texts

    def __getitem__(self, path: str) -> str:
        text = self._texts[path]
        with making(path, text.about):
            return "".join(text.pieces())

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, path: object) -> bool:
        return path in self._texts

    def outputs(self) -> Iterator[Output]:
        """The files that hold them."""
        return (one.output(path) for path, one in self._texts.items())
