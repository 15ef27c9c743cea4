"""Reproducible ZIP archives: the bytes depend on the files and the given day, not on clock, user or folder order."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

_MODE = 0o100644
_UNIX = 3
_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)
"""The first and last day that the ZIP format can store."""
_STORED = (".png", ".woff2")
"""Suffixes of files that are compressed already, and are stored as they are."""


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """The bytes of an archive of files by path, in the order given, all dated on `day`."""
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
