"""What readers and machines get, and what is alive in it. A face is a function from a built site to complaints; none is good."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
from playwright.sync_api import Dialog, Page

from catalogue.knowledge.aggregate import Catalogue
from catalogue.language import french
from catalogue.language.characters import invisible
from catalogue.pdf.documents import Documents
from tests import papers
from tests.conftest import PROJECT
from tests.hostile.oracle import MARKDOWN

READ = """
html => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = { signs: new Set(), addresses: [], ids: [], data: [], text: page.body.textContent };
  const read = (root) => root.querySelectorAll("*").forEach((one) => {
    found.signs.add(one.localName);
    for (const { name, value } of one.attributes) {
      found.signs.add(`${one.localName} ${name}`);
      if (["href", "src", "action", "formaction", "data", "xlink:href"].includes(name)) found.addresses.push(value);
      if (name === "id") found.ids.push(value);
    }
    if (one.type === "application/ld+json") found.data.push(one.textContent);
    if (one.localName === "template") read(one.content);
  });
  read(page);
  return { ...found, signs: [...found.signs] };
}
"""
_TAKE_UP = """
id => new Promise((taken, failed) => {
  const { page } = window.Form;
  const script = document.createElement("script");
  script.onload = () => {
    page.origin = { ...window.PASSERELLES_RECORD, values: window.Form.asTexts(window.PASSERELLES_RECORD.values) };
    page.start();
    const texts = ["file", "letter"].map((name) => document.querySelector(`[data-form=${name}]`).textContent);
    taken([page.views.get("title").get(), ...texts]);
  };
  script.onerror = () => failed(new Error(id));
  script.src = `${page.root}data/partenariats/${id}.js`;
  document.head.append(script);
})
"""
"""What the form does with `?fiche=`, without the half second that its page takes to load: title, file and letter."""
_MADE = """
() => [...new Set([...document.querySelectorAll("[data-form=frame] *")].flatMap(({ localName, attributes }) =>
  [localName, ...[...attributes].map(({ name }) => `${localName} ${name}`)]))]
"""
_PLAIN = "exemple-dakar"
_ADDRESS = re.compile(r"(?:https?://[^\s\"'<>]*|(?!//)[^:\\]*|[^:]*[?#].*)$", re.IGNORECASE)
_ALIVE = {
    *(
        "/JS",
        "/JavaScript",
        "/Launch",
        "/AA",
        "/OpenAction",
        "/EmbeddedFiles",
        "/RichMedia",
        "/AcroForm",
        "/EF",
    ),
    *("/SubmitForm", "/ImportData", "/GoToR", "/Rendition"),
}
_TAGS = {"TY", "AU", "TI", "T2", "PY", "DA", "AB", "KW", "LA", "UR", "N1", "ER"}


@dataclass(frozen=True)
class Site:
    """A site with every accepted case, built from a project. `signs` are the elements and attributes of a site without any."""

    root: Path
    folder: Path
    catalogue: Catalogue
    signs: frozenset[str]
    browser: Page

    @property
    def titles(self) -> Mapping[str, str]:
        """Those of all records, by their ids."""
        return {entry.id: entry.title for entry in self.catalogue.entries}

    def read(self, html: str) -> dict[str, Any]:
        """What a browser sees in a page, which it does not run."""
        found: dict[str, Any] = self.browser.evaluate(READ, html)
        return found

    def files(self, pattern: str) -> Iterator[tuple[str, str]]:
        for file in sorted(self.folder.rglob(pattern)):
            yield file.relative_to(self.folder).as_posix(), file.read_text("utf-8")


def pages(site: Site) -> Iterator[str]:
    """No element or attribute that plain pages do not have, no address but of the web, no id twice, data that is JSON."""
    for path, html in site.files("*.html"):
        found = site.read(html)
        yield from (f"{path}: {sign}" for sign in set(found["signs"]) - site.signs - MARKDOWN)
        yield from (f"{path}: {one}" for one in found["addresses"] if not _ADDRESS.match(one))
        yield from (f"{path}: id {id_} twice" for id_ in _twice(found["ids"]))
        for data in found["data"]:
            json.loads(data)
        if invisible(html):
            yield f"{path}: an invisible character"


def data(site: Site) -> Iterator[str]:
    """Every record says in JSON what its file says."""
    whole = json.loads((site.folder / "data" / "catalogue.json").read_text("utf-8"))
    said = {one["id"]: one["title"] for one in whole["partnerships"]}
    yield from (f"catalogue.json: {id_}" for id_, title in site.titles.items() if said.get(id_) != title)
    for path, text in site.files("data/**/*.json"):
        json.loads(text)
        if invisible(text):
            yield f"{path}: an invisible character"


def feeds(site: Site) -> Iterator[str]:
    """Well-formed XML of Atom alone, with each title as it is and no address but ours."""
    titles = set()
    for path, text in site.files("feeds/**/*.xml"):
        for one in ElementTree.fromstring(text).iter():
            if not one.tag.startswith("{http://www.w3.org/2005/Atom}"):
                yield f"{path}: {one.tag}"
            if not one.get("href", "https://passerelles-sante.github.io/").startswith(
                "https://passerelles-sante.github.io/"
            ):
                yield f"{path}: {one.get('href')}"
        entries = ElementTree.fromstring(text).iter("{http://www.w3.org/2005/Atom}entry")
        titles |= {entry[1].text for entry in entries}
    if not titles:
        yield "no feed has an entry"


def references(site: Site) -> Iterator[str]:
    """One reference a file: braces in pairs, no command of TeX but our own, no tag of RIS but ours, each once."""
    for path, text in site.files("citation.bib"):
        bare = re.sub(r"\\[&%$#_]|\\text\w+\{\}|\\url\b", "", text)
        depths = [bare[:end].count("{") - bare[:end].count("}") for end in range(1, len(bare.strip()))]
        if "\\" in bare or bare.count("{") != bare.count("}") or 0 in depths[bare.index("{") :]:
            yield f"{path}: {text}"
    for path, text in site.files("citation.ris"):
        tags = [line[:2] for line in text.splitlines()]
        if set(tags) - _TAGS or tags.count("TY") != 1 or tags.count("ER") != 1 or tags[-1] != "ER":
            yield f"{path}: {text}"


def spreadsheet(site: Site) -> Iterator[str]:
    """No cell begins like a formula, and every record has its row."""
    site.browser.goto((site.folder / "explorer" / "index.html").as_uri())
    site.browser.wait_for_function("window.Explorer && window.Explorer.page && window.Explorer.page.records")
    text = site.browser.evaluate(
        "() => { const { records } = window.Explorer.page;"
        " return window.Explorer.csv(records, [...records.ids.keys()], 'https://exemple.org/'); }"
    )
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    yield from (f"{len(row)} cells: {row}" for row in rows if len(row) != len(rows[0]))
    if len(rows) != len(site.titles) + 1:
        yield f"{len(rows)} rows"
    yield from (cell for row in rows for cell in row if re.match(r"\s*[=+@\t\r＝＋－＠-]", cell))


def loading(site: Site) -> Iterator[str]:
    """Every page of a record loads without a dialog, a request to another site, an error or a breach of its policy."""
    with _watched(site) as (page, said):
        for id_ in sorted(site.titles):
            for file in site.folder.glob(f"p*/{id_}/index.html"):
                page.goto(file.as_uri(), wait_until="load")
            yield from (f"{id_}: {one}" for one in said)
            said.clear()


def form(site: Site) -> Iterator[str]:
    """Every record taken up by the form is there as its file is written, and makes nothing that a plain one does not."""
    address = (site.folder / "contribuer" / "formulaire" / "index.html").as_uri()
    with _watched(site) as (page, said):
        page.goto(f"{address}?fiche={_PLAIN}")
        page.locator("[data-form=frame]").wait_for()
        known = {*page.evaluate(_MADE), "textarea aria-invalid"}  # the form refuses what looks like a tag
        for entry in site.catalogue.entries:
            id_, written = entry.id, (site.root / entry.file).read_text("utf-8")
            title, file, letter = page.evaluate(_TAKE_UP, id_)
            if (title, file) != (entry.title, written) or written not in letter:
                yield f"{id_}: {title} {file}"
            yield from (f"{id_}: {sign}" for sign in set(page.evaluate(_MADE)) - known)
            yield from (f"{id_}: {one}" for one in said)
            said.clear()


@contextmanager
def _watched(site: Site) -> Iterator[tuple[Page, list[str]]]:
    """A page of the browser, and what it did that it should not."""
    said: list[str] = []
    browser = site.browser.context.browser
    assert browser is not None
    page = browser.new_page()

    def closed(dialog: Dialog) -> None:
        said.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", closed)
    page.on(
        "request", lambda one: said.append(one.url) if not one.url.startswith(("file:", "data:")) else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    yield page, said
    page.close()


def paper(site: Site) -> Iterator[str]:
    """The book of all records runs nothing, holds no file, leads to the web alone, and has every title."""
    book = Documents(site.catalogue, PROJECT).book().pdf()
    document = papers.opened(book)
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield from (f"{key} in {one!r}" for key in one.keys() & _ALIVE)
            if str(one.get("/S", "")) in _ALIVE:
                yield f"{one!r}"
    yield from (link for link in papers.links(document) if not re.match("https?://", link))
    text = re.sub(r"\s", "", papers.text(book))
    for title in site.titles.values():
        if re.sub(r"\s", "", papers.plain(french.typography(title))) not in text:
            yield f"{title} is lost"


FACES: Mapping[str, Callable[[Site], Iterator[str]]] = {
    "pages": pages,
    "JSON": data,
    "feeds": feeds,
    "BibTeX and RIS": references,
    "CSV": spreadsheet,
    "loaded pages": loading,
    "form": form,
    "PDF": paper,
}


def _twice(ids: list[str]) -> set[str]:
    return {id_ for id_ in ids if ids.count(id_) > 1}
