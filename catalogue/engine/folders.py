"""Which folders a command may fill and empty: new ones, empty ones, and those that it filled before.

A folder that was filled carries a mark, a small file. One without a mark is somebody else's, and nothing in it is touched.
"""

import os
from collections.abc import Iterator
from pathlib import Path

MARK = ".passerelles-output"
MARK_TEXT = "Fait par les commandes de Passerelles Santé, qui remplacent tout ce que ce dossier contient.\n"
SOURCES = ("benchmarks", "catalogue", "docs", "hooks", "partnerships", "registry", "scripts", "tests")
"""Folders of the project that people write in. Nothing is made in them, nor in hidden ones."""
_MADE_BEFORE_THE_MARK = (
    ("index.html", "404.html", "data/catalogue.json"),
    ("passerelles-sante.pdf", "partenariats", "pays"),
)
"""What every site, and every folder of PDFs, held when folders carried no mark yet."""
_LEFT_AS_IT_IS = "Rien n’a été changé."


class NotOursError(Exception):
    """A folder that may not be filled or emptied. The message is French: which, why, and what to do."""


def refuse_place(path: Path, root: Path) -> None:
    """Raises NotOursError where a command of the project under `root` may write nothing: in or above what people write,
    or behind a symbolic link.
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
    """Raises NotOursError for a folder that holds anything and that no command filled, and for a link."""
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
    """Whether a folder carries the mark."""
    mark = folder / MARK
    return mark.is_file() and not mark.is_symlink()


def _was_filled(folder: Path) -> bool:
    """Whether a folder carries the mark, or holds what it would have been given with."""
    former = (all((folder / name).exists() for name in names) for names in _MADE_BEFORE_THE_MARK)
    return is_marked(folder) or any(former)


def _links(target: Path, base: Path) -> Iterator[Path]:
    """The links among a path and the folders above it, up to the root of the project; outside of it, the path alone."""
    inside = target.relative_to(base).parts if target.is_relative_to(base) else ()
    steps = [base.joinpath(*inside[:count]) for count in range(1, len(inside) + 1)] or [target]
    return (step for step in steps if step.is_symlink())


def _sources(base: Path) -> Iterator[Path]:
    yield from (base / name for name in SOURCES)
    if base.is_dir():
        yield from (one for one in base.iterdir() if one.name.startswith(".") and one.is_dir())


def _is_above(upper: Path, lower: Path) -> bool:
    """Whether a path is another or lies above it, be it written otherwise: `..`, a link, another case of letters."""
    return any(_is_same(upper, step) for step in (lower, *lower.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
