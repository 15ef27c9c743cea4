"""What page, PDF and feed say alike: strengths beside values, gaps, states of trainings, dates of sources."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from catalogue.knowledge import strength, wording
from catalogue.knowledge.aggregate import Catalogue, Entry, build
from catalogue.reading.changes import Change, History
from catalogue.reading.load import load

QUOTED = "accord: {source: brochure, quote: un accord de jumelage signé, confidence: stated}"
SAYS = "lu: {source: brochure, says: La brochure annonce des missions., confidence: stated}"
DEDUCED = "vu: {source: brochure, quote: des missions, confidence: inferred, note: Le lieu se déduit.}"
TODAY = date(2024, 6, 1)
HISTORY = History((Change(datetime(2018, 5, 1, tzinfo=UTC), "partnerships/essai.md", "added"),))
Make = Callable[..., Entry]


@pytest.fixture
def make(folder: Path) -> Make:
    """A record of the example's organisations, with these lines of front matter and these pieces of evidence."""

    def made(*lines: str, evidence: tuple[str, ...] = (), today: date = TODAY) -> Entry:
        return of(*lines, evidence=evidence, today=today).by_id["essai"]

    def of(*lines: str, evidence: tuple[str, ...], today: date) -> Catalogue:
        parties = "parties: [{organisation: hopital-du-val, role: lead%s}]"
        head = [
            "schema: 2",
            "title: Essai de fiche",
            "summary: Une fiche qui ne sert qu’à éprouver ce que disent les pages.",
            "kind: partnership",
            parties % (", evidence: accord" if evidence else ""),
            *lines,
        ]
        proofs = ["evidence:", *(f"  {one}" for one in evidence)] if evidence else ["source: brochure"]
        text = "\n".join(["---", *head, *proofs, "---", "Du texte.", ""])
        (folder / "partnerships" / "essai.md").write_text(text, "utf-8")
        return build(load(folder), today, HISTORY)

    return made


def marks(entry: Entry, catalogue: Catalogue) -> list[str]:
    """The words beside the party, the start and the state."""
    one = entry.partnership
    claims = (one.parties[0], *([one.start] if one.start else []), one.status)
    return [wording.mark(claim, entry, catalogue.registry) for claim in claims]


def test_a_deduction_and_a_reference_among_quotes_are_marked(make: Make, example: Catalogue) -> None:
    entry = make(
        "start: {date: 2018, evidence: lu}",
        "status: {code: active, as_of: 2023, evidence: [accord, vu]}",
        evidence=(QUOTED, SAYS, DEDUCED),
    )
    assert marks(entry, example) == ["", "référencé", "déduit"]
    said = wording.legend(entry, example.registry)
    assert [word for word, _ in said] == ["référencé", "déduit"]
    assert all(meaning.endswith(".") for _, meaning in said)
    assert wording.only_source(entry) == ""


def test_a_record_without_quotes_says_it_once(make: Make, example: Catalogue) -> None:
    """So nothing stands beside its values, and a state that nobody tells has no strength."""
    entry = make("start: {date: 2018}", "status: {code: unknown}")
    assert marks(entry, example) == ["", "", ""]
    assert wording.legend(entry, example.registry) == ()
    assert wording.only_source(entry) == "Tout ce que dit cette fiche vient de"
    assert wording.status_strength(entry, example.registry) == ""


def test_only_claims_are_marked(make: Make, example: Catalogue) -> None:
    """A plain code and an unknown state claim nothing; a code with evidence does."""
    entry = make(
        "source: brochure",
        "specialties: [cardiologie, {code: pediatrie, evidence: lu}]",
        "status: {code: unknown}",
        evidence=(QUOTED, SAYS),
    )
    plain, proven = entry.partnership.specialties
    assert wording.mark(plain, entry, example.registry) == ""
    assert wording.mark(proven, entry, example.registry) == "référencé"
    assert wording.mark(entry.partnership.status, entry, example.registry) == ""
    assert wording.only_source(entry) == "Ce qui est dit sans autre preuve vient de"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("status: {code: active, as_of: 2023, evidence: accord}", "cité"),
        ("status: {code: active, as_of: 2023, evidence: lu}", "référencé"),
        ("status: {code: active, as_of: 2023, evidence: vu}", "déduit"),
    ],
)
def test_how_firmly_the_state_is_known(make: Make, example: Catalogue, line: str, said: str) -> None:
    entry = make(line, evidence=(QUOTED, SAYS, DEDUCED))
    assert wording.status_strength(entry, example.registry) == said


def test_a_role_is_as_firm_as_the_strongest_claim_that_gives_it(make: Make) -> None:
    entry = make(
        "status: {code: unknown}",
        "funding:",
        "  - {organisation: fonds-exemple, scope: partnership, evidence: vu}",
        "  - {organisation: hopital-de-dakar, scope: partnership, evidence: vu}",
        "  - {organisation: hopital-de-dakar, year: 2019, scope: partnership, evidence: accord}",
        evidence=(QUOTED, DEDUCED),
    )
    roles = [("hopital-du-val", "lead"), ("fonds-exemple", "funder"), ("hopital-de-dakar", "funder")]
    found = [strength.of_role(id_, role, entry.partnership) for id_, role in roles]
    assert found == ["quoted", "deduced", "quoted"]
    assert strength.of_role("fonds-exemple", "lead", entry.partnership) is None


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["status: {code: unknown}"],
            [
                "pays",
                "spécialité ou thématique",
                "activités",
                "date de début",
                "financement",
                "résultats chiffrés",
            ],
        ),
        (
            [
                "regions: [afrique-de-louest]",
                "themes: [systemes-de-sante]",
                "activities: [missions]",
                "start: {date: 2018}",
                "status: {code: ended, as_of: 2023}",
                "funding: [{scope: partnership}]",
                "results: [{label: Missions, value: 3, unit: missions}]",
            ],
            ["date de fin", "montant du financement"],
        ),
    ],
    ids=["nothing", "nearly all"],
)
def test_what_no_source_tells(make: Make, lines: list[str], said: list[str]) -> None:
    assert list(wording.unspecified(make(*lines))) == said


def test_trainings_are_told_apart_by_state(make: Make, example: Catalogue) -> None:
    """In the order of the vocabulary, the unknown last; the count names each."""
    entry = make(
        "status: {code: unknown}",
        "training:",
        *(
            f"  - {{scheme: ffi, for: [internes], note: {note}{f', state: {state}' if state else ''}}}"
            for note, state in [("a", ""), ("b", "wished"), ("c", "past"), ("d", "open"), ("e", "planned")]
        ),
        "  - {scheme: ffi, for: [internes], note: f, state: open}",
    )
    groups = wording.by_state(example.registry, entry.partnership.training, lambda training: training)
    assert [(group.title, "".join(one.note or "" for one in group.items)) for group in groups] == [
        ("Proposées", "df"),
        ("Prévues", "e"),
        ("Passées", "c"),
        ("Souhaitées", "b"),
        ("État non précisé", "a"),
    ]
    assert wording.counted_by_state(example.registry, entry.partnership.training).replace("\u00a0", " ") == (
        "2 proposées, 1 prévue, 1 passée, 1 souhaitée, 1 sans état précisé"
    )


@pytest.mark.parametrize(
    ("state", "period", "overdue"),
    [
        ("planned", "2024-05", True),
        ("planned", "2023/2024-05-31", True),
        ("planned", "2024-06", False),
        ("planned", "2020/..", False),
        ("planned", "2020/", False),
        ("open", "2020", False),
        ("past", "2020", False),
    ],
)
def test_a_planned_training_whose_time_has_passed(make: Make, state: str, period: str, overdue: bool) -> None:
    """On the first of June 2024. What has no end does not pass, and the record is known by it."""
    lines = (
        "status: {code: unknown}",
        f"training: [{{scheme: ffi, for: [internes], state: {state}, period: {period}}}]",
    )
    entry = make(*lines)
    assert entry.overdue == (entry.partnership.training if overdue else ())
    before = make(*lines, today=date(2019, 1, 1))
    assert before.overdue == ()
    assert (entry.digest != before.digest) == overdue


def test_records_that_share_a_figure(make: Make, folder: Path) -> None:
    result = "results: [{label: Missions, value: 3, unit: missions, shared: missions-du-val}]"
    make("status: {code: unknown}", result)
    file = folder / "partnerships" / "essai.md"
    (folder / "partnerships" / "autre.md").write_text(file.read_text("utf-8"), "utf-8")
    catalogue = build(load(folder), TODAY)
    shared = catalogue.sharing(catalogue.by_id["essai"])
    assert {name: [one.id for one in others] for name, others in shared.items()} == {
        "missions-du-val": ["autre"]
    }
    assert catalogue.sharing(catalogue.by_id["exemple-dakar"]) == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("date: 2023-05\naccessed: 2024-03-03", "mai 2023"),
        ("accessed: 2024-03-03", "page vue le 3 mars 2024"),
        ("accessed: 2024-03", "page vue en mars 2024"),
        ("", ""),
    ],
)
def test_when_a_source_says_it(folder: Path, line: str, said: str) -> None:
    file = folder / "registry" / "sources" / "brochure.yml"
    kept = [one for one in file.read_text("utf-8").splitlines() if not one.startswith(("date:", "accessed:"))]
    file.write_text("\n".join([*kept, line, ""]), "utf-8")
    source = load(folder).registry.sources["brochure"]
    assert wording.source_date(source).replace("\u00a0", " ") == said
