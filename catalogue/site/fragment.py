"""One fragment: a template and its values, as a page that is not rendered yet."""

from typing import Any

from jinja2 import Environment

from catalogue.language import french
from catalogue.site.page import Page


def fragment(
    env: Environment,
    template: str,
    address: str,
    title: str,
    description: str,
    file: str = "",
    **values: Any,
) -> Page:
    """A page of a template. `file` is what an editor changes to change the page, if any one file does.

    The template sees its values, the registry and functions of both, and nothing else: a page is known by them
    (`catalogue.engine.keys`), and made again only when one of them changes.
    """
    return Page(
        address,
        french.typography(title),
        french.typography(description),
        file,
        template,
        {**values, "title": title},
        env,
    )
