"""The issue form « Ajouter un partenariat »: the text of a new file.

The answers are written as they are. What is invalid in them (an organisation without a file, a status without a date)
is kept too, and `check` reports it on its line. Fields that the form does not ask for are left out.

The form names one document. Where a claim has no quote, one `source:` line says that it comes from there; a record
without any quote is a light one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from catalogue.forge.answers import Answers, RefusedError
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
    """A new file. `unknown` are the entered names that are in no file of registry/."""

    id: str
    text: str
    unknown: tuple[str, ...]


def draft(answers: Answers, registry: Registry, taken: frozenset[str]) -> Draft:
    """The file for answers, under an id that is not `taken`. Raises RefusedError for quotes of which nobody says who speaks."""
    organisations, sources = names.organisations(registry), names.sources(registry)
    unknown: list[str] = []

    def registered(name: str, known: names.Known) -> str:
        id_ = known.find(name)
        if id_ is None:
            unknown.append(name)
        return id_ or file_names.proposed(name) or "a-nommer"

    evidence = _quotes(answers)
    if evidence and "confidence" not in answers.chosen:
        raise RefusedError("« Qui le dit » n’a pas de réponse : il en faut une quand une phrase est recopiée")
    status = _codes(answers, "status", "statuses", registry)[0]
    source, section = registered(_line(answers.texts.get("source", "")), sources), _section(answers)
    values: dict[str, Any] = {
        versions.FIELD: str(versions.CURRENT),
        "title": _line(answers.texts.get("title", "")),
        "summary": _line(answers.texts.get("summary", "")),
        "kind": _codes(answers, "kind", "kinds", registry)[0],
        **({} if _all_quoted(answers, evidence, status) else {"source": source, **section}),
        "parties": [
            {"organisation": registered(name, organisations), "role": role, **_cited("parties", evidence)}
            for question, role in _PARTIES.items()
            for name in answers.lines(question)
        ],
    }
    for question, vocabulary in _CHOICES.items():
        if answers.chosen.get(question):
            values[question] = _codes(answers, question, vocabulary, registry)
    if "start" in answers.texts:
        values["start"] = {"date": _line(answers.texts["start"]), **_cited("debut", evidence)}
    values["status"] = {"code": status}
    if "as_of" in answers.texts:
        values["status"]["as_of"] = _line(answers.texts["as_of"])
    values["status"].update(_cited("etat", evidence))
    if evidence:
        confidence = _codes(answers, "confidence", "confidences", registry)[0]
        values["evidence"] = {
            id_: {"source": source, **section, "quote": quote, "confidence": confidence}
            for id_, quote in evidence.items()
        }
    front = "\n".join(block(values))
    text = f"---\n{front}\n---\n{answers.texts.get('body', '')}".rstrip() + "\n"
    return Draft(
        _free(file_names.proposed(values["title"]) or "nouvelle-fiche", taken),
        text,
        tuple(dict.fromkeys(unknown)),
    )


def _quotes(answers: Answers) -> dict[str, str]:
    return {
        id_: _line(answers.texts[question]).strip('«»“”" \u00a0\u202f')
        for question, id_ in _QUOTES.items()
        if question in answers.texts
    }


def _all_quoted(answers: Answers, evidence: Mapping[str, str], status: str) -> bool:
    """Whether a quote carries each claim: the parties, the start where one is given, the status where it is known."""
    claims = {
        "parties": True,
        "debut": "start" in answers.texts,
        "etat": status != "unknown",
    }
    return all(id_ in evidence for id_, is_made in claims.items() if is_made)


def _section(answers: Answers) -> dict[str, str]:
    return {"section": _line(answers.texts["section"])} if "section" in answers.texts else {}


def _cited(id_: str, evidence: Mapping[str, str]) -> dict[str, str]:
    return {"evidence": id_} if id_ in evidence else {}


def _codes(answers: Answers, question: str, vocabulary: str, registry: Registry) -> list[str]:
    """The codes of the chosen options."""
    codes = {term.fr: code for code, term in registry.vocabularies[vocabulary].items()}
    return [codes.get(label, label) for label in answers.chosen.get(question, ("",))]


def _free(id_: str, taken: frozenset[str]) -> str:
    return next(free for free in _numbered(id_) if free not in taken and not is_reserved(free))


def _numbered(id_: str) -> Iterator[str]:
    yield id_
    yield from (f"{id_}-{number}" for number in count(2))


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())
