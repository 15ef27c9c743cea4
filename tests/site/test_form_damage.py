"""The form finds in damaged texts what the command finds, and says it in the same words."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.problems import Problem
from catalogue.texts import text_rules
from catalogue.texts.text_rules import Text
from tests.site.test_form import engine

pytestmark = pytest.mark.browser

TEXTS = (
    "lâ€™hÃ´pital Ã\xa0 Dakar", "HÃƒÂ´pital du Val", "voilÃ lâ€™Ã©quipe", "dit â€œouiâ€ ici", "«RÉSUMÉ»", "FUNDAÇÃO OSWALDO", "Ná»™i",
    "h\ufffdpital", "h?pital", "l’?quipe, re??us", "Qui? Moi. ?tre", "https://exemple.org/?quoi=oui&lang;", "L&rsquo;AP-HP &amp; l’État",
    "&amp;rsquo; &nbsp;&#39;&#x2019;", "AT&T; R&D;", "**gras** et __gras__", "*un* et _deux_", "5 * 3 * 2, a_b_c", "A*STAR, 3**2 et 4**2",
    "[lien](https://exemple.org/a \"b\")", "![image](a.png)", "texte[^note]", "# titre", "- point", "> 50 %", "> cité", "• point", "`code`",
    "l`hôpital d`Angers", "<b>gras</b><br/>CO<sub>2</sub>", '<a href="x" class=y>z</a>', "<!-- rien -->", "x < b et c > d", "<5 ans",
    "À REMPLIR", "à remplir", "[à compléter plus tard]", "A\u0300 REMPLIR", "TODO : voir", "XXX", "XXX Congrès", "XXXe congrès", "xxxx", "???", "…",
    "n/a", "N.C.", "« test »", "Exemple.", "Lorem ipsum", "Le texte de la fiche, avec vos propres mots.", "-----", "%", "Test de dépistage",
    "À compléter.\n\nSuite", "    code\n\n    suite", "\tcode", "- a\n\n    b", "## T\n    code", "```\n    code\n• a\n```", "• a\n• b", "– a\n\n– b",
    "– dit-il", "-a\n-b", "—\u00a0un\n— deux", "1. a\n\n   b\n\n    c", "06 12 34 56 78 ou https://exemple.org/0612345678",
    "jean@hopital.fr, https://exemple.org/?a=jean@hopital.fr", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c", "Titre\n=======", "- 5 °C", "(*) et (*)",
)  # fmt: skip
FIELDS = ("title", "quote", "unit", "note")
FOUND = """([texts, fields]) => texts.map((text) => [
    ...fields.map((field) => check.texts.ofField(text, [], field).concat(check.texts.persons(text, []))),
    check.texts.ofBody(text, []),
].map((found) => found.map(({id, message, fix}) => `${id} ${message} ${fix}`).sort()))"""


@pytest.fixture(scope="module")
def script(chromium: Browser, sample: Catalogue) -> Iterator[Page]:
    page = engine(chromium, sample)
    yield page
    page.close()


def said(text: Text) -> list[str]:
    """What the command says of one text, but for rules that the form leaves to it."""
    problems = [
        Problem(fault.rule, PurePosixPath("x"), values=fault.values) for fault in text_rules.faults([text])
    ]
    return sorted(f"{one.rule.id} {one.message()} {one.fix()}" for one in problems if one.rule.id != "W307")


def expected(text: str) -> list[list[str]]:
    return [*(said(Text(text, "field", field)) for field in FIELDS), said(Text(text, "body"))]


def alike(script: Page, texts: list[str]) -> None:
    for text, found in zip(texts, script.evaluate(FOUND, [texts, FIELDS]), strict=True):
        command = expected(text)
        form = [[one for one in of_field if not one.startswith("E501")] for of_field in found]
        assert form == command, text


def test_known_damages_are_said_alike(script: Page) -> None:
    """Each text as a title, a quote, a unit, a note and a body."""
    alike(script, list(TEXTS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.sampled_from((*TEXTS, " ", "\n", "\n\n", "é", "a", "?", "*", "É»")), max_size=5).map(
            "".join
        ),
        max_size=20,
    )
)
def test_any_damages_are_said_alike(script: Page, texts: list[str]) -> None:
    """Several of them, one after the other."""
    alike(script, texts)


def test_a_conflict_in_a_body_is_told(script: Page) -> None:
    """The command refuses the whole file; the form knows the body."""
    found = script.evaluate(
        "text => check.texts.ofBody(text, ['body']).map(({id}) => id)",
        "a\n\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d",
    )
    assert found == ["E501"]
    assert (
        script.evaluate("text => check.texts.ofBody(text, ['body']).map(({id}) => id)", "Titre\n=======\n\na")
        == []
    )


def test_texts_are_those_of_the_model(script: Page) -> None:
    """Numbers, codes and addresses of an organisation are no texts."""
    values = {
        "name": "a",
        "kind": "hospital",
        "website": "https://exemple.org/0612345678",
        "also_known_as": ["b"],
        "note": "c",
    }
    found = script.evaluate(
        "values => check.texts.words(check.organisation.fields, values, []).map(({text}) => text)", values
    )
    assert sorted(found) == ["a", "b", "c"]
