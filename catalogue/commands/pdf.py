"""`pdf`: print the catalogue, all of its documents into a folder or one into a file."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from catalogue.commands import INVALID, MISUSE, OK, warn_of_history
from catalogue.engine import cache, clock, folders, shortage
from catalogue.engine.writing import SiteWriter, Written
from catalogue.knowledge.addresses import PAPERS
from catalogue.knowledge.aggregate import Entry
from catalogue.pdf.documents import Document, Documents
from catalogue.problems import report
from catalogue.publishing import settings
from catalogue.publishing.publication import InvalidCatalogueError, read

HELP = "imprimer le catalogue en PDF, tout entier ou un seul document"

_PDF = b"%PDF-"
_Found = Callable[[Documents, str], Document | None]


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help=f"dossier dont {PAPERS} contiendra tous les PDF ; ou le fichier d’un seul",
    )
    one = parser.add_mutually_exclusive_group()
    for name, (metavar, what, _) in _ONE.items():
        one.add_argument(f"--{name}", metavar=metavar, help=f"seulement {what}")
    one.add_argument("--book", action="store_true", help="seulement le livre entier")


def run(options: argparse.Namespace) -> int:
    """Print; returns the exit status."""
    try:
        catalogue, _ = read(options.root, clock.today(), clock.tomorrow())
    except InvalidCatalogueError as refused:
        print(report.as_text(refused.problems), file=sys.stderr)
        return INVALID
    warn_of_history(catalogue)
    documents = Documents(catalogue, settings.read_project(options.root))
    wanted = next((name for name in _ONE if getattr(options, name) is not None), None)
    try:
        if options.book:
            return _one(documents.book(), "book", "livre", options.out, options.root)
        if wanted is None:
            return _all(documents, options.out, options.root)
        value = getattr(options, wanted)
        return _one(_ONE[wanted][2](documents, value), wanted, value, options.out, options.root)
    except folders.NotOursError as error:
        print(error, file=sys.stderr)
        return MISUSE
    except OSError as error:
        print(shortage.refusal(error) or error, file=sys.stderr)
        return MISUSE


def _all(documents: Documents, out: Path, root: Path) -> int:
    if out.exists() and not out.is_dir():
        print(f"{out}: not a folder; name one, or the one document to print", file=sys.stderr)
        return MISUSE
    folder = out / PAPERS
    folders.refuse_place(folder, root)
    shelf = cache.Shelf(cache.folder(root), "pdf", str(folder.resolve()), Written)
    writer = SiteWriter(folder, shelf, "PDF")
    writer.want(document.output() for document in documents.all())
    documents.printed = lambda volume: writer.read(volume.output().path)
    done = writer.finish(lambda _: (document.output() for document in documents.last()))
    print(f"{folder} : {done.files} PDF (faits : {done.made}, retirés : {done.removed})")
    return OK


def _one(document: Document | None, name: str, value: str, out: Path, root: Path) -> int:
    if document is None:
        print(f"--{name} {value}: not in this catalogue", file=sys.stderr)
        return MISUSE
    if out.is_dir():
        print(f"{out}: a folder; name the file to write, such as {out}/{value}.pdf", file=sys.stderr)
        return MISUSE
    folders.refuse_place(out, root)
    if out.exists() and not out.read_bytes().startswith(_PDF):
        print(f"{out}: a file that is no PDF; name another, or remove it", file=sys.stderr)
        return MISUSE
    out.parent.mkdir(parents=True, exist_ok=True)
    data = document.pdf()
    cache.write(out, data)
    print(f"{out} : {document.title}, {len(data) // 1000} ko")
    return OK


def _country(documents: Documents, code: str) -> Document | None:
    found = {one.code: one for one in documents.catalogue.countries}.get(code.upper())
    return documents.country(found) if found else None


def _specialty(documents: Documents, code: str) -> Document | None:
    known = code in documents.catalogue.registry.vocabularies["specialties"]
    return documents.specialty(code) if known else None


def _organisation(documents: Documents, id_: str) -> Document | None:
    return documents.organisation(id_) if id_ in documents.catalogue.registry.organisations else None


def _partnership(documents: Documents, id_: str) -> Document | None:
    return _record(documents, id_, is_programme=False)


def _programme(documents: Documents, id_: str) -> Document | None:
    return _record(documents, id_, is_programme=True)


def _record(documents: Documents, id_: str, *, is_programme: bool) -> Document | None:
    found: Entry | None = documents.catalogue.by_id.get(id_)
    return documents.record(found) if found is not None and found.is_programme == is_programme else None


_ONE: Mapping[str, tuple[str, str, _Found]] = {
    "country": ("CODE", "un pays, par son code ISO", _country),
    "specialty": ("CODE", "une spécialité", _specialty),
    "organisation": ("ID", "une organisation", _organisation),
    "partnership": ("ID", "un partenariat, une formation ou un événement", _partnership),
    "programme": ("ID", "un programme ou un réseau", _programme),
}
