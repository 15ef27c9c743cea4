"""Problems as values: the rule that is broken, the place, and texts for the message and its mend. Nothing is printed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Literal

from catalogue.language.characters import INVISIBLE

Language = Literal["fr", "en"]
# Line ends would split a message, and marks of direction would reorder it on the terminal.
_UNPRINTABLE = re.compile(rf"(?:[\n\t]|{INVISIBLE.pattern})+")
_LONGEST = 400
"""Most characters of a contributor's text in a message; a quote has up to 300."""


class Level(StrEnum):
    """How bad it is. `invalid` stops the build, `doubtful` warns, `useful` says what is missing."""

    INVALID = "invalid"
    DOUBTFUL = "doubtful"
    USEFUL = "useful"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in French and English."""

    fr: str
    en: str

    def filled(self, **values: object) -> "Phrase":
        """The phrase with its `{names}` replaced."""
        return Phrase(self.fr.format_map(values), self.en.format_map(values))


Values = Mapping[str, str | Phrase]
"""The values of the placeholders of a message: text of the file, the same in both languages, or a phrase."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A message and its mend in one language; the problem's values replace their `{names}`."""

    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that are listed together: the same level, and ids that begin with the same prefix.

    `title` and `introduction` are French: they stand in the index of rules.
    """

    prefix: str
    level: Level
    title: str
    introduction: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong; `id` never changes once published.

    Raises ValueError when the id does not begin with the prefix of the family.
    """

    id: str
    family: Family
    fr: Wording
    en: Wording

    def __post_init__(self) -> None:
        if not self.id.startswith(self.family.prefix):
            raise ValueError(f"rule {self.id} is no rule of the family {self.family.prefix}")

    @property
    def level(self) -> Level:
        """The level of the family."""
        return self.family.level


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in one file. Lines and columns count from 1."""

    rule: Rule
    file: PurePosixPath
    line: int = 1
    column: int = 1
    values: Values = field(default_factory=dict)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """File, line, column, rule, message: a total order, equal only for the same problem."""
        return (str(self.file), self.line, self.column, self.rule.id, self.message())

    def message(self, language: Language = "fr") -> str:
        """What is wrong, in one sentence."""
        return self._filled(self._wording(language).message, language)

    def fix(self, language: Language = "fr") -> str:
        """How to mend it."""
        return self._filled(self._wording(language).fix, language)

    def _wording(self, language: Language) -> Wording:
        return self.rule.fr if language == "fr" else self.rule.en

    def _filled(self, template: str, language: Language) -> str:
        texts = {
            name: getattr(value, language) if isinstance(value, Phrase) else value
            for name, value in self.values.items()
        }
        return _UNPRINTABLE.sub(
            " ", template.format_map({name: _short(text) for name, text in texts.items()})
        )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order of files, lines and columns, without duplicates."""
    unique = {problem.sort_key: problem for problem in problems}
    return tuple(unique[key] for key in sorted(unique))


def is_valid(problems: Iterable[Problem]) -> bool:
    """Whether no problem has the level that stops the build."""
    return all(problem.rule.level is not Level.INVALID for problem in problems)
