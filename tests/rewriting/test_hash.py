"""Texts that a ` #` would cut: `check --fix` quotes them where that can be read in one way only."""

from pathlib import PurePosixPath

import pytest

from catalogue.reading.front_matter import parse_markdown
from catalogue.rewriting.fixes import mended
from catalogue.rules.examples import text

FILE = PurePosixPath("partnerships/exemple-dakar.md")


def values(changed: str) -> object:
    document, _ = parse_markdown(changed, FILE)
    assert document is not None
    return document.values


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("title: Jumelage en cardiologie avec Dakar", "title: Jumelage avec Dakar #sante pour tous", 'title: "Jumelage avec Dakar #sante pour tous"'),
        ("section: Hôpital du Val", "section: Rubrique #3 Hôpital du Val", 'section: "Rubrique #3 Hôpital du Val"'),
        ("unit: service de cardiologie,", "unit: service #3 de cardiologie,", 'unit: "service #3 de cardiologie",'),
        ("unit: service de cardiologie, evidence: accord}", "evidence: accord, unit: service #3}", 'unit: "service #3", evidence: accord}'),
        ("event: Signature de l’accord,", "event: Signature de l’accord #2,", 'event: "Signature de l’accord #2",'),
        ("    quote: jusqu’à 12 000 euros", "    quote: jusqu’à 12 000\n      euros #2019", '    quote: "jusqu’à 12 000 euros #2019"'),
    ],
)  # fmt: skip
def test_a_text_is_quoted(old: str, new: str, mend: str) -> None:
    """In a block, in a mapping on one line, at its end, and over several lines."""
    good = text(str(FILE))
    assert good.count(old) == 1
    broken = good.replace(old, new)
    assert mended(broken, FILE) == good.replace(old, mend)
    assert mended(mended(broken, FILE), FILE) == mended(broken, FILE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: partnership", "kind: partnership #3"),
        ("kind: partnership", "kind: partnership # ou programme ?"),
        ("title: Jumelage en cardiologie avec Dakar", "title: Jumelage en cardiologie # à relire"),
        ("title: Jumelage en cardiologie avec Dakar", "title: Jumelage en cardiologie #note: à relire"),
        ("title: Jumelage en cardiologie avec Dakar", 'title: "Jumelage en cardiologie" #3'),
        ("unit: service de cardiologie,", "unit: service #3 de cardiologie, dit bleu,"),
    ],
)
def test_what_may_be_a_comment_stays(old: str, new: str) -> None:
    """A comment after a code, one with a space after its sign, a field left out, and a comma that may be of the text."""
    broken = text(str(FILE)).replace(old, new)
    assert new in broken
    assert new.split(": ", 1)[1] in mended(broken, FILE)


def test_quotes_change_no_other_value() -> None:
    """Of several texts cut, each gets its own end back."""
    good = text(str(FILE))
    broken = good.replace("note: Trois places,", "note: Trois places #1 et #2,").replace(
        "section: Hôpital du Val", "section: Partie #4"
    )
    expected = good.replace("note: Trois places,", 'note: "Trois places #1 et #2",').replace(
        "section: Hôpital du Val", 'section: "Partie #4"'
    )
    assert values(mended(broken, FILE)) == values(expected)
