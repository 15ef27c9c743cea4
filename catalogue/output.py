"""Files that are made when they are wanted, and known by what they are made of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site. `key` names all that it is made of: with the same key `make` gives the same bytes.

    A heavy one takes seconds where others take milliseconds.
    """

    path: str
    key: str
    make: Callable[[], bytes]
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is made when it is wanted, in pieces; `key` and `heavy` as for an Output."""

    key: str
    pieces: Callable[[], tuple[str, ...] | Iterator[str]]
    heavy: bool = False

    def output(self, path: str) -> Output:
        return Output(path, self.key, self._bytes, self.heavy)

    def _bytes(self) -> bytes:
        made = BytesIO()
        made.writelines(piece.encode() for piece in self.pieces())
        return made.getvalue()


def text(key: str, make: Callable[[], str], *, heavy: bool = False) -> Text:
    """A text that is made at once."""
    return Text(key, lambda: (make(),), heavy)


class Texts(Mapping[str, str]):
    """Texts by their path, each made anew whenever it is looked up."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._texts = texts

    def __getitem__(self, path: str) -> str:
        return "".join(self._texts[path].pieces())

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, path: object) -> bool:
        return path in self._texts

    def outputs(self) -> Iterator[Output]:
        """The files that hold them."""
        return (one.output(path) for path, one in self._texts.items())
