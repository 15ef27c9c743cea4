"""A record can be cited in a text and in bibliographies."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalogue.knowledge import addresses, citations
from catalogue.knowledge.aggregate import Catalogue
from catalogue.reading.changes import Change, History
from tests.conftest import PROJECT

SITE = PROJECT.site


def entry(catalogue: Catalogue):  # type: ignore[no-untyped-def]
    return catalogue.by_id["exemple-dakar"]


def test_the_sentence_names_author_title_version_address_and_licence(example: Catalogue) -> None:
    said = citations.sentence(entry(example), example, PROJECT).replace("\u00a0", " ")
    assert said == (
        "Les contributeurs de Passerelles Santé, « Jumelage en cardiologie avec Dakar », Passerelles Santé, "
        "version du 1er juin 2024, https://site.example/partenariats/exemple-dakar/, Licence Ouverte 2.0."
    )


def test_the_version_is_the_last_change_of_the_file(example: Catalogue) -> None:
    """Where history is known, a citation does not change from day to day."""
    one = entry(example)
    history = History((Change(datetime(2023, 2, 3, tzinfo=UTC), one.file, "changed"),))
    dated = type(example)(example.registry, example.entries, example.today, history)
    assert "3 février 2023" in citations.sentence(one, dated, PROJECT).replace("\u00a0", " ")


def test_bibtex_has_balanced_braces_and_escapes(example: Catalogue) -> None:
    text = citations.bibtex(entry(example), example, PROJECT)
    assert text.startswith("@misc{passerelles-sante-exemple-dakar,\n")
    assert text.count("{") == text.count("}")
    assert "title = {{Jumelage en cardiologie avec Dakar}}" in text
    assert citations._tex("10 % & #1_a \\") == r"10 \% \& \#1\_a \textbackslash{}"


def test_references_word_for_word(example: Catalogue) -> None:
    """As bibliographies take them."""
    assert citations.bibtex(entry(example), example, PROJECT) == (
        "@misc{passerelles-sante-exemple-dakar,\n"
        "  author = {{Les contributeurs de Passerelles Santé}},\n"
        "  title = {{Jumelage en cardiologie avec Dakar}},\n"
        "  year = {2024},\n"
        "  howpublished = {\\url{https://site.example/partenariats/exemple-dakar/}},\n"
        "  url = {https://site.example/partenariats/exemple-dakar/},\n"
        "  note = {Passerelles Santé, version du 1er juin 2024, Licence Ouverte 2.0},\n"
        "  language = {french},\n"
        "}\n"
    )
    assert citations.ris(entry(example), example, PROJECT).splitlines() == [
        "TY  - ELEC",
        "AU  - Les contributeurs de Passerelles Santé,",
        "TI  - Jumelage en cardiologie avec Dakar",
        "T2  - Passerelles Santé",
        "PY  - 2024",
        "DA  - 2024/06/01",
        "AB  - Une équipe de l’hôpital du Val forme chaque année des infirmiers de Dakar et reçoit leurs collègues "
        "pour de courts stages.",
        "KW  - Cardiologie",
        "KW  - Formation des soignants",
        "KW  - Mali",
        "KW  - Sénégal",
        "LA  - fr",
        "UR  - https://site.example/partenariats/exemple-dakar/",
        "N1  - Licence Ouverte 2.0",
        "ER  - ",
    ]


@pytest.mark.parametrize("title", ["}", "{", "a } b", "{a}}", "\\}", "\\{", "}}, @misc{x,", '"}"', "{{{"])
def test_a_brace_in_a_title_closes_nothing(title: str, example: Catalogue) -> None:
    """BibTeX counts every brace, one after a backslash too: the entry must end where we end it, and only there."""
    partnership = replace(entry(example).partnership, title=f"Jumelage {title}")
    text = citations.bibtex(replace(entry(example), partnership=partnership), example, PROJECT)
    depth, ends = 0, []
    for place, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "}" and depth == 0:
            ends.append(place)
    assert ends == [len(text) - 2]
    assert text.count("@misc{passerelles-sante-") == 1
    assert "\\textbrace" in text


@pytest.mark.parametrize("end", ["\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_line_end_in_a_title_begins_no_tag(end: str, example: Catalogue) -> None:
    """RIS has one tag a line: whatever a reader takes for the end of one is a space."""
    partnership = replace(
        entry(example).partnership,
        title=f"Jumelage{end}ER  - {end}UR  - https://evil.example",
        summary=f"Une coopération{end}ER  - ",
    )
    text = citations.ris(replace(entry(example), partnership=partnership), example, PROJECT)
    tags = [line[:2] for line in text.splitlines()]
    assert (tags.count("ER"), tags.count("UR"), tags[-1]) == (1, 1, "ER")
    assert "TI  - Jumelage ER - UR - https://evil.example\n" in text


def test_every_ris_line_has_its_tag(sample: Catalogue) -> None:
    """RIS is read line by line: type first, end last, nothing broken over two lines."""
    for one in sample.entries:
        lines = citations.ris(one, sample, PROJECT).split("\n")
        assert lines.pop() == ""
        assert lines[0] == "TY  - ELEC"
        assert lines[-1] == "ER  - "
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
        assert f"UR  - {SITE}{addresses.entry(one)}" in lines


def test_every_record_has_both_files(sample: Catalogue, built_site: Path) -> None:
    for entry in sample.entries:
        for extension, write in citations.WRITERS:
            file = built_site / addresses.citation(entry, extension)
            assert file.read_text("utf-8").startswith(write(entry, sample, PROJECT)[:10]), file
    assert (built_site / "programmes/grand-large/citation.ris").is_file()
