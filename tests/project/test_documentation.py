"""Documentation that cannot lie."""

import importlib.util
import json
import re
import tomllib
from datetime import date
from pathlib import Path
from types import ModuleType

from catalogue.problems.problems import Level
from catalogue.problems.report import as_text
from catalogue.reading.load import load
from catalogue.rules import check
from tests.building import copy_project
from tests.conftest import ROOT

MOST_LINES, MOST_CHARACTERS = 40, 110
"""Of a decision: lines, and characters in a line."""


def script(name: str) -> ModuleType:
    """A script of scripts/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_of_fields_are_those_of_the_models() -> None:
    """The page of fields says what the models say; `make docs` writes it."""
    module = script("field_tables")
    texts = {name: (ROOT / name).read_text("utf-8") for name in module.FILES}
    assert {name: module.filled(text) for name, text in texts.items()} == texts
    assert set(texts) == {"CONTRIBUTING.md", "docs/contribuer/champs.md"}
    assert "| `signed` |" in texts["docs/contribuer/champs.md"]


def test_contributing_is_short() -> None:
    """The way to contribute fits on three screens; the fields have their own page."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert len(text.split()) < 1200
    assert "docs/contribuer/champs.md" in text


def test_settings_of_editors_are_those_of_the_models() -> None:
    """VS Code proposes the codes of the registry; `make docs` writes its settings."""
    made = script("editor_settings").settings()
    assert {name: (ROOT / name).read_text("utf-8") for name in made} == made
    fields = json.loads(made["frontmatter.json"])["frontMatter.taxonomy.contentTypes"][0]["fields"]
    [kind] = [field for field in fields if field["name"] == "kind"]
    assert {"id": "network", "title": "Réseau"} in kind["choices"]
    assert kind["required"]


def test_every_decision_is_listed() -> None:
    """The list of decisions names each file once, by its number and title, in order."""
    listed = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    headings = {
        path.name: path.read_text("utf-8").partition("\n")[0]
        for path in sorted((ROOT / "docs/decisions").glob("0*.md"))
    }
    expected = [f"- [{name[:4]}]({name}) {heading[7:]}" for name, heading in headings.items()]
    assert [line for line in listed.splitlines() if line.startswith("- [")] == expected
    assert all(heading.startswith(f"# {name[:4]} ") for name, heading in headings.items())


def test_every_decision_is_short() -> None:
    """A decision says why, on one screen: how the code works and what was measured stand elsewhere."""
    too_long = []
    for path in sorted((ROOT / "docs/decisions").glob("0*.md")):
        lines = path.read_text("utf-8").splitlines()
        if len(lines) > MOST_LINES:
            too_long.append(f"{path.name}: {len(lines)} lines, at most {MOST_LINES}")
        for number, line in enumerate(lines, 1):
            if len(line) > MOST_CHARACTERS:
                too_long.append(f"{path.name}:{number}: {len(line)} characters, at most {MOST_CHARACTERS}")
    assert too_long == []


def test_links_of_pages_for_developers_lead_somewhere() -> None:
    """MkDocs leaves decisions and figures out of the site, so nothing else checks their links and anchors; nor those of
    CONTRIBUTING.md as the forge shows it."""
    pages = [
        *(ROOT / "docs/decisions").glob("*.md"),
        ROOT / "docs/performance.md",
        ROOT / "scripts/forge/README.md",
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
    ]
    broken = []
    for page in pages:
        for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            address, _, anchor = link.partition("#")
            target = page.parent / address if address else page
            if "://" in link:
                continue
            if not target.exists() or (anchor and anchor not in anchors(target)):
                broken.append(f"{page.relative_to(ROOT)}: {link}")
    assert len(pages) > 20
    assert broken == []


def anchors(page: Path) -> set[str]:
    """The anchors that a forge gives to the headings of a Markdown file."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_dependency_has_its_reason() -> None:
    """A package that a build needs stands in the decision on dependencies, with what it is instead of."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    said = (ROOT / "docs/decisions/0002-dependances.md").read_text("utf-8").casefold()
    names = [re.split(r"[<>=]", one)[0].casefold() for one in project["dependencies"]]
    assert [name for name in names if name not in said] == []


def test_locks_have_hashes_and_name_no_registry() -> None:
    """A lock is complete for pip's strictest mode, and says nothing of where it was made."""
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        assert "://" not in text
        pins = re.findall(r"^[a-z0-9].*==.*$", text, re.MULTILINE | re.IGNORECASE)
        assert len(pins) > 10
        assert all(pin.endswith("\\") for pin in pins)


def test_the_example_for_contributors_is_valid(tmp_path: Path) -> None:
    """The file that CONTRIBUTING.md shows passes the check as it stands, with its quote in place."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    example = re.search(r"```markdown\n(---\n.*?)```", text, re.DOTALL)
    assert example is not None
    project = copy_project(tmp_path / "project")
    (project / "partnerships" / "mon-exemple.md").write_text(example[1], "utf-8")
    problems = [one for one in check(load(project), date(2026, 11, 23)) if one.file.name == "mon-exemple.md"]
    assert as_text(one for one in problems if one.rule.level is Level.INVALID) == ""
