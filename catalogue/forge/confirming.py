"""The issue form « Confirmer une fiche »: who confirms which records, and the records with the confirmation."""

from collections.abc import Iterator, Mapping
from datetime import date

from catalogue.forge.answers import Answers, RefusedError, record_id
from catalogue.knowledge import derive, names
from catalogue.model.records import Partnership
from catalogue.model.registry import Registry
from catalogue.reading.load import Record
from catalogue.rewriting.editing import CannotEditError, with_fields

_AFTER = "status"


def confirmed(
    answers: Answers, exact: str, records: Mapping[str, Record], registry: Registry
) -> tuple[str, tuple[Record, ...]]:
    """The id of the organisation that confirms, and the confirmed records. Raises RefusedError.

    `exact` is the option that says that the records are correct.
    """
    if answers.chosen.get("exact") != (exact,):
        raise RefusedError("la fiche est à corriger d’abord : la confirmation viendra ensuite")
    named = answers.texts.get("organisation", "")
    known = names.organisations(registry)
    organisation = known.find(named)
    if organisation is None:
        near = " ou ".join(f"« {similar.name} »" for similar in known.near(named))
        hint = f" ; vouliez-vous dire {near} ?" if near else ""
        raise RefusedError(f"aucune organisation ne se nomme « {named} »{hint}")
    faults: list[str] = []
    by_id: dict[str, Record] = {}
    for line in answers.lines("records"):
        record = records.get(record_id(line))
        if record is None:
            faults.append(f"aucune fiche ne se trouve à « {line} »")
        elif organisation not in derive.may_confirm(record.partnership):
            faults.append(f"« {organisation} » ne prend pas part à la fiche « {record.id} »")
        else:
            by_id[record.id] = record
    if faults:
        raise RefusedError(*faults)
    return organisation, tuple(by_id.values())


def with_confirmation(text: str, partnership: Partnership, organisation: str, on: date) -> str:
    """The text of a record with a further confirmation. Raises RefusedError.

    Organisations whose confirmation is more than 24 months old are removed.
    """
    before, parties = partnership.verified_on, list(_still(partnership, on))
    if organisation not in parties:
        parties.append(organisation)
    day = on.isoformat() if before is None or before.last < on else str(before)
    fields = {"verified_on": day, "verified_by": f"[{', '.join(parties)}]"}
    try:
        return with_fields(text, fields, _AFTER)
    except CannotEditError:
        raise RefusedError("l’en-tête de la fiche n’est pas lisible") from None


def _still(partnership: Partnership, on: date) -> Iterator[str]:
    if partnership.verified_on is not None and not derive.is_stale(partnership.verified_on, on):
        yield from partnership.verified_by
