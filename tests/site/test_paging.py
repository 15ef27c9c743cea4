"""Long lists: in parts that hold everything once when the catalogue has grown."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.site import paging
from catalogue.site.environment import environment
from catalogue.site.head import Heads
from catalogue.site.kinds import matrix, organisations, places, records, sources, terms, training
from catalogue.site.offers import by_country, by_specialty, offers
from catalogue.site.page import Page
from catalogue.site.paging import Part, contents, cut, cut_groups
from tests.conftest import PROJECT
from tests.sampling import MEANING

COPIES = 60
KINDS = (
    records.partnerships_index,
    records.programmes_index,
    places.countries,
    places.regions,
    terms.specialties,
    terms.themes,
    organisations.organisations,
    sources.sources,
    training.training,
    matrix.matrix,
)


def lists(catalogue: Catalogue) -> dict[str, Page]:
    """Every page that lists records, trainings or organisations, by its address."""
    env = environment(catalogue, PROJECT)
    return {page.address: page for kind in KINDS for page in kind(catalogue, env)}


@pytest.fixture(scope="module")
def grown(sample: Catalogue) -> Catalogue:
    """Some hundred records: each of the sample many times, under other ids and titles."""
    copies = [
        replace(
            entry,
            id=f"{entry.id}-{number}",
            partnership=replace(entry.partnership, title=f"{entry.title} ({number})"[-120:]),
        )
        for entry in sample.entries
        for number in range(COPIES)
    ]
    return Catalogue(sample.registry, tuple(copies), sample.today)


@pytest.fixture(scope="module")
def made(grown: Catalogue) -> Iterator[Mapping[str, Page]]:
    """Its lists, with small parts of organisations and trainings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(organisations, "PART", 5)
        patch.setattr(training, "PART", 40)
        patch.setattr(matrix, "COUNTRIES", 5)
        yield lists(grown)


def whole(pages: Mapping[str, Page], start: str) -> list[Page]:
    """The pages of one list, in their order."""
    found = [page for address, page in pages.items() if addresses.start(address) == start]
    return sorted(found, key=lambda page: int((re.findall(r"/suite/(\d+)/$", page.address) or ["1"])[0]))


def titles(page: Page) -> list[str]:
    """The addresses of the records that a page lists, from the root of the site; not those of the region of a country."""
    html = re.sub(r'<h2 id="region">.*?</section>', "", page.html, flags=re.DOTALL)
    links = re.findall(r'class="ps-entry__title" href="([^"]+)"', html)
    return [urljoin(f"/{page.address}", link).lstrip("/") for link in links]


def test_every_record_is_listed_once(grown: Catalogue, made: Mapping[str, Page]) -> None:
    """The parts of a list hold all of it, nothing twice, in one order."""
    expected: dict[str, Sequence[Entry]] = {
        "partenariats/": [entry for entry in grown.entries if not entry.is_programme],
        "programmes/": grown.programmes,
        **{addresses.country(grown.registry.countries[code]): one for code, one in grown.by_country.items()},
        **{addresses.specialty(code): one for code, one in grown.by_specialty.items()},
        **{addresses.theme(code): one for code, one in grown.by_theme.items()},
        **{addresses.source(code): one for code, one in grown.by_source.items()},
    }
    assert any(len(whole(made, start)) > 3 for start in expected)
    for start, entries in expected.items():
        listed = [title for page in whole(made, start) for title in titles(page)]
        assert Counter(listed) == Counter(map(addresses.entry, entries)), start


def test_an_organisation_lists_each_record_under_each_of_its_roles(
    grown: Catalogue, made: Mapping[str, Page]
) -> None:
    for id_, entries in grown.by_organisation.items():
        pages = whole(made, addresses.organisation(id_))
        listed = {title for page in pages for title in titles(page)}
        assert listed == set(map(addresses.entry, entries)), id_


def test_every_organisation_is_in_the_index(grown: Catalogue, made: Mapping[str, Page]) -> None:
    pages = whole(made, "organisations/")
    assert len(pages) > 3
    listed = [
        urljoin(f"/{page.address}", link).lstrip("/")
        for page in pages
        for link in re.findall(r'<li><a href="([^"]+)">[^<]+</a>(?: <small>.*?</small>)? <span', page.html)
    ]
    assert Counter(listed) == Counter(addresses.organisation(id_) for id_, _ in grown.organisations)


def test_every_training_is_in_its_specialty_and_country(grown: Catalogue, made: Mapping[str, Page]) -> None:
    """In parts too, by state and then in the order of the whole list."""
    found = offers(grown)
    order = [*grown.registry.vocabularies["training_states"], None]
    expected = {addresses.training(code): one for code, one in by_specialty(grown.registry, found).items()}
    expected |= {
        addresses.training_in(country): one for country, one in by_country(grown.registry, found).items()
    }
    assert any(len(whole(made, start)) > 3 for start in expected)
    for start, group in expected.items():
        html = "".join(page.html for page in whole(made, start))
        ordered = sorted(group, key=lambda offer: order.index(offer.training.state))
        assert re.findall(r'data-key="([^"]+)"', html) == [offer.key for offer in ordered], start


def test_parts_link_to_each_other(made: Mapping[str, Page]) -> None:
    """Each part leads to the one before, the one after, the first and the last; and says which it is."""
    for address, page in made.items():
        pages = whole(made, addresses.start(address))
        if len(pages) == 1:
            continue
        place = pages.index(page)
        near = {place - 1, place + 1, 0, len(pages) - 1} & set(range(len(pages))) - {place}
        for nav in re.findall(r'<nav class="ps-pager.*?</nav>', page.html, re.DOTALL):
            links = {urljoin(f"/{address}", link).lstrip("/") for link in re.findall(r'href="([^"]+)"', nav)}
            assert {pages[number].address for number in near} <= links <= set(made)
            assert len(links) <= 6
            assert f'aria-current="page"><span class="ps-sr">Page </span>{place + 1}<' in nav
            assert ('rel="prev"' in nav, 'rel="next"' in nav) == (place > 0, place + 1 < len(pages))
        labels = re.findall(r'<nav class="ps-pager[^>]*aria-label="([^"]+)"', page.html)
        assert labels
        assert len(labels) == len(set(labels))


def test_a_part_says_what_it_holds(made: Mapping[str, Page]) -> None:
    page = made["pays/cambodge/suite/2/"]
    total = 2 * COPIES
    assert page.title == "Cambodge, fiches (2 sur 2)"
    assert page.file == ""
    assert f"Fiches 101 à {total} sur {total}" in page.html
    assert 'href="../../../../explorer/?pays=KH"' in page.html
    assert f"Fiches 1 à 100 sur {total}" in made["pays/cambodge/"].html


def test_a_large_region_shows_its_latest_records(made: Mapping[str, Page]) -> None:
    """Its countries hold them all; the explorer sorts and filters them."""
    page = made["regions/asie-du-sud-est/"]
    assert len(titles(page)) == places.LATEST
    assert "explorer/?region=asie-du-sud-est" in page.html
    assert whole(made, page.address) == [page]


def test_a_large_matrix_has_a_page_for_each_region(grown: Catalogue, made: Mapping[str, Page]) -> None:
    named = set()
    for address, page in made.items():
        if address.startswith("matrice/") and address != "matrice/":
            assert f'href="../{address}"' in made["matrice/"].html
            named |= {one for one in grown.by_country if f"?pays={one}&amp;" in page.html}
    assert named == set(MEANING["counts"]["countries"])
    assert "?pays=" not in made["matrice/"].html


def test_a_continuation_has_no_card_of_its_own(made: Mapping[str, Page]) -> None:
    """It shows the picture of the page where its list starts."""
    heads = Heads(PROJECT, {one.address: one.title for one in made.values()}, {}, ())
    assert not [image for image in heads.cards if "/suite/" in image]
    image = heads.of("pays/cambodge/suite/2/", "Cambodge, fiches (2 sur 2)", "x").image
    assert image
    assert image.url == "https://site.example/images/pays/cambodge.png"
    assert image.url.removeprefix("https://site.example/") in heads.cards


@pytest.mark.parametrize(
    ("number", "count", "steps"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 12, [1, 2, None, 12]),
        (3, 5, [1, 2, 3, 4, 5]),
        (5, 12, [1, None, 4, 5, 6, None, 12]),
        (12, 12, [1, None, 11, 12]),
    ],
)
def test_the_list_of_parts_stays_short(number: int, count: int, steps: list[int | None]) -> None:
    assert list(Part("x/", number, count, 1, 1, ()).steps) == steps


def test_a_group_goes_on_in_the_next_part() -> None:
    """Headings come again with their whole number; an empty list has one empty part; empty groups have no heading."""
    parts = cut_groups([("a", "A", "uvw"), ("e", "Empty", ""), ("b", "B", "xyz")], "x/", 2)
    told = [[(group.title, group.whole, group.begun, group.items) for group in part.groups] for part in parts]
    assert told == [
        [("A", 3, False, ("u", "v"))],
        [("A", 3, True, ("w",)), ("B", 3, False, ("x",))],
        [("B", 3, True, ("y", "z"))],
    ]
    assert [(part.address, part.first, part.last) for part in parts] == [
        ("x/", 1, 2),
        ("x/suite/2/", 3, 4),
        ("x/suite/3/", 5, 6),
    ]
    [empty] = cut([], "x/")
    assert (empty.items, empty.total) == ((), 0)


def test_contents_lead_to_headings_and_initials() -> None:
    """As in a French index: the article does not count, nor the accent."""
    names = ["Abidjan", "L’École", "Zinder", "3 mars"]
    parts = cut_groups([("a", "A", names[:3]), ("b", "B", names[3:])], "x/", 2)
    first, second = contents(parts, str)
    assert first.address == "x/#a"
    assert first.initials == (("A", "x/"), ("E", "x/"), ("Z", "x/suite/2/"))
    assert (second.address, second.initials) == ("x/suite/2/#b", (("0-9", "x/suite/2/"),))
    assert contents(cut(names, "x/"), str) == ()


def test_a_part_number_below_an_id_is_no_other_page() -> None:
    """A record may be called « suite »: only what follows it is a continuation."""
    assert addresses.start("partenariats/suite/") == "partenariats/suite/"
    assert addresses.start("partenariats/suite/suite/2/") == "partenariats/suite/"
    assert addresses.start("pays/togo/suite/12/") == "pays/togo/"
    assert paging.SIZE == 100


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pager_fits_a_small_screen(
    chromium: Browser, site_url: str, made: Mapping[str, Page], scheme: str
) -> None:
    """At 320 pixels nothing scrolls sideways, and each target is at least 24 pixels high."""
    page = chromium.new_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site_url}pays/cambodge/")
    for address in ("pays/cambodge/suite/2/", "organisations/", "organisations/suite/2/"):
        page.evaluate("html => { document.querySelector('.ps').outerHTML = html }", made[address].html)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        heights = page.locator(".ps-pager a").evaluate_all("all => all.map(one => one.offsetHeight)")
        assert heights
        assert min(heights) >= 24
    page.close()
