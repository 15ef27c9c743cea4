"""Stands in for the forge: issues as it writes them, and its command `gh`."""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from catalogue.forge import forms
from tests.conftest import ROOT

ADDED: Mapping[str, str] = {
    "title": "Maternité de Dakar",
    "summary": "Une équipe du Val se rend chaque année à Dakar pour former les sages-femmes.",
    "kind": "Partenariat",
    "leads": "Hôpital du Val",
    "partners": "- hôpital de dakar",
    "specialties": "Maïeutique, Gynécologie-obstétrique",
    "themes": "VIH, tuberculose et paludisme, Formation des soignants",
    "activities": "Missions sur place",
    "source": "brochure",
    "confidence": "Dit par une partie",
    "quote": "« un accord de jumelage signé le 12 mars 2018 »",
    "start": "2018",
    "start_quote": "un accord de jumelage signé le 12 mars 2018",
    "status": "En cours",
    "as_of": "2023-05",
    "status_quote": "quinze à dix-huit infirmiers",
    "body": "Depuis 2018, une équipe du Val forme des sages-femmes.\n\n### Contexte\n\nLes deux hôpitaux sont jumelés.",
}
CONFIRMED: Mapping[str, str] = {
    "records": "https://passerelles-sante.example/partenariats/exemple-dakar/",
    "organisation": "Hôpital du Val",
    "exact": "Oui, tout est exact aujourd’hui",
}


CORRECTED: Mapping[str, str] = {
    "page": "Jumelage en cardiologie avec Dakar",
    "wrong": "forme chaque année des infirmiers de Dakar",
    "right": "forme deux fois par an des infirmiers de Dakar",
    "source": "brochure",
    "quote": "deux fois par an",
}


def body(name: str, answers: Mapping[str, str]) -> str:
    """The body of an issue, as the forge makes it of a form."""
    form = forms.read(ROOT, name)
    parts = [
        f"### {one.label}\n\n{answers.get(one.id) or '_No response_'}\n\n" for one in form.questions.values()
    ]
    return "".join(parts) + (f"### {form.promises}\n\n- [x] Oui\n" if form.promises else "")


def event(file: Path, said: str, created: str = "2024-05-20T09:00:00Z") -> Path:
    """The event that tells of an issue."""
    file.write_text(json.dumps({"issue": {"number": 12, "body": said, "created_at": created}}), "utf-8")
    return file


def with_forms(folder: Path) -> Path:
    """A catalogue that has the forms of the project."""
    shutil.copytree(ROOT / forms.FOLDER, folder / forms.FOLDER)
    return folder


class Gh:
    """A `gh` that answers from a table of paths, and remembers what it was asked to write.

    `refuses` gives the words by which it refuses to write to paths that hold a text.
    """

    def __init__(self, folder: Path, answers: Mapping[str, Any], refuses: Mapping[str, str]) -> None:
        self._log = folder / "gh.jsonl"
        (folder / "answers.json").write_text(json.dumps(answers), "utf-8")
        (folder / "refuses.json").write_text(json.dumps(refuses), "utf-8")
        program = folder / "gh"
        program.write_text(f"#!{sys.executable} -S\n{_GH}", "utf-8")
        program.chmod(0o755)

    @property
    def written(self) -> list[dict[str, Any]]:
        """Each request that wrote: method, path, fields."""
        return (
            [json.loads(line) for line in self._log.read_text("utf-8").splitlines()]
            if self._log.exists()
            else []
        )


@pytest.fixture
def gh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts a `gh` with some answers first on the path."""

    def put(answers: Mapping[str, Any] | None = None, refuses: Mapping[str, str] | None = None) -> Gh:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        return Gh(folder, answers or {}, refuses or {})

    return put


_GH = """
import base64, json, pathlib, sys
here = pathlib.Path(__file__).parent
arguments = sys.argv[1:]
assert arguments[0] == "api"
path = next(one for one in arguments if one.startswith("repos/{owner}/{repo}/"))
if "--method" in arguments:
    for part, words in json.loads((here / "refuses.json").read_text()).items():
        if part in path:
            sys.exit("gh: " + words)
    row = {"method": arguments[arguments.index("--method") + 1], "path": path, "fields": json.load(sys.stdin)}
    with (here / "gh.jsonl").open("a") as log:
        log.write(json.dumps(row) + "\\n")
    sys.exit()
answers = json.loads((here / "answers.json").read_text())
found = next((value for key, value in answers.items() if key in path), None)
if found is None:
    sys.exit("HTTP 404: " + path)
if isinstance(found, str):
    sys.stdout.buffer.write(base64.b64decode(found))
else:
    print(json.dumps([found] if "--slurp" in arguments else found))
"""
