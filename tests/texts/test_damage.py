"""Texts damaged on their way: what is told of each, where, and what is right although it looks damaged."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.problems.problems import Problem

Checked = Callable[[], tuple[Problem, ...]]
RECORD = "partnerships/exemple-dakar.md"
HOSPITAL = "registry/organisations/hopital-de-dakar.yml"
SOURCE = "registry/sources/brochure.yml"
TITLE = "title: Jumelage en cardiologie avec Dakar"
SUMMARY = "summary: Une équipe de l’hôpital du Val forme chaque année des infirmiers de Dakar et reçoit leurs collègues pour de courts stages."
NOTE = "note: Le texte ne dit pas le lieu du stage."
QUOTE = "quote: un accord de jumelage signé le 12 mars 2018"
SECTION = "section: Hôpital du Val"
PARAGRAPH = "Les infirmiers reçus travaillent"
THEMES = "registry/themes.yml"
QUOTES_ARE_LOOKED_UP = ("E205",)


@pytest.fixture
def changed(folder: Path, checked: Checked) -> Callable[[str, str, str], list[Problem]]:
    """What is said of the example once a text of a file is replaced by another, quotes that no source has left aside."""

    def problems(file: str, old: str, new: str) -> list[Problem]:
        path = folder / file
        before = path.read_text("utf-8")
        assert before.count(old) == 1
        path.write_text(before.replace(old, new), "utf-8")
        try:
            return [problem for problem in checked() if problem.rule.id not in QUOTES_ARE_LOOKED_UP]
        finally:
            path.write_text(before, "utf-8")

    return problems


Changed = Callable[[str, str, str], list[Problem]]


def places(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.rule.id, problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        (RECORD, TITLE, "title: Angers et Djibouti #sante pour tous", 27),
        (RECORD, TITLE, "title: Angers et Djibouti # santé pour tous", 27),
        (RECORD, SUMMARY, f"{SUMMARY} #dakar", len(SUMMARY) + 2),
        (RECORD, SECTION, "section: Rubrique #3 CHU d’Angers", 23),
        (RECORD, NOTE, "note: Le lieu du stage #1 manque.", 28),
        (RECORD, QUOTE, "quote: un accord #de jumelage", 22),
        (HOSPITAL, "city: Dakar", "city: Dakar #2", 13),
        (HOSPITAL, "name: Hôpital de Dakar", "name: Hôpital de Dakar #2", 24),
        (SOURCE, "publisher: Fonds d’exemple", "publisher: Fonds d’exemple #2", 28),
        (THEMES, "en: Nutrition and food security", "en: Nutrition #1\n  ", 74),
    ],
)  # fmt: skip
def test_a_text_that_a_comment_cuts(changed: Changed, file: str, old: str, new: str, column: int) -> None:
    """The doubt stands at the sign, and the mend writes the whole text between quotes."""
    found = [problem for problem in changed(file, old, new) if problem.rule.id == "W501"]
    assert [problem.column for problem in found] == [column]
    assert str(found[0].file) == file
    whole = new.strip().split(": ", 1)[1]
    assert f'`"{whole}"`' in found[0].fix()


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        (SUMMARY, "summary: Une équipe de l’hôpital du Val\n  forme chaque année des infirmiers #dakar", 5, 37),
        (SUMMARY, "summary:\n  Une équipe de l’hôpital du Val #dakar", 5, 34),
        ("unit: service de cardiologie, evidence: accord}", "unit: service #3\n    , evidence: accord}", 7, 62),
        ("former_ids: [ancien-dakar]\nevidence:", "former_ids: [ancien-dakar] # à garder\nevidence: # les citations", None, None),
        ("kind: partnership", "kind: partnership # ou programme ?", None, None),
        ("value: 15, value_max: 18,", "value: 15, # au moins\n     value_max: 18,", None, None),
        (QUOTE, "quote: \"un accord #3 de jumelage\"", None, None),
        (QUOTE, "quote: un accord#3 de jumelage", None, None),
        (NOTE, "note: |\n      Le lieu #3 du stage.", None, None),
    ],
)  # fmt: skip
def test_where_a_comment_cuts_a_text(
    changed: Changed, old: str, new: str, line: int | None, column: int | None
) -> None:
    """On the last line of a text of several lines and within braces; never after codes, numbers and quoted texts."""
    found = places(changed(RECORD, old, new))
    assert found == ([("W501", line, column)] if line is not None else [])


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        (SUMMARY, "summary: Une équipe #du Val\n  forme des infirmiers.", 4, 21),
        ("unit: service de cardiologie,", "unit: service #3 de cardiologie,", 7, 62),
        ("label: Infirmiers formés,", "label: Infirmiers #formés,", 25, 24),
    ],
)
def test_a_comment_that_hides_the_end_of_a_line(
    changed: Changed, old: str, new: str, line: int, column: int
) -> None:
    """Where YAML stumbles over what the comment hides, the sign is named, and no bracket or indent."""
    [problem] = changed(RECORD, old, new)
    assert (problem.rule.id, problem.line, problem.column) == ("E007", line, column)
    assert "« # » cache la fin de la ligne" in problem.message()
    assert "entre guillemets doubles" in problem.fix()


SIDES = "<<<<<<< HEAD\n{0}\n=======\n{0}\n>>>>>>> autre branche"
WITH_BASE = "<<<<<<< HEAD\n{0}\n||||||| 1a2b3c4\n{0}\n=======\n{0}\n>>>>>>> autre"


@pytest.mark.parametrize(
    "conflict",
    [SIDES, WITH_BASE, "<<<<<<< HEAD\n{0}", "{0}\n>>>>>>> autre", "<<<<<<<\n{0}\n=======\n>>>>>>>"],
)
@pytest.mark.parametrize(
    ("file", "old"),
    [
        (RECORD, TITLE),
        (RECORD, f"    {SECTION}"),
        (RECORD, "  - {organisation: fonds-exemple, role: funder, evidence: argent}"),
        (RECORD, "## Contexte"),
        (HOSPITAL, "city: Dakar"),
        (SOURCE, "kind: brochure"),
        (THEMES, "# What a cooperation is about beyond a clinical specialty."),
    ],
)  # fmt: skip
def test_a_merge_conflict(changed: Changed, conflict: str, file: str, old: str) -> None:
    """In front matter, body and registry, with and without the common ancestor, half cleared away: named as what it is."""
    found = [problem for problem in changed(file, old, conflict.format(old)) if str(problem.file) == file]
    assert [problem.rule.id for problem in found] == ["E501"]
    assert "conflit de fusion" in found[0].message()


def test_a_conflict_over_a_whole_file(folder: Path, checked: Checked) -> None:
    """One that begins before the front matter is no missing front matter."""
    path = folder / RECORD
    path.write_text(SIDES.format(path.read_text("utf-8")), "utf-8")
    assert [(one.rule.id, one.line) for one in checked() if str(one.file) == RECORD] == [("E501", 1)]


@pytest.mark.parametrize(
    "new",
    [
        "Un titre\n=======\n\nLes infirmiers reçus travaillent",
        "Un titre\n========\n\nLes infirmiers reçus travaillent",
        "> > > Une parole citée.\n\nLes infirmiers reçus travaillent",
        "<<<<<< six\n\nLes infirmiers reçus travaillent",
    ],
)
def test_no_conflict(changed: Changed, new: str) -> None:
    """A heading underlined with equals signs, of seven too, and quotations in quotations."""
    assert changed(RECORD, PARAGRAPH, new) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "right"),
    [
        (RECORD, TITLE, "title: L’appui de lâ€™hÃ´pital Ã\xa0 Dakar", "L’appui de l’hôpital à Dakar"),
        (RECORD, QUOTE, "quote: un accord signÃ© en 2018", "un accord signé en 2018"),
        (RECORD, SECTION, "section: HÃƒÂ´pital du Val", "Hôpital du Val"),
        (RECORD, "label: Infirmiers formés", "label: Infirmiers formÃ©s", "Infirmiers formés"),
        (RECORD, "event: Signature de l’accord", "event: Signature de l\u00e2\u0080\u0099accord", "l’accord,"),
        (RECORD, PARAGRAPH, "Les infirmiers reÃ§us travaillent", "reçus"),
        (HOSPITAL, "name: Hôpital de Dakar", "name: HÃ´pital de Dakar", "Hôpital de Dakar"),
        (HOSPITAL, "[Hôpital central de Dakar]", "[HÃ´pital central de Dakar]", "Hôpital central de Dakar"),
        (SOURCE, "title: Brochure d’exemple", "title: Brochure dâ€™exemple", "Brochure d’exemple"),
        (THEMES, "fr: Nutrition et sécurité alimentaire", "fr: Nutrition et sÃ©curitÃ© alimentaire", "Nutrition et sécurité alimentaire"),
    ],
)  # fmt: skip
def test_a_text_that_was_encoded_twice(changed: Changed, file: str, old: str, new: str, right: str) -> None:
    """In every text, once or twice too often, with the right text in the mend."""
    found = [problem for problem in changed(file, old, new) if str(problem.file) == file]
    assert [problem.rule.id for problem in found] == ["E502"]
    assert found[0].fix().endswith(f" {right}")


@pytest.mark.parametrize(
    ("file", "old", "new", "rule"),
    [
        (RECORD, TITLE, "title: Jumelage de l’h\ufffdpital", "E503"),
        (RECORD, QUOTE, "quote: un accord sign\ufffd en 2018", "E503"),
        (RECORD, PARAGRAPH, "Les infirmiers re\ufffdus travaillent", "E503"),
        (HOSPITAL, "name: Hôpital de Dakar", "name: H\ufffdpital de Dakar", "E503"),
        (RECORD, TITLE, "title: Jumelage de l’h?pital", "W502"),
        (RECORD, TITLE, "title: La m?decine tropicale", "W502"),
        (RECORD, SECTION, "section: L’?quipe du Val", "W502"),
        (RECORD, QUOTE, "quote: un accord sign?e en 2018", "W502"),
        (RECORD, PARAGRAPH, "Les infirmiers re??us travaillent", "W502"),
        (HOSPITAL, "name: Hôpital de Dakar", "name: H?pital de Dakar", "W502"),
    ],
)
def test_a_letter_that_was_lost(changed: Changed, file: str, old: str, new: str, rule: str) -> None:
    """A replacement sign is sure; a question mark within a word is nearly so."""
    found = [problem for problem in changed(file, old, new) if str(problem.file) == file]
    assert [problem.rule.id for problem in found] == [rule]


@pytest.mark.parametrize(
    "new",
    [
        "Pourquoi ? Les infirmiers reçus travaillent",
        "Pourquoi? Les infirmiers reçus travaillent",
        "« Qui ? » Les infirmiers reçus travaillent",
        "[Voir](https://exemple.org/page?id=12&lang=fr). Les infirmiers reçus travaillent",
        "Voir https://exemple.org/page?quoi=oui. Les infirmiers reçus travaillent",
    ],
)
def test_a_question_is_no_lost_letter(changed: Changed, new: str) -> None:
    """Nor is what follows the question mark of an address."""
    assert changed(RECORD, PARAGRAPH, new) == []


@pytest.mark.parametrize(
    ("new", "right"),
    [
        ("L&rsquo;AP-HP &amp; l’international", "L’AP-HP & l’international"),
        ("L&#39;AP-HP &#x2019; l’international", "L'AP-HP ’ l’international"),
        ("L&amp;rsquo;AP-HP", "L’AP-HP"),
        ("Jumelage&nbsp;en cardiologie", "Jumelage\xa0en cardiologie"),
        ("**Fairembo**, un jumelage", "Fairembo, un jumelage"),
        ("__Fairembo__, un jumelage", "Fairembo, un jumelage"),
        ("*Fairembo*, un jumelage", "Fairembo, un jumelage"),
        ("_Fairembo_, un jumelage", "Fairembo, un jumelage"),
        ("`Fairembo`, un jumelage", "Fairembo, un jumelage"),
        ("Le jumelage [Fairembo](https://exemple.org/)", "Le jumelage Fairembo"),
        ("Le jumelage Fairembo[^accord]", "Le jumelage Fairembo"),
        ("# Jumelage en cardiologie", "Jumelage en cardiologie"),
        ("## Jumelage en cardiologie", "Jumelage en cardiologie"),
        ("> Jumelage en cardiologie", "Jumelage en cardiologie"),
        ("- Jumelage en cardiologie", "Jumelage en cardiologie"),
        ("• Jumelage en cardiologie", "Jumelage en cardiologie"),
        ("<b>Jumelage</b> en cardiologie", "Jumelage en cardiologie"),
        ('<a href="https://exemple.org/">Jumelage</a> en cardiologie', "Jumelage en cardiologie"),
        ("Jumelage<br/>en cardiologie", "Jumelage en cardiologie"),
        ("<p>Jumelage en <em>cardiologie</em></p>", "Jumelage en cardiologie"),
        ("CO<sub>2</sub> et santé", "CO 2 et santé"),
    ],
)
@pytest.mark.parametrize(
    ("file", "old"),
    [
        (RECORD, TITLE), (RECORD, NOTE), (RECORD, SECTION), (RECORD, "label: Infirmiers formés"),
        (HOSPITAL, "name: Hôpital de Dakar"), (SOURCE, "publisher: Fonds d’exemple"),
        (THEMES, "fr: Nutrition et sécurité alimentaire"),
    ],
)  # fmt: skip
def test_markup_in_a_field(changed: Changed, file: str, old: str, new: str, right: str) -> None:
    """Entities, HTML and Markdown in a text that is shown as it stands; the mend has the text without them."""
    name = old.split(": ")[0]
    written = new.replace("\\", "\\\\").replace('"', '\\"')
    found = [one for one in changed(file, old, f'{name}: "{written}"') if str(one.file) == file]
    assert [problem.rule.id for problem in found] == ["W503"]
    assert found[0].fix() == f"écrire : {right}"


@pytest.mark.parametrize(
    "text",
    [
        "AT&T et R&D; puis le reste",
        "Un calcul : 5 * 3 * 2",
        "Le projet a_b et c_d_e",
        "A*STAR et B*STAR",
        "Les chiffres [2023] et [2024]",
        "Les enfants <5 ans et >15 ans",
        "p < 0,05 et n > 30",
        "Une note* et une autre*",
        "#1 des hôpitaux",
        "> 50 % des patients",
        "- 5 °C en hiver",
        "C# et F# pour la santé",
        "x < b et c > d",
        "Le [sic] et (2019)",
        "Entre 3**2 et 4**2",
        "L’hôpital – un lieu – de soin",
        "Test de dépistage",
        "Un exemple à suivre",
        "Formulaire à remplir par le patient",
        "XXXe congrès de Dakar",
        "XXX Congrès de Dakar",
        "Todo Santos",
        "La méthode TODOS",
        "… et la suite du projet",
        "À compléter l’offre de soins, le projet tend",
        "Qui soigne ? Et où ?",
        "Tuberculose (TB) et TBC",
    ],
)
@pytest.mark.parametrize(
    ("file", "old"), [(RECORD, TITLE), (HOSPITAL, "name: Hôpital de Dakar"), (RECORD, NOTE)]
)
def test_a_text_that_only_looks_damaged(changed: Changed, file: str, old: str, text: str) -> None:
    """Names with a star, sums, signs of comparison, numbers in Roman figures, words within a sentence."""
    assert changed(file, old, f'{old.split(": ")[0]}: "{text}"') == []


@pytest.mark.parametrize(
    "text",
    [
        "À REMPLIR", "A REMPLIR", "à remplir", "À remplir", "[À REMPLIR]", "« À REMPLIR »", "À_REMPLIR", "a-remplir",
        "Jumelage À REMPLIR", "A\u0300 REMPLIR", "TODO", "TODO : le titre", "todo: le titre", "TBD", "Jumelage (TBD)",
        "XXX", "xxxx", "Jumelage avec XXX", "Lorem ipsum dolor sit amet", "lorem ipsum", "à compléter", "À COMPLÉTER",
        "(à compléter)", "Jumelage [à compléter]", "à préciser", "???", "Jumelage ???", "...", "…", "-----", "—", "n/a",
        "N/A", "NC", "n.c.", "test", "Test", "TEST", "exemple", "Exemple.", "« test »",
    ],
)  # fmt: skip
@pytest.mark.parametrize(("file", "old"), [(RECORD, "note: Trois places"), (RECORD, SECTION), (HOSPITAL, "city: Dakar"), (SOURCE, "publisher: Fonds d’exemple")])  # fmt: skip
def test_a_placeholder(changed: Changed, file: str, old: str, text: str) -> None:
    """Words of our blank files in every spelling, and those that people type for later."""
    found = [one for one in changed(file, old, f'{old.split(": ")[0]}: "{text}"') if str(one.file) == file]
    assert "E504" in {problem.rule.id for problem in found}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TITLE, "title: À REMPLIR"),
        (SUMMARY, 'summary: "Lorem ipsum dolor sit amet, consectetur"'),
        (QUOTE, "quote: À REMPLIR"),
        (QUOTE, "quote: TODO trouver la phrase"),
        (QUOTE, "quote: à compléter"),
        (PARAGRAPH, "À REMPLIR. Les infirmiers reçus travaillent"),
        (PARAGRAPH, "TODO\n\nLes infirmiers reçus travaillent"),
        (PARAGRAPH, "[à compléter]\n\nLes infirmiers reçus travaillent"),
        (PARAGRAPH, "À compléter.\n\nLes infirmiers reçus travaillent"),
        (PARAGRAPH, "Lorem ipsum dolor sit amet. Les infirmiers reçus travaillent"),
        (PARAGRAPH, "Le texte de la fiche, avec vos propres mots. Les infirmiers reçus travaillent"),
        (PARAGRAPH, "??? Les infirmiers reçus travaillent"),
    ],
)
def test_a_placeholder_in_a_record(changed: Changed, old: str, new: str) -> None:
    """In its title, its summary, its quotes and its body."""
    assert {problem.rule.id for problem in changed(RECORD, old, new)} >= {"E504"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RECORD, "unit: infirmiers", "unit: test"),
        (RECORD, "unit: infirmiers", 'unit: "%"'),
        (HOSPITAL, "acronym: HDD", "acronym: NC"),
        (RECORD, QUOTE, "quote: Vraiment ??? demande-t-il"),
        (THEMES, "synonyms: [registre,", "synonyms: [test, registre,"),
    ],
)
def test_a_short_word_where_one_belongs(changed: Changed, file: str, old: str, new: str) -> None:
    """Units, acronyms and synonyms may be a sign or a word that elsewhere stands for nothing."""
    assert changed(file, old, new) == []


@pytest.mark.parametrize("quote", ["« »", "...", "[...]", "(…)", "— —", "!?!", '\\"\\"\\"'])
def test_a_quote_without_words(changed: Changed, quote: str) -> None:
    """Signs alone prove nothing."""
    assert [one.rule.id for one in changed(RECORD, QUOTE, f'quote: "{quote}"')] == ["E505"]


@pytest.mark.parametrize(
    ("quote", "doubtful"),
    [
        ("Mali", True),
        ("Partenaires :", True),
        ("le CHU", True),
        ("de la", True),
        ("Fin 2022", False),
        ("12 000", False),
        ("55,7 %", False),
        ("Directeur général", False),
        ("chercheur au CNRS", False),
    ],
)
def test_a_short_quote(changed: Changed, quote: str, doubtful: bool) -> None:
    """One word needs a note that says why; a number, a date or a title does not."""
    expected = ["W504"] if doubtful else []
    assert [one.rule.id for one in changed(RECORD, QUOTE, f'quote: "{quote}"')] == expected
    assert changed(RECORD, QUOTE, f'quote: "{quote}"\n    note: La suite est un nom.') == []


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("    Les infirmiers reçus travaillent", [("W505", 55, 5)]),
        ("\tLes infirmiers reçus travaillent", [("W505", 55, 2)]),
        ("  \tLes infirmiers reçus travaillent", [("W505", 55, 4)]),
        ("### Suite\n    Collé ici.\n\nLes infirmiers reçus travaillent", [("W505", 56, 5)]),
        ("    - un point\n    - un autre\n\nLes infirmiers reçus travaillent", [("W505", 55, 5)]),
        ("    Un.\n\n    Deux.\n\nLes infirmiers reçus travaillent", [("W505", 55, 5)]),
        ("- un point\n\n    sa suite\n\nLes infirmiers reçus travaillent", []),
        ("- un point\n    - un autre\n\nLes infirmiers reçus travaillent", []),
        ("1. un point\n\n   sa suite\n\n    et la fin\n\nLes infirmiers reçus travaillent", []),
        ("```\n    du code\n```\n\nLes infirmiers reçus travaillent", []),
        ("Un début\n    et sa suite.\n\nLes infirmiers reçus travaillent", []),
        ("   Les infirmiers reçus travaillent", []),
        ("• un\n• deux\n\nLes infirmiers reçus travaillent", [("W506", 55, 1)]),
        ("Ensemble :\n• un\n• deux\n\nLes infirmiers reçus travaillent", [("W506", 56, 1)]),
        ("•\tun\n•\tdeux\n\nLes infirmiers reçus travaillent", [("W506", 55, 1)]),
        ("– un\n– deux\n\nLes infirmiers reçus travaillent", [("W506", 55, 1)]),
        ("— un\n\n— deux\n\nLes infirmiers reçus travaillent", [("W506", 55, 1)]),
        ("-un\n-deux\n\nLes infirmiers reçus travaillent", [("W506", 55, 1)]),
        ("– dit-il.\n\nLes infirmiers reçus travaillent", []),
        ("- un\n- deux\n\nLes infirmiers reçus travaillent", []),
        ("* un\n* deux\n\nLes infirmiers reçus travaillent", []),
        ("Un • deux • trois.\n\nLes infirmiers reçus travaillent", []),
    ],
)
def test_the_layout_of_a_body(changed: Changed, new: str, expected: list[tuple[str, int, int]]) -> None:
    """What Markdown makes code or a paragraph against the looks of it."""
    assert places(changed(RECORD, PARAGRAPH, new)) == expected


@pytest.mark.parametrize(
    ("new", "rules"),
    [
        ("[Voir](https://exemple.org/page?id=0612345678). Les infirmiers reçus travaillent", []),
        ("Voir https://exemple.org/0612345678. Les infirmiers reçus travaillent", []),
        ("<https://exemple.org/?tel=0612345678> Les infirmiers reçus travaillent", []),
        ("[Voir](https://exemple.org/a_(b)?id=0612345678). Les infirmiers reçus travaillent", []),
        ("[06 12 34 56 78](https://exemple.org/). Les infirmiers reçus travaillent", ["E302"]),
        ("[Voir](https://exemple.org/), 0612345678. Les infirmiers reçus travaillent", ["E302"]),
        ("[Voir](https://exemple.org/),0612345678. Les infirmiers reçus travaillent", ["E302"]),
        ("https://exemple.org/ 0612345678. Les infirmiers reçus travaillent", ["E302"]),
        ("[Écrire](https://exemple.org/?a=jean@hopital.fr). Les infirmiers reçus travaillent", ["E301"]),
    ],
)
def test_a_number_in_an_address(changed: Changed, new: str, rules: list[str]) -> None:
    """The number of a page is no phone number; one in the words of a link or beside an address is."""
    assert [one.rule.id for one in changed(RECORD, PARAGRAPH, new)] == rules


@pytest.mark.parametrize(
    ("file", "old", "new", "rules"),
    [
        ("registry/organisations/fonds-exemple.yml", "website: https://exemple.org/", "website: https://exemple.org/page?id=0612345678", []),
        (SOURCE, "language: fr", "language: fr\nurl: https://exemple.org/page?id=0612345678", []),
        (SOURCE, "language: fr", "language: fr\nnote: Voir https://exemple.org/page?id=0612345678", []),
        (SOURCE, "language: fr", "language: fr\nnote: Appeler le 0612345678", ["E302"]),
        (SOURCE, "language: fr", "language: fr # appeler le 0612345678", ["E302"]),
        (RECORD, NOTE, "note: Appeler le\n      06 12 34 56 78.", ["E302"]),
        (RECORD, NOTE, "note: Une patiente\n      de 34 ans.", ["E303"]),
        (RECORD, NOTE, 'note: "jean\\u0040hopital.fr"', ["E301"]),
        (RECORD, NOTE, 'note: "Le lieu # 0612345678"', ["E302"]),
        (THEMES, "fr: Nutrition et sécurité alimentaire", "fr: Nutrition 0612345678", ["E302"]),
    ],
)  # fmt: skip
def test_a_number_in_a_field(changed: Changed, file: str, old: str, new: str, rules: list[str]) -> None:
    """Rules of persons look at words, however they are written, and at comments; not at addresses."""
    assert [one.rule.id for one in changed(file, old, new)] == rules


@pytest.mark.parametrize(
    ("written", "rule"),
    [("0", "E112"), ("-1", "E112"), ("99", "E114"), ("99999999999", "E112"), ("1.0", "E112"), ("un", "E112")],
)
def test_a_version_that_is_none(changed: Changed, written: str, rule: str) -> None:
    """Told with the number to write."""
    [problem] = changed(RECORD, "schema: 2", f"schema: {written}")
    assert problem.rule.id == rule
    assert problem.line == 2
    assert "2" in problem.message().split("version", 1)[1]


@pytest.mark.parametrize("depth", [8, 60, 300])
def test_folders_that_lie_too_deep(folder: Path, checked: Checked, depth: int) -> None:
    """A path that Windows cannot open is refused, with its length."""
    path = (
        folder / "partnerships" / Path(*["un-dossier-de-plus"] * depth)
        if depth < 100
        else folder / "partnerships" / Path(*["abcd"] * depth)
    )
    path.mkdir(parents=True)
    (folder / RECORD).rename(path / "exemple-dakar.md")
    found = [one for one in checked() if one.file.name == "exemple-dakar.md"]
    expected = ["E316"] if len(str((path / "exemple-dakar.md").relative_to(folder))) > 180 else []
    assert [problem.rule.id for problem in found] == expected


@pytest.mark.parametrize(
    "emoji", ["👩\u200d⚕️", "❤️", "👨\u200d👩\u200d👧", "1️⃣", "🏴\U000e0067\U000e0062\U000e007f"]
)
@pytest.mark.parametrize(
    ("old", "new"), [(TITLE, "title: Jumelage {} avec Dakar"), (PARAGRAPH, "{} " + PARAGRAPH)]
)
def test_a_composed_emoji(changed: Changed, emoji: str, old: str, new: str) -> None:
    """It is named as an emoji, which can be seen, and not as something invisible alone."""
    [problem] = [one for one in changed(RECORD, old, new.format(emoji)) if str(one.file) == RECORD]
    assert problem.rule.id == "E506"
    assert "emoji" in problem.message()


@pytest.mark.parametrize(
    "unit",
    [
        "Ã©", "Ã", "â€™", "h?p", "?a ", "\ufffd", "TODO ", "[à ", "**a", "*a ", "_a ", "`a", "&amp", "<b ", "<a b=", "](",
        "[a](", "\n    a\n\n", "• a\n", "– a\n\n", "<<<<<<< a\n", "=======\n", "a" * 64, "https://", "née le ", "« à compléter ",
        "a@", "0 6", "(", "\n- a", "#",
    ],
)  # fmt: skip
def test_a_long_text_is_read_soon(folder: Path, checked: Checked, unit: str) -> None:
    """A body of 240 kB takes no longer than a few seconds, whatever it repeats."""
    path = folder / RECORD
    text = path.read_text("utf-8")
    path.write_text(text + unit * (240_000 // len(unit.encode())), "utf-8")
    start = time.process_time()
    checked()
    assert time.process_time() - start < 6
