"""`LISEZ-MOI.html`, the start page of an archive. It loads no other file, so it can be read before unpacking."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.language import french
from catalogue.pack.edition import Contents, Edition

_TEMPLATES = Path(__file__).parent / "templates"


def start_page(edition: Edition, contents: Contents) -> str:
    """The HTML of the start page."""
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(day=french.day, size=french.size, number=french.number)
    env.globals["plural"] = french.plural
    return env.get_template("lisez-moi.html.j2").render(edition=edition, contents=contents)
