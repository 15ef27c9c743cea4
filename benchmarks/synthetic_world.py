"""What the pages of an invented catalogue share: chance and words, organisations, sources.

Used by synthetic.py, which puts the project on the path.
"""

import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from catalogue.language import french
from catalogue.model import versions
from catalogue.reading.load import load
from catalogue.rewriting.yaml_writing import block

WORDS = Path(__file__).with_name("synthetic_words.yml")

Fields = dict[str, Any]
Weights = Mapping[str, float]

PER_SOURCE, MIN_SOURCES, ORGANISATIONS_PER_PAGE, MIN_ORGANISATIONS = 40, 5, 0.4, 30
HOME = "FR"
PUBLISHERS: Weights = {"network": 4, "association": 3, "ministry": 2, "hospital": 2, "international": 1}
SOURCES: Weights = {"brochure": 3, "article": 3, "web-page": 4, "web-site": 1, "report": 3, "agreement": 1}

# Files


def write(path: Path, lines: Iterable[str]) -> None:
    """Write lines as UTF-8 with `\\n` ends, everywhere."""
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


# Chance and words

_HOLE = re.compile(r"{(\w+)}")
_CONTRACTED = re.compile(r"\b([DdÀà])(?:e|) (le|les) ")
_ELIDED = re.compile(r"\b([Dd])e (?=[aeiouéèêâîôœAEIOUÉÈÊÂÎÔŒ])")
_DE = {"le": "u ", "les": "es "}
_A = {"le": "au ", "les": "aux "}


def french_joined(text: str) -> str:
    """`de le` → `du`, `à les` → `aux`, `de un` → `d’un`, `de des` → `de`."""
    if " le" in text:
        text = _CONTRACTED.sub(
            lambda match: match[1] + _DE[match[2]] if match[1] in "Dd" else _A[match[2]], text
        )
    return _ELIDED.sub(r"\1’", text.replace(" de des ", " de "))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class Chance:
    """One source of chance, and the grammar of words that it draws from."""

    def __init__(self, seed: int, rules: Mapping[str, Sequence[str]]) -> None:
        self.rng = random.Random(seed)
        self.rules = rules

    def happens(self, share: float) -> bool:
        return self.rng.random() < share

    def weighted(self, weights: Weights) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def rank(self, count: int, flat: float = 3.0) -> int:
        """A rank below `count` with the odds of Zipf and Mandelbrot: 1 / (rank + flat)."""
        drawn = flat * ((count + flat) / flat) ** self.rng.random() - flat
        return min(int(drawn), count - 1)

    def skewed(self, codes: Sequence[str], most: int) -> list[str]:
        """One to `most` codes, the first ones more often."""
        return list(dict.fromkeys(codes[self.rank(len(codes))] for _ in range(self.rng.randint(1, most))))

    def say(self, rule: str, facts: Mapping[str, str]) -> str:
        """A random sentence of a rule, its holes filled."""
        return self.fill(self.rng.choice(self.rules[rule]), facts)

    def fill(self, template: str, facts: Mapping[str, str]) -> str:
        """`template` with facts, numbers, and sentences of rules in its holes."""
        return french_joined(self._expand(template, facts))

    def _expand(self, template: str, facts: Mapping[str, str]) -> str:
        return _HOLE.sub(lambda match: self._hole(match[1], facts), template)

    def _hole(self, name: str, facts: Mapping[str, str]) -> str:
        if name in facts:
            return facts[name]
        if name.startswith("int_"):
            least, most = name[4:].split("_")
            return str(self.rng.randint(int(least), int(most)))
        base, _, form = name.rpartition("_")
        if form == "cap":
            return capital(self._hole(base, facts))
        if form == "low":
            text = self._hole(base, facts)
            return text[:1].lower() + text[1:]
        return self._expand(self.rng.choice(self.rules[name]), facts)

    def date(self, year: int) -> str:
        """A year told with any precision of EDTF."""
        roll, month, day = self.rng.random(), self.rng.randint(1, 12), self.rng.randint(1, 28)
        if year < 2010 and roll < 0.15:
            return f"{str(year)[:2]}XX" if year < 1985 and roll < 0.02 else f"{str(year)[:3]}X"
        if roll < 0.5:
            return str(year)
        if roll < 0.6:
            return f"{year}{self.rng.choice('~~~?%')}"
        said = f"{year}-{month:02}"
        return said if roll < 0.8 else f"{said}~" if roll < 0.83 else f"{said}-{day:02}"


# Organisations and sources


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: `said` is its name with its article."""

    id: str
    name: str
    said: str
    town: str
    place: str


class Bodies:
    """All organisations. One is made when it is first needed, so each is named somewhere."""

    def __init__(
        self, chance: Chance, patterns: Mapping[str, Sequence[str]], towns: Mapping[str, list[str]], out: Path
    ) -> None:
        self.chance, self.patterns, self.towns, self.out = chance, patterns, towns, out
        self.groups: dict[tuple[str, str], list[Body]] = defaultdict(list)
        self.ids: set[str] = set()
        self.numbers: Counter[str] = Counter()
        self.quota: float = 0
        self.hospitals = 1  # how many of France are made before any is likely to come back

    def pick(self, kinds: Weights, place: str) -> Body:
        """One of a country: a new one while there are too few of all, else a known one, the first more often."""
        kind = self.chance.weighted(kinds)
        scarce = len(self.ids) < self.quota
        group = self.groups[kind, place]
        if not group and not scarce and place != HOME:
            group = self.groups["hospital", place]
        few = kind == "hospital" and place == HOME and len(group) < self.hospitals
        if not group or ((scarce or few) and self.chance.happens(0.5 if few else 0.15)):
            return self.make(kind, place)
        return group[self.chance.rank(len(group))]

    def make(self, kind: str, place: str) -> Body:
        """A new organisation and its file."""
        rng = self.chance.rng
        towns = self.towns[place]
        town = towns[self.chance.rank(len(towns), 6)]
        while True:
            self.numbers[town + kind] += 1
            facts = {"town": town, "n": str(self.numbers[town + kind])}
            article, name = self.chance.fill(rng.choice(self.patterns[kind]), facts).split("|")
            id_ = french.slug(name)
            if id_ not in self.ids:
                break
        initials = "".join(word[0] for word in re.findall(r"\b[A-ZÉ]\w+|\b\d+", name))
        siblings = self.groups[kind, place] if kind in ("hospital", "university", "company") else []
        fields: Fields = {
            versions.FIELD: versions.CURRENT,
            "name": name,
            "kind": kind,
            "country": "" if kind == "international" or self.chance.happens(0.02) else place,
            "city": town if town in name or self.chance.happens(0.3) else "",
            "acronym": initials if len(initials) > 1 and self.chance.happens(0.25) else "",
            "also_known_as": [self.chance.say("former_name", {"tail": name})]
            if self.chance.happens(0.2)
            else [],
            "part_of": rng.choice(siblings).id if siblings and self.chance.happens(0.08) else "",
            "website": f"https://www.{id_[:50].strip('-')}.example/" if self.chance.happens(0.3) else "",
            "note": self.chance.say("organisation_note", {}) if self.chance.happens(0.15) else "",
        }
        write(self.out / f"{id_}.yml", block(fields))
        body = Body(id_, name, article + name, town, place)
        self.ids.add(id_)
        self.groups[kind, place].append(body)
        return body


@dataclass(slots=True)
class Source:
    """A document, with the lines of its text as pages quote it."""

    id: str
    year: int
    fields: Fields
    confidence: str
    lines: list[str] = field(default_factory=list)
    section: str = ""

    def write(self, out: Path) -> None:
        """The text, and the file of the source with its fingerprint."""
        text = ("\n".join(self.lines) + "\n").encode()
        (out / "texts" / f"{self.id}.txt").write_bytes(text)
        self.fields["sha256"] = hashlib.sha256(text).hexdigest()
        write(out / "registry" / "sources" / f"{self.id}.yml", block(self.fields))


def make_source(number: int, chance: Chance, bodies: Bodies) -> Source:
    rng = chance.rng
    kind, year = chance.weighted(SOURCES), 2025 - chance.rank(12, 5)
    third, translated, dated = kind == "article", chance.happens(0.08), chance.happens(0.85)
    publisher = None if third or chance.happens(0.2) else bodies.pick(PUBLISHERS, HOME)
    towns = rng.sample(bodies.towns[HOME], 2)
    facts = {"year": str(year), "town": towns[0], "other_town": towns[1]}
    id_ = f"{kind}-{year}-{number}"
    dates = [
        str(year),
        f"{year}-0{rng.randint(1, 9)}",
        f"{year}-0{rng.randint(1, 9)}-{rng.randint(10, 28)}",
        f"{year}?",
    ]
    fields: Fields = {
        versions.FIELD: versions.CURRENT,
        "title": f"{chance.say('source_title', facts)} (nº {number})",
        "publisher": publisher.name if publisher else chance.say("newspaper", facts),
        "publisher_id": publisher.id if publisher else "",
        "kind": kind,
        "date": rng.choice(dates) if dated else "",
        "date_note": "" if dated else "Le document n’est pas daté ; l’année se comprend par le texte.",
        "language": "fr",
        "original_language": rng.choice(["vi", "pt", "ar", "en"]) if translated else "",
        "machine_translated": "true" if translated else "false",
        "url": f"https://sources.example/{id_}" if chance.happens(0.6) else "",
        "sha256": "",
        "note": "Document inventé pour les essais." if chance.happens(0.5) else "",
    }
    confidence = "third-party" if third or translated else "stated"
    return Source(id_, year, fields, confidence, [fields["title"], fields["publisher"]])


# What pages share


@dataclass(frozen=True, slots=True)
class Written:
    """What later pages may link to."""

    id: str
    kind: str
    lead: str


class World:
    """All that pages share: organisations, sources, codes, and what is already written."""

    def __init__(self, count: int, seed: int, out: Path) -> None:
        words = yaml.load(WORDS.read_text("utf-8"), Loader=yaml.BaseLoader)
        self.registry = load(out).registry
        self.chance = Chance(seed, words["rules"])
        self.out, self.count = out, count
        self.places: list[str] = list(words["places"])
        towns = {**words["places"], HOME: words["french_towns"]}
        self.bodies = Bodies(self.chance, words["names"], towns, out / "registry/organisations")
        self.common: Mapping[str, list[str]] = words["common"]
        self.results: list[list[str]] = [line.split("|") for line in words["results"]]
        self.organisations = max(MIN_ORGANISATIONS, round(ORGANISATIONS_PER_PAGE * count))
        number = max(MIN_SOURCES, round(count / PER_SOURCE))
        self.bodies.quota, self.bodies.hospitals = number, min(80, self.organisations // 6)
        self.sources = [make_source(index + 1, self.chance, self.bodies) for index in range(number)]
        self.written: list[Written] = []
        self.by_lead: dict[str, list[Written]] = defaultdict(list)
        self.frames: list[Written] = []
        self.titles: dict[str, list[str]] = defaultdict(list)
        self.all_titles: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.taken: set[tuple[str, str, str]] = set()

    def codes(self, vocabulary: str) -> list[str]:
        """The codes of a vocabulary, common ones first."""
        return list(
            dict.fromkeys([*self.common.get(vocabulary, ()), *self.registry.vocabularies[vocabulary]])
        )

    def located(self, place: str) -> Fields:
        country = self.registry.countries[place]
        return {"country": country.name, "country_in": country.located}
