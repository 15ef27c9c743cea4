"""Files made apart that the site offers: PDFs, the field pack. Each is known by its address and size."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.engine.output import Output


@dataclass(frozen=True)
class Downloads:
    """Files of a folder. `sizes` gives bytes by address from the root of the site, in the order of addresses."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    outputs: tuple[Output, ...] = ()

    def below(self, *folders: str) -> "Downloads":
        """Those whose address begins with one of some folders."""
        kept = tuple(one for one in self.outputs if one.path.startswith(folders))
        return Downloads({one.path: self.sizes[one.path] for one in kept}, kept)


NO_DOWNLOADS = Downloads()


def read(folder: Path) -> Downloads:
    """The files below a folder; links and hidden files are left out. A folder that is not there holds none."""
    sizes, outputs = {}, []
    for address, file, status in sorted(_files(os.fspath(folder), "")):
        sizes[address] = status.st_size
        # A file is not read to know it: ten thousand PDFs weigh a gigabyte.
        known = (status.st_size, status.st_mtime_ns)
        outputs.append(Output(address, known, Path(file).read_bytes))
    return Downloads(sizes, tuple(outputs))


def _files(folder: str, inside: str) -> Iterator[tuple[str, str, os.stat_result]]:
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith("."):
                continue
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                yield from _files(entry.path, f"{inside}{entry.name}/")
            elif stat.S_ISREG(status.st_mode):
                yield f"{inside}{entry.name}", entry.path, status
