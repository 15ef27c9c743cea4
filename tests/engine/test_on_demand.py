"""The site for who writes it: what is asked for is made, and nothing else."""

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from catalogue.engine.making import NotMadeError
from catalogue.engine.on_demand import SiteOnDemand
from catalogue.engine.output import Output
from tests.building import counted, tree

MOUNT = "/catalogue/"


class _Server:
    """A site of a few files, served as MkDocs does: `get` gives what the folder holds at an address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: list[str] = []
        self.site = SiteOnDemand()
        self._answer = self.site.before(self._from_folder, MOUNT)

    def build(self, **texts: str) -> None:
        """What a generator does: it empties the folder, and makes a page of its own."""
        self.site.begin(self.folder)
        for file in self.folder.rglob("*.html"):
            file.unlink()
        (self.folder / "index.html").write_text("home of the generator")
        self.site.want(Output(path, (text,), counted(self.made, path, text)) for path, text in texts.items())
        self.site.finish()

    def get(self, address: str) -> str:
        return b"".join(self._answer({"PATH_INFO": address.encode().decode("latin-1")}, print)).decode()

    def _from_folder(self, environ: dict[str, Any], _: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode().removeprefix(MOUNT)
        file = self.folder / path
        file = file / "index.html" if file.is_dir() else file
        return [file.read_bytes() if file.is_file() else b"none"]


@pytest.fixture
def server(tmp_path: Path) -> _Server:
    return _Server(tmp_path)


@pytest.mark.parametrize(
    ("address", "shown", "made"),
    [
        ("/catalogue/pays/togo/", "Togo", ["pays/togo/index.html"]),
        ("/catalogue/pays/togo", "Togo", ["pays/togo/index.html"]),
        ("/catalogue/data/é.json", "{}", ["data/é.json"]),
        ("/catalogue/", "home of the generator", []),
        ("/catalogue/absent/", "none", []),
        ("/catalogue/../secret", "none", []),
        ("/elsewhere/pays/togo/", "none", []),
    ],
)
def test_only_what_is_asked_for_is_made(server: _Server, address: str, shown: str, made: list[str]) -> None:
    server.build(**{"pays/togo/index.html": "Togo", "pays/mali/index.html": "Mali", "data/é.json": "{}"})
    assert (server.get(address), server.made) == (shown, made)


def test_a_file_is_made_once_a_build(server: _Server) -> None:
    """And made anew after the next, with what that build knows."""
    server.build(page="before")
    assert [server.get("/catalogue/page") for _ in range(3)] == ["before"] * 3
    server.build(page="after")
    assert server.get("/catalogue/page") == "after"
    assert server.made == ["page", "page"]


def test_what_the_catalogue_makes_counts_before_what_the_generator_made(server: _Server) -> None:
    """MkDocs is told of data files that pages link to, and writes them empty."""
    server.build(**{"index.html": "home of the catalogue"})
    assert server.get("/catalogue/") == "home of the catalogue"


def test_a_page_that_is_gone_is_gone(server: _Server) -> None:
    server.build(**{"old.html": "old"})
    assert server.get("/catalogue/old.html") == "old"
    server.build()
    assert server.get("/catalogue/old.html") == "none"


def test_what_fails_is_tried_again(server: _Server) -> None:
    """The server tells its writer; the folder holds no half of a file."""
    server.build(page="fails")
    for _ in range(2):
        with pytest.raises(NotMadeError):
            server.get("/catalogue/page")
    assert "page" not in tree(server.folder)


def test_who_asks_during_a_build_waits_for_its_end(server: _Server) -> None:
    server.build(page="before")
    server.site.begin(server.folder)
    answers: list[str] = []
    asking = threading.Thread(target=lambda: answers.append(server.get("/catalogue/page")), daemon=True)
    asking.start()
    asking.join(0.1)
    assert answers == []
    server.site.want([Output("page", ("after",), lambda: b"after")])
    server.site.finish()
    asking.join(5)
    assert answers == ["after"]
