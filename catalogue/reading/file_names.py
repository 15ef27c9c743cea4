"""File names, whose stems are ids: a proposal from a title, and the rules for length, reserved names and folders."""

from pathlib import PurePosixPath

from catalogue.language import french
from catalogue.model.names import LONGEST, is_reserved
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Rule

LONGEST_PATH = 180
"""Most characters of a path in the repository. Windows allows 259 for the whole path, with that of the checkout."""
SHORT = 60
"""Most characters of a proposed id, so that addresses stay readable."""


def proposed(title: str) -> str:
    """The id for a title or name, cut at a word; empty when the title has no letter or digit of an id."""
    id_ = french.slug(title)
    return id_ if len(id_) <= SHORT else id_[: SHORT + 1].rpartition("-")[0] or id_[:SHORT]


def fault(file: str, folder: str) -> Problem | None:
    """What is wrong with the name of a file below `folder`, or of a folder in between; None if nothing is."""
    *between, name = file.removeprefix(f"{folder}/").split("/")
    id_ = name.rsplit(".", 1)[0]

    def problem(rule: Rule, **values: str) -> Problem:
        return Problem(rule, PurePosixPath(file), values=values)

    if is_reserved(id_):
        return problem(rulebook.RESERVED_NAME, id=id_)
    if len(id_) > LONGEST:
        return problem(rulebook.NAME_TOO_LONG, count=str(len(id_)), most=str(LONGEST))
    if len(file) > LONGEST_PATH:
        return problem(rulebook.PATH_TOO_LONG, count=str(len(file)), most=str(LONGEST_PATH))
    for name in between:
        if french.slug(name) != name or is_reserved(name) or len(name) > LONGEST:
            return problem(rulebook.BAD_FOLDER, folder=name)
    return None
