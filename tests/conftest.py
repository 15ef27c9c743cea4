"""A small valid catalogue for each test: the project's own vocabularies with the records of catalogue/rules/example/."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from catalogue.knowledge.aggregate import Catalogue, build
from catalogue.knowledge.forge_links import repository
from catalogue.knowledge.project import Project
from catalogue.problems.problems import Problem
from catalogue.reading.load import Loaded, load
from catalogue.rules import check, examples
from tests import building, sampling
from tests.sampling import assemble

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("CATALOGUE_DATA", ROOT))
"""The project whose records tests/real judges: this one, or the folder that CATALOGUE_DATA names."""
EXAMPLE = examples.CATALOGUE
TODAY = date(2024, 6, 1)
PROJECT = Project(
    "Passerelles Santé",
    "https://site.example/",
    repository("https://github.com/essai/catalogue", "edit/main/docs/"),
)
BASE = "/catalogue/"
"""The folder of the published site, as site_url says in mkdocs.yml."""
BUILDING = {"built_site", "real_site", "offline_site", "sample_project", "real", "chromium"}
"""Fixtures that build a site, copy the project, read every real record or start a browser."""
SHARED_TEXTS = ROOT.parent / "shared" / "sources"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files; read the diff")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "pdf"):
            item.add_marker(pytest.mark.paper)
        if BUILDING & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.built)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The root of a valid catalogue that a test may break."""
    return assemble(EXAMPLE, tmp_path / "catalogue")


@pytest.fixture
def checked(folder: Path) -> Callable[[], tuple[Problem, ...]]:
    """Checks the folder as it stands, quotes included."""
    return lambda: check(load(folder), TODAY, folder / "texts")


@pytest.fixture
def example(folder: Path) -> Catalogue:
    """The example as a catalogue."""
    return build(load(folder), TODAY)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the sample, whole. Tests share it and change nothing in it."""
    return assemble(sampling.SAMPLE, tmp_path_factory.mktemp("sample") / "catalogue")


@pytest.fixture(scope="session")
def loaded_sample(sample_folder: Path) -> Loaded:
    """The sample as it was read, for the rules."""
    return load(sample_folder)


@pytest.fixture(scope="session")
def sample(loaded_sample: Loaded) -> Catalogue:
    """The sample as a catalogue."""
    return build(loaded_sample, sampling.TODAY)


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The catalogue of the real records."""
    return build(load(DATA), date(2026, 11, 23))


@pytest.fixture(scope="session")
def sample_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the sample in place of the real records. Tests share it and change nothing in it."""
    return _once(tmp_path_factory, "project", building.sample_project)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, sample_project: Path) -> Path:
    """The site of the sample, built once for all tests, whichever process runs them."""

    def make(out: Path) -> None:
        result = building.build(out, root=sample_project)
        assert result.returncode == 0, result.stdout + result.stderr

    return _once(tmp_path_factory, "built", make)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real records, built once for all tests, whichever process runs them."""

    def make(out: Path) -> None:
        result = building.build(out, root=DATA)
        assert result.returncode == 0, result.stdout + result.stderr

    return _once(tmp_path_factory, "real", make)


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process to want it makes, and the others share."""
    own = factory.getbasetemp()
    out = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    with FileLock(f"{out}.lock"):
        if not out.exists():
            make(out)
    return out


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The site of the sample over http."""
    with serving(built_site) as url:
        yield url


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A site over http, on a free port, below the folder that mkdocs.yml publishes it in."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


@pytest.fixture(scope="session")
def offline_site(tmp_path_factory: pytest.TempPathFactory, sample_project: Path) -> Path:
    """The site of the sample for a folder on a disk, built once, with stand-ins for a PDF that a pack holds and one that
    it does not.
    """
    folder = tmp_path_factory.mktemp("offline")
    for name in ("pays/senegal", "partenariats/valmont-sabelle"):
        file = folder / "downloads" / "pdf" / f"{name}.pdf"
        file.parent.mkdir(parents=True)
        file.write_bytes(b"%PDF-1.7\n%%EOF\n")
    result = building.build(
        folder / "site", root=sample_project, OFFLINE="1", DOWNLOADS=str(folder / "downloads")
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's chromium, headless. `make test` installs it."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no chromium on this machine: make tools")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_CHROMIUM)
        yield browser
        browser.close()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below the published one, and logs nothing."""

    def translate_path(self, path: str) -> str:
        """The file of an address below the published folder."""
        return super().translate_path(f"/{path.removeprefix(BASE)}")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
