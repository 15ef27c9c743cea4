"""The `<head>` of a page: title, canonical address, alternates, Open Graph card and JSON-LD."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass

from catalogue.cards.card import HEIGHT, WIDTH, Card
from catalogue.knowledge import addresses
from catalogue.knowledge.project import Project
from catalogue.site import structured_data as data
from catalogue.site.schema_org import TRAIL, Node, reference

HOME_TITLE = "{name}\u00a0: qui coopère avec qui dans la médecine francophone, et qui le dit"
SITE_CARD = Card(
    "Catalogue ouvert",
    "Qui coopère avec qui, et qui le dit ?",
    ("hôpitaux", "pays", "spécialités", "sources"),
)
JSON, ATOM = "application/json", "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same thing in another form, by its address from the root of the site."""

    type: str
    title: str
    address: str


EVERYTHING = Alternate(JSON, "Tout le catalogue", addresses.CATALOGUE)


@dataclass(frozen=True, slots=True)
class Image:
    """The card of a page: absolute address, pixels, and its text for who does not see it."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about. `nodes` gives what the page says of itself, and what it is about, in schema.org's words."""

    page_type: str = "WebPage"
    nodes: Callable[[], tuple[Node, ...]] = lambda: ({},)
    alternates: tuple[Alternate, ...] = ()
    card: Card | None = None
    article: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """One head. `canonical`, `image` and `structured` are empty when the site's address is not known."""

    title: str
    name: str
    description: str
    canonical: str = ""
    article: bool = False
    image: Image | None = None
    alternates: tuple[Alternate, ...] = ()
    structured: str = ""
    indexed: bool = True


@dataclass(frozen=True)
class Heads:
    """The heads of a site. `titles` and `subjects` go by address."""

    project: Project
    titles: Mapping[str, str]
    subjects: Mapping[str, Subject]
    published: Container[str]

    @property
    def cards(self) -> dict[str, Card]:
        """The cards to draw, by the address of the image."""
        shown = dict.fromkeys(addresses.start(address) for address in ("", *self.titles))
        return {addresses.image(address): self._card(address) for address in shown}

    def of(self, address: str, title: str, description: str) -> Head:
        """The head of a page, of the catalogue or written by hand."""
        subject = self.subjects.get(address, Subject())
        name = self.project.name
        title = title if address else HOME_TITLE.format(name=name)
        return Head(
            f"{title} – {name}" if address else title,
            title,
            description,
            f"{self.project.site}{address}" if self.project.site else "",
            subject.article,
            self._image(address),
            tuple(one for one in subject.alternates if one.address in self.published),
            data.serialised(self._graph(address, title, description, subject)) if self.project.site else "",
        )

    def missing(self) -> Head:
        """The head of the page that stands for those that do not exist."""
        return Head(
            f"Page introuvable – {self.project.name}",
            "Page introuvable",
            "Cette page n’existe pas.",
            indexed=False,
        )

    def trail(self, address: str, title: str) -> list[tuple[str, str]]:
        """From the home page to this one, through the pages above it that exist."""
        steps = address.rstrip("/").split("/")
        above = ["/".join(steps[:count]) + "/" for count in range(1, len(steps))]
        found = [(step, self.titles[step]) for step in above if step in self.titles]
        return [("", "Accueil"), *found, *([(address, title)] if address else [])]

    def _image(self, address: str) -> Image | None:
        if not self.project.site:
            return None
        card = self._card(addresses.start(address))
        url = f"{self.project.site}{addresses.image(address if address in self.titles else '')}"
        return Image(url, f"{self.project.name}. {card.kicker} : {card.title}")

    def _card(self, address: str) -> Card:
        """A page of the catalogue has its own card, at least with its title; one written by hand shows the site's."""
        subject = self.subjects.get(address, Subject())
        if subject.card is None and address and address in self.titles:
            return Card(self.project.name, self.titles[address], ())
        return subject.card or SITE_CARD

    def _graph(self, address: str, title: str, description: str, subject: Subject) -> Node:
        more, *about = subject.nodes()
        page = {
            **data.page(self.project.site, address, title, description, subject.page_type),
            "breadcrumb": reference(self.project.site, address, TRAIL),
            **({"image": f"{self.project.site}{addresses.image(address)}"} if address in self.titles else {}),
            **more,
        }
        return data.graph(page, *about, data.breadcrumbs(self.project.site, self.trail(address, title)))
