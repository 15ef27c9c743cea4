"""Guards of output folders: a command fills and empties only new folders, empty ones and those that it filled before.

A marker file tells the latter. A folder with other content and no marker belongs to somebody else and is left alone.
"""

import os
from collections.abc import Iterator
from pathlib import Path

MARK = ".passerelles-output"
MARK_TEXT = "Fait par les commandes de Passerelles Santé, qui remplacent tout ce que ce dossier contient.\n"
SOURCES = ("benchmarks", "catalogue", "docs", "hooks", "partnerships", "registry", "scripts", "tests")
"""Folders of the project that hold sources. No output goes into them, nor into hidden folders."""
_MADE_BEFORE_THE_MARK = (
    ("index.html", "404.html", "data/catalogue.json"),
    ("passerelles-sante.pdf", "partenariats", "pays"),
)
"""Files by which an output folder from before the marker is known: of a site, of a folder of PDFs."""
_LEFT_AS_IT_IS = "Rien n’a été changé."


class NotOursError(Exception):
    """A folder that may not be filled or emptied. The French message says which, why, and what to do."""


def refuse_place(path: Path, root: Path) -> None:
    """Raises NotOursError for an output path in a source folder of the project under `root`, above the project, or behind
    a symbolic link.
    """
    refuse_links(path, root)
    target, base = _absolute(path), _absolute(root)
    if _is_above(target, base):
        raise NotOursError(
            f"{path} contient le projet lui-même. {_LEFT_AS_IT_IS} Donner un dossier nouveau, par exemple site."
        )
    for source in _sources(base):
        if _is_above(source, target):
            raise NotOursError(
                f"{path} est dans {source.name}/, qui est écrit à la main. {_LEFT_AS_IT_IS} "
                "Donner un dossier nouveau, par exemple build/sortie."
            )


def refuse_links(path: Path, root: Path) -> None:
    """Raises NotOursError for a path of the project under `root` that is a symbolic link, or lies behind one.

    Of a path outside of the project, only the last step counts.
    """
    for link in _links(_absolute(path), _absolute(root)):
        raise NotOursError(
            f"{link} est un lien symbolique, et n’est pas suivi. {_LEFT_AS_IT_IS} Le supprimer, puis recommencer."
        )


def refuse_foreign(folder: Path) -> None:
    """Raises NotOursError for a folder with content that no command wrote, for a file, and for a symbolic link."""
    refuse_links(folder, folder)
    if folder.exists() and not folder.is_dir():
        raise NotOursError(f"{folder} n’est pas un dossier. {_LEFT_AS_IT_IS} Donner un autre nom.")
    if folder.exists() and any(folder.iterdir()) and not _was_filled(folder):
        raise NotOursError(
            f"{folder} n’est pas vide, et n’a pas été rempli par cette commande. {_LEFT_AS_IT_IS} "
            "Donner un dossier nouveau ; ou supprimer celui-ci, s’il ne contient rien à garder, puis recommencer."
        )


def is_behind_a_link(path: Path, root: Path) -> bool:
    """Whether a path of the project under `root` is a symbolic link, or lies behind one."""
    return any(True for _ in _links(path, root))


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 — resolve() follows links


def is_marked(folder: Path) -> bool:
    """Whether a folder has the marker file."""
    mark = folder / MARK
    return mark.is_file() and not mark.is_symlink()


def _was_filled(folder: Path) -> bool:
    """Whether a folder has the marker file, or the files of an output from before it."""
    former = (all((folder / name).exists() for name in names) for names in _MADE_BEFORE_THE_MARK)
    return is_marked(folder) or any(former)


def _links(target: Path, base: Path) -> Iterator[Path]:
    """The symbolic links among a path and its parents within the project `base`; of a path elsewhere, only itself."""
    inside = target.relative_to(base).parts if target.is_relative_to(base) else ()
    steps = [base.joinpath(*inside[:count]) for count in range(1, len(inside) + 1)] or [target]
    return (step for step in steps if step.is_symlink())


def _sources(base: Path) -> Iterator[Path]:
    yield from (base / name for name in SOURCES)
    if base.is_dir():
        yield from (path for path in base.iterdir() if path.name.startswith(".") and path.is_dir())


def _is_above(upper: Path, lower: Path) -> bool:
    """Whether `upper` is `lower` or one of its parents, also when spelt otherwise: `..`, a link, another case of letters."""
    return any(_is_same(upper, step) for step in (lower, *lower.parents))


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path == other or path.samefile(other)
    except OSError:
        return False
