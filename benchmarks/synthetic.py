"""Write an invented catalogue of any size, valid and lifelike, to try the project at scale.

`python -m benchmarks.synthetic N --seed S --out DIR` makes DIR/partnerships, DIR/registry and DIR/texts (the texts of the
sources, in which every quote is found). The same N and seed give the same bytes. Words: synthetic_words.yml.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.synthetic_world import (
    HOME,
    Body,
    Fields,
    Weights,
    World,
    Written,
    capital,
    write,
)
from catalogue.language import french
from catalogue.model import versions
from catalogue.rewriting.yaml_writing import block
from catalogue.texts.body import word_count

ROOT = Path(__file__).resolve().parent.parent

NEAR_TITLE = 88  # the rule of likely duplicates warns above 92
KINDS: Weights = {"partnership": 76, "programme": 9, "network": 4, "training": 7, "event": 4}
STATUSES: Weights = {"active": 83, "ended": 7, "unknown": 5, "planned": 3, "suspended": 2}
LEADS: Weights = {"hospital": 76, "university": 7, "association": 9, "ministry": 3, "network": 3, "funder": 2}
PARTNERS: Weights = {"hospital": 72, "university": 12, "ministry": 6, "association": 6, "research": 4}
FUNDERS: Weights = {"funder": 50, "local-authority": 20, "international": 12, "ministry": 10, "company": 8}
HELPERS: Weights = {"embassy": 30, "learned-society": 20, "association": 20, "hospital": 15, "research": 15}
CURRENCIES: Weights = {"EUR": 80, "USD": 10, "CHF": 4, "XOF": 4, "CAD": 2}
SCOPES: Weights = {"partnership": 60, "programme": 28, "country": 12}
LENGTHS = ["P1Y", "P6M", "P6M/P2Y", "P15D", "P2W", "P3M", "P5D", "P1M/P3M", "P2Y", "P1Y/P3Y", "P10W"]
QUALIFIERS = ["about", "at-least", "at-most"]
README = """# Un catalogue inventé

**Tout est inventé ici** : organisations, coopérations, sources, citations, dates et montants. `benchmarks/synthetic.py`
a écrit ces {count} fiches (graine {seed}) pour essayer le projet en grand. Ne rien en citer, ne rien en publier.

    python -m catalogue --root . check --texts texts
"""


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
        """A title unlike any other, above all unlike those of the same leads and partners."""
        others = [
            t for body, role in self.roles if role in ("lead", "partner") for t in self.world.titles[body.id]
        ]
        while True:
            title = capital(self.chance.say(f"title_{self.kind}", self.facts))
            folded = french.fold(title)
            near = process.extractOne(folded, others, scorer=fuzz.ratio, score_cutoff=NEAR_TITLE)
            if len(title) <= 120 and folded not in self.world.all_titles and near is None:
                break
        self.world.all_titles.add(folded)
        for body, role in self.roles:
            if role in ("lead", "partner"):
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
            versions.FIELD: versions.CURRENT,
            "title": self.title(),
            "summary": self.summary(),
            "kind": self.kind,
            "parties": [self.party(body, role, start) for body, role in self.roles],
            "countries": [self.added_country(code) for code in self.somewhere_else()],
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
            fields["verified_by"] = list(
                dict.fromkeys(body.id for body, _ in self.roles[: rng.randint(1, 2)])
            )
        years = sorted(rng.randint(min(start, year), year) for _ in range(self.several(0.56, 4)))
        lines = rng.sample(self.world.results, self.several(0.65, 4))
        fields |= {
            "funding": [self.funding(funder, year) for funder in self.funders],
            "training": [self.training() for _ in range(self.several(0.45, 3))],
            "results": [self.result(line, min(start, year), year) for line in lines],
            "milestones": self.milestones(years),
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
        since = min(start + self.rng.randint(0, 3), 2025) if start < 2026 else start
        return {
            "organisation": body.id,
            "role": role,
            "unit": self.chance.say("unit", self.facts) if self.chance.happens(0.12) else "",
            "since": self.chance.date(since) if self.chance.happens(0.1) else "",
            "until": self.chance.date(since + self.rng.randint(1, 6)) if self.chance.happens(0.03) else "",
            "evidence": self.prove("party", organisation=body.said),
        }

    def somewhere_else(self) -> list[str]:
        """Codes of a few countries, each once."""
        return list(dict.fromkeys(self.somewhere() for _ in range(self.several(0.2, 3))))

    def added_country(self, code: str) -> Fields:
        where = self.world.located(code)["country_in"]
        return {"code": code, "evidence": self.prove("country", added_country_in=where)}

    def funding(self, funder: Body, year: int) -> Fields:
        told = self.chance.happens(0.75)
        amount = int(float(f"{10 ** self.rng.uniform(3.6, 6.9):.2g}"))
        currency = self.chance.weighted(CURRENCIES)
        scope = self.chance.weighted(SCOPES)
        money = f"{french.number(amount)} {currency}" if told else "une aide dont le montant n’est pas dit"
        return {
            "organisation": funder.id,
            "scheme": self.chance.say("scheme", {}) if self.chance.happens(0.6) else "",
            "year": self.chance.date(year - self.rng.randint(0, 3)) if self.chance.happens(0.5) else "",
            "amount": f"{amount}{'.50' if self.chance.happens(0.02) else ''}" if told else "",
            "currency": currency if told else "",
            "qualifier": self.rng.choice(QUALIFIERS) if told and self.chance.happens(0.25) else "",
            "scope": "programme" if self.kind == "programme" and scope == "partnership" else scope,
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

    def milestones(self, years: Sequence[int]) -> list[Fields]:
        """One for each year; none stands twice."""
        found: dict[tuple[str, str], Fields] = {}
        for year in years:
            event, day = self.chance.say("event", self.facts), self.chance.date(year)
            if (day, event) not in found:
                evidence = self.prove("event", event=event, year=str(year))
                found[day, event] = {"date": day, "event": capital(event), "evidence": evidence}
        return list(found.values())

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
