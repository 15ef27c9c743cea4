"""Problems as text for people, as JSON for programs, as annotations for GitHub."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalogue.problems.problems import Language, Level, Problem
from catalogue.problems.terminal import OF_LEVELS, paint

_SEE = {"fr": "voir", "en": "see"}
_FIX = {"fr": "à faire", "en": "fix"}
LEVELS: dict[Language, dict[Level, str]] = {
    "fr": {Level.INVALID: "invalide", Level.DOUBTFUL: "douteux", Level.USEFUL: "utile"},
    "en": {Level.INVALID: "invalid", Level.DOUBTFUL: "doubtful", Level.USEFUL: "useful"},
}
"""The words for the levels."""
_GITHUB = {Level.INVALID: "error", Level.DOUBTFUL: "warning", Level.USEFUL: "notice"}


@dataclass(frozen=True, slots=True)
class Manner:
    """Options of a report. `pages` is the address below which each rule has its page, empty when there are no pages;
    `beside` gives lines to print below a problem.
    """

    language: Language = "fr"
    pages: str = ""
    colours: bool = False
    beside: Callable[[Problem], str] | None = None

    def page(self, problem: Problem) -> str:
        """The address of the page of the rule, or an empty text."""
        return f"{self.pages}{problem.rule.id.lower()}/" if self.pages else ""


def as_text(problems: Iterable[Problem], language: Language = "fr") -> str:
    """Two lines for each problem: `file:line:column id [level] message`, then the fix."""
    return text_report(problems, Manner(language))


def text_report(problems: Iterable[Problem], manner: Manner) -> str:
    """The text of `as_text` with the options of a manner: colours, the address of the rule's page, lines below."""
    language, on = manner.language, manner.colours
    colon = " :" if language == "fr" else ":"
    lines = []
    for problem in problems:
        level = problem.rule.level
        place = paint(f"{problem.file}:{problem.line}:{problem.column}", "bold", on=on)
        rule = paint(f"{problem.rule.id} [{LEVELS[language][level]}]", OF_LEVELS[level], on=on)
        lines.append(f"{place} {rule} {problem.message(language)}\n")
        lines.append(f"    {paint(_FIX[language] + colon, 'green', on=on)} {problem.fix(language)}\n")
        if manner.pages:
            lines.append(f"    {paint(_SEE[language] + colon + ' ' + manner.page(problem), 'dim', on=on)}\n")
        if manner.beside is not None:
            lines.append(manner.beside(problem))
    return "".join(lines)


def as_json(problems: Iterable[Problem], manner: Manner) -> str:
    """A list of objects: rule, level, file, line, column, message, fix, page."""
    rows = [
        {
            "rule": problem.rule.id,
            "level": problem.rule.level.value,
            "file": str(problem.file),
            "line": problem.line,
            "column": problem.column,
            "message": problem.message(manner.language),
            "fix": problem.fix(manner.language),
            "page": manner.page(problem),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem], manner: Manner) -> str:
    """Workflow commands, which GitHub shows as annotations of the faulty line."""
    lines = []
    language = manner.language
    colon = " :" if language == "fr" else ":"
    for problem in problems:
        place = f"file={_property(str(problem.file))},line={problem.line},col={problem.column}"
        parts = [
            problem.message(language),
            f"{_FIX[language]}{colon} {problem.fix(language)}",
            manner.page(problem),
        ]
        text = _data("\n".join(filter(None, parts)))
        lines.append(f"::{_GITHUB[problem.rule.level]} {place},title={problem.rule.id}::{text}\n")
    return "".join(lines)


def summary(problems: Iterable[Problem], language: Language = "fr") -> str:
    """Counts by level: `2 invalides, 1 douteux, 0 utile`."""
    counts = Counter(problem.rule.level for problem in problems)
    words = LEVELS[language]
    return ", ".join(f"{counts[level]} {_counted(words[level], counts[level], language)}" for level in Level)


@dataclass(frozen=True, slots=True)
class Read:
    """Counts of what a check read: files of any kind, the valid records among them, and the quotes of those."""

    files: int
    records: int
    quotes: int


def closing(problems: Iterable[Problem], read: Read, looked_up: bool, language: Language = "fr") -> str:
    """The last line of a check: counts of what was read, then of problems. `looked_up`: quotes were compared to texts."""
    seen = [
        _files(read, language),
        *([_records(read, looked_up, language)] if read.records or not read.files else []),
    ]
    colon = " :" if language == "fr" else ":"
    return f"{', '.join(filter(None, seen))}{colon} {summary(problems, language)}"


def _files(read: Read, language: Language) -> str:
    """The count of files, when some of them are no records."""
    if read.files <= read.records:
        return ""
    word = "fichier" if language == "fr" else "file"
    return f"{read.files} {word}{'s' * (read.files > 1)}"


def _records(read: Read, looked_up: bool, language: Language) -> str:
    if language == "fr":
        quotes = (
            "citations cherchées dans les sources"
            if looked_up
            else "citations, non cherchées (--texts DOSSIER)"
        )
        return f"{read.records} fiche{'s' * (read.records > 1)}, {read.quotes} {quotes}"
    quotes = "quotes looked up in the sources" if looked_up else "quotes, not looked up (--texts FOLDER)"
    return f"{read.records} record{'s' * (read.records != 1)}, {read.quotes} {quotes}"


def _counted(word: str, count: int, language: Language) -> str:
    return word + "s" if language == "fr" and count > 1 and not word.endswith("x") else word


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": text_report, "json": as_json, "github": as_github}
