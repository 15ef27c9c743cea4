"""Problems as text for people, as JSON for programs, as annotations for GitHub."""

import json
from collections import Counter
from collections.abc import Iterable

from catalogue.problems import Language, Level, Problem

_FIX = {"fr": "à faire", "en": "fix"}
_LEVELS: dict[Language, dict[Level, str]] = {
    "fr": {Level.INVALID: "invalide", Level.DOUBTFUL: "douteux", Level.USEFUL: "utile"},
    "en": {Level.INVALID: "invalid", Level.DOUBTFUL: "doubtful", Level.USEFUL: "useful"},
}
_GITHUB = {Level.INVALID: "error", Level.DOUBTFUL: "warning", Level.USEFUL: "notice"}


def as_text(problems: Iterable[Problem], language: Language = "fr") -> str:
    """Two lines a problem: `file:line:column id [level] message`, then the fix."""
    colon = " :" if language == "fr" else ":"
    lines = []
    for problem in problems:
        level = _LEVELS[language][problem.rule.level]
        place = f"{problem.file}:{problem.line}:{problem.column}"
        lines.append(f"{place} {problem.rule.id} [{level}] {problem.message(language)}\n")
        lines.append(f"    {_FIX[language]}{colon} {problem.fix(language)}\n")
    return "".join(lines)


def as_json(problems: Iterable[Problem], language: Language = "fr") -> str:
    """A list of objects: rule, level, file, line, column, message, fix."""
    rows = [
        {
            "rule": problem.rule.id,
            "level": problem.rule.level.value,
            "file": str(problem.file),
            "line": problem.line,
            "column": problem.column,
            "message": problem.message(language),
            "fix": problem.fix(language),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem], language: Language = "fr") -> str:
    """Workflow commands that GitHub shows on the faulty line."""
    lines = []
    for problem in problems:
        place = f"file={_property(str(problem.file))},line={problem.line},col={problem.column}"
        text = _data(f"{problem.message(language)}\n{_FIX[language]} : {problem.fix(language)}")
        lines.append(f"::{_GITHUB[problem.rule.level]} {place},title={problem.rule.id}::{text}\n")
    return "".join(lines)


def summary(problems: Iterable[Problem], language: Language = "fr") -> str:
    """`2 invalides, 1 douteux, 0 utile`."""
    counts = Counter(problem.rule.level for problem in problems)
    said = _LEVELS[language]
    return ", ".join(f"{counts[level]} {_counted(said[level], counts[level], language)}" for level in Level)


def closing(
    problems: Iterable[Problem], records: int, quotes: int, looked_up: bool, language: Language = "fr"
) -> str:
    """The last line of a check: what was read, what was found."""
    counts = summary(problems, language)
    if language == "fr":
        seen = (
            "citations cherchées dans les sources"
            if looked_up
            else "citations, non cherchées (--texts DOSSIER)"
        )
        return f"{records} fiches, {quotes} {seen} : {counts}"
    seen = "quotes looked up in the sources" if looked_up else "quotes, not looked up (--texts FOLDER)"
    return f"{records} records, {quotes} {seen}: {counts}"


def _counted(word: str, count: int, language: Language) -> str:
    return word + "s" if language == "fr" and count > 1 and not word.endswith("x") else word


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
