"""Blank files to fill in: complete, and valid once filled."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from pydantic import Field

from catalogue.data.blank import blank, sample
from catalogue.data.schema import SCHEMAS
from catalogue.model import shapes
from catalogue.model.fields import Date, Number, WebAddress
from catalogue.model.typed import Model, fields_of, typed
from catalogue.problems.problems import Level, Problem
from catalogue.problems.report import as_text
from catalogue.reading.load import load
from catalogue.rewriting.fixes import mended
from catalogue.texts.placeholders import BODY, CODE, TEXT

FOLDERS = {
    "partnership": "partnerships",
    "organisation": "registry/organisations",
    "source": "registry/sources",
}
FILLED = {"source": "brochure", "to": "programme-exemple"}


@pytest.mark.parametrize("kind", SCHEMAS)
@pytest.mark.parametrize("whole", [False, True], ids=["required fields", "all fields"])
def test_a_filled_blank_is_valid(
    folder: Path, checked: Callable[[], tuple[Problem, ...]], kind: str, whole: bool
) -> None:
    """With its placeholders replaced, and the signs before optional fields taken off or not, it passes the check."""
    text = blank(kind, load(folder).registry)
    if whole:
        text = "".join(
            line.removeprefix("#") if line[1:2] != " " or line.startswith("#  - ") else line
            for line in text.splitlines(keepends=True)
        )
        text = text.replace("planned", "ended")
    elif kind == "partnership":
        text = text.replace("#themes:", "themes:")
    for field, value in FILLED.items():
        text = text.replace(f"{field}: {CODE}", f"{field}: {value}")
    text = text.replace(CODE, "hopital-du-val").replace(TEXT, "Quinze à dix-huit infirmiers")
    text = text.replace(BODY, "L’accord date de 2018.")
    file = folder / FOLDERS[kind] / f"essai{'.md' if kind == 'partnership' else '.yml'}"
    file.write_text(text, "utf-8")
    found = [one for one in checked() if one.file.stem == "essai" and one.rule.id not in ("E205", "E206")]
    assert as_text(one for one in found if one.rule.level is Level.INVALID) == ""
    assert mended(text, PurePosixPath(file.relative_to(folder))).count("# ") == text.count("# ")


@typed
class Newcomer(Model):
    """Fields that no blank has yet."""

    postcode: str = Field(pattern="^[0-9]{5}$", examples=["44000"], description="Code postal.")
    motto: str | None = Field(None, max_length=60, description="Devise.")
    website: WebAddress | None = Field(None, description="Site.")
    seen: Date | None = Field(None, description="Vu le.")
    iban: str = Field(pattern="^FR[0-9]{25}$", description="Compte.")
    seats: Number | None = Field(None, description="Places.")


def test_a_new_field_has_a_sample_from_the_model(folder: Path) -> None:
    """No list of names stands beside the model: a form of its own comes with an example, or is refused."""
    fields, registry = fields_of(Newcomer), load(folder).registry
    made = {name: sample(name, fields[name], registry) for name in ("postcode", "motto", "website", "seen")}
    assert made == {
        "postcode": "44000",
        "motto": f'"{TEXT}"',
        "website": "https://exemple.org/",
        "seen": "2021-11-18",
    }
    for name in ("iban", "seats"):
        with pytest.raises(LookupError, match=name):
            sample(name, fields[name], registry)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_blank_has_every_field(folder: Path, kind: str) -> None:
    """Each field stands in it with its meaning, in the order of the model."""
    lines = blank(kind, load(folder).registry).splitlines()
    places = []
    for name, info in shapes.ordered(SCHEMAS[kind]):
        assert f"# {info.description}"[:60] in "\n".join(lines)
        places.append(next(n for n, line in enumerate(lines) if line.lstrip("#").startswith(f"{name}:")))
    assert places == sorted(places)
