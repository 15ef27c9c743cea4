"""Files of the site that another command made before: the PDFs and the offline archive. The site links to them."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue.engine.output import Output


@dataclass(frozen=True)
class Downloads:
    """Files of a folder as outputs. `sizes` has their bytes by address from the root of the site, in order of addresses."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    outputs: tuple[Output, ...] = ()

    def below(self, *folders: str) -> "Downloads":
        """The files whose address begins with one of these folders."""
        kept = tuple(output for output in self.outputs if output.path.startswith(folders))
        return Downloads({output.path: self.sizes[output.path] for output in kept}, kept)


NO_DOWNLOADS = Downloads()


def read(folder: Path) -> Downloads:
    """The files below a folder, without links and hidden files; none when the folder does not exist."""
    sizes, outputs = {}, []
    for address, file, status in sorted(_files(os.fspath(folder), "")):
        sizes[address] = status.st_size
        # The content key takes size and time of writing: to hash thousands of PDFs would mean to read them all.
        stamp = (status.st_size, status.st_mtime_ns)
        outputs.append(Output(address, stamp, Path(file).read_bytes))
    return Downloads(sizes, tuple(outputs))


def _files(folder: str, inside: str) -> Iterator[tuple[str, str, os.stat_result]]:
    if not Path(folder).is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            status = entry.stat(follow_symlinks=False)
            if stat.S_ISDIR(status.st_mode):
                yield from _files(entry.path, f"{inside}{entry.name}/")
            elif stat.S_ISREG(status.st_mode):
                yield f"{inside}{entry.name}", entry.path, status
