"""Names of files: what a title proposes, and what is wrong with one that is an identifier."""

from pathlib import PurePosixPath

from catalogue.language import french
from catalogue.model.names import LONGEST, is_reserved
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Rule

LONGEST_PATH = 180
"""Signs of a path from the root of the repository: Windows takes 259, and the repository lies in a folder of its own."""
SHORT = 60
"""Signs of an id that is made of a title, which may be longer than people want to read in an address."""


def proposed(title: str) -> str:
    """An id made of a title or name, cut after a whole word; empty when nothing of it may stand in one."""
    id_ = french.slug(title)
    return id_ if len(id_) <= SHORT else id_[: SHORT + 1].rpartition("-")[0] or id_[:SHORT]


def fault(file: str, folder: str) -> Problem | None:
    """What is wrong with the name of a file below `folder`, or with that of a folder between the two."""
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
