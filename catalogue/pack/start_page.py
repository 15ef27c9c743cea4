"""`LISEZ-MOI.html`: the page to start from. It is whole by itself, so that it can be read within the archive too."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.language import french
from catalogue.pack.edition import Contents, Edition

_TEMPLATES = Path(__file__).parent / "templates"


def start_page(edition: Edition, contents: Contents) -> str:
    """The page, as HTML."""
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
