"""What readers see of a status: one list, in one order, wherever it is shown."""

from pathlib import Path

import pytest

from catalogue.data.explorer_row import row
from catalogue.data.explorer_tables import tables
from catalogue.knowledge import derive, quality
from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.pdf import book
from catalogue.reading.load import load
from tests.conftest import TODAY

SEEN = {
    "planned": "Prévu",
    "active": "En cours",
    "to_confirm": "À confirmer",
    "suspended": "Suspendu",
    "ended": "Terminé",
    "unknown": "Non renseigné",
}


def lists(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The labels by code, in order, of each place that lists statuses."""
    table = tables(catalogue, [row(entry, catalogue) for entry in catalogue.entries])["statuses"]
    return {
        "knowledge": dict(derive.displayed_statuses(catalogue.registry)),
        "quality": {share.code: share.label for share in quality.statuses(catalogue)},
        "explorer": dict(zip(table.codes, table.labels, strict=True)),
    }


def test_every_list_of_statuses_is_the_same(example: Catalogue) -> None:
    """« À confirmer » stands after those that run."""
    for place, found in lists(example).items():
        assert list(found.items()) == list(SEEN.items()), place


def test_a_new_status_stands_in_every_list(folder: Path) -> None:
    """One more line in registry/statuses.yml is enough, whatever its place."""
    file = folder / "registry" / "statuses.yml"
    line = "- {code: transferred, fr: Repris, en: Transferred, meaning: Repris par une autre équipe.}\n"
    file.write_text(
        file.read_text("utf-8").replace("- {code: suspended", f"{line}- {{code: suspended"), "utf-8"
    )
    for place, found in lists(build(load(folder), TODAY)).items():
        assert list(found)[2:5] == ["to_confirm", "transferred", "suspended"], place
        assert found["transferred"] == "Repris", place


def test_the_book_explains_every_status(example: Catalogue) -> None:
    """In the order in which readers meet them."""
    said = str(book.reading(example))
    places = [said.index(f"'{label}'") for label in SEEN.values()]
    assert places == sorted(places)


@pytest.mark.parametrize("sign", ['"FR"', "'FR'"])
def test_the_country_that_nearly_all_pages_start_from_has_one_home(sign: str) -> None:
    """Nothing but `derive.HOME` spells its code: templates and the form are told it."""
    root = Path(derive.__file__).parents[1]
    files = (file for pattern in ("*.py", "*.j2", "*.js") for file in root.rglob(pattern))
    spelling = [file.relative_to(root).as_posix() for file in files if sign in file.read_text("utf-8")]
    assert spelling == (["knowledge/derive.py"] if sign == '"FR"' else [])
