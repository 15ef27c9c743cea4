"""Renders a template with its values to HTML."""

from typing import Any

from jinja2 import Environment

from catalogue.knowledge import addresses


def render(env: Environment, template: str, address: str, **values: Any) -> str:
    """The HTML of a template, with links that lead on from an address."""
    html = env.get_template(f"{template}.html.j2").render(address=address, **values)
    return addresses.linked(html, address)
