"""Cases of hostile input, one file each: what a stranger sends, and what becomes of it.

A case is a copy of catalogue/rules/example/partnerships/exemple-dakar.md under its own name, changed by these keys:

- `replace`, `with`: a text that stands once in the example, and what stands in its place;
- `body`: a paragraph at the end;
- `repeat`: {text: times}: what `%REPEAT%` becomes in the above;
- `bytes`: bytes in hexadecimal at the end of the last line; `encode`: another encoding; `size`: bytes to fill the file up to;
- `name`: its path below partnerships/, instead of the case's own; `link`: it is a symbolic link to this;
- `beside`: {path: text}: other files of the catalogue; `file`: the one at fault.

`refused` names a rule: the file has this problem, on the line that holds `at` (by default the first line that was changed).
`accepted` is what the page of the record still shows, as plain text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import EXAMPLE

HERE = Path(__file__).parent
_EXAMPLE = (EXAMPLE / "partnerships" / "exemple-dakar.md").read_text("utf-8")
_FORMER = "former_ids: [ancien-dakar]\n"  # belongs to one file only


@dataclass(frozen=True)
class Case:
    """One case. `file` is the path of its record, or of what is at fault."""

    id: str
    said: Mapping[str, Any] = field(repr=False)

    @property
    def file(self) -> str:
        return f"partnerships/{self.said.get('name', self.id.replace('/', '-') + '.md')}"

    @property
    def faulty(self) -> str:
        """The file at fault, as a message names it."""
        return str(self.said.get("file", self.file)).replace("\n", "\ufffd")

    @property
    def rule(self) -> str | None:
        return self.said.get("refused")

    @property
    def shown(self) -> str:
        return str(self.said["accepted"])

    @property
    def text(self) -> str:
        text = _EXAMPLE.replace(_FORMER, "")
        if "replace" in self.said:
            assert text.count(self.said["replace"]) == 1, "the text to replace must stand once in the example"
            text = text.replace(self.said["replace"], self._repeated(self.said["with"]))
        if "body" in self.said:
            text += f"\n{self._repeated(self.said['body'])}\n"
        return text

    @property
    def line(self) -> int:
        """The line where the fault must be told, 1 for the file as a whole."""
        if self.said.get("at") == "":
            return 1
        mark = self.said.get("at") or self._repeated(self.said.get("body") or self.said.get("with") or "")
        mark = mark.split("\n")[0][:60]
        text = self.said["beside"][self.said["file"]] if "file" in self.said else self.text
        return int(text[: text.index(mark)].count("\n")) + 1 if mark else 1

    def write(self, root: Path) -> None:
        """Put the case into a catalogue."""
        file = root / self.file
        file.parent.mkdir(parents=True, exist_ok=True)
        for path, text in self.said.get("beside", {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        if "link" in self.said:
            file.symlink_to(self.said["link"])
            return
        data = self.text.encode(self.said.get("encode", "utf-8"))
        if "bytes" in self.said:
            data = data.rstrip(b"\n") + bytes.fromhex(self.said["bytes"])
        file.write_bytes(data.ljust(self.said.get("size", 0), b"x"))

    def _repeated(self, text: str) -> str:
        for repeated, times in self.said.get("repeat", {}).items():
            text = text.replace("%REPEAT%", repeated * times)
        return text


def cases() -> Iterator[Case]:
    """Every case, in the order of families and names."""
    for file in sorted(HERE.rglob("*.yml")):
        said = yaml.safe_load(file.read_text("utf-8"))
        yield Case(file.relative_to(HERE).with_suffix("").as_posix(), said)
