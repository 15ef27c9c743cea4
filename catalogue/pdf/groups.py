"""A country, a specialty or an organisation as values: what an official prints before a visit."""

from collections.abc import Iterable, Sequence

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Entry
from catalogue.language import french
from catalogue.model.records import Organisation, Training
from catalogue.model.registry import Country
from catalogue.pdf import drawings, sections
from catalogue.pdf.edition import Edition
from catalogue.pdf.records import notice
from catalogue.pdf.sources import Sources
from catalogue.pdf.values import Line, Values
from catalogue.pdf.words import Names, listed, piece, printed
from catalogue.site.functions import trainings_at, trainings_of
from catalogue.site.grouping import by_role, counts

MOST_NOTICES = 60
"""Records of a group that are told in short; above, its table names them all and each has its own PDF."""

MOST_ROWS = 300
"""Lines of a table; the rest is counted, and found on the site."""


def country(one: Country, edition: Edition, sources: Sources) -> Values:
    """Who works in a country, on what, and what may be learnt there."""
    catalogue, registry = edition.catalogue, edition.catalogue.registry
    entries = catalogue.by_country.get(one.code, ())
    names = Names(registry)
    at_home = [id_ for id_, organisation in catalogue.organisations if organisation.country == one.code]
    visitors = [
        item for item in counts(entries, lambda entry: entry.organisations("lead")) if item[0] not in at_home
    ]
    specialties = counts(entries, lambda entry: entry.partnership.specialties)
    homes = [
        (names.organisation(id_), len(catalogue.by_organisation.get(id_, ()))) for id_ in at_home[:MOST_ROWS]
    ]
    found = [
        *_table(f"Ce qui se fait {one.located}", entries, edition),
        *_counts("Par spécialité", [(names.specialty(code), count) for code, count in specialties]),
        *_counts(
            "Qui vient d’ailleurs", [(names.organisation(id_), count) for id_, count in visitors[:MOST_ROWS]]
        ),
        *_trainings("Se former", trainings_of(entries), names),
        *_counts("Organisations du pays", homes),
        *_notices(entries, names, sources),
    ]
    return {
        "address": addresses.country(one),
        "kicker": printed(" · ".join(["Pays", *(region.fr for region in registry.regions_of(one.code))])),
        "title": printed(one.name),
        "aka": printed(f"Aussi écrit : {', '.join(one.variants)}") if one.variants else "",
        "lead": ""
        if entries
        else printed("Aucune fiche recensée. Cela ne veut pas dire qu’il ne s’y passe rien."),
        "figures": _figures(
            (entries, "fiche"),
            (at_home, "organisation du pays", "organisations du pays"),
            (specialties, "spécialité"),
        ),
        "map": drawings.locator(one),
        "sections": found,
    }


def specialty(code: str, edition: Edition, sources: Sources) -> Values:
    """Who works on a specialty, where, and where it may be learnt."""
    registry, names = edition.catalogue.registry, Names(edition.catalogue.registry)
    term, entries = registry.term("specialties", code), edition.catalogue.by_specialty.get(code, ())
    countries = counts(entries, lambda entry: entry.countries)
    leads = counts(entries, lambda entry: entry.organisations("lead"))
    found = [
        *_table("Qui fait quoi", entries, edition),
        *_counts("Par pays", [(names.country(country), count) for country, count in countries]),
        *_counts(
            "Qui porte ces actions", [(names.organisation(id_), count) for id_, count in leads[:MOST_ROWS]]
        ),
        *_trainings("Se former", trainings_of(entries, code), names),
        *_notices(entries, names, sources),
    ]
    return {
        "address": addresses.specialty(code),
        "kicker": "Spécialité",
        "title": printed(term.fr),
        "lead": printed(term.meaning),
        "aka": printed(f"On dit aussi : {', '.join(term.synonyms)}") if term.synonyms else "",
        "figures": _figures((entries, "fiche"), (countries, "pays", "pays"), (leads, "porteur")),
        "map": drawings.part(dict(countries), registry, f"Carte des pays qui ont une fiche : {term.fr}"),
        "sections": found,
    }


def organisation(id_: str, edition: Edition, _: Sources) -> Values:
    """What an organisation is, what it does with whom, and where; its records are told in full elsewhere."""
    catalogue, registry = edition.catalogue, edition.catalogue.registry
    one, names = registry.organisations[id_], Names(edition.catalogue.registry)
    entries = catalogue.by_organisation.get(id_, ())
    countries = counts((entry for entry in entries if not entry.is_programme), lambda entry: entry.countries)
    partners = catalogue.works_with(id_)
    published = [source for source, found in sorted(registry.sources.items()) if found.publisher_id == id_]
    found = [
        sections.facts("En bref", _identity(id_, one, edition, names)),
        *(
            section
            for role, group in by_role(registry, id_, entries)
            for section in _table(role, group, edition)
        ),
        *_counts(
            "Travaille avec", [(names.organisation(other), count) for other, count in partners[:MOST_ROWS]]
        ),
        *_counts("Pays concernés", [(names.country(code), count) for code, count in countries]),
        *_trainings("On s’y forme", trainings_at(id_, entries), names),
        *(
            [sections.lines("Documents publiés", [names.source(source) for source in published])]
            if published
            else ()
        ),
    ]
    acronym = f" ({one.acronym})" if one.acronym and one.acronym not in one.name else ""
    return {
        "address": addresses.organisation(id_),
        "kicker": printed(registry.label("organisation_kinds", one.kind)),
        "title": printed(f"{one.name}{acronym}"),
        "lead": printed(one.note or ("" if entries else "Aucune fiche ne la nomme directement.")),
        "figures": _figures(
            (entries, "fiche"),
            (partners, "organisation associée", "organisations associées"),
            (countries, "pays", "pays"),
        ),
        "map": None
        if len(countries) < 2
        else drawings.part(dict(countries), registry, f"Carte des pays où {one.name} coopère"),
        "sections": found,
    }


def _identity(
    id_: str, one: Organisation, edition: Edition, names: Names
) -> list[tuple[str, Sequence[Line]]]:
    comprises = edition.catalogue.parts_of.get(id_, ())
    where = "organisation internationale" if one.kind == "international" else "non renseigné"
    rows: list[tuple[str, Sequence[Line]]] = [
        ("Pays", [[names.country(one.country) if one.country else piece(where)]])
    ]
    rows.append(("Ville", [[piece(one.city)]] if one.city else []))
    rows.append(("Aussi nommée", [[piece(", ".join(one.also_known_as))]] if one.also_known_as else []))
    rows.append(("Dépend de", [[names.organisation(one.part_of)]] if one.part_of else []))
    rows.append(("Comprend", [listed([names.organisation(part) for part in comprises])] if comprises else []))
    rows.append(("Site", [[piece(str(one.website), str(one.website))]] if one.website else []))
    return rows


def _figures(*counted: tuple[Sequence[object], str] | tuple[Sequence[object], str, str]) -> list[Values]:
    """Numbers with what they count, as `plural` says it."""
    found = []
    for items, *words in counted:
        number, _, said = french.plural(len(items), *words).partition(french.NO_BREAK)
        found.append({"number": number, "label": printed(said)})
    return found


def _table(title: str, entries: Sequence[Entry], edition: Edition) -> Iterable[Values]:
    if entries:
        shown = sections.records(title, entries[:MOST_ROWS], edition.catalogue.registry)
        rest = len(entries) - MOST_ROWS
        yield {
            **shown,
            "note": printed(f"Et {french.plural(rest, 'autre')}, sur le site.") if rest > 0 else "",
        }


def _counts(title: str, items: Sequence[tuple[Values, int]]) -> Iterable[Values]:
    if items:
        yield sections.counts(title, items)


def _trainings(title: str, found: Sequence[tuple[Entry, Training]], names: Names) -> Iterable[Values]:
    if found:
        yield sections.trainings(found[:MOST_ROWS], names, title=title)


def _notices(entries: Sequence[Entry], names: Names, sources: Sources) -> Iterable[Values]:
    if entries and len(entries) <= MOST_NOTICES:
        yield sections.notices("Fiches en bref", [notice(entry, names, sources) for entry in entries])
