"""The head of every page: what search engines, social networks and feed readers see."""

import json
import os
import struct
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from catalogue.cards.card import HEIGHT, WIDTH, Card, draw
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.project import Project
from catalogue.site.environment import environment
from catalogue.site.head import Heads
from catalogue.site.offline import with_files
from catalogue.site.pages import subjects
from catalogue.site.shell import head_html
from tests.conftest import PROJECT
from tests.kinds import KINDS

SITE = "https://passerelles-sante.github.io/catalogue/"
LONGEST = " ".join(["Coopération hospitalo-universitaire œuvrant à Hải Phòng"] * 3)[:160]


class _Head(HTMLParser):
    """Title, metas, links and data of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.data: list[str] = []
        self._into = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := values.get("property") or values.get("name")):
            self.metas[name + values.get("media", "")] = values["content"]
        elif tag == "link":
            self.links.append(values)
        self._into = "data" if values.get("type") == "application/ld+json" else tag

    def handle_data(self, data: str) -> None:
        if self._into == "title" and not self.title.strip():
            self.title = data
        elif self._into == "data" and data.strip():
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 — the signature of HTMLParser
        self._into = ""

    def link(self, rel: str) -> list[str]:
        return [link["href"] for link in self.links if rel in link.get("rel", "").split()]


def file_of(address: str) -> str:
    return address if address.endswith(".html") else f"{address}index.html"


def pages(site: Path) -> Iterator[tuple[str, _Head]]:
    for kind, address in KINDS.items():
        yield kind, _Head((site / file_of(address)).read_text("utf-8"))


def test_every_kind_of_page_has_a_title_a_description_and_a_card(built_site: Path) -> None:
    """« X – Passerelles Santé », and the same for who shares the link."""
    for kind, head in pages(built_site):
        assert head.title.endswith(" – Passerelles Santé") or not KINDS[kind], kind
        assert len(head.metas["description"]) > 15, kind
        assert head.metas["og:description"] == head.metas["description"]
        assert head.metas["og:locale"] == "fr_FR"
        assert head.metas["og:site_name"] == "Passerelles Santé"
        assert head.metas["theme-color"] == "#0b4a5b"
        assert (head.metas["og:type"] == "article") == (kind.startswith("entries/"))
        if kind == "not found":
            assert head.metas["robots"] == "noindex"
            assert head.link("canonical") == head.data == []
        else:
            assert head.link("canonical") == [f"{SITE}{KINDS[kind]}"] == [head.metas["og:url"]]
            assert head.metas["twitter:card"] == "summary_large_image"
            assert "robots" not in head.metas


def test_the_home_page_says_what_the_site_is(built_site: Path) -> None:
    head = dict(pages(built_site))["home/home"]
    assert head.title.replace("\u00a0", " ").startswith("Passerelles Santé : qui coopère avec qui")


def test_every_card_that_a_page_names_is_there(built_site: Path) -> None:
    """Absolute address, PNG of the size told, at most 25 kB, said in words too."""
    for kind, head in pages(built_site):
        if kind == "not found":
            continue
        image = head.metas["og:image"]
        assert image.startswith(f"{SITE}images/"), kind
        data = (built_site / image.removeprefix(SITE)).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
        assert (head.metas["og:image:width"], head.metas["og:image:height"]) == (str(WIDTH), str(HEIGHT))
        assert len(head.metas["og:image:alt"]) > 20
    assert max(file.stat().st_size for file in (built_site / "images").rglob("*.png")) <= 25_000


def test_every_alternate_exists(built_site: Path) -> None:
    """JSON for a record, a feed for a country and a specialty: nothing is announced that is not there."""
    found = dict(pages(built_site))
    for kind in (
        *("entries/partnership", "entries/programme", "countries/country", "specialties/term"),
        *("home/home", "data"),
    ):
        links = found[kind].link("alternate")
        assert links, kind
        for link in links:
            target = os.path.normpath(built_site / KINDS[kind] / link)
            assert Path(target).is_file(), (kind, link)
    one = json.loads((built_site / "data/partenariats/valmont-sabelle.json").read_text("utf-8"))
    everything = json.loads((built_site / "data/catalogue.json").read_text("utf-8"))
    assert one in everything["partnerships"]


def test_every_page_holds_one_block_of_data_that_is_json(built_site: Path) -> None:
    for kind, head in pages(built_site):
        if kind != "not found":
            [block] = head.data
            assert json.loads(block)["@graph"][-1]["@type"] == "BreadcrumbList", kind


def test_material_takes_no_alternate_for_a_language(built_site: Path) -> None:
    """It asks for a sitemap beside each `link[rel=alternate]`, which would be a request in vain on every page."""
    for file in built_site.rglob("*.html"):
        assert 'rel="alternate"' not in file.read_text("utf-8")


def test_a_title_is_escaped(example: Catalogue) -> None:
    """The shell's template escapes nothing by itself: the head comes to it escaped."""
    head = Heads(PROJECT, {}, subjects(example, PROJECT), frozenset()).of("x/", "<b>&", 'd"<i>')
    html = head_html(head, "x/", environment(example, PROJECT))
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;&amp;" in html
    assert "<" not in head.structured


def test_without_an_address_nothing_absolute_is_claimed(example: Catalogue) -> None:
    head = Heads(Project("Essai"), {}, subjects(example, Project("Essai")), frozenset()).of(
        "pays/senegal/", "Sénégal", "d"
    )
    assert (head.canonical, head.image, head.structured) == ("", None, "")


@pytest.mark.parametrize(
    "title", ["Togo", LONGEST, "Anticonstitutionnellement" * 6], ids=["short", "long", "one word"]
)
def test_a_card_is_small_and_always_the_same(title: str) -> None:
    card = Card("Partenariat", title, ("Cameroun", "Viêt Nam", "République démocratique du Congo") * 3)
    assert len(draw(card, "Passerelles Santé")) <= 25_000
    assert draw(card, "Passerelles Santé") == draw(card, "Passerelles Santé")


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../pays/", "../pays/index.html"),
        ("..", "../index.html"),
        ("./", "./index.html"),
        ("../explorer/?q=a", "../explorer/index.html?q=a"),
        ("../pays/togo/#fiches", "../pays/togo/index.html#fiches"),
        ("../data/catalogue.json", "../data/catalogue.json"),
        ("#fiches", "#fiches"),
        ("https://exemple.org/", "https://exemple.org/"),
    ],
)
def test_a_folder_on_a_disk_has_links_to_files(link: str, expected: str) -> None:
    """No server turns a folder into its index there."""
    assert with_files(f'<a href="{link}">') == f'<a href="{expected}">'
