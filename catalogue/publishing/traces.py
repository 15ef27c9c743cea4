"""What a fork still says of the catalogue that it was made from: each place names another name, address or forge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue.knowledge.project import ORIGINAL, Project

_READ = (
    "mkdocs.yml",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CITATION.cff",
    ".github/**/*",
    ".vscode/*.json",
    "docs/*.md",
    "docs/contribuer/**/*.md",
    "docs/overrides/**/*",
    "registry/**/*.yml",
    "partnerships/**/*.md",
)
"""What is published, and what the forge shows. README and licences name the original as their source."""
_NOT_PUBLISHED = frozenset({"docs/performance.md"})
_GENERATED = ("CONTRIBUTING.md", ".github/ISSUE_TEMPLATE/", ".vscode/")
"""Where `make docs` writes the addresses of mkdocs.yml."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A line of a file, counted from 1, with what it says and what to do about it."""

    file: str
    line: int
    text: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : « {self.text} » ; {self.remedy}."


def traces(root: Path, project: Project) -> tuple[Trace, ...]:
    """All of them, in the order of files and lines; none in the original."""
    old = {text: found for text, found in _names(project).items() if found}
    if not old:
        return ()
    pattern = re.compile("|".join(map(re.escape, sorted(old, key=len, reverse=True))))
    return tuple(trace for file in _files(root) for trace in _of_file(root, file, pattern))


def _names(project: Project) -> dict[str, bool]:
    """What belongs to the original, with whether this project has another."""
    site, repository = ORIGINAL.site, ORIGINAL.repository
    owner = repository.address.split("/")[-2]
    moved = project.repository.address != repository.address
    return {
        site.rstrip("/"): project.site != site,
        repository.address: moved,
        f"@{owner}/": moved,
        ORIGINAL.name: project.name != ORIGINAL.name,
        repository.label: project.repository.label != repository.label,
    }


def _files(root: Path) -> Iterator[str]:
    found = {file for pattern in _READ for file in root.glob(pattern) if file.is_file()}
    yield from sorted({file.relative_to(root).as_posix() for file in found} - _NOT_PUBLISHED)


def _of_file(root: Path, file: str, pattern: re.Pattern[str]) -> Iterator[Trace]:
    """One for each line, and one only for a file that tells of another forge."""
    told: set[str] = set()
    for number, line in enumerate((root / file).read_text("utf-8", "replace").split("\n"), 1):
        for text in dict.fromkeys(pattern.findall(line)):
            is_forge = text == ORIGINAL.repository.label
            if is_forge and (text in told or not file.startswith("docs/contribuer/")):
                continue
            told.add(text)
            yield Trace(file, number, text, _remedy(file, is_forge))


def _remedy(file: str, is_forge: bool) -> str:
    if is_forge:
        return "réécrire ce que la page dit de la forge"
    if file.startswith(_GENERATED):
        return "lancer « make docs »"
    if file.startswith("docs/"):
        return "écrire {{ site_url }}, {{ repo_url }} ou {{ site_name }}"
    return "y mettre les vôtres"
