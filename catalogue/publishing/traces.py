"""Finds what a fork still says of the original catalogue: its name, addresses, forge."""

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
"""Files that are published or shown by the forge. README and licences may name the original."""
_NOT_PUBLISHED = frozenset({"docs/performance.md"})
_GENERATED = ("CONTRIBUTING.md", ".github/ISSUE_TEMPLATE/", ".vscode/")
"""Files in which `make docs` writes the addresses of mkdocs.yml."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A mention of the original: file, line (from 1), text, and a French remedy."""

    file: str
    line: int
    text: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : « {self.text} » ; {self.remedy}."


def traces(root: Path, project: Project) -> tuple[Trace, ...]:
    """All traces, in the order of files and lines; none in the original itself."""
    old = {text: differs for text, differs in _names(project).items() if differs}
    if not old:
        return ()
    pattern = re.compile("|".join(map(re.escape, sorted(old, key=len, reverse=True))))
    return tuple(trace for file in _files(root) for trace in _of_file(root, file, pattern))


def _names(project: Project) -> dict[str, bool]:
    """The texts that name the original, each with whether this project has another."""
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
    files = {file for pattern in _READ for file in root.glob(pattern) if file.is_file()}
    yield from sorted({file.relative_to(root).as_posix() for file in files} - _NOT_PUBLISHED)


def _of_file(root: Path, file: str, pattern: re.Pattern[str]) -> Iterator[Trace]:
    """The traces of a file; the name of the forge is reported once a file, and only in pages for contributors."""
    reported: set[str] = set()
    for number, line in enumerate((root / file).read_text("utf-8", "replace").split("\n"), 1):
        for text in dict.fromkeys(pattern.findall(line)):
            is_forge = text == ORIGINAL.repository.label
            if is_forge and (text in reported or not file.startswith("docs/contribuer/")):
                continue
            reported.add(text)
            yield Trace(file, number, text, _remedy(file, is_forge))


def _remedy(file: str, is_forge: bool) -> str:
    if is_forge:
        return "réécrire ce que la page dit de la forge"
    if file.startswith(_GENERATED):
        return "lancer « make docs »"
    if file.startswith("docs/"):
        return "écrire {{ site_url }}, {{ repo_url }} ou {{ site_name }}"
    return "y mettre les vôtres"
