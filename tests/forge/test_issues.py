"""Issues that become files: what a form says is kept, and nothing hostile gets through."""

import base64
import json
import time
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from catalogue.__main__ import INVALID, MISUSE, OK, main
from catalogue.commands import issue as command
from catalogue.forge import forms
from catalogue.knowledge.strength import is_light
from catalogue.problems.problems import Level
from catalogue.publishing.settings import read_project
from catalogue.reading.front_matter import parse_markdown
from catalogue.reading.load import load
from catalogue.rewriting.editing import CannotEditError, with_fields
from catalogue.rules import check
from catalogue.texts import body as bodies
from scripts import issue_forms
from tests.conftest import ROOT, TODAY
from tests.forging import ADDED, CONFIRMED, CORRECTED, body, event, with_forms

COMMIT = "0123456789abcdef0123456789abcdef01234567"
NEW = "partnerships/maternite-de-dakar.md"
FIELDS = [
    "schema",
    "title",
    "summary",
    "kind",
    "parties",
    "specialties",
    "themes",
    "activities",
    "start",
    "status",
    "evidence",
]
Asked = list[dict[str, Any]]


@pytest.fixture
def accept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command on the body of an issue: its status, and the requests that it made."""
    with_forms(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")

    def run(said: str, created: str = "2024-05-20T09:00:00Z") -> tuple[int, Asked]:
        told, out = event(tmp_path / "event.json", said, created), tmp_path / "requests.json"
        arguments = ["issue", "--event", str(told), "--commit", COMMIT, "--out", str(out)]
        return main(["--root", str(folder), *arguments]), json.loads(out.read_text("utf-8"))

    return run


def content(asked: Asked) -> dict[str, str]:
    """The files that some requests write."""
    files = [one for one in asked if one["method"] == "PUT"]
    return {
        one["path"].partition("contents/")[2]: base64.b64decode(one["fields"]["content"]).decode()
        for one in files
    }


def test_a_form_becomes_a_valid_file(accept: Any, folder: Path) -> None:
    """Each answer stands in its field, names are found whatever their accents, and the check has nothing to say but
    that the text is short."""
    status, asked = accept(body("ajouter", ADDED))
    assert status == OK
    [(path, text)] = content(asked).items()
    assert path == NEW
    assert text == (Path(__file__).parent / "maternite-de-dakar.md").read_text("utf-8")
    (folder / path).write_text(text, "utf-8")
    own = [one for one in check(load(folder), TODAY) if str(one.file) == path]
    assert [one.rule.id for one in own] == ["U402"]


def test_a_proposal_is_a_draft_that_says_what_is_left_to_do(accept: Any) -> None:
    """A branch from the commit that was asked for, the file, a draft; what is missing stands on its line."""
    said = body("ajouter", {**ADDED, "partners": "Hôpital Inconnu", "as_of": ""})
    _, asked = accept(said)
    assert [(one["method"], one["path"].removeprefix("repos/{owner}/{repo}/")) for one in asked] == [
        ("POST", "git/refs"),
        ("PUT", f"contents/{NEW}"),
        ("POST", "pulls"),
    ]
    assert asked[0]["fields"] == {"ref": "refs/heads/demande-12", "sha": COMMIT}
    pull = asked[2]["fields"]
    assert pull["draft"] is True
    assert "- `Hôpital Inconnu`" in pull["body"]
    assert "(E105)" in pull["body"]
    assert "(E211)&nbsp;: `l’état « active » n’a pas de date`" in pull["body"]
    assert "Closes #12" in pull["body"]


@pytest.mark.parametrize(("told", "base"), [("trunk", "trunk"), ("", "main")])
def test_a_proposal_is_for_the_default_branch(folder: Path, tmp_path: Path, told: str, base: str) -> None:
    """As the forge tells it with the issue."""
    file, out = event(tmp_path / "event.json", body("ajouter", ADDED)), tmp_path / "requests.json"
    said = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**said, "repository": {"default_branch": told}}), "utf-8")
    arguments = ["issue", "--event", str(file), "--commit", COMMIT, "--out", str(out)]
    assert main(["--root", str(with_forms(folder)), *arguments]) == OK
    assert json.loads(out.read_text("utf-8"))[-1]["fields"]["base"] == base


LIGHT = {
    "title": "Chirurgie pédiatrique à Dakar",
    "summary": "Une équipe du Val opère des enfants à Dakar et y forme ses collègues.",
    "kind": "Partenariat",
    "leads": "Hôpital du Val",
    "partners": "Hôpital de Dakar",
    "source": "Gazette d’exemple",
    "section": "Nouvelles brèves",
    "status": "En cours",
}


def test_a_document_and_what_it_says_make_a_light_record(accept: Any, folder: Path) -> None:
    """No quote, no specialty, no activity, no date: at most fifteen lines, valid, and one line names the source."""
    status, asked = accept(body("ajouter", LIGHT))
    assert status == OK
    [(path, text)] = content(asked).items()
    assert text == (Path(__file__).parent / "chirurgie-a-dakar.md").read_text("utf-8")
    assert len(text.splitlines()) <= 15
    (folder / path).write_text(text, "utf-8")
    own = [one for one in check(load(folder), TODAY) if str(one.file) == path]
    assert {one.rule.level for one in own} == {Level.USEFUL}
    [record] = [one for one in load(folder).records if str(one.file) == path]
    assert is_light(record.partnership)


def test_a_document_that_is_not_known_yet_is_left_to_do(accept: Any) -> None:
    """By its address, too: a light record needs its file, and the day on which the document was read."""
    _, asked = accept(body("ajouter", {**LIGHT, "source": "https://gazette.example/dakar"}))
    pull = asked[2]["fields"]["body"]
    assert "- `https://gazette.example/dakar`" in pull
    assert "ligne 6" in pull
    assert "(E211)" in pull


@pytest.mark.parametrize(
    ("answers", "has_source", "evidence"),
    [
        ({}, False, ["parties", "debut", "etat"]),
        ({"start_quote": ""}, True, ["parties", "etat"]),
        ({"start": "", "start_quote": ""}, False, ["parties", "etat"]),
        ({"status_quote": ""}, True, ["parties", "debut"]),
        ({"status": "Non renseigné", "as_of": "", "status_quote": ""}, False, ["parties", "debut"]),
        ({"quote": ""}, True, ["debut", "etat"]),
        ({"quote": "", "start_quote": "", "status_quote": ""}, True, []),
    ],
)
def test_what_no_quote_carries_comes_from_the_document(
    accept: Any, answers: dict[str, str], has_source: bool, evidence: list[str]
) -> None:
    """A line names the source wherever a claim has no quote, so that none is without proof."""
    status, asked = accept(body("ajouter", {**ADDED, **answers}))
    assert status == OK
    [(path, text)] = content(asked).items()
    document, _ = parse_markdown(text, PurePosixPath(path))
    assert document
    assert ("source" in document.values) == has_source
    assert list(document.values.get("evidence", {})) == evidence
    assert "(E202)" not in asked[2]["fields"]["body"]


def test_nothing_is_overwritten(accept: Any, folder: Path) -> None:
    """A second record of the same title gets a name of its own."""
    (folder / NEW).write_text(
        (folder / "partnerships/programme-exemple.md").read_text("utf-8").replace("Programme d", "Cadre d"),
        "utf-8",
    )
    _, asked = accept(body("ajouter", ADDED))
    assert list(content(asked)) == ["partnerships/maternite-de-dakar-2.md"]


def test_no_file_has_a_name_that_means_something_else(accept: Any) -> None:
    """The page of a record would take the place of the list of all."""
    _, asked = accept(body("ajouter", {**ADDED, "title": "Index"}))
    assert list(content(asked)) == ["partnerships/index-2.md"]


def test_an_answer_that_looks_like_a_heading_takes_no_time(accept: Any) -> None:
    """Spaces to no end after one, up to what the forge takes: the job must not wait for them."""
    start = time.process_time()
    status, asked = accept(body("ajouter", {**ADDED, "body": f"Texte.\n\n### a{' ' * 60_000}b"}))
    assert time.process_time() - start < 5
    assert status == OK
    assert list(content(asked)) == [NEW]


HOSTILE = {
    "front matter in the title": {"title": "Maternité\n---\nkind: event\nevil: true\n---\n"},
    "YAML tag": {"summary": "!!python/object/apply:os.system [id], qui est un résumé assez long"},
    "YAML anchor and merge": {"summary": "&a *a <<: {kind: event} %TAG ! et un résumé assez long"},
    "quotes and braces": {"summary": "\"}', {x: y}, [z]: # un résumé assez long \\u0041 \\"},
    "flow in a name": {"leads": "Hôpital du Val}, {organisation: fonds-exemple, role: lead"},
    "way out of the folder": {"title": "../../.github/workflows/evil.yml"},
    "expression of a workflow": {"title": "Projet ${{ secrets.GITHUB_TOKEN }} de santé"},
    "shell": {"title": "Projet $(touch /tmp/x) `id` ; rm -rf / | cat"},
    "Jinja": {"title": "Projet {{ config.items() }} {% raw %}", "body": "{{ 7 * 7 }} {% include 'x' %}"},
    "mentions": {
        "title": "Projet @everyone @passerelles-sante/code",
        "source": "@everyone [x](http://y.example)",
    },
    "rule in the body": {"body": "Texte.\n\n---\nkind: event\n---\n\nSuite."},
    "workflow command": {"partners": "::set-output name=x::y\n::error file=a::b"},
}


@pytest.mark.parametrize("answers", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(accept: Any, answers: dict[str, str]) -> None:
    """It makes a file of partnerships/ with the same fields as any, and nothing that a reader of the proposal runs into."""
    status, asked = accept(body("ajouter", {**ADDED, **answers}))
    assert status == OK
    [(path, text)] = content(asked).items()
    assert path.removeprefix("partnerships/").removesuffix(".md").replace("-", "").isalnum()
    document, problems = parse_markdown(text, PurePosixPath(path))
    assert problems == []
    assert document
    assert isinstance(document.values, dict)
    assert list(document.values) == FIELDS
    assert document.values["kind"] == "partnership"
    for field in {"title", "summary"} & answers.keys():
        assert document.values[field] == " ".join(answers[field].split())
    assert all(one["role"] in ("lead", "partner") for one in document.values["parties"])
    assert "<script" not in bodies.to_html(document.body, {})
    pull = next(one["fields"] for one in asked if one["path"].endswith("/pulls"))
    assert "@" not in pull["title"]
    assert "@" not in "".join(pull["body"].split("`")[::2]), "outside of code it would call somebody"


REFUSED = {
    "picture": ({"body": "![x](https://x.example/y.svg)"}, "image"),
    "raw HTML": ({"body": "<script>alert(1)</script>"}, "HTML refusé"),
    "event handler": ({"body": "<img src=x onerror=alert(1)>"}, "HTML refusé"),
    "scheme": ({"body": "[x](javascript:alert(1))"}, "adresse refusée"),
    "e-mail": ({"body": "Écrire à jean.dupont@hopital.example"}, "adresse électronique"),
    "phone": ({"summary": "Appeler le 06 12 34 56 78 pour en savoir plus."}, "téléphone"),
    "huge": ({"body": "a" * 70_000}, "dépasse"),
    "long title": ({"title": "a" * 200}, "title"),
    "NUL": ({"title": "Maternité\0 de Dakar"}, "U+0000"),
    "line separator": ({"summary": "Un résumé\u2028kind: event, assez long"}, "U+2028"),
    "a heading of the form": (
        {"summary": "Un résumé.\n\n### Nature\n\nRencontre"},
        "« Nature » s’y trouve deux fois",
    ),
    "no such option": ({"kind": "Partenariat secret"}, "n’a pas le choix « Partenariat secret »"),
    "one option among others": ({"specialties": "Maïeutique, Magie"}, "n’a pas le choix « Magie »"),
    "no answer": ({"leads": ""}, "n’a pas de réponse"),
    "nobody speaks": ({"confidence": ""}, "« Qui le dit » n’a pas de réponse"),
    "date in words": ({"start": "vers 2013"}, "date"),
}


@pytest.mark.parametrize(("answers", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_refused_with_its_reason(
    accept: Any, answers: dict[str, str], reason: str
) -> None:
    """No file; a comment that says why, and the label goes so that it can be put again."""
    status, asked = accept(body("ajouter", {**ADDED, **answers}))
    assert status == INVALID
    assert content(asked) == {}
    assert [one["path"].rpartition("12/")[2] for one in asked] == ["comments", "labels/accept%C3%A9"]
    assert reason in asked[0]["fields"]["body"]


def test_another_form_is_for_people(accept: Any) -> None:
    """A request for removal, or an issue without a form, changes nothing by itself."""
    for said in (body("retirer", {"page": "x"}), "Bonjour", ""):
        status, asked = accept(said)
        assert status == INVALID
        assert "elle se traite à la main" in asked[0]["fields"]["body"]


def test_a_confirmation_changes_two_lines(accept: Any, folder: Path) -> None:
    """The day on which the party said so, and the party beside the one that had confirmed less than 24 months before."""
    file = folder / "partnerships/exemple-dakar.md"
    before = (
        file.read_text("utf-8")
        .replace("verified_on: 2024-02-01", "verified_on: 2024-02-01 # vu")
        .replace("\n", "\r\n")
    )
    file.write_bytes(before.encode())
    status, asked = accept(body("confirmer", CONFIRMED))
    assert status == OK
    [after] = content(asked).values()
    assert after == before.replace("2024-02-01 # vu", "2024-05-20 # vu").replace(
        "verified_by: [hopital-de-dakar]", "verified_by: [hopital-de-dakar, hopital-du-val]"
    )
    assert asked[1]["fields"]["sha"] == _git_hash(before)
    assert "s’assurer que c’est bien elle qui répond" in asked[2]["fields"]["body"]


def test_an_old_confirmation_does_not_take_a_new_date(accept: Any, folder: Path) -> None:
    """Who confirmed more than 24 months ago is not named beside today."""
    file = folder / "partnerships/exemple-dakar.md"
    file.write_text(file.read_text("utf-8").replace("verified_on: 2024-02-01", "verified_on: 2021"), "utf-8")
    _, asked = accept(body("confirmer", CONFIRMED))
    assert (
        "verified_on: 2024-05-20\nverified_by: [hopital-du-val]\n"
        in content(asked)["partnerships/exemple-dakar.md"]
    )


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"organisation": "Hôpital Inconnu"}, "aucune organisation ne se nomme"),
        ({"records": "programme-exemple"}, "ne prend pas part"),
        ({"records": "../../etc/passwd"}, "aucune fiche ne se trouve"),
        ({"exact": "Non, il faut corriger quelque chose"}, "à corriger d’abord"),
        ({"organisation": "hopital-de-dakar", "created": "2024-01-31T09:00:00Z"}, "déjà dans la fiche"),
    ],
)
def test_a_confirmation_that_confirms_nothing(accept: Any, answers: dict[str, str], reason: str) -> None:
    """Only a party confirms, and only a record that is there and right."""
    created = answers.pop("created", "2024-05-20T09:00:00Z")
    status, asked = accept(body("confirmer", {**CONFIRMED, **answers}), created)
    assert status == INVALID
    assert reason in asked[0]["fields"]["body"]


@pytest.mark.parametrize(
    ("answers", "before", "after"),
    [
        ({}, "forme chaque année des", "forme deux fois par an des"),
        (
            {"page": "/partenariats/exemple-dakar/#preuves", "wrong": "Trois places", "right": "Deux"},
            "Trois places",
            "Deux",
        ),
        (
            {
                "page": "exemple-dakar",
                "wrong": "L'hôpital du Val\u00a0et celui de Dakar",
                "right": "Les deux hôpitaux",
            },
            "L’hôpital du Val et celui de Dakar",
            "Les deux hôpitaux",
        ),
    ],
    ids=["a field", "an item of a list", "the text"],
)
def test_a_correction_replaces_one_passage(
    accept: Any, folder: Path, answers: dict[str, str], before: str, after: str
) -> None:
    """Where it stands, however the page shows its apostrophes and spaces; the quote that proves it is in the proposal."""
    status, asked = accept(body("corriger", {**CORRECTED, **answers}))
    assert status == OK
    text = (folder / "partnerships/exemple-dakar.md").read_text("utf-8")
    assert text.count(before) == 1
    assert content(asked) == {"partnerships/exemple-dakar.md": text.replace(before, after)}
    assert "- phrase&nbsp;: `deux fois par an`" in asked[2]["fields"]["body"]


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"page": "nulle-part"}, "aucune fiche"),
        ({"wrong": "infirmiers"}, "fois"),
        ({"wrong": "absent de la fiche"}, "pas en ces mots"),
        ({"right": "x\nkind: event"}, "à la main"),
        ({"right": "a: b: c # d"}, "lisible"),
        ({"wrong": "role: lead", "right": "role: partner, until: 2019"}, "plus d’une valeur"),
        (
            {"wrong": "verified_by: [hopital-de-dakar]", "right": "verified_by: [hopital-du-val]"},
            "plus d’une valeur",
        ),
        ({"wrong": "partnership\nparties", "right": "nimporte\nparties"}, "plus d’une valeur"),
        ({"wrong": "L’hôpital du Val et", "right": "<b onclick=x>L’hôpital</b> et"}, "HTML refusé"),
        ({"wrong": "Une équipe de l’hôpital du Val", "right": "x@y.example"}, "adresse électronique"),
        ({"wrong": "start: {date: 2018", "right": "start: {date: 2050"}, "plus d’une valeur"),
    ],
)
def test_a_correction_that_changes_more_is_refused(accept: Any, answers: dict[str, str], reason: str) -> None:
    """Keys, structure, confirmations, codes and anything hostile are for people."""
    status, asked = accept(body("corriger", {**CORRECTED, **answers}))
    assert status == INVALID
    assert content(asked) == {}
    assert reason in asked[0]["fields"]["body"]


_EVENT = '{"issue": {"number": %s, "body": %s, "created_at": %s}}'
_DAY = '"2024-05-20T09:00:00Z"'


@pytest.mark.parametrize(
    "told",
    [
        *("", "[]", "{}", '{"issue": null}', "1e400", "NaN", "[" * 200_000, '{"issue":' * 50_000),
        *(
            _EVENT % (number, '""', _DAY)
            for number in ("1e400", "-1e400", "NaN", "1.5", "true", '"1"', "0", "-1")
        ),
        *(_EVENT % (number, '""', _DAY) for number in ("9" * 5000, "null", "[]", "{}")),
        *(_EVENT % (1, body, _DAY) for body in ("1", "[]", "{}", "1e400", "[" * 100_000 + "]" * 100_000)),
        *(_EVENT % (1, '""', day) for day in ("null", "1e400", '"2024"', '"99999-01-01"', "[]")),
    ],
    ids=lambda told: told[:60],
)
def test_no_issue_is_misuse(folder: Path, tmp_path: Path, told: str) -> None:
    """An event without an issue gives status 2, not a traceback."""
    (tmp_path / "event.json").write_text(told, "utf-8")
    with_forms(folder)
    arguments = ["--event", str(tmp_path / "event.json"), "--commit", COMMIT, "--out", str(tmp_path / "out")]
    assert main(["--root", str(folder), "issue", *arguments]) == MISUSE
    assert command.HELP


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (
            "---\na: 1 # why\nb:\n  - x # in\n\n# after\n---\nbody\n",
            "---\na: 2 # why\nc: 3\nb:\n  - x # in\n\n# after\n---\nbody\n",
        ),
        ("---\nc: {d: 1,\n  e: 2} # f\na: |\n  long\n  text\n---\n", "---\nc: 3 # f\na: 2\n---\n"),
        ("\ufeff---\r\na:\r\n---\r\n---\r\n", "\ufeff---\r\na: 2\r\nc: 3\r\n---\r\n---\r\n"),
    ],
)
def test_an_edit_leaves_every_other_byte(text: str, edited: str) -> None:
    """Comments, blank lines, line ends and the mark of a byte order stay."""
    assert with_fields(text, {"a": "2", "c": "3"}, "a") == edited


@pytest.mark.parametrize("text", ["", "a: 1", "---\na: 1\n", "---\n- a\n---\n", "---\na: [\n---\n"])
def test_an_edit_of_no_front_matter(text: str) -> None:
    """What cannot be read is not written either."""
    with pytest.raises(CannotEditError):
        with_fields(text, {"a": "2"}, "a")


def test_the_forms_offer_the_codes_of_the_registry() -> None:
    """The options are those of the vocabularies; `make docs` writes them."""
    registry = load(ROOT).registry
    for file in sorted(issue_forms.FORMS.glob("*.yml")):
        text = file.read_text("utf-8")
        assert issue_forms.filled(text, registry, read_project(ROOT).site) == text, file.name
    questions = {one.id: one for one in forms.read(ROOT, "ajouter").questions.values()}
    assert "Cardiologie" in questions["specialties"].options


def _git_hash(text: str) -> str:
    import subprocess

    done = subprocess.run(
        ["git", "hash-object", "--stdin"], input=text.encode(), capture_output=True, check=True
    )
    return done.stdout.decode().strip()
