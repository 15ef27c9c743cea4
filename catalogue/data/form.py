"""`form.js`: what the form is made of: the schema, vocabularies with meanings, sources, and the rules with their words.

Records and the organisations that they name stand in `explorer.js`, which the form loads too.
"""

import json
from collections.abc import Container, Iterator, Mapping
from typing import Any

from catalogue.data.browser_patterns import for_browsers
from catalogue.data.explorer_tables import spelled_cities
from catalogue.data.schema import schema
from catalogue.knowledge.aggregate import Catalogue
from catalogue.knowledge.derive import HOME, SIDES, STALE_MONTHS
from catalogue.language import durations, identifiers, mojibake, web
from catalogue.language import names as matcher
from catalogue.model import fields, names
from catalogue.model.registry import Registry
from catalogue.problems import rulebook
from catalogue.problems.problems import Rule
from catalogue.reading import file_names, typing_errors
from catalogue.reading.expectations import (
    ADDRESSES,
    ANY_FORM,
    BOUNDS,
    DID_YOU_MEAN,
    FORMS,
    LONG_DURATION,
    PLAUSIBLE,
    SHAPES,
)
from catalogue.reading.files import MAX_BYTES
from catalogue.rules import duplicates, namesakes, of_records, of_texts, quotes
from catalogue.texts import damage, markup, patients, placeholders

Json = dict[str, Any]
_NOT_ASKED = ("identifiers", "translations")
"""Fields of an organisation that nobody needs to know in order to name it in a record."""

_OF_THE_EXPLORER = frozenset({"specialties", "themes", "activities", "schemes", "audiences"})
"""Vocabularies whose labels and synonyms stand in `explorer.js`, as those of countries and regions do."""
_INSTEAD = {
    "x-vocabulary": ("enum", "type"),
    "format": ("pattern", "type"),
    "properties": ("title", "description"),
}
"""What makes other keys of a schema's node needless: codes stand beside the schema, and the words of a group in its field."""


def form_js(catalogue: Catalogue) -> str:
    """The script that sets `window.PASSERELLES_FORM`."""
    text = json.dumps(_as_json(catalogue), ensure_ascii=False, separators=(",", ":"))
    return f"window.PASSERELLES_FORM={text};\n"


def _as_json(catalogue: Catalogue) -> Json:
    registry = catalogue.registry
    schemas = {
        "schema": _known(schema("partnership", registry)),
        "organisation": _asked(_known(schema("organisation", registry))),
    }
    return {
        **schemas,
        "vocabularies": _terms(registry, _vocabularies(schemas) - _OF_THE_EXPLORER),
        "meanings": _meanings(registry, _vocabularies(schemas) & _OF_THE_EXPLORER),
        "organisations": list(_unnamed(catalogue)),
        "sources": list(_sources(registry)),
        "rules": _rules(),
        "words": _words(),
        "patterns": for_browsers(),
        "damage": _damage(),
        "names": _names(catalogue),
        "matcher": _matcher(),
        "cities": sorted(_cities(registry)),
        "needed": list(typing_errors.NEEDED_BY_RULES),
        "home": HOME,
        "sides": SIDES,
        "limits": {
            "shortText": of_texts.SHORT_TEXT_WORDS,
            "staleMonths": STALE_MONTHS,
            "sameTitle": duplicates.SAME_TITLE,
            "sameSummary": of_records.SAME_SUMMARY,
            "firstYear": fields.FIRST_YEAR,
            "yearsAhead": fields.YEARS_AHEAD,
            "longestYears": durations.MOST_YEARS,
            "address": web.LONGEST,
            "near": typing_errors.NEAR_ENOUGH,
            "shown": typing_errors.SHOWN,
            "bytes": MAX_BYTES,
            "numberNamed": patients.NEAR,
            "quoteWords": quotes.ENOUGH_WORDS,
        },
    }


def _known(node: Any) -> Any:
    """The schema without what the form has no use for, such as the null of what may be absent.

    What is a mapping is a field, whatever its name.
    """
    if isinstance(node, dict):
        unused = {"$schema", "default", "additionalProperties", "maxItems", "maxProperties"}
        for mark, others in _INSTEAD.items():
            unused.update(others if mark in node else ())
        kept = {
            name: _known(value)
            for name, value in node.items()
            if name not in unused or isinstance(value, dict)
        }
        kinds = [kind for kind in kept.pop("anyOf", []) if kind != {"type": "null"}]
        if len(kinds) == 1:
            return {**kinds[0], **kept}
        return {"anyOf": kinds, **kept} if kinds else kept
    if isinstance(node, list):
        return [_known(one) for one in node]
    return node


def _asked(node: Json) -> Json:
    """The schema without the fields that the form does not ask for, nor what only these are made of."""
    fields = {name: field for name, field in node["properties"].items() if name not in _NOT_ASKED}
    return {**{name: value for name, value in node.items() if name != "$defs"}, "properties": fields}


def _vocabularies(node: Any) -> frozenset[str]:
    """Those that the fields of a schema take codes from, at any depth."""
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    named = {node["x-vocabulary"]} if isinstance(node, dict) and "x-vocabulary" in node else set()
    return frozenset(named).union(*map(_vocabularies, inner))


def _terms(registry: Registry, wanted: Container[str]) -> Mapping[str, list[list[str]]]:
    """Code, label, meaning and synonyms of each term of the vocabularies that are wanted, in the order of the files."""
    return {
        name: [[term.code, term.fr, term.meaning, *term.synonyms] for term in terms.values()]
        for name, terms in registry.vocabularies.items()
        if name in wanted
    }


def _meanings(registry: Registry, wanted: Container[str]) -> Mapping[str, Mapping[str, str]]:
    """By vocabulary and code, in the order of the files. Countries and regions mean what they are called."""
    terms = {
        name: {term.code: term.meaning for term in terms.values()}
        for name, terms in registry.vocabularies.items()
        if name in wanted
    }
    return {**terms, "countries": {}, "regions": {}}


def _unnamed(catalogue: Catalogue) -> Iterator[list[str]]:
    """Organisations that no record names yet: id, name, city, and other names."""
    for id_, one in sorted(catalogue.registry.organisations.items()):
        if not catalogue.by_organisation.get(id_):
            yield [id_, one.name, one.city or "", *one.names[1:]]


def _sources(registry: Registry) -> Iterator[list[Any]]:
    """Id, title, publisher, date, 1 where the text is machine-translated, and the day on which it was read.

    What is empty at the end of a row is left out.
    """
    for id_, one in sorted(registry.sources.items()):
        days = str(one.date or ""), str(one.accessed or "")
        row = [id_, one.title, one.publisher, days[0], int(one.machine_translated), days[1]]
        while not row[-1]:
            row.pop()
        yield row


def _cities(registry: Registry) -> set[str]:
    """What `explorer.js` has among the names of organisations, and is the name of a city."""
    return {city for one in registry.organisations.values() for city in spelled_cities(registry, one)}


_OF_THE_COMMAND = frozenset(
    {
        *(
            "NOT_UTF8",
            "EMPTY_FILE",
            "SYMBOLIC_LINK",
            "NO_FRONT_MATTER",
            "UNCLOSED_FRONT_MATTER",
            "BROKEN_YAML",
        ),
        *("YAML_SIGN", "DUPLICATE_KEY", "NOT_A_MAPPING", "NOT_A_LIST", "WRONG_EXTENSION", "MISSING_FILE"),
        *("TOO_DEEP", "STRAY_TEXT", "CUT_TEXT", "QUOTE_NOT_FOUND", "SOURCE_TEXT_MISSING", "CODE_TAKEN"),
        *(
            "NEWER_VERSION",
            "OLDER_VERSION",
            "UNREADABLE_FILE",
            "BAD_FOLDER",
            "PATH_TOO_LONG",
            "TOO_MANY_FAULTS",
        ),
        *("MIXED_ALPHABETS", "BODY_TOO_DEEP"),
        *("FILE_TOO_LARGE", "TOO_MANY_ITEMS", "MADE_BY_COMMANDS", "NAME_WITHOUT_ADDRESS"),
        *("SAME_SOURCE", "READ_BEFORE_PUBLISHED", "SOURCE_WITHOUT_DIGEST"),
        *("WRONG_CHECK_DIGITS", "UNKNOWN_CITY", "CITY_TWICE", "SHARED_ALONE", "SPELLING_TO_AVOID"),
    }
)
"""Rules that the form never tells: of files, folders and YAML, which it writes itself, of sources, of lists of the registry,
of numbers of other registers, and of figures that records share.
"""


def _rules() -> dict[str, list[str]]:
    """Id, level, message and mend of each rule that the form tells, by its name in `problems/rulebook/`."""
    return {
        name: [rule.id, rule.level.value, rule.fr.message, rule.fr.fix]
        for name, rule in vars(rulebook).items()
        if isinstance(rule, Rule) and name not in _OF_THE_COMMAND
    }


def _names(catalogue: Catalogue) -> Json:
    """What the name of a new file may not be: too long, reserved, or that under which a record was known."""
    return {
        "longest": names.LONGEST,
        "proposed": file_names.SHORT,
        "reserved": sorted(names.RESERVED),
        "formerly": {
            former: entry.id for entry in catalogue.entries for former in entry.partnership.former_ids
        },
    }


def _matcher() -> Json:
    """What the matcher of names knows: `catalogue/language/names.py`."""
    return {
        "particles": sorted(matcher.PARTICLES),
        "common": sorted(matcher.COMMON),
        "writtenOut": list(matcher.WRITTEN_OUT.items()),
        "near": matcher.NEAR,
        "same": namesakes.SAME_NAME,
    }


def _damage() -> Json:
    """What the form looks for in damaged texts besides patterns: names of fields, characters of cp1252, lengths."""
    return {
        "oneLine": fields.ONE_LINE,
        "signs": sorted(placeholders.SIGNS),
        "cp1252": mojibake.CP1252,
        "times": mojibake.MOST_TIMES,
        "alone": placeholders.LONGEST_ALONE,
        "reach": damage.REACH,
        "line": damage.LONGEST,
        "markup": {"all": len(markup.OF_ALL), "our": len(markup.OF_OUR_WORDS), "times": markup.MOST_TIMES},
    }


def _words() -> Json:
    """What a value should have been, as `typing_errors.py` says it."""
    return {
        "shapes": {name: phrase.fr for name, phrase in SHAPES.items()},
        "forms": {
            pattern: phrase.fr
            for pattern, phrase in FORMS.items()
            if pattern not in identifiers.FORMS.values()
        },
        "bounds": {name: phrase.fr for name, phrase in BOUNDS.items()},
        "anyForm": ANY_FORM.fr,
        "addresses": {fault: phrase.fr for fault, phrase in ADDRESSES.items()},
        "plausible": PLAUSIBLE.fr,
        "longDuration": LONG_DURATION.fr,
        "didYouMean": DID_YOU_MEAN.fr,
        "nearTitles": duplicates.NEAR_TITLES.fr,
        "samePartners": duplicates.SAME_WORK.fr,
        "sameName": namesakes.SAME.fr,
        "nearlySameName": namesakes.NEARLY.fr,
    }
