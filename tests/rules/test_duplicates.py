"""Likely duplicates: which pairs are told, how often, and how they are shown."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.__main__ import main
from catalogue.problems.problems import Phrase, Problem

RECORD = "partnerships/exemple-dakar.md"
OTHER = "partnerships/autre-dakar.md"


def write_twin(folder: Path, *changes: tuple[str, str]) -> None:
    """The example once more, under another title and from its partner's side."""
    text = (folder / RECORD).read_text("utf-8")
    for old, new in (
        ("former_ids: [ancien-dakar]\n", ""),
        ("Jumelage en cardiologie avec Dakar", "Les soignants du Val et d’ailleurs"),
        ("hopital-du-val, role: lead", "hopital-du-val, role: partner"),
        ("hopital-de-dakar, role: partner", "hopital-de-dakar, role: lead"),
        *changes,
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / OTHER).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(None, True, id="the same work"),
        pytest.param(("start: {date: 2018", "start: {date: 2026"), False, id="later"),
        pytest.param(
            ("start: {date: 2018", "start: {date: 2024-12-31"), True, id="begins on the last day of the other"
        ),
        pytest.param(("start: {date: 2018", "start: {date: 2025-01-01"), False, id="begins on the day after"),
        pytest.param(
            (
                "start: {date: 2018, evidence: accord}\nend: {date: 2024~",
                "start: {date: 201X, evidence: accord}\nend: {date: 2018-01-01",
            ),
            True,
            id="ends on the first day of the other",
        ),
        pytest.param(
            (
                "start: {date: 2018, evidence: accord}\nend: {date: 2024~",
                "start: {date: 201X, evidence: accord}\nend: {date: 2017-12-31",
            ),
            False,
            id="ends on the day before",
        ),
        pytest.param(
            ("specialties: [cardiologie]\n", "specialties: [pediatrie]\n"), False, id="another specialty"
        ),
        pytest.param(
            ("fonds-exemple, role: funder", "fonds-exemple, role: partner"), False, id="one more partner"
        ),
        pytest.param(
            ("  - {to: programme-exemple, as: part_of}", "  - {to: exemple-dakar, as: distinct_from}"),
            False,
            id="told apart",
        ),
        pytest.param(
            ("title: Les soignants du Val et d’ailleurs", "title: Jumelage de cardiologie avec Dakar"),
            True,
            id="near titles too, yet one problem",
        ),
    ],
)
def test_pairs(
    folder: Path,
    checked: Callable[[], tuple[Problem, ...]],
    change: tuple[str, str] | None,
    told: bool,
) -> None:
    """A pair is told once when organisations, country, specialty and dates agree, or titles are near."""
    write_twin(folder, *([change] if change else []))
    found = [(str(one.file), one.values["other"]) for one in checked() if one.rule.id == "W304"]
    assert found == ([(RECORD, OTHER)] if told else [])


@pytest.mark.parametrize("asked", [RECORD, OTHER])
def test_both_are_shown_side_by_side(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """Whichever of the two is asked about, both stand in columns that fit the terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    write_twin(folder)
    main(["--root", str(folder), "check", str(folder / asked)])
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines if "│" in line) <= 80
    rows = [[cell.strip() for cell in line.split("│")] for line in lines if "│" in line]
    assert rows[0] == ["fiche", "autre-dakar", "exemple-dakar"]
    assert ["pays", "Mali, Sénégal", "Mali, Sénégal"] in rows
    assert ["dates", "2018 → vers 2024", "2018 → vers 2024"] in rows


def test_pairs_come_in_the_order_of_their_files(
    folder: Path, checked: Callable[[], tuple[Problem, ...]]
) -> None:
    """Each with its reason: by the titles where these are near, else by the work."""
    title = ("Les soignants du Val et d’ailleurs", "Jumelage de cardiologie avec Dakar")
    text = (folder / RECORD).read_text("utf-8")
    write_twin(folder, title)
    twin = (folder / OTHER).read_text("utf-8")
    (folder / "partnerships/bis-dakar.md").write_text(
        twin.replace(title[1], "Soins du cœur entre deux rives"), "utf-8"
    )
    assert (folder / RECORD).read_text("utf-8") == text
    titles = Phrase("titres presque identiques", "nearly the same title")
    work = Phrase(
        "mêmes organisations, même pays et même spécialité, à des dates qui se recoupent",
        "same organisations, country and specialty, at dates that overlap",
    )
    found = [
        (str(one.file), one.values["other"], one.values["why"]) for one in checked() if one.rule.id == "W304"
    ]
    assert found == [
        ("partnerships/bis-dakar.md", OTHER, work),
        (RECORD, OTHER, titles),
        (RECORD, "partnerships/bis-dakar.md", work),
    ]
