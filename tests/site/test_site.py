"""The published site, as a reader gets it."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin

import pytest

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.environment import environment
from catalogue.site.pages import pages
from tests.conftest import PROJECT
from tests.sampling import MEANING

SELF = "https://passerelles-sante.github.io/catalogue/"


class Links(HTMLParser):
    """Anchors, resources and targets of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.resources: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "href" in values:
            self.anchors.append(values["href"])
        if tag in ("script", "img", "iframe", "source", "image", "use") or (
            tag == "link" and values.get("rel") in ("stylesheet", "icon", "preload", "preconnect", "manifest")
        ):
            self.resources += [values[name] for name in ("src", "href") if name in values]


def parse(site: Path) -> dict[str, Links]:
    """Every page of a site, by its address from the root of the site."""
    return {
        page.relative_to(site).as_posix().removesuffix("index.html"): Links(page.read_text("utf-8"))
        for page in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def parsed(built_site: Path) -> dict[str, Links]:
    """Every page of the site of the sample."""
    return parse(built_site)


def test_no_page_asks_another_host(parsed: dict[str, Links], built_site: Path) -> None:
    """Scripts, styles, pictures and fonts all come from the site itself."""
    outside = {
        (address, resource)
        for address, links in parsed.items()
        for resource in links.resources
        if re.match(r"(https?:)?//", resource)
    }
    assert outside == set()
    styles = " ".join(path.read_text("utf-8") for path in built_site.rglob("*.css"))
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*\)|@import", styles) == []


def broken(parsed: dict[str, Links], site: Path) -> list[tuple[str, str]]:
    """Links to pages, files and anchors that do not exist, each with its page."""
    found = []
    for address, links in parsed.items():
        if address == "404.html":
            continue  # its links start at the root of the published site
        for href in links.anchors + links.resources:
            if re.match(r"[a-z]+:", href) or href.startswith("//"):
                continue
            path, anchor = urldefrag(urljoin(f"/{address}", href))
            path = unquote(path.split("?")[0]).lstrip("/")
            target = site / path
            if not (target.is_file() or (target / "index.html").is_file()) or (
                anchor and path in parsed and not anchor.startswith("__") and anchor not in parsed[path].ids
            ):
                found.append((address, href))
    return found


def test_every_link_inside_the_site_works(parsed: dict[str, Links], built_site: Path) -> None:
    """Pages, files and anchors that a page links to exist."""
    assert broken(parsed, built_site) == []


def test_country_pages_list_exactly_their_records(parsed: dict[str, Links], sample: Catalogue) -> None:
    """A reader of a country's page finds all of its records, those that name its region, and no other."""
    expected = {}
    for code, found in sample.by_country.items():
        regions = {region.code for region in sample.registry.regions_of(code)}
        near = [one for one in sample.entries if regions & {named.code for named in one.partnership.regions}]
        expected[addresses.country(sample.registry.countries[code])] = (*found, *near)
    _same_lists(parsed, sample, expected)


def test_specialty_pages_list_exactly_their_records(parsed: dict[str, Links], sample: Catalogue) -> None:
    """The same for a specialty's page."""
    _same_lists(
        parsed, sample, {addresses.specialty(code): found for code, found in sample.by_specialty.items()}
    )


def test_organisation_pages_list_exactly_their_records(parsed: dict[str, Links], sample: Catalogue) -> None:
    """The same for an organisation, French or foreign: both directions."""
    _same_lists(
        parsed, sample, {addresses.organisation(id_): found for id_, found in sample.by_organisation.items()}
    )


def _same_lists(parsed: dict[str, Links], sample: Catalogue, expected: dict[str, tuple[object, ...]]) -> None:
    urls = {addresses.entry(entry): entry.id for entry in sample.entries}
    for address, entries in expected.items():
        targets = {urljoin(f"/{address}", urldefrag(href)[0]).lstrip("/") for href in parsed[address].anchors}
        assert {urls[target] for target in targets if target in urls} == {entry.id for entry in entries}, (
            address
        )  # type: ignore[attr-defined]


def test_related_pages_link_both_ways(parsed: dict[str, Links], sample: Catalogue) -> None:
    """A link written in one file is followed from both pages."""
    for entry in sample.entries:
        for related in entry.partnership.related:
            if related.to in MEANING["drafts"]:
                continue
            one, other = addresses.entry(entry), addresses.entry(sample.by_id[related.to])
            assert _links_to(parsed, one, other), (one, other)
            assert _links_to(parsed, other, one), (other, one)


def _links_to(parsed: dict[str, Links], page: str, target: str) -> bool:
    return any(urljoin(f"/{page}", href).lstrip("/") == target for href in parsed[page].anchors)


def test_each_record_can_be_edited_and_reported(parsed: dict[str, Links], sample: Catalogue) -> None:
    """The page leads to its file, and to a report and a request to remove that name the page."""
    for entry in sample.entries:
        anchors = parsed[addresses.entry(entry)].anchors
        assert any(href.endswith(f"/edit/main/{entry.file}") for href in anchors), entry.id
        assert any("/issues/new?template=erreur.yml&title=Erreur" in href for href in anchors), entry.id
        page = f"page={quote('/' + addresses.entry(entry), safe='')}"
        assert any("?template=retirer.yml" in href and page in href for href in anchors), entry.id


def test_every_claim_shows_its_evidence(sample: Catalogue, parsed: dict[str, Links]) -> None:
    """Each evidence has its place on the page, and something on the page leads to it."""
    for entry in sample.entries:
        page = parsed[addresses.entry(entry)]
        for id_ in entry.partnership.evidence:
            assert f"preuve-{id_}" in page.ids, (entry.id, id_)
            assert f"#preuve-{id_}" in page.anchors, (entry.id, id_)


def test_stale_records_are_to_be_confirmed(built_site: Path) -> None:
    """What a source of June 2023 called running is to be confirmed in November 2026, and says since when."""
    html = (built_site / "partenariats" / "valmont-sabelle" / "index.html").read_text("utf-8")
    assert "À confirmer (dernière trace\u00a0: juin\u00a02023)" in html


def test_no_two_pages_share_an_address(sample: Catalogue) -> None:
    """Two records never overwrite each other."""
    found: dict[str, list[str]] = defaultdict(list)
    for page in pages(sample, environment(sample, PROJECT)):
        found[page.address].append(page.title)
    assert {address: titles for address, titles in found.items() if len(titles) > 1} == {}


@pytest.mark.parametrize(
    ("page", "expected"),
    [("", './pays/"'), ("pays/", '../pays/"'), ("partenariats/lac-dune/", '../../pays/"')],
)
def test_links_lead_up_to_the_root_and_down_again(page: str, expected: str) -> None:
    """From any page, also of a site in a folder or on a disk."""
    assert addresses.linked(f'{addresses.from_root("pays/")}"', page) == expected


def test_no_page_keeps_a_link_that_leads_nowhere_yet(sample: Catalogue) -> None:
    """Pieces are made for all pages at once: each page ends their links for itself."""
    assert [
        page.address for page in pages(sample, environment(sample, PROJECT)) if addresses.ROOT in page.html
    ] == []


def test_counts_agree_with_their_noun(built_site: Path) -> None:
    """French counts zero as singular, for those who hear a page as well."""
    wrong = re.compile(r">[01]<span class=\"ps-sr\"> \w+s</span>")
    assert [page for page in built_site.rglob("*.html") if wrong.search(page.read_text("utf-8"))] == []
