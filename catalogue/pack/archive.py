"""A ZIP archive that depends on its files alone: not on the clock, the user or the order of a folder."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_MODE = 0o100644
_UNIX = 3
_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The days that an archive can tell."""
_STORED = (".png", ".woff2")
"""What is compressed already."""


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """An archive of files by their path, in the order given, all written on one day."""
    out = io.BytesIO()
    told = min(max(day, _FIRST), _LAST)
    with zipfile.ZipFile(out, "w") as made:
        for path, data in files.items():
            about = zipfile.ZipInfo(path, (told.year, told.month, told.day, 0, 0, 0))
            about.create_system = _UNIX
            about.external_attr = _MODE << 16
            about.compress_type = zipfile.ZIP_STORED if path.endswith(_STORED) else zipfile.ZIP_DEFLATED
            made.writestr(about, data, compresslevel=9)
    return out.getvalue()
