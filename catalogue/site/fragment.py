"""One fragment: a template rendered into a page."""

from typing import Any

from jinja2 import Environment

from catalogue import french
from catalogue.site import addresses
from catalogue.site.page import Page


def fragment(
    env: Environment, template: str, address: str, title: str, description: str, file: str = "", **values: Any
) -> Page:
    """Render a template. `file` is what an editor changes to change the page, if any one file does."""
    html = render(env, template, address, title=title, file=file, **values)
    return Page(address, french.typography(title), french.typography(description), html, file)


def render(env: Environment, template: str, address: str, **values: Any) -> str:
    """The HTML of a template, with links that lead on from an address."""
    html = env.get_template(f"{template}.html.j2").render(address=address, **values)
    return addresses.linked(html, address)
