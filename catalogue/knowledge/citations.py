"""How to cite a record: a sentence, BibTeX and RIS."""

from collections.abc import Callable, Sequence
from datetime import date

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project
from catalogue.language import french

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


def sentence(entry: Entry, catalogue: Catalogue, project: Project) -> str:
    """A reference as it stands in a footnote."""
    day = french.day(version(entry, catalogue))
    return french.typography(
        f"{project.authors}, « {entry.title} », {project.name}, version du {day}, {_address(entry, project)}, "
        f"{LICENCE_NAME}."
    )


def bibtex(entry: Entry, catalogue: Catalogue, project: Project) -> str:
    """A BibTeX entry, which old styles and BibLaTeX both read."""
    day = version(entry, catalogue)
    address = _address(entry, project)
    fields = {
        "author": f"{{{_tex(project.authors)}}}",
        "title": f"{{{_tex(entry.title)}}}",
        "year": str(day.year),
        "howpublished": f"\\url{{{address}}}",
        "url": address,
        "note": f"{_tex(project.name)}, version du {french.day(day)}, {LICENCE_NAME}".replace(
            french.NO_BREAK, " "
        ),
        "language": "french",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{project.slug}-{entry.id},\n{lines}}}\n"


def ris(entry: Entry, catalogue: Catalogue, project: Project) -> str:
    """A RIS record, for Zotero, EndNote, Mendeley."""
    day = version(entry, catalogue)
    registry, partnership = catalogue.registry, entry.partnership
    keywords = [
        *(registry.label("specialties", code) for code in partnership.specialty_codes),
        *(registry.label("themes", code) for code in partnership.theme_codes),
        *(registry.countries[code].name for code in entry.countries),
        *(registry.regions[covered.code].fr for covered in partnership.regions),
    ]
    tags = [
        ("TY", "ELEC"),
        ("AU", f"{project.authors},"),  # the comma keeps software from splitting it into names
        ("TI", entry.title),
        ("T2", project.name),
        ("PY", str(day.year)),
        ("DA", day.strftime("%Y/%m/%d")),
        ("AB", partnership.summary),
        *(("KW", word) for word in keywords),
        ("LA", "fr"),
        ("UR", _address(entry, project)),
        ("N1", LICENCE_NAME),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in tags)


WRITERS: Sequence[tuple[str, Callable[[Entry, Catalogue, Project], str]]] = (("bib", bibtex), ("ris", ris))
"""What writes a record's reference, by the extension of its file."""


def _address(entry: Entry, project: Project) -> str:
    return f"{project.site}{addresses.entry(entry)}"


def _tex(text: str) -> str:
    return text.translate(_TEX)
