"""What a page says of the parties that confirmed it."""

import re
from pathlib import Path

import pytest

from catalogue.knowledge.aggregate import build
from catalogue.reading.load import load
from catalogue.site.environment import environment
from catalogue.site.pages import pages
from tests.conftest import PROJECT, TODAY


def shown(folder: Path, id_: str = "exemple-dakar") -> str:
    """The row of the page, as a reader sees it, without its link."""
    catalogue = build(load(folder), TODAY)
    html = next(
        one.html
        for one in pages(catalogue, environment(catalogue, PROJECT))
        if one.address.endswith(f"/{id_}/")
    )
    row = re.search(r"<dt>Confirmation</dt><dd>(.*?)</dd>", html, re.DOTALL)
    assert row
    assert "/issues/new?template=confirmer.yml" in row[1]
    assert f"records={id_}" in row[1]
    return " ".join(re.sub(r"<[^>]+>", " ", row[1].replace("&nbsp;", " ")).split()).partition(" Vous êtes")[0]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (
            "verified_by: [hopital-de-dakar, hopital-du-val]\n",
            "Des deux côtés (dernière confirmation : 1er février 2024) "
            "porteur : Hôpital du Val partenaire : Hôpital de Dakar",
        ),
        (
            "verified_by: [hopital-de-dakar]\n",
            "Du côté du partenaire (dernière confirmation : 1er février 2024) "
            "partenaire : Hôpital de Dakar porteur : pas encore",
        ),
        ("", "aucune des parties pour l’instant"),
    ],
    ids=["both", "one", "none"],
)
def test_both_sides_one_or_none(folder: Path, by: str, said: str) -> None:
    """Which sides, who, when, and who has not yet."""
    file = folder / "partnerships" / "exemple-dakar.md"
    text = file.read_text("utf-8").replace("verified_by: [hopital-de-dakar]\n", by)
    file.write_text(text if by else text.replace("verified_on: 2024-02-01\n", ""), "utf-8")
    assert shown(folder) == said
