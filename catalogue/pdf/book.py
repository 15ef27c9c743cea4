"""The whole catalogue as a book, or a part of it as one of its volumes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from catalogue.engine.spread import runs
from catalogue.knowledge import addresses, derive
from catalogue.knowledge.aggregate import Catalogue, Entry
from catalogue.language import french
from catalogue.pdf import drawings, records, sections
from catalogue.pdf.compiler import Line, Values
from catalogue.pdf.edition import Edition
from catalogue.pdf.words import Names, Sources, piece, printed, proofs_name, record
from catalogue.site import world_map
from catalogue.site.grouping import by_role

MOST_RECORDS = 200
"""Records of a volume: two that are printed at a time then take less than 2.5 GB of memory (docs/performance.md)."""

MAP = "Carte du monde : pays qui ont une fiche"
SUBTITLE = "Le catalogue ouvert de la coopération médicale francophone"


@dataclass(frozen=True, eq=False)
class Book:
    """Some records in full, with what leads to them. `volume` names them when there are others."""

    edition: Edition
    entries: Sequence[Entry]
    volume: str = ""

    @property
    def catalogue(self) -> Catalogue:
        return self.edition.catalogue

    @cached_property
    def _part(self) -> Catalogue:
        """The catalogue with these records alone: its groupings are those of the book."""
        whole = self.catalogue
        if len(self.entries) == len(whole.entries):
            return whole
        return Catalogue(whole.registry, tuple(self.entries), whole.today, whole.history)

    def values(self) -> Values:
        """What the template reads."""
        registry = self.catalogue.registry
        cited = sorted(
            self._part.by_source, key=lambda id_: (*french.sort_key(registry.sources[id_].title), id_)
        )
        sources = Sources(registry, cited)
        countries = [one for one in self.catalogue.countries if one.code in self._part.by_country]
        organisations = [id_ for id_, _ in self.catalogue.organisations if id_ in self._part.by_organisation]
        specialties = sorted(
            self._part.by_specialty, key=lambda code: french.sort_key(registry.label("specialties", code))
        )
        places: list[tuple[Values, Sequence[Entry]]] = [
            (piece(one.name, addresses.country(one)), self._part.by_country[one.code]) for one in countries
        ]
        subjects: list[tuple[Values, Sequence[Entry]]] = [
            (Names(registry).specialty(code), self._part.by_specialty[code]) for code in specialties
        ]
        actors: list[tuple[Values, Sequence[Entry]]] = [
            (Names(registry).organisation(id_), self._part.by_organisation[id_]) for id_ in organisations
        ]
        groups, titles = (*places, *subjects, *actors), [record(entry) for entry in self.entries]
        parts = [
            contents("Pays", "partie/pays", (name for name, _ in places)),
            contents("Spécialités", "partie/specialites", (name for name, _ in subjects)),
            contents("Organisations", "partie/organisations"),
            contents("Fiches", "partie/fiches", titles),
            contents("Sources", "partie/sources"),
            contents("Index des pays", "partie/index-des-pays"),
            contents("Index des spécialités", "partie/index-des-specialites"),
            contents("Index des organisations", "partie/index-des-organisations"),
        ]
        return {
            "subtitle": SUBTITLE,
            "volume": printed(self.volume),
            "counts": _counts(self.entries, countries, specialties, organisations),
            "reading": reading(self.catalogue),
            "map": drawings.world(
                world_map.count(self._part.by_country), registry, "Carte du monde : pays qui ont une fiche"
            ),
            "inside": {
                **{one["to"]: one["text"] for one in (*(name for name, _ in groups), *titles)},
                **{one["to"]: one["title"] for one in parts},
                **{proofs_name(entry): "Preuves" for entry in self.entries},
            },
            "parts": parts,
            "countries": [self._group(name, entries) for name, entries in places],
            "specialties": [
                {**self._group(name, entries), "lead": printed(registry.term("specialties", code).meaning)}
                for code, (name, entries) in zip(specialties, subjects, strict=True)
            ],
            "organisations": [self._organisation(id_) for id_ in organisations],
            "records": [records.sheet(entry, self.edition, sources, in_book=True) for entry in self.entries],
            "sources": sources.listed(),
            "indexes": [index(places), index(subjects), index(actors)],
        }

    def _group(self, name: Values, entries: Sequence[Entry]) -> Values:
        names = Names(self.catalogue.registry)
        rows = [
            {"record": record(one), "who": sections.who(one, names), "status": sections.short_status(one)}
            for one in entries
        ]
        return {"name": name, "lead": "", "rows": rows}

    def _organisation(self, id_: str) -> Values:
        registry = self.catalogue.registry
        one = registry.organisations[id_]
        place = ", ".join(
            filter(None, (one.city, registry.countries[one.country].name if one.country else ""))
        )
        kind = registry.label("organisation_kinds", one.kind)
        roles = [
            {"role": printed(role), "records": [record(entry) for entry in entries]}
            for role, entries in by_role(registry, id_, self._part.by_organisation[id_])
        ]
        return {
            "name": Names(registry).organisation(id_),
            "where": printed(f"{kind}, {place}" if place else kind),
            "roles": roles,
        }


def general_index(edition: Edition, found: Sequence[tuple[str, Mapping[str, int]]]) -> Values:
    """What leads to the volumes: their names, and the volume and page of each record by country, specialty, organisation.

    `found` gives the name of each volume, and the page of each of its records by address.
    """
    catalogue, names = edition.catalogue, Names(edition.catalogue.registry)
    places = {to: (number, page) for number, (_, pages) in enumerate(found, 1) for to, page in pages.items()}

    def told(groups: Iterable[tuple[Values, Sequence[Entry]]]) -> list[Values]:
        return [
            {"name": name, "places": volume_pages(places[addresses.entry(entry)] for entry in entries)}
            for name, entries in groups
        ]

    countries = [
        (names.country(one.code), catalogue.by_country[one.code])
        for one in catalogue.countries
        if one.code in catalogue.by_country
    ]
    specialties = [(names.specialty(code), entries) for code, entries in catalogue.by_specialty.items()]
    specialties.sort(key=lambda item: french.sort_key(item[0]["text"]))
    organisations = [
        (names.organisation(id_), catalogue.by_organisation[id_])
        for id_, _ in catalogue.organisations
        if id_ in catalogue.by_organisation
    ]
    return {
        "subtitle": SUBTITLE,
        "volume": "Index général",
        "counts": _counts(catalogue.entries, countries, specialties, organisations),
        "reading": reading(catalogue),
        "map": drawings.world(world_map.count(catalogue.by_country), catalogue.registry, MAP),
        "inside": {},
        "volumes": [
            {"number": roman(number), "name": printed(name)} for number, (name, _) in enumerate(found, 1)
        ],
        "indexes": [
            {"title": "Index des pays", "items": told(countries)},
            {"title": "Index des spécialités", "items": told(specialties)},
            {"title": "Index des organisations", "items": told(organisations)},
        ],
    }


def volume_pages(places: Iterable[tuple[int, int]]) -> list[str]:
    """`II, 11, 14`: the pages of each volume, from numbers of volumes and pages."""
    return [
        ", ".join([roman(volume), *(str(page) for page in dict.fromkeys(page for _, page in found))])
        for volume, found in groupby(sorted(places), key=itemgetter(0))
    ]


def roman(number: int) -> str:
    """`XIV`: the number of a volume, which nobody takes for a page."""
    digits = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    said = ""
    for value, sign in digits:
        said += sign * (number // value)
        number %= value
    return said


def contents(title: str, to: str, names: Iterable[Values] = ()) -> Values:
    """A part of the book, with what the contents name of it."""
    return {"title": printed(title), "to": to, "items": list(names)}


def index(groups: Iterable[tuple[Values, Sequence[Entry]]]) -> list[Values]:
    """Names with the records that they stand in."""
    return [
        {"name": name, "records": [addresses.entry(entry) for entry in entries]} for name, entries in groups
    ]


def reading(catalogue: Catalogue) -> list[Values]:
    """How to read the book, in the words of the vocabularies."""
    terms = catalogue.registry.vocabularies
    meanings = {code: term.meaning for code, term in terms["statuses"].items()}
    meanings[derive.TO_CONFIRM] = derive.TO_CONFIRM_MEANING
    statuses: list[tuple[str, list[Line]]] = [
        (label, [[piece(meanings[code])]])
        for code, label in derive.displayed_statuses(catalogue.registry).items()
    ]
    proofs: list[tuple[str, list[Line]]] = [
        (term.fr, [[piece(term.meaning)]]) for term in terms["confidences"].values()
    ]
    strengths: list[tuple[str, list[Line]]] = [
        (term.fr, [[piece(term.meaning)]]) for term in terms["strengths"].values()
    ]
    return [
        sections.lines("Une fiche", [[piece(text)] for text in _RECORD]),
        sections.facts("L’état d’une action", statuses),
        sections.facts("La solidité d’une affirmation", strengths),
        sections.facts("Qui parle", proofs),
        sections.lines("Trouver", [[piece(text)] for text in _FINDING]),
    ]


_RECORD = (
    "Une fiche décrit un partenariat, un programme, un réseau, une formation ou une rencontre.",
    "Chaque nombre, date, montant, partie et pays est suivi d’un appel de note, ou repose sur la source que la fiche nomme "
    "une fois. La note donne la phrase exacte de la source, ou ce qu’elle dit, puis son numéro dans la liste des sources.",
    "« Déduit » et « référencé » se lisent à côté de la valeur. Ce qui ne porte aucune mention est cité mot pour mot.",
    "« Non renseigné » veut dire qu’aucune source ne le dit, et non que la chose n’existe pas.",
    "La dernière trace est la date de la source la plus récente, ou celle d’une confirmation par un partenaire.",
)
_FINDING = (
    "Les pays, les spécialités et les organisations renvoient aux fiches par leur page.",
    "Les index, à la fin, donnent toutes les pages. Sur un écran, chaque renvoi est un lien.",
)


def _counts(entries: Sequence[Entry], *others: Sequence[object]) -> list[Values]:
    words = (("fiche",), ("pays", "pays"), ("spécialité",), ("organisation",))
    found = []
    for items, said in zip((entries, *others), words, strict=True):
        number, _, label = french.plural(len(items), *said).partition(french.NO_BREAK)
        found.append({"number": number, "label": label})
    return found


def volumes(edition: Edition) -> Mapping[str, Book]:
    """The volumes of a catalogue that is too large for one book, by the end of their names: one for each region or more.

    A record stands once, in the region where most of its countries are.
    """
    found: dict[str, Book] = {}
    for code, entries in by_region(edition.catalogue).items():
        region = edition.catalogue.registry.regions[code].fr if code else "Sans pays"
        parts = list(runs(entries, MOST_RECORDS))
        for number, part in enumerate(parts, 1):
            several = len(parts) > 1
            name = f"{region}, {number} sur {len(parts)}" if several else region
            found[f"{code or 'sans-pays'}{f'-{number}' if several else ''}"] = Book(edition, part, name)
    return found


def by_region(catalogue: Catalogue) -> Mapping[str, list[Entry]]:
    """Each record once, under the region where most of its countries are; under none when it has no country."""
    order = [*catalogue.registry.regions, ""]
    found: dict[str, list[Entry]] = {code: [] for code in order}
    for entry in catalogue.entries:
        regions = [one.code for code in entry.countries for one in catalogue.registry.regions_of(code)[:1]]
        found[max(regions, key=lambda code: (regions.count(code), -order.index(code)), default="")].append(
            entry
        )
    return {code: entries for code, entries in found.items() if entries}
