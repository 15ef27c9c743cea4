"""Addresses of pages, from the root of the site, and links between them.

Published addresses never change: tests/addresses.txt holds those of the real catalogue.
"""

import re

from catalogue.knowledge.aggregate import Entry
from catalogue.model.registry import Country

FORM = "contribuer/formulaire/"

PARTNERSHIPS = "partenariats/"
PROGRAMMES = "programmes/"
COUNTRIES = "pays/"
REGIONS = "regions/"
SPECIALTIES = "specialites/"
THEMES = "thematiques/"
ORGANISATIONS = "organisations/"
SOURCES = "sources/"
TRAININGS = "se-former/"
MATRIX = "matrice/"
RULES = "contribuer/regles/"

RECORDS = (PARTNERSHIPS, PROGRAMMES)
"""The sections of records: those that are no programme, and those that are."""


CATALOGUE = "data/catalogue.json"
"""All records as data."""
PAPERS = "pdf/"
"""Below this stand the PDFs."""


def entry(one: Entry) -> str:
    return f"{RECORDS[one.is_programme]}{one.id}/"


def country(one: Country) -> str:
    return f"{COUNTRIES}{one.slug}/"


def region(code: str) -> str:
    return f"{REGIONS}{code}/"


def specialty(code: str) -> str:
    return f"{SPECIALTIES}{code}/"


def theme(code: str) -> str:
    return f"{THEMES}{code}/"


def organisation(id_: str) -> str:
    return f"{ORGANISATIONS}{id_}/"


def source(id_: str) -> str:
    return f"{SOURCES}{id_}/"


def training(code: str) -> str:
    """The trainings of a specialty."""
    return f"{TRAININGS}{code}/"


def training_in(one: Country) -> str:
    """The trainings that the records of a country tell of."""
    return training(f"pays/{one.slug}")


def scheme(code: str) -> str:
    """A scheme under which people are trained, such as FFI. It stands beside specialties: no code may be one of both."""
    return f"{TRAININGS}{code}/"


def matrix(code: str) -> str:
    """The matrix of one region, where that of the world would be too large."""
    return f"{MATRIX}{code}/"


def rule(id_: str) -> str:
    """What a rule says, and how to mend what it finds."""
    return f"{RULES}{id_.lower()}/"


def part(start: str, number: int) -> str:
    """A long list goes on in parts 2, 3…, below the page where it starts."""
    return start if number == 1 else f"{start}suite/{number}/"


def start(address: str) -> str:
    """Where the list starts that goes on at an address; any other address as it is."""
    return re.sub(r"(?<=/)suite/\d+/$", "", address)


def feed() -> str:
    return "feeds/toutes.xml"


def country_feed(one: Country) -> str:
    return f"feeds/pays/{one.slug}.xml"


def specialty_feed(code: str) -> str:
    return f"feeds/specialites/{code}.xml"


def record_data(id_: str) -> str:
    """One record as JSON."""
    return f"data/partenariats/{id_}.json"


def record_script(id_: str) -> str:
    """One record as the form reads it."""
    return f"data/partenariats/{id_}.js"


def correction(id_: str) -> str:
    """The form, filled with one record."""
    return f"{FORM}?fiche={id_}"


def citation(one: Entry, extension: str) -> str:
    """The reference of a record for a bibliography: `bib` or `ris`."""
    return f"{entry(one)}citation.{extension}"


def paper(address: str, book: str) -> str:
    """The PDF of a page; that of the home page is the whole catalogue as a book, under the name `book`."""
    return f"{PAPERS}{address.rstrip('/') or book}.pdf"


def image(address: str) -> str:
    """The card that social networks show for a page; a long list has that of its first part."""
    return f"images/{start(address).rstrip('/') or 'accueil'}.png"


ROOT = "\x01"
"""Marks an address in a link until the page that shows the link is known. Files that hold this character are refused."""


def from_root(address: str) -> str:
    """A link to an address of the site that any page can show, once `linked` has seen to it."""
    return ROOT + address


def linked(html: str, page: str) -> str:
    """The same HTML with every link leading on from one page."""
    return html.replace(ROOT, "../" * page.count("/") or "./")


def relative(target: str, page: str) -> str:
    """The link from one page to another address of the site, both from its root: works on `file://` and in any folder."""
    path, _, fragment = target.partition("#")
    if path == page and fragment:
        return f"#{fragment}"
    link = "../" * page.count("/") + path or "./"
    return f"{link}#{fragment}" if fragment else link
