"""The answers to « Ajouter un partenariat » → the text of a new file.

Nothing that was said is lost, nothing is added: what the form cannot say is left out, and what it leaves wrong (an
organisation that has no file yet, a date without its quote) is written as said, for `check` to point at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from catalogue.forge.answers import Answers
from catalogue.knowledge import names
from catalogue.model import versions
from catalogue.model.names import is_reserved
from catalogue.model.registry import Registry
from catalogue.reading import file_names
from catalogue.rewriting.yaml_writing import block

_PARTIES = {"leads": "lead", "partners": "partner", "funders": "funder"}
_CHOICES = {"specialties": "specialties", "themes": "themes", "activities": "activities"}
_QUOTES = {"quote": "parties", "start_quote": "debut", "status_quote": "etat"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A new file. `unknown` holds the names that are in no file of registry/, as they were written."""

    id: str
    text: str
    unknown: tuple[str, ...]


def draft(answers: Answers, registry: Registry, taken: frozenset[str]) -> Draft:
    """The file that answers make, under an id that is not `taken`."""
    organisations, sources = names.organisations(registry), names.sources(registry)
    unknown: list[str] = []

    def found(name: str, known: names.Known) -> str:
        id_ = known.find(name)
        if id_ is None:
            unknown.append(name)
        return id_ or file_names.proposed(name) or "a-nommer"

    evidence = _quotes(answers)
    values: dict[str, Any] = {
        versions.FIELD: str(versions.CURRENT),
        "title": _line(answers.said.get("title", "")),
        "summary": _line(answers.said.get("summary", "")),
        "kind": _codes(answers, "kind", "kinds", registry)[0],
        "parties": [
            {"organisation": found(name, organisations), "role": role, **_cited("parties", evidence)}
            for asked, role in _PARTIES.items()
            for name in answers.lines(asked)
        ],
    }
    for asked, vocabulary in _CHOICES.items():
        if answers.chosen.get(asked):
            values[asked] = _codes(answers, asked, vocabulary, registry)
    if "start" in answers.said:
        values["start"] = {"date": _line(answers.said["start"]), **_cited("debut", evidence)}
    values["status"] = {"code": _codes(answers, "status", "statuses", registry)[0]}
    if "as_of" in answers.said:
        values["status"]["as_of"] = _line(answers.said["as_of"])
    values["status"].update(_cited("etat", evidence))
    source = found(_line(answers.said.get("source", "")), sources)
    confidence = _codes(answers, "confidence", "confidences", registry)[0]
    values["evidence"] = {
        id_: {"source": source, "quote": quote, "confidence": confidence} for id_, quote in evidence.items()
    }
    front = "\n".join(block(values))
    text = f"---\n{front}\n---\n{answers.said.get('body', '')}".rstrip() + "\n"
    return Draft(
        _free(file_names.proposed(values["title"]) or "nouvelle-fiche", taken),
        text,
        tuple(dict.fromkeys(unknown)),
    )


def _quotes(answers: Answers) -> dict[str, str]:
    return {
        id_: _line(answers.said[asked]).strip('«»“”" \u00a0\u202f')
        for asked, id_ in _QUOTES.items()
        if asked in answers.said
    }


def _cited(id_: str, evidence: Mapping[str, str]) -> dict[str, str]:
    return {"evidence": id_} if id_ in evidence else {}


def _codes(answers: Answers, asked: str, vocabulary: str, registry: Registry) -> list[str]:
    """The codes of the options that were ticked."""
    codes = {term.fr: code for code, term in registry.vocabularies[vocabulary].items()}
    return [codes.get(label, label) for label in answers.chosen.get(asked, ("",))]


def _free(id_: str, taken: frozenset[str]) -> str:
    return next(one for one in _numbered(id_) if one not in taken and not is_reserved(one))


def _numbered(id_: str) -> Iterator[str]:
    yield id_
    yield from (f"{id_}-{number}" for number in count(2))


def _line(text: str) -> str:
    """On one line."""
    return " ".join(text.split())
