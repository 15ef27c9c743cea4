"""The body of an issue → the answers to a form. The body is a stranger's: all that does not fit is refused, with reasons.

The forge writes each question as a heading of the third level with its answer below. Whoever edits the issue may write
anything there, so that nothing is taken from it but the text below known headings.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from catalogue.forge.forms import Form, Question
from catalogue.language import french
from catalogue.problems.problems import Problem
from catalogue.texts.hidden import hidden

MOST_CHARACTERS = 65_536
"""What the forge itself takes for the body of an issue."""
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_SILENCE = ("", "_No response_", "None")


class RefusedError(Exception):
    """Nothing can be made of what was asked. `reasons` are in French, each on one line: a line may be a command."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = tuple(" ".join(reason.split()) for reason in reasons)
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Answers:
    """What a form was answered, by the ids of its questions; a question left open is missing.

    `chosen` holds the options that were ticked, `said` the texts.
    """

    said: Mapping[str, str]
    chosen: Mapping[str, tuple[str, ...]]

    def lines(self, id_: str) -> tuple[str, ...]:
        """The answer to a question that takes one thing a line."""
        return tuple(
            line.strip(" -*•\t") for line in self.said.get(id_, "").split("\n") if line.strip(" -*•\t")
        )


def fits(body: str, form: Form) -> bool:
    """Whether a body was written with a form: it has the headings of all its questions."""
    return set(form.questions) <= {one.rstrip() for one in _HEADING.findall(plain(body[:MOST_CHARACTERS]))}


def read(body: str, form: Form) -> Answers:
    """The answers in a body. Raises RefusedError with all that does not fit."""
    if len(body) > MOST_CHARACTERS:
        raise RefusedError(f"la demande dépasse {french.number(MOST_CHARACTERS)} signes")
    body = plain(body)
    faults: list[str] = []
    unseen = hidden(body)
    if unseen:
        rule, _, values = unseen
        met = Problem(rule, PurePosixPath(), values=values)
        faults.append(f"{met.message()} ; à faire : {met.fix()}")
    said: dict[str, str] = {}
    chosen: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    for label, answer in _sections(body, form):
        question = form.questions[label]
        if label in seen:
            faults.append(f"« {label} » s’y trouve deux fois : une réponse ne peut pas contenir ce titre")
        elif answer in _SILENCE:
            pass
        elif question.options:
            chosen[question.id], unknown = _options(answer, question)
            faults += [f"« {label} » n’a pas le choix « {one} »" for one in unknown]
        else:
            said[question.id] = answer
        seen.add(label)
    for question in form.questions.values():
        if question.required and question.id not in said and not chosen.get(question.id):
            faults.append(f"« {question.label} » n’a pas de réponse")
    if faults:
        raise RefusedError(*faults)
    return Answers(said, chosen)


def _sections(body: str, form: Form) -> Iterator[tuple[str, str]]:
    """Each known heading with the text below it. An unknown heading belongs to the answer that holds it."""
    pieces = _HEADING.split(body)
    label, answer = "", ""
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        known = heading.rstrip()
        if known in form.questions or known == form.promises:
            if label in form.questions:
                yield label, answer.strip()
            label, answer = known, text
        else:
            answer += f"### {heading}{text}"
    if label in form.questions:
        yield label, answer.strip()


def _options(answer: str, question: Question) -> tuple[tuple[str, ...], list[str]]:
    """The options that an answer names, and what is none of them. The forge joins them by commas, which some hold."""
    if not question.multiple:
        return ((answer,), []) if answer in question.options else ((), [answer[:80]])
    found: list[str] = []
    unknown: list[str] = []
    rest = answer
    while rest:
        option = max(
            (one for one in question.options if f"{rest}, ".startswith(f"{one}, ")), key=len, default=""
        )
        if not option:
            option = rest.split(", ", 1)[0]
            unknown.append(option[:80])
        elif option not in found:
            found.append(option)
        rest = rest[len(option) :].removeprefix(", ")
    return tuple(found), unknown


def plain(text: str) -> str:
    """A text with `\\n` line ends and no byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def record_id(line: str) -> str:
    """The id in the address of a page, the path of a file, or alone."""
    return line.strip().partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
