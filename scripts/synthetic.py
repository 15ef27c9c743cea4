"""Write an invented catalogue of any size, valid and lifelike, to try the project at scale.

`python scripts/synthetic.py N --seed S --out DIR` makes DIR/partnerships, DIR/registry and DIR/texts (the texts of the
sources, in which every quote is found). The same N and seed give the same bytes. Words: synthetic_words.yml.
"""

import argparse
import hashlib
import random
import re
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from catalogue import french  # noqa: E402
from catalogue.body import word_count  # noqa: E402
from catalogue.load import load  # noqa: E402

Fields = dict[str, Any]
Weights = Mapping[str, float]

PER_SOURCE, MIN_SOURCES, ORGANISATIONS_PER_PAGE, MIN_ORGANISATIONS = 40, 5, 0.4, 30
NEAR_TITLE = 88  # the rule of likely duplicates warns above 92
HOME = "FR"
KINDS: Weights = {"partnership": 76, "programme": 9, "network": 4, "training": 7, "event": 4}
STATUSES: Weights = {"active": 83, "ended": 7, "unknown": 5, "planned": 3, "suspended": 2}
LEADS: Weights = {"hospital": 76, "university": 7, "association": 9, "ministry": 3, "network": 3, "funder": 2}
PARTNERS: Weights = {"hospital": 72, "university": 12, "ministry": 6, "association": 6, "research": 4}
FUNDERS: Weights = {"funder": 50, "local-authority": 20, "international": 12, "ministry": 10, "company": 8}
HELPERS: Weights = {"embassy": 30, "learned-society": 20, "association": 20, "hospital": 15, "research": 15}
PUBLISHERS: Weights = {"network": 4, "association": 3, "ministry": 2, "hospital": 2, "international": 1}
SOURCES: Weights = {"brochure": 3, "article": 3, "web-page": 4, "web-site": 1, "report": 3, "agreement": 1}
CURRENCIES: Weights = {"EUR": 80, "USD": 10, "CHF": 4, "XOF": 4, "CAD": 2}
SCOPES: Weights = {"partnership": 60, "programme": 28, "country": 12}
LENGTHS = ["P1Y", "P6M", "P6M/P2Y", "P15D", "P2W", "P3M", "P5D", "P1M/P3M", "P2Y", "P1Y/P3Y", "P10W"]
QUALIFIERS = ["about", "at-least", "at-most"]
README = """# Un catalogue inventé

**Tout est inventé ici** : organisations, coopérations, sources, citations, dates et montants. `scripts/synthetic.py`
a écrit ces {count} fiches (graine {seed}) pour essayer le projet en grand. Ne rien en citer, ne rien en publier.

    python -m catalogue --root . check --texts texts
"""

# YAML, as the project's own files write it

_PLAIN = re.compile(r"[\w«][^\n,:#\[\]{}\"&*|>%@`]*")
_PLAIN_LINE = re.compile(r"[\w«](?:[^\n:#\"&*]|:(?! |$)|(?<! )#)*")


def scalar(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    """A text as YAML, in quotes only when it needs them."""
    if plain.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flow(value: Any) -> str:
    """A value on one line: `{code: active, evidence: [a, b]}`. Empty values are left out."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items() if item) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(str(value))


def block(fields: Fields, indent: str = "") -> Iterator[str]:
    """The lines of a mapping: one key a line, lists of mappings and the evidence below their key."""
    for key, value in fields.items():
        if not value:
            continue
        if key == "evidence" and isinstance(value, dict):
            yield f"{indent}{key}:"
            for name, quoted in value.items():
                yield f"{indent}  {name}:"
                yield from block(quoted, indent + "    ")
        elif isinstance(value, list) and isinstance(value[0], dict):
            yield f"{indent}{key}:"
            yield from (f"{indent}  - {flow(item)}" for item in value)
        else:
            yield f"{indent}{key}: {scalar(value, _PLAIN_LINE) if isinstance(value, str) else flow(value)}"


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

    def pick(self, kinds: Weights, place: str) -> Body:
        """One of a country: a new one while there are too few of all, else a known one, the first more often."""
        kind = self.chance.weighted(kinds)
        scarce = len(self.ids) < self.quota
        group = self.groups[kind, place]
        if not group and not scarce and place != HOME:
            group = self.groups["hospital", place]
        if not group or (scarce and self.chance.happens(0.15)):
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


# Pages


@dataclass(frozen=True, slots=True)
class Written:
    """What later pages may link to."""

    id: str
    kind: str
    lead: str


class World:
    """All that pages share: organisations, sources, codes, and what is already written."""

    def __init__(self, count: int, seed: int, out: Path) -> None:
        words = yaml.load((ROOT / "scripts/synthetic_words.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
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
        self.bodies.quota = number
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


class Page:
    """One partnership: its facts, each with evidence, then its prose."""

    def __init__(self, world: World, last: bool) -> None:
        self.world, self.chance, self.rng, self.bodies = world, world.chance, world.chance.rng, world.bodies
        self.kind = self.chance.weighted(KINDS)
        self.source, self.second = self.rng.choice(world.sources), self.rng.choice(world.sources)
        self.place = self.somewhere()
        self.lead = self.bodies.pick(LEADS, self.place if self.chance.happens(0.03) else HOME)
        self.funders = [self.bodies.pick(FUNDERS, HOME) for _ in range(self.several(0.36, 2))]
        self.roles = self.choose_roles(last)
        self.partner = next(body for body, role in self.roles[1:] if role == "partner")
        self.specialties, self.themes = self.choose_subjects()
        vocabulary = "specialties" if self.specialties else "themes"
        topic = world.registry.label(vocabulary, (self.specialties or self.themes)[0])
        self.facts = {
            "lead": self.lead.said,
            "lead_town": self.lead.town,
            "partner": self.partner.said,
            "partner_town": self.partner.town,
            "topic": topic,
            "in_topic": f"en {topic.lower()}" if self.specialties else f"sur le thème « {topic} »",
            "website": f"https://projet.example/{len(world.written)}",
            **world.located(self.place),
        }
        self.evidence: Fields = {}
        self.said: set[str] = set()
        self.id = self.new_id(topic)

    def several(self, share: float, most: int) -> int:
        """None, or with the odds of `share` one to `most`."""
        return self.rng.randint(1, most) if self.chance.happens(share) else 0

    def somewhere(self) -> str:
        return self.world.places[self.chance.rank(len(self.world.places), 4)]

    # What the page is about

    def choose_roles(self, last: bool) -> list[tuple[Body, str]]:
        """Who takes part, once each; organisations that the catalogue still lacks are named on the way."""
        leads = self.kind == "partnership" or self.chance.happens(0.8)
        chosen = {self.lead.id: (self.lead, "lead" if leads else "partner")}

        def add(role: str, kinds: Weights, place: str, share: float = 1.0) -> None:
            if self.chance.happens(share):
                body = self.bodies.pick(kinds, place)
                chosen.setdefault(body.id, (body, role))

        add("lead", LEADS, HOME, 0.04)
        partner = self.bodies.pick(PARTNERS, self.place)
        if partner.id in chosen:
            partner = self.bodies.make("hospital", self.place)
        chosen[partner.id] = (partner, "partner")
        add("partner", PARTNERS, self.place, 0.35)
        add("partner", PARTNERS, self.somewhere(), 0.12)
        add("operator", FUNDERS, HOME, 0.04)
        for funder in self.funders:
            chosen.setdefault(funder.id, (funder, "funder"))
        for role, place in (("support", HOME), ("mentioned", HOME), ("mentioned", self.place)):
            add(role, HELPERS, place, 0.14)
        while len(self.bodies.ids) < self.bodies.quota - (0 if last else 5):
            body = self.bodies.make(self.chance.weighted(HELPERS), self.rng.choice((HOME, self.place)))
            chosen[body.id] = (body, self.rng.choice(("support", "mentioned")))
        return list(chosen.values())

    def choose_subjects(self) -> tuple[list[str], list[str]]:
        """Specialties that no other page tells of the same lead and partner (else a likely duplicate), themes."""
        leads, partners = (
            [body.id for body, role in self.roles if role == one] for one in ("lead", "partner")
        )
        pairs = [(lead, partner) for lead in leads for partner in partners]
        drawn = self.chance.skewed(self.world.codes("specialties"), 3) if self.chance.happens(0.65) else []
        taken = self.world.taken
        specialties = [code for code in drawn if not any((*pair, code) in taken for pair in pairs)]
        taken.update((*pair, code) for pair in pairs for code in specialties)
        if specialties and self.chance.happens(0.15):
            return specialties, []
        return specialties, self.chance.skewed(self.world.codes("themes"), 3)

    def new_id(self, topic: str) -> str:
        stem = french.slug(f"{self.lead.town} {self.partner.town} {topic}")
        self.world.ids[stem] += 1
        return stem if self.world.ids[stem] == 1 else f"{stem}-no{self.world.ids[stem]}"

    def title(self) -> str:
        """A title unlike any other, above all unlike those of the same leads."""
        others = [t for body, role in self.roles if role == "lead" for t in self.world.titles[body.id]]
        while True:
            title = capital(self.chance.say(f"title_{self.kind}", self.facts))
            folded = french.fold(title)
            near = process.extractOne(folded, others, scorer=fuzz.ratio, score_cutoff=NEAR_TITLE)
            if len(title) <= 120 and folded not in self.world.all_titles and near is None:
                break
        self.world.all_titles.add(folded)
        for body, role in self.roles:
            if role == "lead":
                self.world.titles[body.id].append(folded)
        return title

    # Evidence

    def quote(self, topic: str, **facts: str) -> str:
        """A new evidence: a sentence goes into the text of a source, and is quoted from there, whole or in part."""
        source = self.second if self.chance.happens(0.12) else self.source
        section = self.lead.name
        if source.section != section:
            source.lines += ["", section.upper()]
            source.section = section
        sentence = capital(self.chance.say(f"quote_{topic}", {**self.facts, **facts}))
        source.lines.append(f"{sentence}.")
        if self.chance.happens(0.2):
            source.lines.append(capital(self.chance.say("source_filler", self.facts)))
        words = sentence.split(" ")
        if self.chance.happens(0.3) and len(words) > 9:
            words = words[self.rng.randint(0, 3) : len(words) - self.rng.randint(0, 3)]
        while len(" ".join(words)) > 300:
            words.pop()
        confidence = self.rng.choices((source.confidence, "inferred", "disputed"), (81, 18, 1))[0]
        reasoned = confidence in ("inferred", "disputed") or self.chance.happens(0.08)
        stem = id_ = self.chance.say(f"id_{topic}", {})
        number = 1
        while id_ in self.evidence:
            number += 1
            id_ = f"{stem}-{number}"
        self.evidence[id_] = {
            "source": source.id,
            "section": section if self.chance.happens(0.88) else "",
            "quote": " ".join(words),
            "confidence": confidence,
            "note": self.chance.say("evidence_note", self.facts) if reasoned else "",
        }
        return id_

    def prove(self, topic: str, **facts: str) -> str | list[str]:
        """Evidence for a claim: mostly a new one, sometimes one that the page has, sometimes both."""
        known = list(self.evidence)
        if known and self.chance.happens(0.25):
            return self.rng.choice(known)
        new = self.quote(topic, **facts)
        return [new, self.rng.choice(known)] if known and self.chance.happens(0.15) else new

    # Facts

    def write(self) -> None:
        """The file of the page."""
        rng, happens, year = self.rng, self.chance.happens, self.source.year
        status = self.chance.weighted(STATUSES)
        if status == "planned" and year < 2024:
            status = "active"
        start = (
            rng.randint(2027, 2028) if status == "planned" else max(1975, year - int(rng.expovariate(0.14)))
        )
        finish = (
            rng.randint(start + 1, max(start + 1, year)) if status == "ended" else rng.randint(2028, 2032)
        )
        fields: Fields = {
            "title": self.title(),
            "summary": self.summary(),
            "kind": self.kind,
            "parties": [self.party(body, role, start) for body, role in self.roles],
            "countries": [self.added_country() for _ in range(self.several(0.2, 3))],
            "specialties": self.specialties,
            "themes": self.themes,
            "activities": self.chance.skewed(self.world.codes("activities"), 4),
            "start": {"date": self.chance.date(start), "evidence": self.prove("start", year=str(start))}
            if happens(0.75)
            else {},
            "end": {"date": self.chance.date(finish), "evidence": self.prove("end", year=str(finish))}
            if happens(0.8 if status == "ended" else 0.04)
            else {},
            "status": {"code": status}
            if status == "unknown" and happens(0.7)
            else {
                "code": status,
                "as_of": self.source.fields["date"] or str(year),
                "evidence": self.prove("status"),
            },
        }
        if happens(0.08):
            fields["verified_on"] = f"2025-{rng.randint(1, 10):02}-{rng.randint(1, 28):02}"
            fields["verified_by"] = [body.id for body, _ in self.roles[: rng.randint(1, 2)]]
        years = sorted(rng.randint(min(start, year), year) for _ in range(self.several(0.56, 4)))
        lines = rng.sample(self.world.results, self.several(0.65, 4))
        fields |= {
            "funding": [self.funding(funder, year) for funder in self.funders],
            "training": [self.training() for _ in range(self.several(0.45, 3))],
            "results": [self.result(line, min(start, year), year) for line in lines],
            "milestones": [self.milestone(when) for when in years],
            "related": self.related(),
            "former_ids": [f"ancien-{self.id}"] if happens(0.04) else [],
            "evidence": self.evidence,
        }
        prose = list(self.prose(fields))
        lines_of_file = ["---", *block(fields), "---", "\n\n".join(prose)]
        write(self.world.out / "partnerships" / f"{self.id}.md", lines_of_file)
        written = Written(self.id, self.kind, self.lead.id)
        self.world.written.append(written)
        self.world.by_lead[self.lead.id].append(written)
        if self.kind in ("programme", "network"):
            self.world.frames.append(written)

    def summary(self) -> str:
        while len(said := capital(self.chance.say("summary", self.facts))) > 300:
            pass
        return said

    def party(self, body: Body, role: str, start: int) -> Fields:
        since = start + self.rng.randint(0, 3)
        return {
            "organisation": body.id,
            "role": role,
            "unit": self.chance.say("unit", self.facts) if self.chance.happens(0.12) else "",
            "since": self.chance.date(since) if self.chance.happens(0.1) else "",
            "until": self.chance.date(since + self.rng.randint(1, 6)) if self.chance.happens(0.03) else "",
            "evidence": self.prove("party", organisation=body.said),
        }

    def added_country(self) -> Fields:
        code = self.somewhere()
        where = self.world.located(code)["country_in"]
        return {"code": code, "evidence": self.prove("country", added_country_in=where)}

    def funding(self, funder: Body, year: int) -> Fields:
        told = self.chance.happens(0.75)
        amount = int(float(f"{10 ** self.rng.uniform(3.6, 6.9):.2g}"))
        currency = self.chance.weighted(CURRENCIES)
        money = f"{french.number(amount)} {currency}" if told else "une aide dont le montant n’est pas dit"
        return {
            "organisation": funder.id,
            "scheme": self.chance.say("scheme", {}) if self.chance.happens(0.6) else "",
            "year": self.chance.date(year - self.rng.randint(0, 3)) if self.chance.happens(0.5) else "",
            "amount": f"{amount}{'.50' if self.chance.happens(0.02) else ''}" if told else "",
            "currency": currency if told else "",
            "qualifier": self.rng.choice(QUALIFIERS) if told and self.chance.happens(0.25) else "",
            "scope": self.chance.weighted(SCOPES),
            "evidence": self.prove("funding", organisation=funder.said, money=money),
        }

    def training(self) -> Fields:
        return {
            "scheme": self.chance.skewed(self.world.codes("schemes"), 1)[0],
            "for": self.chance.skewed(self.world.codes("audiences"), 3),
            "duration": self.rng.choice(LENGTHS) if self.chance.happens(0.65) else "",
            "host": self.rng.choice((self.lead, self.partner)).id if self.chance.happens(0.5) else "",
            "specialties": self.specialties[:1] if self.chance.happens(0.5) else [],
            "note": self.chance.say("training_note", self.facts) if self.chance.happens(0.5) else "",
            "evidence": self.prove("training"),
        }

    def result(self, line: Sequence[str], first: int, last: int) -> Fields:
        label, unit, least, most = line
        value = int(int(least) * (int(most) / int(least)) ** self.rng.random())
        low, high = sorted((self.rng.randint(first, last), self.rng.randint(first, last)))
        periods = [str(low), f"{low}/{high}", f"{low}/..", f"{low}-03/{high}-11", f"{low}~"]
        exact = unit == "%" and self.chance.happens(0.5)
        facts = {"amount": french.number(value), "unit_counted": unit, "year": str(high)}
        return {
            "label": label,
            "value": f"{value}.{self.rng.randint(1, 9)}" if exact else str(value),
            "value_max": str(value + self.rng.randint(1, value + 2)) if self.chance.happens(0.12) else "",
            "qualifier": self.rng.choice(QUALIFIERS) if self.chance.happens(0.2) else "",
            "unit": unit,
            "period": self.rng.choice(periods) if self.chance.happens(0.4) else "",
            "evidence": self.prove("result", **facts),
        }

    def milestone(self, year: int) -> Fields:
        event = self.chance.say("event", self.facts)
        return {
            "date": self.chance.date(year),
            "event": capital(event),
            "evidence": self.prove("event", event=event, year=str(year)),
        }

    def related(self) -> list[Fields]:
        """Links to earlier pages: a programme, one of the same lead, one of another."""
        same = self.world.by_lead[self.lead.id]
        pools = (("part_of", 0.26, self.world.frames), ("follows", 0.1, same), ("distinct_from", 0.12, same))
        links: dict[str, str] = {}
        for relation, share, pool in pools:
            if pool and self.chance.happens(share):
                links.setdefault(self.rng.choice(pool).id, relation)
        return [{"to": to, "as": relation} for to, relation in links.items()]

    # Prose

    def prose(self, fields: Fields) -> Iterator[str]:
        """Paragraphs of 120 to 400 words in all."""
        target = min(360, max(135, round(self.rng.gauss(190, 65))))
        sections: dict[str, list[str]] = {"intro": [], "context": [], "doing": []}
        sections |= {name: [] for name in ("training", "results", "funding") if fields[name]}
        sections |= {"next": []} if self.chance.happens(0.6) else {}
        if self.chance.happens(0.4):
            del sections["context"]
        count = 0
        for name in [*sections, *sections, "doing", *self.rng.choices([*sections], k=60)]:
            if count >= target and all(sections.values()):
                break
            known = name if self.chance.happens(0.5) or not sections[name] else "filler"
            sentence = self.sentence(known) or self.sentence("filler")
            sections[name].append(sentence)
            count += word_count(sentence)
        for name, sentences in sections.items():
            if name != "intro":
                yield f"## {self.chance.say(f'heading_{name}', {})}"
            yield " ".join(sentences)
            if name == "doing" and count < 300 and self.chance.happens(0.35):
                yield self.chance.say("item_intro", {})
                drawn = self.rng.sample(list(self.chance.rules["item"]), self.rng.randint(3, 4))
                items = [f"- {self.chance.fill(one, self.facts)}" for one in drawn]
                yield "\n".join(items).removesuffix(" ;") + "."

    def sentence(self, rule: str) -> str:
        """A sentence whose template the page has not used, often with a reference to evidence."""
        unused = [one for one in self.chance.rules[rule] if one not in self.said]
        if not unused:
            return ""
        template = self.rng.choice(unused)
        self.said.add(template)
        said = capital(self.chance.fill(template, self.facts))
        if not self.chance.happens(0.6):
            return said
        return f"{said}[^{self.quote('context') if self.chance.happens(0.35) else self.rng.choice(list(self.evidence))}]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the catalogue; 2 when the folder is not empty."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, metavar="N", help="number of partnerships")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="a new or empty folder")
    options = parser.parse_args(arguments)
    out: Path = options.out
    if options.count < 1:
        parser.error("N must be at least 1")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"{out}: not an empty folder; nothing was written", file=sys.stderr)
        return 2
    generate(options.count, options.seed, out)
    return 0


def generate(count: int, seed: int, out: Path) -> None:
    """Write the whole folder."""
    for name in ("partnerships", "registry/organisations", "registry/sources", "texts"):
        (out / name).mkdir(parents=True)
    for file in sorted((ROOT / "registry").glob("*.yml")):
        shutil.copy(file, out / "registry")
    (out / "README.md").write_text(README.format(count=count, seed=seed), "utf-8", newline="\n")
    world = World(count, seed, out)
    for number in range(count):
        world.bodies.quota = max(world.bodies.quota, world.organisations * (number + 1) / count)
        Page(world, last=number == count - 1).write()
    for source in world.sources:
        source.write(out)


if __name__ == "__main__":
    sys.exit(main())
