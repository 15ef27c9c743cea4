"""docs/architecture.md and README.md: the picture is that of the imports, and what they name exists."""

import re
from collections.abc import Iterator, Mapping

import pytest
import yaml

from tests.conftest import ROOT
from tests.project.test_documentation import script
from tests.project.test_rooms import PACKAGE, ROOMS, imported_rooms

PAGE = ROOT / "docs" / "architecture.md"
MOST_WORDS = 2000
"""Three printed pages, with the tables."""
Arrows = Mapping[str, set[str]]


def drawn() -> Arrows:
    """The arrows of the picture, by the room where they start."""
    lines = re.findall(r"^  (\w+) --> (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    return {room: set(others.split(" & ")) for room, others in lines}


def imported() -> Arrows:
    """The rooms that each room imports, by the reading of another test."""
    folders = {**{room: PACKAGE / room for room in ROOMS}, "hooks": ROOT / "hooks"}
    return {
        room: {name for file in folder.rglob("*.py") for _, name in imported_rooms(file)} - {room}
        for room, folder in folders.items()
    }


def reached(arrows: Arrows, room: str) -> set[str]:
    """Where the arrows lead from a room."""
    others = arrows.get(room, set())
    return others.union(*(reached(arrows, other) for other in others))


def test_the_generated_parts_are_up_to_date() -> None:
    """`make docs` writes them."""
    text = PAGE.read_text("utf-8")
    assert script("architecture").filled(text) == text


@pytest.mark.parametrize("room", [*ROOMS, "hooks"])
def test_the_arrows_lead_where_imports_lead(room: str) -> None:
    """No room is reached that is not imported, at once or through others; and no arrow could be left out."""
    assert reached(drawn(), room) == reached(imported(), room)
    for other in drawn().get(room, ()):
        fewer = {**drawn(), room: drawn()[room] - {other}}
        assert other not in reached(fewer, room), f"{room} --> {other} follows from the others"


def test_every_room_stands_in_the_table_in_reading_order() -> None:
    """With what its docstring says of it."""
    assert re.findall(r"^\| `catalogue/(\w+)/` \| [A-Z].{20}", PAGE.read_text("utf-8"), re.MULTILINE) == list(
        ROOMS
    )


def named_paths(text: str) -> Iterator[str]:
    """The paths of the repository that a page names: targets of links, and code that looks like a path."""
    yield from (target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target)
    for code in re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if re.fullmatch(r"[\w.-]+(/[\w.-]*)+|[\w-]+\.(py|md|yml|js|j2|toml)", code):
            yield code


@pytest.mark.parametrize("name", ["docs/architecture.md", "README.md"])
def test_what_is_named_exists(name: str) -> None:
    """A path stands in full, from the root of the repository; a file of a folder just named may have its name alone."""
    text = (ROOT / name).read_text("utf-8")
    missing, folder = [], ROOT
    for path in named_paths(text):
        found = next(
            (base / path for base in (ROOT, (ROOT / name).parent, folder) if (base / path).exists()),
            None,
        )
        if found is None:
            missing.append(path)
        else:
            folder = found if found.is_dir() else folder
    assert missing == []


def test_names_in_code_exist() -> None:
    """Constants and classes that the page names are spelt so in the code."""
    code = "\n".join(file.read_text("utf-8") for file in PACKAGE.rglob("*.py"))
    names = re.findall(r"`([A-Z]\w+)`", PAGE.read_text("utf-8"))
    assert len(names) > 10
    defined = {name for found in re.findall(r"class (\w+)|\b([A-Z_]+)\b[^=\n]*=", code) for name in found}
    assert [name for name in names if name not in defined] == []


def test_the_page_is_short_and_not_published() -> None:
    """It is for those who read the code."""
    assert len(PAGE.read_text("utf-8").split()) <= MOST_WORDS
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert "/architecture.md" in settings["exclude_docs"].split()


def test_readme_leads_contributors_then_developers() -> None:
    """Contributors, in French, to their page; then developers to this one, before any other."""
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", text)
    assert links[:2] == ["CONTRIBUTING.md", "docs/architecture.md"]
    assert "en français" in text.split("\n\n")[1]
