"""In-place edits of single fields of a front matter: every other byte of the file stays."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from catalogue.rewriting.places import Text
from catalogue.rewriting.places import with_fields as _with_fields

_ANY_RECORD = PurePosixPath("partnerships/any.md")
_BOM = "\ufeff"


class CannotEditError(Exception):
    """The text has no valid front matter in block style."""


def with_fields(text: str, fields: Mapping[str, str], after: str) -> str:
    """The text with top-level fields set, each to a value written as YAML on one line.

    An existing field is replaced in its place; new ones are added below the field `after`, or at the end. Byte order mark
    and line ends stay. Raises CannotEditError.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    record = Text(text.removeprefix(mark).replace("\r\n", "\n"), _ANY_RECORD)
    document, _ = record.document
    if document is None or record.root.flow_style:
        raise CannotEditError
    return mark + _with_fields(record, fields, after).text.replace("\n", end)
