"""Pages at addresses that others once had: they lead to the new one, without any script."""

from jinja2 import Environment

from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.pages import KINDS
from catalogue.site.rendering import render


def redirects(catalogue: Catalogue, env: Environment, site: str) -> dict[str, str]:
    """Whole HTML pages by their path."""
    return {
        f"{former}index.html": render(
            env,
            "redirect",
            former,
            leads_to=kind.address(item),
            title=kind.title(item),
            canonical=f"{site}{kind.address(item)}" if site else "",
        )
        for kind in KINDS
        for item in kind.items(catalogue)
        for former in kind.former(item)
    }
