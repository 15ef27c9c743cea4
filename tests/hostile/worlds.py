"""Whole catalogues drawn at random, with every value at its limit or near: what `check` accepts is published, all of it.

A world has at least thirty records, which share organisations, countries and sources, so that drawings, indexes and
documents of several records meet what single files cannot show.
"""

import json
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any
from xml.etree import ElementTree

import yaml

from catalogue.pack.pack import Edition, pack
from catalogue.pdf.book import volumes
from catalogue.pdf.documents import Document, Documents
from catalogue.problems.problems import Level
from catalogue.publishing.assembly import within_shells, without_shell
from catalogue.publishing.generate import page_source
from catalogue.publishing.publication import Publication, publish, read
from catalogue.reading.load import load
from catalogue.rewriting.yaml_writing import block
from catalogue.rules import check
from catalogue.site import shell
from tests.conftest import PROJECT, ROOT
from tests.hostile.oracle import DAY, SECONDS  # which compiles each template once, not for each world

RECORDS, MOST_RECORDS = 32, 44
ORGANISATIONS, SOURCES = 14, 4
_SHELL = shell.cut(
    f'<!doctype html><html lang="fr"><head><meta charset="utf-8">{shell.HEAD}</head><body><nav><a href="#{shell.FIRST}">'
    f"{shell.CONTENTS}</a></nav><main>{shell.FRAGMENT}</main><p>{shell.TITLE}, {shell.FILE}</p>{shell.DATA}</body></html>"
)
_TEXTS = (
    *(
        "Anticonstitutionnellement",
        "é",
        "œuvre d’Été",
        "CHU « X » : 50 % !",
        "a" * 400,
        "ع",
        "العربية مستشفى",
        "病院",
        "ភ្នំពេញ",
    ),
    *(
        "ğüşöçİ",
        "Ελλάδα",
        "Больница",
        "ไทย",
        "हिन्दी",
        "👩",
        "e\u0301",
        "ﬁ",
        "ß",
        "½",
        "№",
        "∑",
        "\u2019",
        "\u00a0x",
        "a\u00a0b",
    ),
    *(
        "<b>",
        "&amp;",
        "&#x41;",
        '"',
        "'",
        "\\",
        "{{ x }}",
        "{% if %}",
        "${x}",
        "#",
        "# titre",
        "@x",
        "*a*",
        "_a_",
        "`a`",
        "~",
        "%",
        "$",
    ),
    *(
        "[a](b)",
        "[^x]",
        "- a",
        "1. a",
        "--",
        "—",
        "=1+1",
        "|",
        "||",
        "^",
        "\\u{41}",
        "#link",
        "//",
        "/*",
        "*/",
        "]]>",
        "<!--",
        "</script>",
    ),
    *("null", "true", "NO", "12.000", "1e5", "index", "constructor", "__proto__", "toString", "con"),
)
_FILLING = "mots qui comblent "
_PAST = (
    "1800",
    "1800-01-01",
    "18XX",
    "180X",
    "1899-12-31",
    "19XX",
    "1900",
    "1952~",
    "1999-02-28",
    "2000-02-29",
    "2010?",
    "2014%",
    "2019-07",
)
_RECENT = ("2023-05", "2024", "2025-11-21", "2026", "2026-11", "2026-11-22", "2026-11-23", "202X", "20XX")
_AHEAD = ("2027", "2030-01", "2039~", "2046", "2046-12-31", "204X")
_COUNTED = (
    "0",
    "1",
    "2",
    "0.1",
    "0.01",
    "12.5",
    "55.75",
    "999",
    "1000",
    "12000",
    "999999999999",
    "1000000000000",
    "12.000",
)
_PAID = ("1", "1.5", "12000", "12.34", "999999999999999", "1000000000000000")
_LENGTHS = ("P1D", "P1Y", "P20Y", "P1D/P20Y", "P52W", "P6M/P2Y", "P365D/P1Y")
_CURRENCIES = ("EUR", "USD", "XOF", "ZZZ", "XXX")


@dataclass
class World:
    """One catalogue under `root`. `accepted` are its records, once those that the check refuses are gone."""

    root: Path
    random: Random
    accepted: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    @classmethod
    def drawn(cls, root: Path, random: Random) -> "World":
        """A world on the disk."""
        world = cls(root, random)
        _Drawing(root, random).write()
        world._leave_out()
        return world

    def _leave_out(self) -> None:
        """Take away what the check refuses, until it accepts the rest. A registry that is refused is drawn again by others."""
        for _ in range(8):
            problems = [one for one in check(load(self.root), DAY) if one.rule.level is Level.INVALID]
            if not problems:
                break
            links = [one for one in problems if one.rule.id == "E207"]
            for link in sorted(links, key=lambda one: -one.line):
                self._without_line(self.root / link.file, link.line)
            self.refused.update(one.rule.id for one in problems if one not in links)
            for file in {str(one.file) for one in problems if one not in links}:
                if file.startswith(("partnerships/", "registry/organisations/", "registry/sources/")):
                    (self.root / file).unlink(missing_ok=True)
                else:
                    shutil.copy(ROOT / file, self.root / file)
        else:
            raise AssertionError(f"the check refuses again and again: {problems[:3]}")
        self.accepted = len(list((self.root / "partnerships").glob("*.md")))

    @staticmethod
    def _without_line(file: Path, number: int) -> None:
        """A record that was left out is no longer named by the others."""
        lines = file.read_text("utf-8").split("\n")
        del lines[number - 1]
        file.write_text("\n".join(lines), "utf-8", newline="\n")

    def publish(self, *, documents: int, book: bool, packed: bool) -> Counter[str]:
        """Make all that is published of it, each within ten seconds, and count it. Raises whatever goes wrong.

        Of PDFs a few are printed, and the values of all are made.
        """
        made: Counter[str] = Counter()
        with soon("reading"):
            published = publish(self.root, DAY, PROJECT)
        for page in published.pages:
            with soon(page.address):
                page_source(page)
        for path, data in outputs(published, offline=False):
            made[_kind(path)] += 1
            _readable(path, data)
        made.update(self._print(documents, book=book))
        if packed:
            self._pack()
            made["pack"] += 1
        return made

    def _print(self, count: int, *, book: bool) -> Iterator[str]:
        catalogue, _ = read(self.root, DAY)
        documents = Documents(catalogue, PROJECT)
        found = [one for one in documents.all() if not one.is_book]
        for document in found:
            with soon(document.address):
                document.values()
        for volume in volumes(documents.edition).values():
            with soon("volume"):
                volume.values()
        kinds: dict[str, list[Document]] = {}
        for document in found:
            kinds.setdefault(document.address.split("/")[1], []).append(document)
        for kind in self.random.sample(sorted(kinds), min(count, len(kinds))):
            document = self.random.choice(kinds[kind])
            with soon(document.address):
                document.pdf()
            yield f"pdf of {kind}"
        if book:
            with soon("book"):
                documents.book().pdf()
            yield "pdf of a book"

    def _pack(self) -> None:
        folder = self.root.parent / f"{self.root.name}-offline"
        published = publish(self.root, DAY, PROJECT, offline=True)
        for path, data in outputs(published, offline=True):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        catalogue = published.catalogue
        edition = Edition(DAY, len(catalogue.entries), len(catalogue.organisations), PROJECT)
        with soon("pack"):
            pack(folder, edition)
        shutil.rmtree(folder)


def outputs(published: Publication, *, offline: bool) -> Iterator[tuple[str, bytes]]:
    """Every file of a site, each made within ten seconds; no two have one path."""
    shells = {form: _SHELL for page in published.pages for form in shell.forms(page)}
    seen: set[str] = set()
    for made in (without_shell(published), within_shells(published, shells, (), offline=offline)):
        for output in made:
            assert output.path not in seen, output.path
            assert len(output.path.encode()) < 255, output.path
            seen.add(output.path)
            with soon(output.path):
                yield output.path, output.made()


@contextmanager
def soon(what: str) -> Iterator[None]:
    """Raises TimeoutError when what is within takes ten seconds of the processor."""

    def late(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"{what} takes too long")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _kind(path: str) -> str:
    return "page" if path.endswith(".html") else path.rpartition(".")[2]


def _readable(path: str, data: bytes) -> None:
    """JSON, Atom and pages are what they claim to be."""
    if path.endswith(".json"):
        json.loads(data)
    elif path.endswith(".xml"):
        ElementTree.fromstring(data)
    elif not path.endswith(".png"):
        data.decode("utf-8")


@dataclass
class _Drawing:
    """Draws a catalogue and writes it."""

    root: Path
    random: Random
    evidence: dict[str, dict[str, str]] = field(default_factory=dict)

    def write(self) -> None:
        shutil.copytree(ROOT / "registry", self.root / "registry")
        for folder in ("organisations", "sources"):
            shutil.rmtree(self.root / "registry" / folder)
            (self.root / "registry" / folder).mkdir()
        (self.root / "partnerships").mkdir()
        self.codes = {
            file.stem: [one["code"] for one in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)]
            for file in (ROOT / "registry").glob("*.yml")
        }
        self._registry()
        # Few, so that they are shared; those of all sorts, so that drawings meet small islands and what is not drawn.
        self.countries = self.random.sample(
            ["SN", "VN", "PF", "AQ", "XK", "MC", "TV", "US", "RU", "FJ", "FR", "RE", "ML", "BJ"], 6
        )
        self.organisations = self._ids("organisation", ORGANISATIONS)
        self.sources = self._ids("source", SOURCES)
        self.records = self._ids("fiche", self.random.randint(RECORDS, MOST_RECORDS))
        for id_ in self.organisations:
            self._file(f"registry/organisations/{id_}.yml", self._organisation(id_))
        for id_ in self.sources:
            self._file(f"registry/sources/{id_}.yml", self._source())
        for number, id_ in enumerate(self.records):
            self._file(f"partnerships/{id_}.md", self._record(number), self._body())

    def _registry(self) -> None:
        """Sometimes a country without region, a region with all countries, or words of a vocabulary at their limits."""
        change = self.random.randrange(6)
        if change == 0:
            self._replace("countries", "011", "999")
        elif change == 1:
            self._edit(
                "regions",
                lambda one: {**one, "members": self.codes["countries"]} if one.get("members") else one,
            )
        elif change == 2:
            self._edit(
                "themes",
                lambda one: {
                    **one,
                    "fr": self._text(2, 160),
                    "en": self._text(2, 160),
                    "meaning": self._text(5, 600),
                },
            )
        elif change == 3:
            self._edit(
                "specialties", lambda one: {**one, "fr": self._text(2, 160), "synonyms": self._texts(5)}
            )

    def _replace(self, name: str, old: str, new: str) -> None:
        file = self.root / f"registry/{name}.yml"
        file.write_text(file.read_text("utf-8").replace(f'm49: "{old}"', f'm49: "{new}"'), "utf-8")

    def _edit(self, name: str, change: Callable[[Any], Any]) -> None:
        file = self.root / f"registry/{name}.yml"
        terms = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        changed = [change(one) if self.random.randrange(4) == 0 else one for one in terms]
        file.write_text(yaml.dump(changed, Dumper=yaml.CSafeDumper, allow_unicode=True, width=10**6), "utf-8")

    def _ids(self, stem: str, count: int) -> list[str]:
        """Ids of all lengths, up to the longest."""
        lengths = (0, 0, 0, 5, 100 - len(stem) - 4)
        return [
            f"{stem}-{number}{'-' + 'x' * self.random.choice(lengths[3:]) if self.maybe(4) else ''}"[:100]
            for number in range(count)
        ]

    def _file(self, path: str, values: dict[str, Any], body: str | None = None) -> None:
        lines = "\n".join(block(values))
        text = lines + "\n" if body is None else f"---\n{lines}\n---\n{body}"
        (self.root / path).write_text(text, "utf-8", newline="\n")

    def maybe(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def _text(self, least: int, most: int, alphabet: Sequence[str] = _TEXTS) -> str:
        """A text of one line, often as short or as long as it may be, sometimes without a space."""
        length = self.random.choice((least, most, self.random.randint(least, most), min(most, 3 * least)))
        space = self.random.choice((" ", " ", " ", ""))
        text = ""
        while len(text) < length:
            text += (space if text else "") + self.random.choice(alphabet)
        text = text[:length].strip()
        if not any(sign.isalpha() for sign in text):  # signs alone are a text to be filled in
            text = f"{_FILLING[: most // 2 or 1]}{text}"[:most].strip()
        return text if len(text) >= least else (text + _FILLING * 4)[:least]

    def _texts(self, most: int) -> list[str]:
        return list(dict.fromkeys(self._text(1, 160) for _ in range(self.random.randint(0, most))))

    def _some(self, values: Sequence[str], least: int = 0) -> list[str]:
        """A few of some values, or all that a list may hold."""
        most = min(len(values), 50)
        return self.random.sample(
            values, self.random.choice((least, min(1, most), min(2, most), most)) or least
        )

    def _date(self, *kinds: Sequence[str]) -> str:
        if self.maybe(3):
            start = date(1800, 1, 1)
            drawn = start + timedelta(days=self.random.randrange((DAY - start).days))
            return drawn.isoformat()[: self.random.choice((4, 7, 10))]
        return self.random.choice([value for kind in kinds for value in kind])

    def _address(self) -> str:
        start = self.random.choice(
            (
                "https://exemple.org/",
                "http://203.0.113.7:8080/",
                "https://xn--hpital-fxa.example/",
                "https://hôpital.example/",
                "HTTPS://Exemple.ORG/",
            )
        )
        end = self.random.choice(
            (
                "",
                "a",
                "a_(b)",
                "é" * 300,
                "%20",
                "?q=%22<x>&b=1#c",
                "?a=${x}&amp;b={{c}}",
                "#fin",
                "~a/*b*c",
                "a" * (2083 - len(start)),
                "a'b\"c",
            )
        )
        return (start + end)[:2083]

    def _prove(self) -> str | list[str]:
        """The id of a quote that is there, or of a new one, or several."""
        if not self.evidence or self.maybe(3):
            id_ = f"preuve-{len(self.evidence)}"
            quote = {
                "source": self.random.choice(self.sources),
                "section": self._text(1, 160) if self.maybe(2) else "",
            }
            quote |= {
                "quote": self._text(3, 300),
                "confidence": self.random.choice(("third-party", "inferred", "disputed")),
            }
            self.evidence[id_] = {**quote, "note": self._text(1, 400)}
            return id_
        return self._some([*self.evidence][:50], 1) if self.maybe(3) else self.random.choice([*self.evidence])

    def _organisation(self, id_: str) -> dict[str, Any]:
        earlier = self.organisations[: self.organisations.index(id_)]
        return {
            "schema": "1",
            "name": self._text(2, 160),
            "kind": self.random.choice(self.codes["organisation_kinds"]),
            "country": self.random.choice([*self.countries, ""]),
            "city": self._text(1, 160) if self.maybe(2) else "",
            "acronym": self._text(1, 160) if self.maybe(3) else "",
            "also_known_as": self._texts(3),
            "part_of": self.random.choice(earlier) if earlier and self.maybe(3) else "",
            "website": self._address() if self.maybe(2) else "",
            "note": self._text(1, 600) if self.maybe(3) else "",
        }

    def _source(self) -> dict[str, Any]:
        return {
            "schema": "1",
            "title": self._text(3, 200),
            "publisher": self._text(2, 120),
            "publisher_id": self.random.choice([*self.organisations, ""]),
            "kind": self.random.choice(self.codes["source_kinds"]),
            "date": self._date(_PAST, _RECENT) if self.maybe(2) else "",
            "date_note": self._text(1, 300) if self.maybe(2) else "",
            "language": self.random.choice(("fr", "vi", "zz")),
            "original_language": self.random.choice(("", "en", "qq")),
            "machine_translated": "true" if self.maybe(4) else "false",
            "url": self._address() if self.maybe(2) else "",
            "sha256": "a" * 64,
            "note": self._text(1, 600) if self.maybe(2) else "",
        }

    def _record(self, number: int) -> dict[str, Any]:
        self.evidence = {}
        status = self.random.choice(("active", "active", "planned", "ended", "suspended", "unknown"))
        many = partial(self._several, number)
        organisation = partial(self.random.choice, self.organisations)
        begun = partial(self._date, _PAST, _RECENT, *([_AHEAD] if status == "planned" else []))
        roles = self.codes["roles"]
        parties = {(organisation(), self.random.choice(roles)): None for _ in range(1 + many())}
        values: dict[str, Any] = {
            "schema": "1",
            "title": f"{number} {self._text(5, 117)}",
            "summary": self._text(20, 300),
            "kind": self.random.choice(self.codes["kinds"]),
            "parties": [
                {
                    "organisation": id_,
                    "role": role,
                    "unit": self._text(1, 160) if self.maybe(4) else "",
                    "since": begun() if self.maybe(4) else "",
                    "evidence": self._prove(),
                }
                for id_, role in parties
            ],
            "countries": [
                {"code": code, "evidence": self._prove()}
                for code in self._some(self.random.choice((self.countries, self.codes["countries"])))
            ],
            "specialties": self._some(self.codes["specialties"]),
            "themes": self._some(self.codes["themes"], 1),
            "activities": self._some(self.codes["activities"], 1),
            "start": {"date": begun(), "evidence": self._prove()} if not self.maybe(4) else {},
            "end": {"date": self.random.choice(_AHEAD), "evidence": self._prove()} if self.maybe(3) else {},
            "status": {"code": status, "as_of": self._date(_PAST, _RECENT), "evidence": self._prove()},
        }
        if self.maybe(3):
            acting = [id_ for id_, role in parties if role != "mentioned"]
            if acting:
                values |= {
                    "verified_on": self._date(_RECENT),
                    "verified_by": list(dict.fromkeys(acting))[:50],
                }
        values["funding"] = [
            {
                **{
                    "organisation": organisation(),
                    "scheme": self._text(1, 160) if self.maybe(3) else "",
                    "year": begun(),
                },
                **(
                    {
                        "amount": self.random.choice(_PAID),
                        "currency": self.random.choice(_CURRENCIES),
                        "qualifier": self._qualifier(),
                    }
                    if self.maybe(2)
                    else {}
                ),
                **{"scope": self.random.choice(self.codes["scopes"]), "evidence": self._prove()},
            }
            for _ in range(many())
        ]
        values["training"] = [
            {
                **{
                    "scheme": self.random.choice(self.codes["schemes"]),
                    "for": self._some(self.codes["audiences"], 1),
                },
                **{"duration": self.random.choice(_LENGTHS), "host": organisation() if self.maybe(2) else ""},
                **{
                    "specialties": self._some(values["specialties"]),
                    "note": self._text(1, 160),
                    "evidence": self._prove(),
                },
            }
            for _ in range(min(many(), 50))
        ]
        values["results"] = [
            {
                **{
                    "label": f"{at} {self._text(1, 150)}",
                    "value": self.random.choice(_COUNTED),
                    "qualifier": self._qualifier(),
                },
                **{
                    "unit": self._text(1, 160),
                    "period": self.random.choice((begun(), "1800/..", "1800/2046", "2016/2022")),
                },
                **{"counts": "parts" if at == 0 and self.maybe(4) else "", "evidence": self._prove()},
            }
            for at in range(many())
        ]
        values["milestones"] = [
            {
                "date": self._date(_PAST, _RECENT, _AHEAD),
                "event": f"{at} {self._text(1, 150)}",
                "signed": self.random.choice(("", "true")),
                "evidence": self._prove(),
            }
            for at in range(many())
        ]
        others = [id_ for id_ in self.records if id_ != self.records[number]]
        chosen = self.random.sample(others, min(self.random.choice((0, 1, 3, 30)), len(others)))
        values["related"] = [{"to": id_, "as": self.random.choice(self.codes["relations"])} for id_ in chosen]
        if self.maybe(4):
            values["former_ids"] = [f"ancien-{number}", f"ancien-{number}-{'x' * 80}"]
        values["evidence"] = self.evidence
        return values

    def _several(self, number: int) -> int:
        """None, a few, or, once in a world, as many as a list may hold."""
        return self.random.choice((0, 0, 1, 2, 5)) if number else self.random.choice((0, 3, 60))

    def _qualifier(self) -> str:
        return self.random.choice(("", "about", "at-least", "at-most"))

    def _body(self) -> str:
        cited = "".join(f"[^{id_}]" for id_ in self.evidence)
        parts = (
            f"## {self._text(3, 60, _WORDS)}",
            self._text(100, 900, _WORDS) + cited,
            "\n".join(f"{'  ' * level}- niveau {level}{cited[:20]}" for level in range(10)),
            "".join("> " * level + f"citation {level}\n\n" for level in range(1, 11)),
            f"[lien]({self._address().replace('(', '%28').replace(')', '%29').replace('<', '%3C').replace('>', '%3E')})",
            "```\n" + "xy" * self.random.choice((1, 3000)) + "\n```",
            "    code\n",
            "###### petit\n\n# grand\n\n#### moyen",
            "1. un\n2. deux\n\n999999999. dernier",
            "| a | b |\n| - | - |\n| c | d |",
            "***",
            "xy" * self.random.choice((10, 25_000)),
            "mot " * self.random.choice((10, 20_000)),
            "**gras _et `code` maigre_**",
            "\u00a0\n\nla fin\\\nsuite  \nautre",
        )
        return "\n\n".join([*self.random.sample(parts, self.random.randint(0, 6)), cited]) + "\n"


_WORDS = (
    "une",
    "équipe",
    "forme",
    "des",
    "infirmiers",
    "à",
    "l’hôpital",
    "de",
    "Dakar",
    "« chaque",
    "année »",
    "depuis",
    "longtemps",
    "!",
    "病院",
    "العربية",
    "*",
    "&",
    "<",
    "_",
)
