"""Lazy output files, each with a content key for incremental builds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from catalogue.engine.keys import key
from catalogue.engine.making import making


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site at `path`, made by `make` when it is needed.

    `made_of` are its dependencies: equal values give equal bytes. A heavy output takes seconds, others milliseconds.
    `about` is the file of its record; empty when it tells of several or of none.
    """

    path: str
    made_of: tuple[Any, ...]
    make: Callable[[], bytes]
    heavy: bool = False
    about: str = ""

    def made(self) -> bytes:
        """The bytes of the file, made now. Raises NotMadeError."""
        with making(self.path, self.about):
            return self.make()

    @property
    def key(self) -> str:
        """The content key: a digest of the dependencies, computed at each call."""
        return key(*self.made_of)


@dataclass(frozen=True, slots=True)
class Text:
    """A lazy text without a path. `pieces` yields it in parts; `made_of`, `heavy` and `about` are those of Output."""

    made_of: tuple[Any, ...]
    pieces: Callable[[], tuple[str, ...] | Iterator[str]]
    heavy: bool = False
    about: str = ""

    def output(self, path: str) -> Output:
        """The text as an output file in UTF-8."""
        return Output(path, self.made_of, self._bytes, self.heavy, self.about)

    def _bytes(self) -> bytes:
        buffer = BytesIO()
        buffer.writelines(piece.encode() for piece in self.pieces())
        return buffer.getvalue()


def text(made_of: tuple[Any, ...], make: Callable[[], str], *, heavy: bool = False, about: str = "") -> Text:
    """A lazy text whose `make` returns it whole."""
    return Text(made_of, lambda: (make(),), heavy, about)


class Texts(Mapping[str, str]):
    """A read-only mapping of paths to texts, which makes a text at each look-up."""

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
        """The texts as output files."""
        return (text.output(path) for path, text in self._texts.items())
