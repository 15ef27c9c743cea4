"""Who is asked to confirm what, and what becomes of the issues that ask."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue.__main__ import OK, main
from catalogue.forge import forms
from catalogue.forge.freshness import Reminder, plan, reminders
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.reading.load import Loaded, load
from tests.conftest import PROJECT, ROOT, TODAY

SITE = PROJECT.site


def asked(catalogue: Catalogue) -> dict[str, list[str]]:
    return {one.organisation: [due.entry.id for due in one.due] for one in reminders(catalogue, PROJECT)}


def test_who_is_asked(folder: Path) -> None:
    """Leads and partners, of records without a confirmation or with an old trace; funders and the mentioned are not."""
    fresh = build(load(folder), TODAY)
    assert asked(fresh) == {"fonds-exemple": ["programme-exemple"]}
    later = build(load(folder), date(2026, 3, 1))
    assert asked(later) == {
        "fonds-exemple": ["programme-exemple"],
        "hopital-de-dakar": ["exemple-dakar"],
        "hopital-du-val": ["exemple-dakar"],
    }


def test_what_has_ended_is_not_asked_about(folder: Path) -> None:
    """Nobody is asked whether the past still is."""
    file = folder / "partnerships" / "programme-exemple.md"
    text = file.read_text("utf-8").replace("{code: unknown}", "{code: ended, as_of: 2020, evidence: cadre}")
    file.write_text(text, "utf-8")
    assert asked(build(load(folder), TODAY)) == {}


def test_the_form_comes_filled_in(sample: Catalogue) -> None:
    """Each link opens the form with its record and its organisation, by the ids of the form's own questions."""
    [one] = [one for one in reminders(sample, PROJECT) if one.organisation == "chu-rochebrune"]
    fields = parse_qs(urlsplit(one.due[0].form).query)
    questions = {question.id for question in forms.read(ROOT, forms.CONFIRM).questions.values()}
    assert set(fields) - {"template", "title"} <= questions
    assert fields["template"] == ["confirmer.yml"]
    assert fields["organisation"] == ["CHU de Rochebrune"]
    assert fields["records"] == [one.due[0].entry.id]
    assert one.due[0].page == f"{SITE}partenariats/{one.due[0].entry.id}/"
    assert max(len(due.form) for it in reminders(sample, PROJECT) for due in it.due) < 2000


def test_an_undated_record_is_asked_about(loaded_sample: Loaded) -> None:
    """No source has a date: the day on which the page was read stands for it."""
    later = build(loaded_sample, date(2027, 3, 15))
    [about] = [one for one in reminders(later, PROJECT) if one.organisation == "hopital-emeraude"]
    assert "dernière trace, page vue le 14 mars 2025." in about.body.replace("\u00a0", " ")


def test_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same as JSON, for any forge."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")
    assert main(["--root", str(folder), "freshness"]) == OK
    [row] = json.loads(capsys.readouterr().out)
    assert (row["organisation"], row["records"][0]["id"]) == ("fonds-exemple", "programme-exemple")
    assert row["title"] == "À confirmer : Fonds d’exemple"


@pytest.fixture
def wanted(folder: Path) -> list[Reminder]:
    """Three reminders."""
    return reminders(build(load(folder), date(2026, 3, 1)), PROJECT)


def issue(number: int, one: Reminder, **changed: Any) -> dict[str, Any]:
    written = {"number": number, "state": "open", "user": {"type": "Bot"}, "title": one.title}
    return {**written, "body": one.body.replace("\n", "\r\n"), **changed}


def planned(
    wanted: list[Reminder], *issues: dict[str, Any], most: int = 20
) -> list[tuple[str, str, dict[str, Any]]]:
    made = plan(wanted, issues, most)
    return [(one.method, one.path.rpartition("}/")[2], dict(one.fields)) for one in made]


def test_only_some_are_opened_at_a_time(wanted: list[Reminder]) -> None:
    """A catalogue of thousands does not bury its forge."""
    assert [(method, path) for method, path, _ in planned(wanted, most=2)] == [("POST", "issues")] * 2


def test_what_stands_is_left_alone(wanted: list[Reminder]) -> None:
    """The same title and words: nothing is sent, also where a person closed it."""
    there = [issue(number, one) for number, one in enumerate(wanted, 1)]
    there[0]["state"] = "closed"
    assert planned(wanted, *there) == []


def test_what_changed_is_said_again(wanted: list[Reminder]) -> None:
    """New words open it again."""
    there = [issue(number, one) for number, one in enumerate(wanted, 1)]
    there[1] = issue(2, wanted[1], state="closed", body=wanted[1].body + "\nplus")
    assert planned(wanted, *there) == [
        ("PATCH", "issues/2", {"title": wanted[1].title, "body": wanted[1].body, "state": "open"})
    ]


def test_what_is_confirmed_is_closed(wanted: list[Reminder]) -> None:
    """So is a second issue for the same organisation."""
    there = [issue(1, wanted[0]), issue(2, wanted[1]), issue(3, wanted[1])]
    assert planned(wanted[1:2], *there) == [
        ("PATCH", "issues/1", {"state": "closed"}),
        ("PATCH", "issues/3", {"state": "closed"}),
    ]


def test_a_stranger_cannot_pass_for_a_reminder(wanted: list[Reminder]) -> None:
    """An issue that a person wrote with our mark is neither closed nor changed, nor does it keep ours away."""
    theirs = issue(1, wanted[0], user={"type": "User"}, title="x")
    assert planned(wanted[:1], theirs)[0][:2] == ("POST", "issues")
