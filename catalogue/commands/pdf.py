"""`pdf`: print the catalogue, all of its documents into a folder or one into a file."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from catalogue.commands import OK, warn_of_history
from catalogue.engine import cache, clock, folders
from catalogue.engine.writing import SiteWriter, Written
from catalogue.knowledge.addresses import PAPERS
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.naming import meant
from catalogue.pdf.documents import Document, Documents
from catalogue.problems.problems import Phrase
from catalogue.problems.refusals import RefusalError
from catalogue.publishing import settings
from catalogue.publishing.publication import read

HELP = "imprimer le catalogue en PDF, tout entier ou un seul document"

_NOT_HERE = Phrase(
    "--{option} {value} : rien de tel dans ce catalogue ; {where}",
    "--{option} {value}: not in this catalogue",
)
_OTHERWISE = Phrase(
    "--{option} {value} : rien de tel sous cette option ; écrire --{other} {code}",
    "--{option} {value}: nothing under this option; write --{other} {code}",
)
_NO_FOLDER = Phrase(
    "{out} est un fichier : nommer un dossier, ou le seul document à imprimer",
    "{out} is a file: name a folder, or the one document to print",
)
_IS_FOLDER = Phrase(
    "{out} est un dossier : nommer le fichier à écrire, par exemple {file}",
    "{out} is a folder: name the file to write, such as {file}",
)
_NO_PDF = Phrase(
    "{out} est là, et n’est pas un PDF : donner un autre nom, ou le supprimer",
    "{out} is there and is no PDF: name another, or remove it",
)
_PDF = b"%PDF-"


class _One(NamedTuple):
    """A kind of document of which one can be printed: how its code is shown, what it is, and where codes are found."""

    metavar: str
    what: str
    where: str
    find: Callable[[Documents, str], Document | None]


def add(parser: argparse.ArgumentParser) -> None:
    """Name the arguments."""
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        help=f"dossier dont {PAPERS} contiendra tous les PDF ; ou le fichier d’un seul",
    )
    one = parser.add_mutually_exclusive_group()
    for name, kind in _ONE.items():
        one.add_argument(f"--{name}", metavar=kind.metavar, help=f"seulement {kind.what}")
    one.add_argument("--book", action="store_true", help="seulement le livre entier")


def run(options: argparse.Namespace) -> int:
    """Print; returns the exit status."""
    catalogue, _ = read(options.root, clock.today(), clock.tomorrow())
    warn_of_history(catalogue)
    documents = Documents(catalogue, settings.read_project(options.root))
    wanted = next((name for name in _ONE if getattr(options, name) is not None), None)
    if options.book:
        return _one(documents.book(), "livre", options.out, options.root)
    if wanted is None:
        return _all(documents, options.out, options.root)
    value = getattr(options, wanted)
    document = _ONE[wanted].find(documents, value)
    if document is None:
        raise RefusalError(_unknown(documents.catalogue, wanted, value))
    return _one(document, value, options.out, options.root)


def _unknown(catalogue: Catalogue, option: str, value: str) -> Phrase:
    """That no document has this name, and the option and code of what is meant, or where codes are found."""
    named = meant(catalogue, option, value)
    if named is None:
        return _NOT_HERE.filled(option=option, value=value, where=_ONE[option].where)
    return _OTHERWISE.filled(option=option, value=value, other=named.option, code=named.code)


def _all(documents: Documents, out: Path, root: Path) -> int:
    if out.exists() and not out.is_dir():
        raise RefusalError(_NO_FOLDER.filled(out=out))
    folder = out / PAPERS
    folders.refuse_place(folder, root)
    shelf = cache.Shelf(cache.folder(root), "pdf", str(folder.resolve()), Written)
    writer = SiteWriter(folder, shelf, "PDF")
    writer.want(document.output() for document in documents.all())
    documents.printed = lambda volume: writer.read(volume.output().path)
    done = writer.finish(lambda _: (document.output() for document in documents.last()))
    print(f"{folder} : {done.files} PDF (faits : {done.made}, retirés : {done.removed})")
    return OK


def _one(document: Document, value: str, out: Path, root: Path) -> int:
    if out.is_dir():
        raise RefusalError(_IS_FOLDER.filled(out=out, file=out / f"{value}.pdf"))
    folders.refuse_place(out, root)
    if out.exists() and not out.read_bytes().startswith(_PDF):
        raise RefusalError(_NO_PDF.filled(out=out))
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


_RECORDS = "les identifiants sont les noms des fichiers de partnerships/, sans « .md »"
_ONE: Mapping[str, _One] = {
    "country": _One(
        "CODE", "un pays, par son code ISO", "les codes sont dans registry/countries.yml", _country
    ),
    "specialty": _One("CODE", "une spécialité", "les codes sont dans registry/specialties.yml", _specialty),
    "organisation": _One(
        "ID",
        "une organisation",
        "les identifiants sont les noms des fichiers de registry/organisations/, sans « .yml »",
        _organisation,
    ),
    "partnership": _One("ID", "un partenariat, une formation ou un événement", _RECORDS, _partnership),
    "programme": _One("ID", "un programme ou un réseau", _RECORDS, _programme),
}
