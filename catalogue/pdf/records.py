"""A record as values: in full, on a sheet of its own or in the book, and in short among others."""

from collections.abc import Iterable, Sequence

from catalogue.knowledge import addresses, citations, derive
from catalogue.knowledge.aggregate import Entry, Link
from catalogue.language import french
from catalogue.model.records import Funding, Party, Result
from catalogue.pdf import sections
from catalogue.pdf.body import nodes
from catalogue.pdf.compiler import Line, Values
from catalogue.pdf.drawings import timeline
from catalogue.pdf.edition import Edition
from catalogue.pdf.words import (
    Names,
    Notes,
    Sources,
    listed,
    note_name,
    piece,
    printed,
    proofs_name,
    record,
    status,
    verbatim,
)
from catalogue.site.grouping import parties_by_role
from catalogue.site.grouping import timeline as milestones


def sheet(entry: Entry, edition: Edition, sources: Sources, *, in_book: bool = False) -> Values:
    """All that a record says, each statement with its evidence: as footnotes, or in a book at the end of the record."""
    names, one = Names(edition.catalogue.registry), entry.partnership
    evidence = {id_: _quote(entry, id_, sources) for id_ in entry.numbers}
    notes = Notes(entry, evidence, in_book=in_book)
    links = edition.catalogue.links(entry)
    within = [link for link in links if entry.is_programme and link.inverse and link.relation == "part_of"]
    found = [
        _facts(entry, names, notes),
        sections.prose("Présentation", nodes(entry.body, notes.refs)),
        *(_actions(entry, within, edition, notes)),
        *_figures(entry, notes),
        *(
            [sections.trainings([(entry, training) for training in one.training], names, notes=notes)]
            if one.training
            else ()
        ),
        *_funding(one.funding, names, notes),
        *_milestones(entry, notes),
        *_related([link for link in links if link not in within], edition),
    ]
    rest = [id_ for id_ in entry.numbers if id_ not in notes.cited]
    if rest:
        said = [[piece("Autre citation", refs=notes.refs([id_]))] for id_ in rest]
        found.append(sections.lines("Autres preuves", said))
    return {
        "id": entry.id,
        "address": addresses.entry(entry),
        "kicker": printed(names.registry.label("kinds", one.kind)),
        "title": printed(entry.title),
        "lead": printed(one.summary),
        "status": status(entry),
        "sections": found,
        **({"proofs": proofs_name(entry), "evidence": list(evidence.values())} if in_book else {}),
        "about": _about(entry, edition),
    }


def notice(entry: Entry, names: Names, sources: Sources) -> Values:
    """A record in short, for one who holds no other page: what, who, where, how much, from which sources."""
    one, registry = entry.partnership, names.registry
    figures = [f"{result.label} : {_quantity(result)}" for result in one.results]
    cited = sources.numbers(quote.source for quote in one.evidence.values())
    rows = [
        (
            registry.label("roles", role),
            french.listing([_name(party.organisation, names) for party in parties]),
        )
        for role, parties in parties_by_role(entry, registry)
    ]
    rows += [
        ("Pays", ", ".join(registry.countries[code].name for code in entry.countries)),
        ("Spécialités", names.labels("specialties", one.specialties)),
        ("Période", _period(entry)),
        ("Chiffres", " ; ".join(figures)),
        (
            "Financement",
            " ; ".join(
                _name(funding.organisation, names) + _terms(funding, names) for funding in one.funding
            ),
        ),
        ("Preuves", f"{french.plural(len(one.evidence), 'citation')}, {cited}"),
    ]
    return {
        "kicker": printed(registry.label("kinds", one.kind)),
        "title": record(entry),
        "lead": printed(one.summary),
        "status": status(entry),
        "rows": [{"term": printed(term), "text": printed(text)} for term, text in rows if text],
    }


def _facts(entry: Entry, names: Names, notes: Notes) -> Values:
    one = entry.partnership
    rows: list[tuple[str, Sequence[Line]]] = [
        (names.registry.label("roles", role), [_party(party, names, notes) for party in parties])
        for role, parties in parties_by_role(entry, names.registry)
    ]
    proofs = {added.code: added.evidence for added in one.countries}
    places = [names.country(code, notes.refs(proofs.get(code, ()))) for code in entry.countries]
    rows.append(("Pays", [listed(places) or [piece("non renseigné")]]))
    rows.append(
        (
            "Spécialités",
            [listed([names.specialty(code) for code in one.specialties])] if one.specialties else [],
        )
    )
    rows.append(("Thématiques", [listed([names.theme(code) for code in one.themes])] if one.themes else []))
    rows.append(("Activités", [[piece(names.labels("activities", one.activities))]]))
    for term, claim in (("Début", one.start), ("Fin", one.end)):
        if claim is not None:
            rows.append((term, [[piece(french.edtf(claim.date), refs=notes.refs(claim.evidence))]]))
        elif term == "Début":
            rows.append((term, [[piece("non renseigné")]]))
    shown = status(entry)
    state = [piece(shown["label"], refs=notes.refs(one.status.evidence))]
    rows.append(("État", [[*state, *([piece(f" ({shown['trace']})")] if shown["trace"] else [])]]))
    if one.verified_on:
        by = listed([names.organisation(id_) for id_ in one.verified_by])
        rows.append(("Confirmé par", [[*by, piece(f", {french.edtf(one.verified_on)}")]]))
    else:
        rows.append(("Confirmé par", [[piece("aucune des parties pour l’instant")]]))
    return sections.facts("En bref", rows)


def _party(party: Party, names: Names, notes: Notes) -> Line:
    said = f", {french.since(party.since)}" if party.since else ""
    if party.until:
        said += f", jusqu’en {french.edtf(party.until)}"
    return [*names.sited(party.organisation, party.unit), piece(said, refs=notes.refs(party.evidence))]


def _actions(entry: Entry, within: Sequence[Link], edition: Edition, notes: Notes) -> Iterable[Values]:
    """The records that say that they are part of a programme, beside the number that it tells itself."""
    included = [link.entry for link in within]
    stated = next((result for result in entry.partnership.results if result.counts == "parts"), None)
    if stated is not None:
        told = sum(not one.is_programme for one in included)
        text = f"{french.plural(told, 'fiche')} sur {_quantity(stated)}"
        yield sections.lines("Couverture", [[piece(text, refs=notes.refs(stated.evidence))]])
    if included:
        yield sections.records("Actions recensées", included, edition.catalogue.registry)


def _figures(entry: Entry, notes: Notes) -> Iterable[Values]:
    if entry.partnership.results:
        columns = [("Quoi", "1.6fr"), ("Combien", "1fr"), ("Quand", "26mm")]
        yield sections.table(
            "Chiffres",
            columns,
            (
                [
                    [piece(result.label)],
                    [piece(_quantity(result), refs=notes.refs(result.evidence))],
                    [piece(french.period(result.period) if result.period else "non renseigné")],
                ]
                for result in entry.partnership.results
            ),
        )


def _funding(funding: Sequence[Funding], names: Names, notes: Notes) -> Iterable[Values]:
    if funding:
        mixed = len({one.scope for one in funding}) > 1
        yield sections.lines(
            "Financement",
            (
                [
                    names.organisation(one.organisation),
                    piece(_terms(one, names), refs=notes.refs(one.evidence)),
                ]
                for one in funding
            ),
            "Des montants de portées différentes ne s’additionnent pas." if mixed else "",
        )


def _milestones(entry: Entry, notes: Notes) -> Iterable[Values]:
    found = milestones(entry)
    if found:
        rows = [
            {"date": printed(french.edtf(one.date)), "event": piece(one.event, refs=notes.refs(one.evidence))}
            for one in found
        ]
        yield {"kind": "timeline", "title": "Repères", "rows": rows, "drawing": timeline(entry)}


def _related(links: Sequence[Link], edition: Edition) -> Iterable[Values]:
    """Other pages; those that a programme comprises stand in its own table."""
    terms = edition.catalogue.registry.vocabularies["relations"]
    if links:
        yield sections.lines(
            "Pages liées",
            (
                [
                    piece(f"{terms[link.relation].inverse if link.inverse else terms[link.relation].fr} : "),
                    record(link.entry),
                ]
                for link in links
            ),
        )


def _quote(entry: Entry, id_: str, sources: Sources) -> Values:
    quote = entry.partnership.evidence[id_]
    source = sources.registry.sources[quote.source]
    label = sources.registry.label("confidences", quote.confidence)
    said = [f"rubrique « {quote.section} »"] if quote.section else []
    said += [label.lower(), *(["traduction automatique"] if source.machine_translated else [])]
    return {
        "name": note_name(entry, id_),
        "number": entry.numbers[id_],
        "quote": verbatim(quote.quote),
        "language": source.language,
        "source": sources.number(quote.source),
        "where": printed(", ".join(said)),
        "note": printed(quote.note or ""),
    }


def _about(entry: Entry, edition: Edition) -> list[tuple[str, Line]]:
    proof = derive.traceability(entry.partnership, edition.catalogue.registry)
    proven = "affirmation prouvée" if proof.proven < 2 else "affirmations prouvées"
    said = (
        f"{proof.proven} {proven} sur {proof.claims}, {french.plural(proof.quotes, 'citation')}, "
        f"{french.plural(proof.publishers, 'éditeur distinct', 'éditeurs distincts')}"
    )
    filled = f"{derive.completeness(entry.partnership)} % des champs facultatifs renseignés"
    cite = citations.sentence(entry, edition.catalogue, edition.project)
    return [("Traçabilité", [piece(said)]), ("Complétude", [piece(filled)]), ("Citer", [piece(cite)])]


def _period(entry: Entry) -> str:
    one = entry.partnership
    said = french.since(one.start.date) if one.start else "début non renseigné"
    return f"{said}, jusqu’en {french.edtf(one.end.date)}" if one.end else said


def _quantity(result: Result) -> str:
    return f"{french.quantity(result.value, result.value_max, result.qualifier)} {result.unit}"


def _name(id_: str, names: Names) -> str:
    return names.registry.organisations[id_].name


def _terms(funding: Funding, names: Names) -> str:
    said = f", {funding.scheme}" if funding.scheme else ""
    if funding.year:
        said += f", {french.edtf(funding.year)}"
    amount = french.amount(funding.amount, funding.currency, funding.qualifier) or "montant non renseigné"
    return f"{said} : {amount}, pour {names.registry.label('scopes', funding.scope)}"
