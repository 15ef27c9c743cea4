"""The name, address and repository of a catalogue: what mkdocs.yml says of it, read in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from catalogue.knowledge.forge_links import NOWHERE, Repository, repository
from catalogue.language import french

PATH = "{path}"
"""What `edit_uri_template` ends with."""


@dataclass(frozen=True, slots=True)
class Project:
    """One catalogue. `site` is the address of its site with the final slash, or empty where it is not known."""

    name: str
    site: str = ""
    repository: Repository = NOWHERE

    @property
    def slug(self) -> str:
        """The name as a part of a file's name: `passerelles-sante`."""
        return french.slug(self.name) or "catalogue"

    @property
    def authors(self) -> str:
        """Who is cited as the author."""
        return f"Les contributeurs de {self.name}"

    @property
    def is_fork(self) -> bool:
        """Whether its files are kept elsewhere than those of the catalogue that it was made from."""
        return self.repository.address != ORIGINAL.repository.address

    @property
    def authority(self) -> str:
        """What ids of feeds begin with (RFC 4151). They stay the same when the site moves, as the files do not."""
        if not self.is_fork:
            return _AUTHORITY
        parts = urlsplit(self.site or self.repository.address)
        path = parts.path.strip("/")
        return f"tag:{parts.hostname or f'{self.slug}.invalid'},2026:{f'{path}/' if path else ''}"


def project(settings: Mapping[str, Any]) -> Project:
    """The project that the settings of mkdocs.yml describe."""
    site = str(settings.get("site_url") or "")
    template = str(settings.get("edit_uri_template") or "")
    edit_uri = template.removesuffix(PATH) if template else settings.get("edit_uri")
    return Project(
        str(settings.get("site_name") or ORIGINAL.name),
        f"{site.rstrip('/')}/" if site else "",
        repository(str(settings.get("repo_url") or ""), edit_uri),
    )


ORIGINAL = Project(
    "Passerelles Santé",
    "https://passerelles-sante.github.io/catalogue/",
    repository("https://github.com/passerelles-sante/catalogue", "edit/main/docs/"),
)
"""The catalogue that forks are made from. Whoever moves it changes this record and mkdocs.yml together."""
_AUTHORITY = "tag:passerelles-sante.github.io,2026:"
