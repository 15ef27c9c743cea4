"""Pages at the addresses that records once had: they lead to the new one, without any script."""

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.site.rendering import render


def redirects(catalogue: Catalogue, env: Environment, site: str) -> dict[str, str]:
    """Whole HTML pages by their path. A file may have changed its kind with its name, and so its section."""
    return {
        f"{section}{former}/index.html": render(
            env,
            "redirect",
            f"{section}{former}/",
            entry=entry,
            canonical=f"{site}{addresses.entry(entry)}" if site else "",
        )
        for entry in catalogue.entries
        for former in entry.partnership.former_ids
        for section in addresses.RECORDS
    }
