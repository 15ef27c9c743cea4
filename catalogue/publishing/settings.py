"""The settings of mkdocs.yml as MkDocs, the commands and a generator of our own read them, and the files that they publish."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml
import yaml_env_tag

from catalogue.knowledge import project
from catalogue.knowledge.project import Project

FILES = ("mkdocs.yml", "mkdocs.yaml")
"""Where MkDocs looks for its settings, in its order."""
OVERRIDES = "overrides/"
PAGES = (
    "a-propos.md",
    "accessibilite.md",
    "contribuer/apres.md",
    "contribuer/champs.md",
    "contribuer/charte.md",
    "contribuer/guide.md",
    "contribuer/retrait.md",
    "donnees.md",
    "eco-conception.md",
)
"""Pages written by hand to which pages of the catalogue lead."""
_ASSET = re.compile(r"assets/(?!readme/|performance/)")


@dataclass(frozen=True, slots=True)
class Given:
    """The settings as MkDocs read them. `root` is the folder of mkdocs.yml, `dropped` says whether MkDocs leaves out a
    file of docs/, by its path from there. `unread` names those that the generator makes nothing of, whatever they say.
    """

    settings: Mapping[str, Any]
    root: Path
    dropped: Callable[[str], bool]
    unread: Collection[str] = ()

    def __getitem__(self, name: str) -> Any:
        return self.settings.get(name)

    def extra(self, name: str) -> Any:
        """A setting of `extra`, which are ours."""
        return (self["extra"] or {}).get(name)

    @property
    def is_offline(self) -> bool:
        """Whether a site to read from a folder on a disk is asked for."""
        return bool(self.extra("offline"))


class Pattern(Protocol):
    """What matches some paths, as a line of .gitignore does."""

    def match_file(self, path: str, /) -> bool:
        """Whether it matches a path."""


def given(values: Mapping[str, Any]) -> Given:
    """The settings as MkDocs holds them, as plain values but for `exclude_docs` and `draft_docs`: a Pattern, or None.

    MkDocs counts hooks among the plugins, and forgets `INHERIT`, which is read from the file again.
    """
    file, hooks = Path(values["config_file_path"]), list(values["hooks"])
    patterns: list[Pattern] = [one for name in ("exclude_docs", "draft_docs") if (one := values[name])]
    others = {
        "plugins": [name for name in values["plugins"] if name not in hooks],
        "hooks": hooks,
        "edit_uri_template": str(values["edit_uri_template"] or ""),
        "INHERIT": of_file(file).get("INHERIT"),
    }

    def dropped(path: str) -> bool:
        return any(pattern.match_file(path) for pattern in patterns)

    return Given({**values, **others}, file.parent, dropped)


def given_alone(file: Path, site: Path) -> Given:
    """The settings of a file, and the folder of the site, for a generator that has neither themes nor extensions."""
    values = {"docs_dir": "docs", **of_file(file, _Typed), "site_dir": str(site)}
    needed = frozenset(published(file.parent))
    return Given(values, file.parent, lambda path: path not in needed, ("theme", "markdown_extensions"))


def read(root: Path) -> Mapping[str, Any]:
    """The settings of a folder as texts, lists and mappings; none where it has no mkdocs.yml.

    For commands, which run without MkDocs.
    """
    file = next((root / name for name in FILES if (root / name).exists()), None)
    return of_file(file) if file else {}


def of_file(
    file: Path, loader: type[yaml.BaseLoader] | type[yaml.SafeLoader] | None = None
) -> Mapping[str, Any]:
    """The settings of one file, its variables of the environment filled in; as texts, if no other loader is given."""
    said = yaml.load(file.read_text("utf-8"), Loader=loader or _Loader)
    return said if isinstance(said, dict) else {}


def read_project(root: Path) -> Project:
    """Name, address and repository of the catalogue in a folder."""
    return project.project(read(root))


def published(root: Path) -> list[str]:
    """The files of docs/ that pages of the catalogue ask for: pages written by hand, styles and pictures."""
    return sorted([*PAGES, *assets(root)])


def assets(root: Path) -> list[str]:
    """The styles and pictures of docs/ that are published, by their path from there."""
    docs = root / "docs"
    files = (file.relative_to(docs).as_posix() for file in docs.glob("assets/**/*") if file.is_file())
    return sorted(filter(_ASSET.match, files))


def by_hand(given: Given) -> list[str]:
    """The pages of docs/ that the menus name or that pages of the catalogue lead to, by their path from there."""
    named = {*PAGES, *paths(given["nav"])}
    return sorted(path for path in named if (given.root / "docs" / path).is_file())


class _Loader(yaml.BaseLoader):
    """Makes texts of everything, and knows variables of the environment."""


class _Typed(yaml.SafeLoader):
    """Makes numbers and truth values too, as MkDocs does."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Typed.add_constructor("!ENV", yaml_env_tag.construct_env_tag)


def paths(nav: Any) -> Collection[str]:
    """The source paths that a menu names."""
    if isinstance(nav, str):
        return {nav}
    parts = nav.values() if isinstance(nav, Mapping) else nav if isinstance(nav, list) else ()
    return {path for part in parts for path in paths(part)}
