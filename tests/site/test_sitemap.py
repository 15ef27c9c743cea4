"""The list of pages for search engines: every page once, dated by its last change and not by the day of the build."""

import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree

from catalogue.publishing.publication import publish
from catalogue.site.crawlers import sitemap
from tests.conftest import PROJECT, TODAY

SITE = "https://passerelles-sante.github.io/catalogue/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def urls(text: str) -> dict[str, str | None]:
    """The day of each address below the site, or none."""
    found = [
        (url.findtext(f"{SPACE}loc") or "", url.findtext(f"{SPACE}lastmod"))
        for url in ElementTree.fromstring(text)
    ]
    assert len(found) == len(dict(found))
    assert all(address.startswith(SITE) for address, _ in found)
    return {address.removeprefix(SITE): day for address, day in found}


def test_every_page_that_may_be_indexed_is_named_once(built_site: Path) -> None:
    """Neither the page of errors, nor a redirect, nor a shell, and no page is left out."""
    indexed = {
        file.parent.relative_to(built_site).as_posix() + "/"
        for file in built_site.rglob("index.html")
        if 'name="robots" content="noindex"' not in file.read_text("utf-8")
    }
    named = urls((built_site / "sitemap.xml").read_text("utf-8"))
    assert named.keys() == {address.removeprefix("./") for address in indexed}
    assert not any("ps-shell" in address or "404.html" in address for address in named)


def test_addresses_are_in_order_and_escaped() -> None:
    """The same pages give the same bytes, whatever order they come in."""
    pages = [("pays/", None), ("", "2024-01-02"), ("a&b/", None)]
    text = sitemap(SITE, pages)
    assert text == sitemap(SITE, reversed(pages))
    assert list(urls(text).items()) == [("", "2024-01-02"), ("a&b/", None), ("pays/", None)]


def test_only_what_git_dates_has_a_day(folder: Path) -> None:
    """The pages of one file have the day of its last change; a page of many files claims none."""
    assert {day for _, day in published(folder)} == {None}
    for command in (("init", "-q"), ("add", "partnerships", "registry"), ("commit", "-q", "-m", "First")):
        subprocess.run(["git", *_IDENTITY, *command], cwd=folder, env=_DATED, check=True)
    days = dict(published(folder))
    assert days["partenariats/exemple-dakar/"] == days["organisations/hopital-du-val/"] == "2024-03-05"
    assert days["pays/"] is days["chronologie/"] is days[""] is None


def published(folder: Path) -> list[tuple[str, str | None]]:
    return list(publish(folder, TODAY, PROJECT).dated)


_IDENTITY = ("-c", "user.name=Name", "-c", "user.email=name@example.org", "-c", "commit.gpgsign=false")
_DAY = "2024-03-05T12:00:00Z"
_DATED = {**os.environ, "GIT_COMMITTER_DATE": _DAY, "GIT_AUTHOR_DATE": _DAY}
