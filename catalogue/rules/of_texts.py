"""The rules of the text below the front matter."""

import re
from collections.abc import Iterator

from catalogue import body, rulebook
from catalogue.load import Record
from catalogue.problems import Phrase, Problem, Rule
from catalogue.typing_errors import nearest

SHORT_TEXT_WORDS = 60
SAFE_LINK = re.compile(r"https?://[^\s]+$|#[\w-]+$")


def text_problems(record: Record) -> Iterator[Problem]:
    """The body cites known evidence, is plain Markdown without HTML or pictures, and has safe links."""
    file, first, text = record.file, record.body_line - 1, record.body

    def problem(rule: Rule, line: int, column: int, **values: str | Phrase) -> Problem:
        return Problem(rule, file, first + line, column, values)

    known = record.partnership.evidence
    if any(id_ not in known for id_ in body.cited(text)):
        for id_, line, column in body.citations(text):
            if id_ not in known:
                yield problem(rulebook.UNKNOWN_EVIDENCE, line, column, evidence=id_, near=nearest(id_, known))
    for html, line, column in body.raw_html(text):
        yield problem(rulebook.RAW_HTML, line, column, html=html[:60])
    for line, column in body.images(text):
        yield problem(rulebook.IMAGE, line, column)
    for address, line, column in body.links(text):
        if not SAFE_LINK.match(address):
            yield problem(rulebook.BAD_LINK, line, column, address=address[:80])
    count = body.word_count(text, SHORT_TEXT_WORDS)
    if count < SHORT_TEXT_WORDS:
        yield problem(rulebook.SHORT_TEXT, 1, 1, count=str(count))
