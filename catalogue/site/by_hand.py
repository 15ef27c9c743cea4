"""What a page written by hand gets beyond its Markdown: the name and addresses of the catalogue, French spaces, links of
this build, tables that scroll.
"""

import posixpath
import re
from collections.abc import Container, Mapping
from itertools import count

from catalogue.knowledge import addresses
from catalogue.knowledge.forge_links import FORMS, SOURCES
from catalogue.knowledge.project import Project
from catalogue.language import french
from catalogue.site.hand_markdown import address

# Code stays as it is written, and so do the tags.
_ASIDE = re.compile(r"(<(pre|code)\b.*?</\2>|<[^>]*>)", re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]*\shref=")(https?://[^"#?]*)([^"]*")')
_NOWHERE = "https://site.invalid/"
"""Stands for the address of a site that does not know it."""
_LINK_TO_NOWHERE = re.compile(rf'<a\b[^>]*\shref="(?:{re.escape(_NOWHERE)}[^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
_PLACEHOLDER = re.compile(r"(\\?)\{\{(.*?)\}\}")
_TO_A_FILE = re.compile(rf"\]\({SOURCES}([^)#]+)")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_REFERENCES = re.compile(r"(<!-- adresses -->\n).*?(<!-- /adresses -->)", re.DOTALL)


class UnknownPlaceholderError(ValueError):
    """A page asks for a value that there is not. `line` is counted from 1."""

    def __init__(self, name: str, line: int, known: Container[str]) -> None:
        super().__init__(f"« {{{{ {name} }}}} » n’est pas connu ; écrire l’un de : {known}")
        self.name, self.line = name, line


def words(project: Project) -> Mapping[str, str]:
    """What pages may ask for, as `{{ site_name }}`."""
    repository = project.repository
    return {
        "site_name": project.name,
        "site_slug": project.slug,
        "site_url": project.site or _NOWHERE,
        "repo_url": repository.address,
        "forge": repository.label or "la forge",
        **{f"issue_{form}": repository.new_issue(form) for form in FORMS},
    }


def filled(markdown: str, project: Project) -> str:
    """A text with its placeholders filled in; `\\{{` stands for `{{`. Raises UnknownPlaceholderError."""
    known = words(project)

    def value(match: re.Match[str]) -> str:
        if match[1]:
            return match[0][1:]
        name = match[2].strip()
        if name not in known:
            line = markdown.count("\n", 0, match.start()) + 1
            raise UnknownPlaceholderError(name, line, ", ".join(known))
        return known[name]

    return _PLACEHOLDER.sub(value, markdown)


def referenced(markdown: str, project: Project) -> str:
    """A text with the block of its references made anew: `[formulaire]` is the form of this catalogue."""
    known = words(project)
    site = known["site_url"]
    references = {
        "formulaire": f"{site}{addresses.FORM}",
        "remarques": f"{site}{addresses.RULES}",
        "modele": f"{site}data/modele-fiche.txt",
        **{form: known[f"issue_{form}"] for form in FORMS},
    }
    lines = "".join(f"[{name}]: {address}\n" for name, address in references.items() if address)
    return _REFERENCES.sub(lambda match: f"{match[1]}{lines}{match[2]}", markdown)


def of_the_root(markdown: str, page: str, project: Project, known: Container[str]) -> str:
    """A file of the root as the source of a page at a path of docs/: it is read on the forge as well, with links to files.

    `known` holds the addresses of this build: a link to a file of docs/ that is not published leads to the forge.
    """
    folder = posixpath.dirname(page)

    def link(match: re.Match[str]) -> str:
        file = match[1]
        if address(file) not in known and (shown := project.repository.view(f"{SOURCES}{file}")):
            return f"]({shown}"
        return f"]({posixpath.relpath(file, folder)}"

    return referenced(_TO_A_FILE.sub(link, markdown), project)


def finished(html: str, address: str, project: Project, known: Container[str]) -> str:
    """The HTML of the page at an address. `known` holds the addresses of the pages and files of this build."""
    return with_scrolling_tables(with_french_spaces(with_own_links(html, address, project, known)))


def with_scrolling_tables(html: str) -> str:
    """The HTML of a hand-written page whose tables scroll within a region that the keyboard reaches.

    Material's script would wrap them in one that it does not.
    """
    numbers = count(1)

    def scrolling(match: re.Match[str]) -> str:
        region = f'<div class="ps-scroll" role="region" aria-label="Tableau {next(numbers)}" tabindex="0">'
        return f'{region}\n<table class="ps-table">{match[1]}</table>\n</div>'

    return _TABLE.sub(scrolling, html)


def with_french_spaces(html: str) -> str:
    """The same HTML with no-break spaces where French printing wants them."""
    pieces = _ASIDE.split(html)
    # Of three pieces, one is text, one a tag or code, one the name of what holds code.
    return "".join(
        french.typography(piece) if number % 3 == 0 else piece
        for number, piece in enumerate(pieces)
        if number % 3 < 2
    )


def with_own_links(html: str, address: str, project: Project, known: Container[str]) -> str:
    """Links to the published site become links within this build, where it has the page or file: also on a disk.

    A text that is read on the forge as well, or that names a record which may go, can only name the published page. A
    link whose address is not known becomes text.
    """
    site = project.site or _NOWHERE

    def own(link: re.Match[str]) -> str:
        target = link[2].removeprefix(site)
        if target == link[2] or target not in known:
            return link[0]
        return f"{link[1]}{addresses.relative(target, address)}{link[3]}"

    return _LINK_TO_NOWHERE.sub(r"\1", _LINK.sub(own, html))
