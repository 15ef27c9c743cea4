"""Atom 1.0 feeds: of all records, and of those of a page, such as that of a country.

An entry is a record, with an id that never changes and the moment of its last change. A record whose last change is
not known has no place in a feed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial

from jinja2 import Environment

from catalogue.engine.output import Text, text
from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.knowledge.project import Project

LATEST = 30


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its address, that of its page, the name of its subject (none for the whole catalogue), its records."""

    address: str
    page: str
    subject: str
    entries: Sequence[Entry]

    @property
    def title(self) -> str:
        """As the pages that announce it call it."""
        return f"Les fiches : {self.subject}" if self.subject else "Toutes les fiches"


def whole(catalogue: Catalogue) -> Feed:
    """The feed of all records."""
    return Feed(addresses.feed(), "changements/", "", catalogue.entries)


def feeds(
    wanted: Iterable[Feed], catalogue: Catalogue, env: Environment, project: Project
) -> dict[str, Text]:
    """Feeds by their address. Links are relative where the address of the site is not known."""
    made = _Feeds(catalogue, env, project)
    return {feed.address: made.feed(feed) for feed in wanted}


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

    def feed(self, feed: Feed) -> Text:
        latest = latest_changed(self._catalogue, feed.entries, LATEST)
        updated = max((moment for _, moment in latest), default=self._today)
        made_of = (feed.address, feed.subject, feed.page, updated, latest)
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
