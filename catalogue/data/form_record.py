"""`data/partenariats/<id>.js`: one record as the form takes it up again, its text included.

A script beside the record's JSON, because a page opened from a disk may load a script and nothing else.
"""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path, PurePosixPath

from pydantic_core import to_json

from catalogue.engine.digest import digest
from catalogue.knowledge.aggregate import Entry
from catalogue.model.records import Partnership
from catalogue.model.typed import adapter, fields_of
from catalogue.reading import files
from catalogue.reading.front_matter import cut

_NAMES = frozenset(info.alias or name for name, info in fields_of(Partnership).items())


def form_record_js(entry: Entry, root: Path) -> str:
    """The script that sets `window.PASSERELLES_RECORD`: values, body, and the lines in which each field is written.

    The lines let the form leave alone what nobody changed: spaces, quotation marks and comments stay as they are. The
    version tells a draft that what it began from is no longer what is published.
    """
    file = PurePosixPath(entry.file)
    text = files.read(root / file, file, []) or ""
    front, _ = cut(text)
    values = adapter(Partnership).dump_python(
        entry.partnership, mode="json", by_alias=True, exclude_defaults=True
    )
    record = {
        "id": entry.id,
        "file": entry.file,
        "version": digest(text.encode(), size=8),
        "values": values,
        "body": entry.body,
        "written": list(_written(front or "", _NAMES)),
    }
    return f"window.PASSERELLES_RECORD={to_json(record).decode()};\n"


def _written(front: str, fields: Container[str]) -> Iterator[tuple[str, str]]:
    """Each field with its lines and the comments right before them, in the order of the file."""
    lines = front.splitlines(keepends=True)
    starts: dict[str, int] = {}
    for number, line in enumerate(lines):
        name = line.partition(":")[0]
        if name in fields:
            starts.setdefault(name, number)
    names = sorted(starts, key=lambda name: starts[name])
    ends = [_before_comments(lines, starts[name]) for name in names[1:]]
    first = 0
    for name, end in zip(names, [*ends, len(lines)], strict=False):
        yield name, "".join(lines[first:end])
        first = end


def _before_comments(lines: Sequence[str], number: int) -> int:
    """Where the comments and empty lines begin that lead to a line."""
    while number > 0 and lines[number - 1].startswith(("#", "\n")):
        number -= 1
    return number
