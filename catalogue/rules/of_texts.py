"""The rules of the text below the front matter."""

from collections.abc import Iterator
from functools import partial

from catalogue.knowledge.derive import evidence_numbers
from catalogue.model.registry import Registry
from catalogue.problems import rulebook
from catalogue.problems.problems import Problem, Rule, Values
from catalogue.reading.load import Record
from catalogue.reading.typing_errors import nearest
from catalogue.rules import spellings
from catalogue.texts import body, body_faults

SHORT_TEXT_WORDS = 60


def text_problems(record: Record, registry: Registry) -> Iterator[Problem]:
    """The body cites known evidence, is plain Markdown without HTML or pictures, has safe links and our names of countries."""
    file, first, text = record.file, record.body_line - 1, record.body

    def problem(rule: Rule, place: tuple[int, int], values: Values) -> Problem:
        return Problem(rule, file, first + place[0], place[1], values)

    known = record.partnership.evidence
    if any(id_ not in known for id_ in body.cited(text)):
        for id_, line, column in body.citations(text):
            if id_ not in known:
                values: Values = {"evidence": id_, "near": nearest(id_, known)}
                yield problem(rulebook.UNKNOWN_EVIDENCE, (line, column), values)
    numbers = partial(evidence_numbers, record.partnership, text)
    for rule, offset, said in body_faults.faults(text, numbers):
        yield problem(rule, body.place(text, offset), said)
    for found, name, offset in spellings.avoided(text, registry):
        yield problem(rulebook.SPELLING_TO_AVOID, body.place(text, offset), {"found": found, "name": name})
    count = body.word_count(text, SHORT_TEXT_WORDS)
    if count < SHORT_TEXT_WORDS:
        yield problem(rulebook.SHORT_TEXT, (1, 1), {"count": str(count)})
