"""Parses the body of an issue into the answers to a form. The body is untrusted: what does not fit is refused.

The forge writes each question as a heading of level 3 with its answer below. Whoever edits the issue may write anything
there, so only the text below known headings is used.
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
"""The limit of the forge for the body of an issue."""
_HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
_SILENCE = ("", "_No response_", "None")
"""What the forge writes for a question without an answer."""


class RefusedError(Exception):
    """An issue that cannot become files. `reasons` are French, each on one line: GitHub reads lines of output as commands."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = tuple(" ".join(reason.split()) for reason in reasons)
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to a form by the ids of its questions, without those left open: entered `texts`, and `chosen` options."""

    texts: Mapping[str, str]
    chosen: Mapping[str, tuple[str, ...]]

    def lines(self, id_: str) -> tuple[str, ...]:
        """The non-empty lines of an answer, without bullets."""
        return tuple(
            line.strip(" -*•\t") for line in self.texts.get(id_, "").split("\n") if line.strip(" -*•\t")
        )


def fits(body: str, form: Form) -> bool:
    """Whether a body has the headings of all questions of a form."""
    return set(form.questions) <= {
        heading.rstrip() for heading in _HEADING.findall(plain(body[:MOST_CHARACTERS]))
    }


def read(body: str, form: Form) -> Answers:
    """The answers in a body. Raises RefusedError with every fault."""
    if len(body) > MOST_CHARACTERS:
        raise RefusedError(f"la demande dépasse {french.number(MOST_CHARACTERS)} signes")
    body = plain(body)
    faults: list[str] = []
    unseen = hidden(body)
    if unseen:
        rule, _, values = unseen
        problem = Problem(rule, PurePosixPath(), values=values)
        faults.append(f"{problem.message()} ; à faire : {problem.fix()}")
    texts: dict[str, str] = {}
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
            faults += [f"« {label} » n’a pas le choix « {option} »" for option in unknown]
        else:
            texts[question.id] = answer
        seen.add(label)
    for question in form.questions.values():
        if question.required and question.id not in texts and not chosen.get(question.id):
            faults.append(f"« {question.label} » n’a pas de réponse")
    if faults:
        raise RefusedError(*faults)
    return Answers(texts, chosen)


def _sections(body: str, form: Form) -> Iterator[tuple[str, str]]:
    """The known headings with the text below them. An unknown heading is part of the answer above it."""
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
    """The options in an answer, and unknown ones. The forge joins options by commas, which an option may contain too."""
    if not question.multiple:
        return ((answer,), []) if answer in question.options else ((), [answer[:80]])
    chosen: list[str] = []
    unknown: list[str] = []
    rest = answer
    while rest:
        option = max(
            (choice for choice in question.options if f"{rest}, ".startswith(f"{choice}, ")),
            key=len,
            default="",
        )
        if not option:
            option = rest.split(", ", 1)[0]
            unknown.append(option[:80])
        elif option not in chosen:
            chosen.append(option)
        rest = rest[len(option) :].removeprefix(", ")
    return tuple(chosen), unknown


def plain(text: str) -> str:
    """The text with `\\n` line ends and without byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def record_id(line: str) -> str:
    """The id of a record, from the address of its page, the path of its file, or the id itself."""
    return line.strip().partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
