"""The list of PDFs: each is made lazily and has a content key, so that an unchanged one is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from importlib.metadata import version
from typing import Any

from catalogue.engine import cache
from catalogue.engine.keys import key
from catalogue.engine.making import NotMadeError, making
from catalogue.engine.output import Output
from catalogue.engine.spread import apart
from catalogue.knowledge import addresses, citations
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.language import french
from catalogue.model.registry import Country
from catalogue.pdf import groups, records, sections
from catalogue.pdf.book import MOST_RECORDS, SUBTITLE, Book, general_index, volumes
from catalogue.pdf.compiler import FONTS, TEMPLATES, Line, PrintingError, Values, pdf
from catalogue.pdf.edition import Edition
from catalogue.pdf.finishing import pages
from catalogue.pdf.words import Sources, piece, printed
from catalogue.site.kind import Item, Kind
from catalogue.site.kinds import organisations, places, terms
from catalogue.site.pages import KINDS
from catalogue.site.paper import Paper

LICENCE = (
    f"Données sous {citations.LICENCE_NAME}. Les citations appartiennent à leurs éditeurs. "
    "Noms et frontières n’impliquent aucune opinion."
)


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF, at the address of its page's paper. `day` dates it; `key` names all that it is made of; `values` makes what its
    template reads.

    `about` is the file of its record, and `parts` are the documents of its records, where it has several.
    """

    address: str
    title: str
    day: date
    key: str
    values: Callable[[], Values]
    is_book: bool = False
    about: str = ""
    parts: Callable[[], Iterator["Document"]] = field(default=lambda: iter(()), compare=False)

    def pdf(self) -> bytes:
        """The document, made anew. Raises NotMadeError, and PrintingError for what Typst refuses."""
        name = f"{self.address} ({self.about})" if self.about else self.address
        with making(self.address, self.about):
            given = name, self.values(), self.day
            try:
                return apart(pdf, *given) if self.is_book else pdf(*given)
            except PrintingError as error:
                raise PrintingError("\n".join([str(error), *self._refused()])) from error

    def _refused(self) -> Iterator[str]:
        """What is said of the first record that cannot be printed by itself either: that of this document, most likely."""
        for part in self.parts():
            try:
                part.pdf()
            except NotMadeError as error:
                yield str(error)
                return

    def output(self) -> Output:
        """As a file of the folder of all PDFs."""
        return Output(
            self.address.removeprefix(addresses.PAPERS), (self.key,), self.pdf, heavy=True, about=self.about
        )


class Documents:
    """The documents of a catalogue.

    `printed` gives a volume to the general index, which reads its pages: who has already made it says so there.
    """

    def __init__(self, catalogue: Catalogue, project: Project) -> None:
        self.catalogue = catalogue
        self.printed: Callable[[Document], bytes] = Document.pdf
        self.edition = Edition(catalogue, project)
        made_with = sorted([*TEMPLATES.rglob("*.typ"), *FONTS.glob("*.ttf")])
        self._base = key(
            cache.code(),
            version("typst"),
            version("pikepdf"),
            cache.digest_of(made_with),
            catalogue.registry_digest,
            project,
        )

    def all(self) -> Iterator[Document]:
        """Every document, the longest first; of pages that gather records, only of those that have any.

        The book of a catalogue that makes volumes is their index, and comes after them by `last`.
        """
        if not self._volumes:
            yield self.book()
        yield from self.volumes()
        papers = [found for kind in KINDS for found in kind.papers(self.catalogue)]
        for page, paper in sorted(papers, key=lambda found: -len(found[1].entries)):
            yield self._group(page, paper)
        yield from map(self.record, self.catalogue.entries)

    def last(self) -> Iterator[Document]:
        """The general index of volumes, where there are any: it can be made when they are."""
        if self._volumes:
            yield self.book()

    def book(self, *, whole: bool = False) -> Document:
        """The whole catalogue, of the day of the catalogue; where that makes several volumes, their general index.

        `whole` binds it in one volume, whatever its size.
        """
        several = self._volumes and not whole
        values = self._general_index if several else Book(self.edition, self.catalogue.entries).values
        return self._bound(self._book, self.catalogue.entries, values)

    def volumes(self) -> Iterator[Document]:
        """The volumes of a large catalogue; none where one book holds all."""
        for name, one in self._volumes.items():
            yield self._bound(f"{self._book.removesuffix('.pdf')}-{name}.pdf", one.entries, one.values)

    @property
    def _book(self) -> str:
        """The address of the book."""
        return self._paper("")

    def _paper(self, page: str) -> str:
        return addresses.paper(page, self.edition.project.slug)

    @cached_property
    def _volumes(self) -> Mapping[str, Book]:
        return volumes(self.edition) if len(self.catalogue.entries) > MOST_RECORDS else {}

    def _general_index(self) -> Values:
        found = [
            (one.volume, pages(self.printed(document)))
            for one, document in zip(self._volumes.values(), self.volumes(), strict=True)
        ]
        return general_index(self.edition, found)

    def _bound(self, where: str, entries: Sequence[Entry], make: Callable[[], Values]) -> Document:
        day = self.catalogue.today
        known = key(self._base, where, day, tuple(entries), [one.volume for one in self._volumes.values()])
        title = self.edition.project.name
        values = partial(self._covered, title, day, make)
        return Document(
            where, title, day, known, values, is_book=True, parts=partial(map, self.record, entries)
        )

    def _covered(self, title: str, day: date, make: Callable[[], Values]) -> Values:
        said, book = frame(self.edition, title, SUBTITLE, day), make()
        links = {**said["links"], "inside": book.pop("inside")}
        return {**said, "links": links, "licence": printed(LICENCE), "book": book}

    def record(self, entry: Entry) -> Document:
        """A partnership, programme, network, training or event."""
        links = [(link.relation, link.inverse, link.entry) for link in self.catalogue.links(entry)]
        make = partial(records.sheet, entry)
        made = self._document(
            addresses.entry(entry), entry.title, entry.partnership.summary, [entry], make, links
        )
        return replace(made, about=entry.file, parts=lambda: iter(()))

    def country(self, one: Country) -> Document:
        return self.of(places.COUNTRIES, one)

    def specialty(self, code: str) -> Document:
        return self.of(terms.SPECIALTY_PAGES, self.catalogue.registry.term("specialties", code))

    def organisation(self, id_: str) -> Document:
        return self.of(organisations.ORGANISATIONS, id_)

    def of(self, kind: Kind[Item], item: Item) -> Document:
        """The document of one page of a kind. Raises ValueError where its pages have none."""
        paper = kind.paper(item, self.catalogue)
        if paper is None:
            raise ValueError(f"{kind.address(item)} has no PDF")
        return self._group(kind.address(item), paper)

    def _group(self, page: str, paper: Paper) -> Document:
        make = partial(groups.sheet, page, paper)
        return self._document(page, paper.name, paper.description, paper.entries, make, paper)

    def _document(
        self,
        page: str,
        title: str,
        description: str,
        entries: Iterable[Entry],
        make: Callable[[Edition, Sources], Values],
        more: Any = None,
    ) -> Document:
        day = self.edition.version(entries)
        known = key(self._base, page, day, tuple(entries), more)
        values = partial(self._values, title, description, day, make)
        parts = partial(map, self.record, tuple(entries))
        return Document(self._paper(page), title, day, known, values, parts=parts)

    def _values(
        self, title: str, description: str, day: date, make: Callable[[Edition, Sources], Values]
    ) -> Values:
        sources = Sources(self.catalogue.registry)
        sheet = make(self.edition, sources)
        return {
            **frame(self.edition, title, description, day),
            "sheet": {**sheet, "about": about(self.edition, sheet)},
            "sources": sources.listed(),
        }


def frame(edition: Edition, title: str, description: str, day: date) -> Values:
    """What every document says of itself."""
    return {
        "title": printed(title),
        "description": printed(description),
        "author": edition.project.authors,
        "catalogue": edition.project.name,
        "links": {"site": edition.site, "inside": {}},
        "day": [day.year, day.month, day.day],
        "version": printed(f"Version du {french.day(day)}"),
    }


def about(edition: Edition, sheet: Values) -> Values:
    """What a sheet says of itself at its end, after what only its kind says."""
    rows: list[tuple[str, list[Line]]] = [(term, [line]) for term, line in sheet.get("about", ())]
    if edition.site:
        online = f"{edition.site}{sheet['address']}"
        rows.append(("En ligne", [[piece(online, sheet["address"])]]))
    rows.append(("Licence", [[piece(LICENCE)]]))
    return sections.facts("Ce document", rows)
