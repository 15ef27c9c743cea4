"""Atom 1.0 feeds: of all records, of each country and of each specialty.

An entry is a record, with an id that never changes and the moment of its last change. A record whose last change is
not known has no place in a feed.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from functools import partial

from jinja2 import Environment

from catalogue.engine.output import Text, text
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project

LATEST = 30


def feeds(catalogue: Catalogue, env: Environment, project: Project) -> dict[str, Text]:
    """Feeds by their address. Links are relative where the address of the site is not known."""
    made = _Feeds(catalogue, env, project)
    found = {addresses.feed(): made.feed(addresses.feed(), "", "changements/", catalogue.entries)}
    for country in catalogue.countries:
        address = addresses.country_feed(country)
        entries = catalogue.by_country.get(country.code, ())
        found[address] = made.feed(address, country.name, addresses.country(country), entries)
    for code, term in catalogue.registry.vocabularies["specialties"].items():
        address = addresses.specialty_feed(code)
        entries = catalogue.by_specialty.get(code, ())
        found[address] = made.feed(address, term.fr, addresses.specialty(code), entries)
    return found


def latest_changed(
    catalogue: Catalogue, entries: Iterable[Entry], limit: int
) -> list[tuple[Entry, datetime]]:
    """Entries whose last change is known, latest first, with its moment."""
    moments: Mapping[str, datetime] = catalogue.history.changed
    dated = [(entry, moments[entry.file]) for entry in entries if entry.file in moments]
    return sorted(dated, key=lambda one: (-one[1].timestamp(), one[0].id))[:limit]


class _Feeds:
    def __init__(self, catalogue: Catalogue, env: Environment, project: Project) -> None:
        self._catalogue = catalogue
        self._authority = project.authority
        self._site = project.site
        self._template = env.get_template("feed.xml.j2")
        # A feed that has no entry yet must be dated too.
        self._today = datetime.combine(catalogue.today, time(), UTC)

    def feed(self, address: str, subject: str, page: str, entries: Iterable[Entry]) -> Text:
        latest = latest_changed(self._catalogue, entries, LATEST)
        updated = max((moment for _, moment in latest), default=self._today)
        made_of = (address, subject, page, updated, latest)
        return text(made_of, partial(self._written, *made_of))

    def _written(
        self,
        address: str,
        subject: str,
        page: str,
        updated: datetime,
        latest: list[tuple[Entry, datetime]],
    ) -> str:
        feed = self._template.render(
            id=f"{self._authority}{address.removesuffix('.xml')}",
            authority=self._authority,
            subject=subject,
            site=self._site,
            address=address,
            page=page,
            updated=updated,
            latest=latest,
            added=self._catalogue.history.added,
            url=lambda target: self._site + target if self._site else addresses.relative(target, address),
        )
        return f"{feed}\n"
