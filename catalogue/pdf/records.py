"""A record as values: in full, on a sheet of its own or in the book, and in short among others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogue.knowledge import addresses, citations, derive, strength, wording
from catalogue.knowledge.aggregate import Entry, Link
from catalogue.language import french
from catalogue.model.records import Claim, Funding, Party, Result
from catalogue.model.registry import Registry
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
        *([sections.prose("Présentation", nodes(entry.body, notes.refs))] if entry.body.strip() else ()),
        *(_actions(entry, within, edition, notes)),
        *_figures(entry, names, notes),
        *_trainings(entry, names, notes),
        *_funding(entry, names, notes),
        *_milestones(entry, names, notes),
        *_related([link for link in links if link not in within], edition),
    ]
    rest = [id_ for id_ in entry.numbers if id_ not in notes.cited]
    if rest:
        said = [[piece("Autre preuve", refs=notes.refs([id_]))] for id_ in rest]
        found.append(sections.lines("Autres preuves", said))
    return {
        "id": entry.id,
        "address": addresses.entry(entry),
        "kicker": printed(_kicker(entry, names)),
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
    cited = sources.numbers(one.sources)
    proofs = f"{french.plural(len(one.evidence), 'preuve')}, {cited}" if one.evidence else cited
    places = [registry.countries[code].name for code in entry.countries]
    places += [registry.regions[region.code].fr for region in one.regions]
    rows = [
        (
            registry.label("roles", role),
            french.listing([_name(party.organisation, names) for party in parties]),
        )
        for role, parties in parties_by_role(entry, registry)
    ]
    rows += [
        ("Pays", ", ".join(places)),
        ("Spécialités", names.labels("specialties", one.specialty_codes)),
        ("Période", _period(entry)),
        ("Chiffres", " ; ".join(figures)),
        (
            "Financement",
            " ; ".join(_payer(funding, names) + _terms(funding, names) for funding in one.funding),
        ),
        ("Preuves", proofs),
    ]
    return {
        "kicker": printed(_kicker(entry, names)),
        "title": record(entry),
        "lead": printed(one.summary),
        "status": status(entry),
        "rows": [{"term": printed(term), "text": printed(text)} for term, text in rows if text],
    }


def _kicker(entry: Entry, names: Names) -> str:
    kind = names.registry.label("kinds", entry.partnership.kind)
    return f"{kind}, {wording.LIGHT.lower()}" if entry.is_light else kind


def _facts(entry: Entry, names: Names, notes: Notes) -> Values:
    one, registry = entry.partnership, names.registry
    said = _Claims(entry, registry, notes)
    rows: list[tuple[str, Sequence[Line]]] = [*_only_source(entry, names)]
    rows += [
        (registry.label("roles", role), [_party(party, names, said) for party in parties])
        for role, parties in parties_by_role(entry, registry)
    ]
    added = {country.code: country for country in one.countries}
    places = [
        [names.country(code), *([said.piece("", added[code])] if code in added else ())]
        for code in entry.countries
    ]
    rows.append(("Pays", [_joined(places) or [piece("non renseigné")]]))
    regions = [[names.region(region.code), said.piece("", region)] for region in one.regions]
    rows.append(("Régions", [_joined(regions)] if regions else []))
    for term, tags, name in (
        ("Spécialités", one.specialties, names.specialty),
        ("Thématiques", one.themes, names.theme),
        ("Activités", one.activities, names.activity),
    ):
        named = [[name(tag.code), said.piece("", tag)] for tag in tags]
        rows.append((term, [_joined(named)] if named else []))
    for term, claim in (("Début", one.start), ("Fin", one.end)):
        if claim is not None:
            rows.append((term, [[said.piece(french.edtf(claim.date), claim)]]))
        elif term == "Début":
            rows.append((term, [[piece("non renseigné")]]))
    rows.append(("Interruptions", [[said.piece(french.period(pause.period), pause)] for pause in one.pauses]))
    shown = status(entry)
    state = [said.piece(shown["label"], one.status)]
    rows.append(("État", [[*state, *([piece(f" ({shown['trace']})")] if shown["trace"] else [])]]))
    if one.verified_on:
        by = listed([names.organisation(id_) for id_ in one.verified_by])
        rows.append(("Confirmé par", [[*by, piece(f", {french.edtf(one.verified_on)}")]]))
    else:
        rows.append(("Confirmé par", [[piece("aucune des parties pour l’instant")]]))
    missing = ", ".join(wording.unspecified(entry))
    rows.append((wording.UNSPECIFIED, [[piece(missing)]] if missing else []))
    rows += [(f"« {word} »", [[piece(meaning)]]) for word, meaning in wording.legend(entry, registry)]
    return sections.facts("En bref", rows)


def _only_source(entry: Entry, names: Names) -> Iterable[tuple[str, Sequence[Line]]]:
    """One line for the source of all that cites no evidence."""
    one = entry.partnership
    if one.source is not None:
        where = f", rubrique « {one.section} »" if one.section else ""
        source = names.source(one.source)
        yield "Source", [[piece(f"{wording.only_source(entry)} : "), *source, piece(where)]]


@dataclass(frozen=True, slots=True)
class _Claims:
    """Values of a record with what carries them: evidence, the word for its strength, and what sources disagree about."""

    entry: Entry
    registry: Registry
    notes: Notes

    def piece(self, text: str, claim: Claim) -> Values:
        """A value, the word for its strength where one is needed, and the calls of its evidence."""
        word = wording.mark(claim, self.entry, self.registry)
        marks = [*([word] if word else []), *self._disagreement(claim)]
        said = f"{text} ({', '.join(marks)})" if marks else text
        return piece(said, refs=self.notes.refs(claim.evidence))

    def _disagreement(self, claim: Claim) -> list[str]:
        """What each of the sources says that disagree, both in full."""
        partnership = self.entry.partnership
        if not strength.is_disputed(claim, partnership):
            return []
        held = [partnership.evidence[id_] for id_ in claim.evidence]
        texts = [f"« {evidence.text} »" for evidence in held if evidence.confidence == strength.DISPUTED]
        return [f"sources en désaccord : {' ; '.join(texts)}"]


def _joined(items: Sequence[Line]) -> Line:
    """Values with commas between them, each of several pieces."""
    line: Line = []
    for number, pieces in enumerate(items):
        line += [piece(", "), *pieces] if number else pieces
    return line


def _party(party: Party, names: Names, said: _Claims) -> Line:
    time = f", {french.since(party.since)}" if party.since else ""
    if party.until:
        time += f", jusqu’en {french.edtf(party.until)}"
    return [*names.sited(party.organisation, party.unit), said.piece(time, party)]


def _actions(entry: Entry, within: Sequence[Link], edition: Edition, notes: Notes) -> Iterable[Values]:
    """The records that say that they are part of a programme, beside the number that it tells itself."""
    included = [link.entry for link in within]
    stated = next((result for result in entry.partnership.results if result.counts == "parts"), None)
    if stated is not None:
        told = sum(not one.is_programme for one in included)
        text = f"{french.plural(told, 'fiche')} sur {_quantity(stated)}"
        said = _Claims(entry, edition.catalogue.registry, notes)
        yield sections.lines("Couverture", [[said.piece(text, stated)]])
    if included:
        yield sections.records("Actions recensées", included, edition.catalogue.registry)


def _figures(entry: Entry, names: Names, notes: Notes) -> Iterable[Values]:
    said = _Claims(entry, names.registry, notes)
    if entry.partnership.results:
        columns = [("Quoi", "1.6fr"), ("Combien", "1fr"), ("Quand", "26mm")]
        yield sections.table(
            "Chiffres",
            columns,
            (
                [
                    [piece(result.label)],
                    [said.piece(_quantity(result) + _shared(result), result)],
                    [piece(french.period(result.period) if result.period else "non renseigné")],
                ]
                for result in entry.partnership.results
            ),
        )


def _trainings(entry: Entry, names: Names, notes: Notes) -> Iterable[Values]:
    """A table for each state: what exists, what is planned, what is over and what is wished for are never mixed."""
    said = _Claims(entry, names.registry, notes)
    for group in wording.by_state(names.registry, entry.partnership.training, lambda training: training):
        rows = [(entry, training) for training in group.items]
        yield sections.trainings(rows, names, said=said.piece, title=f"Se former : {group.title.lower()}")


def _funding(entry: Entry, names: Names, notes: Notes) -> Iterable[Values]:
    funding = entry.partnership.funding
    said = _Claims(entry, names.registry, notes)
    if funding:
        mixed = len({one.scope for one in funding}) > 1
        yield sections.lines(
            "Financement",
            (
                [
                    names.organisation(one.organisation) if one.organisation else piece(wording.NO_PAYER),
                    said.piece(_terms(one, names), one),
                ]
                for one in funding
            ),
            "Des montants de portées différentes ne s’additionnent pas." if mixed else "",
        )


def _milestones(entry: Entry, names: Names, notes: Notes) -> Iterable[Values]:
    found = milestones(entry)
    said = _Claims(entry, names.registry, notes)
    if found:
        rows = [
            {
                "date": printed(french.edtf(one.date)),
                "event": said.piece(f"{one.event} ({wording.SIGNED})" if one.signed else one.event, one),
            }
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
    firmly = sources.registry.label("strengths", strength.of_evidence(quote))
    said = [f"rubrique « {quote.section} »"] if quote.section else []
    said += [firmly.lower(), label.lower()] if firmly != label else [label.lower()]
    said += [*(["traduction automatique"] if source.machine_translated else [])]
    return {
        "name": note_name(entry, id_),
        "number": entry.numbers[id_],
        "quote": verbatim(quote.quote) if quote.quote else printed(quote.text),
        "introduction": "" if quote.quote else printed(wording.SAYS),
        "language": source.language,
        "source": sources.number(quote.source),
        "where": printed(", ".join(said)),
        "note": printed(quote.note or ""),
    }


def _about(entry: Entry, edition: Edition) -> list[tuple[str, Line]]:
    proof = derive.traceability(entry.partnership, edition.catalogue.registry)
    parts = [french.cited(proof.claims.cited, proof.claims.claims, proof.claims.deduced)]
    parts += [french.plural(proof.evidence, "preuve")] if proof.evidence else []
    said = ", ".join([*parts, french.plural(proof.publishers, "éditeur distinct", "éditeurs distincts")])
    filled = f"{derive.completeness(entry.partnership)} % des champs facultatifs renseignés"
    cite = citations.sentence(entry, edition.catalogue, edition.project)
    return [("Traçabilité", [piece(said)]), ("Complétude", [piece(filled)]), ("Citer", [piece(cite)])]


def _period(entry: Entry) -> str:
    one = entry.partnership
    said = french.since(one.start.date) if one.start else "début non renseigné"
    return f"{said}, jusqu’en {french.edtf(one.end.date)}" if one.end else said


def _quantity(result: Result) -> str:
    return f"{french.quantity(result.value, result.value_max, result.qualifier)} {result.unit}"


def _payer(funding: Funding, names: Names) -> str:
    return _name(funding.organisation, names) if funding.organisation else wording.NO_PAYER


def _name(id_: str, names: Names) -> str:
    return names.registry.organisations[id_].name


def _terms(funding: Funding, names: Names) -> str:
    said = f", {funding.scheme}" if funding.scheme else ""
    if funding.year:
        said += f", {french.edtf(funding.year)}"
    if funding.finance_type:
        said += f", {names.registry.label('finance_types', funding.finance_type).lower()}"
    amount = french.amount(funding.amount, funding.currency, funding.qualifier) or "montant non renseigné"
    return f"{said} : {amount}, pour {names.registry.label('scopes', funding.scope)}{_shared(funding)}"


def _shared(figure: Funding | Result) -> str:
    return f", {wording.SHARED}" if figure.shared else ""
