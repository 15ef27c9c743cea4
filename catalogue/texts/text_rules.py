"""Rules of the words of a file, wherever they stand: no contact, no patient, no word that is not what it seems."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from catalogue.language import characters
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Rule
from catalogue.texts import body, contacts, patients

_Found = Iterable[tuple[str, int]]
_ADDRESS = re.compile(r"^[ \t]*(?:url|website|sha256):.*$", re.MULTILINE)
"""Lines of the registry that hold no words."""

_RULES: Sequence[tuple[Rule, str, Callable[[str], _Found]]] = (
    (rulebook.EMAIL_IN_TEXT, "found", contacts.emails),
    (rulebook.PHONE_IN_TEXT, "found", contacts.phones),
    (rulebook.PATIENT_DETAIL, "found", patients.details),
    (rulebook.SOCIAL_SECURITY_NUMBER, "found", patients.social_security_numbers),
    (rulebook.MIXED_ALPHABETS, "word", characters.mixed_words),
    (rulebook.PERSON_DETAIL, "found", patients.persons),
)


def problems(text: str, file: PurePosixPath) -> Iterator[Problem]:
    """What the text of a partnership, an organisation or a source may not tell. Of two at one place the graver is told."""
    if file.suffix != ".md":
        text = _ADDRESS.sub(lambda line: " " * len(line[0]), text)
    told: list[range] = []
    for rule, name, find in _RULES:
        for found, offset in find(text):
            here = range(offset, offset + len(found))
            if any(here.start < other.stop and other.start < here.stop for other in told):
                continue
            told.append(here)
            yield Problem(rule, file, *body.place(text, offset), {name: " ".join(found.split())})
