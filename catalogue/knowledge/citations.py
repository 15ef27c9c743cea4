"""How to cite a record: a sentence, BibTeX and RIS. `site` is the site's address with its final slash, or empty."""

from collections.abc import Callable, Sequence
from datetime import date

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french

AUTHOR = "Les contributeurs de Passerelles Santé"
CATALOGUE = "Passerelles Santé"
LICENCE_NAME = "Licence Ouverte 2.0"
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts the brace of \{ as one that opens
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def version(entry: Entry, catalogue: Catalogue) -> date:
    """The day of the last known change of a record, or that of the catalogue."""
    moment = catalogue.history.changed.get(entry.file)
    return moment.date() if moment else catalogue.today


def sentence(entry: Entry, catalogue: Catalogue, site: str) -> str:
    """A reference as it stands in a footnote."""
    day = french.day(version(entry, catalogue))
    return french.typography(
        f"{AUTHOR}, « {entry.title} », {CATALOGUE}, version du {day}, {_address(entry, site)}, {LICENCE_NAME}."
    )


def bibtex(entry: Entry, catalogue: Catalogue, site: str) -> str:
    """A BibTeX entry, which old styles and BibLaTeX both read."""
    day = version(entry, catalogue)
    address = _address(entry, site)
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_tex(entry.title)}}}",
        "year": str(day.year),
        "howpublished": f"\\url{{{address}}}",
        "url": address,
        "note": f"{CATALOGUE}, version du {french.day(day)}, {LICENCE_NAME}".replace(french.NO_BREAK, " "),
        "language": "french",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{passerelles-sante-{entry.id},\n{lines}}}\n"


def ris(entry: Entry, catalogue: Catalogue, site: str) -> str:
    """A RIS record, for Zotero, EndNote, Mendeley."""
    day = version(entry, catalogue)
    registry, partnership = catalogue.registry, entry.partnership
    keywords = [
        *(registry.label("specialties", code) for code in partnership.specialties),
        *(registry.label("themes", code) for code in partnership.themes),
        *(registry.countries[code].name for code in entry.countries),
    ]
    tags = [
        ("TY", "ELEC"),
        ("AU", f"{AUTHOR},"),  # the comma keeps software from splitting it into names
        ("TI", entry.title),
        ("T2", CATALOGUE),
        ("PY", str(day.year)),
        ("DA", day.strftime("%Y/%m/%d")),
        ("AB", partnership.summary),
        *(("KW", word) for word in keywords),
        ("LA", "fr"),
        ("UR", _address(entry, site)),
        ("N1", LICENCE_NAME),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in tags)


WRITERS: Sequence[tuple[str, Callable[[Entry, Catalogue, str], str]]] = (("bib", bibtex), ("ris", ris))
"""What writes a record's reference, by the extension of its file."""


def _address(entry: Entry, site: str) -> str:
    return f"{site}{addresses.entry(entry)}"


def _tex(text: str) -> str:
    return text.translate(_TEX)
