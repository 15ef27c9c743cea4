"""Hostile input: each case of tests/hostile/ is refused on its line, or published with nothing alive in it."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from cmarkgfm import cmark
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from catalogue.problems.problems import Level, Problem
from catalogue.publishing.generate import page_source
from catalogue.publishing.publication import publish, read
from catalogue.reading.load import load
from catalogue.rules import check
from catalogue.texts import body
from tests import building
from tests.conftest import EXAMPLE, PROJECT, ROOT, TODAY
from tests.hostile.cases import Case, cases
from tests.hostile.faces import FACES, Site
from tests.hostile.mutations import mutated
from tests.hostile.oracle import MARKDOWN, Field, OfABody
from tests.kinds import KINDS

REFUSED = [case for case in cases() if case.rule]
ACCEPTED = [case for case in cases() if not case.rule]
BODY = {
    "p",
    "h3",
    "ul",
    "li",
    "sup",
    "sup class",
    "a",
    *(f"a {name}" for name in ("aria-label", "href", "id", "role")),
}
"""What every body may hold, beside what is rare."""
LONG = ("Anticonstitutionnellement" * 3, "aaaaaaaaaa" * 5, "niveau")
"""What stands in the cases that are wider than a phone."""
LONGEST = 10
"""Seconds of the processor that one file may take."""


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.id)
def test_refused(case: Case, folder: Path) -> None:
    """The file has an invalid problem on the line of what is hostile, in a time that nobody minds."""
    start = time.process_time()
    case.write(folder)
    problems = check(load(folder), TODAY)
    assert time.process_time() - start < LONGEST
    invalid = [one for one in problems if one.rule.level is Level.INVALID]
    assert (case.rule, case.faulty, case.line) in [(one.rule.id, str(one.file), one.line) for one in invalid]
    assert all(message.isprintable() for message in map(Problem.message, invalid))


@pytest.mark.parametrize("let", [0, cmark.Options.CMARK_OPT_UNSAFE], ids=["as it is", "if it let HTML pass"])
def test_the_cleaner_needs_no_rule(let: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule missed would not live on the page either, nor what the renderer missed."""
    monkeypatch.setattr(body, "_OPTIONS", body._OPTIONS | let)
    reader = OfABody()
    for case in cases():
        if "body" in case.said and not case.id.startswith("sizes/"):
            reader.feed(body.to_html(case.text.split("---\n", 2)[2], {}))
    assert reader.signs <= MARKDOWN | BODY, reader.signs - MARKDOWN - BODY


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose catalogue is the example and every accepted case, with a history."""
    root = building.copy_project(tmp_path_factory.mktemp("hostile") / "project")
    for part in ("partnerships", "registry/organisations", "registry/sources"):
        shutil.rmtree(root / part)
        shutil.copytree(EXAMPLE / part, root / part)
    for case in ACCEPTED:
        case.write(root)
    git = root / ".git"
    shutil.rmtree(git) if git.is_dir() else git.unlink(missing_ok=True)
    who = ("-c", "user.name=x", "-c", "user.email=x")
    for arguments in (("init", "-q"), ("add", "partnerships", "registry"), (*who, "commit", "-qm", "x")):
        subprocess.run(["git", *arguments], cwd=root, check=True)
    return root


def test_accepted(hostile: Path) -> None:
    """What is not refused is valid, and nothing worse than a likely duplicate, a strange letter, markup in a
    field or a city of no list is told of it.
    """
    told = {one.rule.id for one in check(load(hostile), TODAY, useful=False)}
    assert told == {"W304", "W307", "W330", "W503"}


@pytest.fixture(scope="module")
def site(hostile: Path, built_site: Path, chromium: Browser) -> Iterator[Site]:
    """The same, built and seen by a browser."""
    out = hostile.parent / "site"
    result = building.build(out, root=hostile)
    assert result.returncode == 0, result.stdout + result.stderr
    page = chromium.new_page()
    catalogue, _ = read(hostile, TODAY)
    plain = Site(ROOT, built_site, catalogue, frozenset(), page)
    kinds = (built_site / address / "index.html" for address in KINDS.values() if address != "404.html")
    signs = frozenset(sign for file in kinds for sign in plain.read(file.read_text("utf-8"))["signs"])
    yield Site(hostile, out, catalogue, signs, page)
    page.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("face", FACES)
def test_nothing_is_alive(face: str, site: Site) -> None:
    """In none of the forms in which the catalogue is published."""
    assert list(FACES[face](site)) == []


@pytest.mark.browser
@pytest.mark.slow
def test_every_accepted_text_is_shown(site: Site) -> None:
    """Nothing is lost either: what was written is on its page, as text."""
    lost = []
    for case in ACCEPTED:
        html = (site.folder / "partenariats" / Path(case.file).stem / "index.html").read_text("utf-8")
        text = site.read(html)["text"]
        if _plain(case.shown) not in _plain(text):
            lost.append(case.id)
    assert lost == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 390])
def test_no_word_is_wider_than_a_phone(width: int, site: Site, chromium: Browser) -> None:
    """Names without a space and lists within lists break or scroll in their own region, on whatever page they stand."""
    context = chromium.new_context(viewport={"width": width, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    wide, read = [], 0
    for file in sorted(site.folder.rglob("*.html")):
        text = file.read_text("utf-8")
        if "contribuer/regles" in file.as_posix() or not any(sign in text for sign in LONG):
            continue
        page.goto(file.as_uri())
        read += 1
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(file.relative_to(site.folder).as_posix())
    context.close()
    assert wide == []
    assert read > 20


def _plain(text: str) -> str:
    """A text without what French printing changes."""
    return "".join(text.replace("’", "'").split())


def test_no_page_is_code_for_another_generator(hostile: Path) -> None:
    """Liquid, Jinja, Nunjucks and Hugo find none of their signs in the pages that they are given."""
    for page in publish(hostile, TODAY, PROJECT).pages:
        source = page_source(page)
        assert not any(sign in source for sign in ("{{", "{%", "{#", "{<")), page.address


def test_there_are_cases_of_every_family() -> None:
    """At least sixty, of each family at least three."""
    families: dict[str, int] = {}
    for case in cases():
        family = case.id.split("/")[0]
        families[family] = families.get(family, 0) + 1
    assert sum(families.values()) >= 60
    assert min(families.values()) >= 3, families


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """A small catalogue in which any file may be replaced."""
    return Field.made(tmp_path_factory.mktemp("field") / "catalogue")


@given(st.randoms(use_true_random=False), st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_file_is_a_problem_or_a_page(field: Field, random: Random, data: st.DataObject) -> None:
    """True files with some bytes, words and lines changed: no traceback, no long wait, nothing alive on a page."""
    file = data.draw(st.sampled_from(field.named()))
    same = [one.read_bytes() for one in field.named() if one.suffix == file.suffix]
    field.judge(file, mutated(same, random))
