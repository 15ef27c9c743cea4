"""Write the plain alternative to this project: the same content as hand-kept MkDocs + Material pages, for benchmarks.

`python -m benchmarks.plain_site DIR --out OUT --pages P` reads the catalogue DIR and writes OUT/mkdocs.yml and exactly P
Markdown pages: a home page, the indexes, one page a partnership with its evidence as footnotes, then pages that list
the partnerships of a country, specialty, theme, source, organisation, or country and specialty, until P is reached.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.engine import clock
from catalogue.knowledge.aggregate import Catalogue, Entry, build
from catalogue.language import french
from catalogue.problems.problems import is_valid
from catalogue.reading.load import load

CONFIG = """site_name: Catalogue témoin
site_url: https://temoin.example/
theme:
  name: material
  language: fr
  font: false
plugins:
  - search:
      lang: fr
markdown_extensions:
  - footnotes
  - tables
  - toc
  - attr_list
  - admonition
validation:
  nav:
    omitted_files: ignore
nav:
  - Accueil: index.md
"""
PARTNERSHIPS = "partenariats"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that lists partnerships."""

    section: str
    name: str
    title: str
    entries: Sequence[Entry]

    @property
    def path(self) -> str:
        return f"{self.section}/{self.name}.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the site; 2 when the folder is not empty, the catalogue invalid, or P out of reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("catalogue", type=Path, metavar="DIR", help="holds partnerships/ and registry/")
    parser.add_argument("--out", type=Path, required=True, help="a new or empty folder")
    parser.add_argument("--pages", type=int, required=True, metavar="P", help="number of Markdown pages")
    options = parser.parse_args(arguments)
    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        print(f"{out}: not an empty folder; nothing was written", file=sys.stderr)
        return 2
    loaded = load(options.catalogue)
    if not is_valid(loaded.problems):
        print(f"{options.catalogue}: not a valid catalogue, see `python -m catalogue check`", file=sys.stderr)
        return 2
    catalogue = build(loaded, clock.today())
    every = list(listings(catalogue))
    sections = list(dict.fromkeys(listing.section for listing in every))
    least = 2 + len(sections) + len(catalogue.entries)
    most = least + len(every)
    if not least <= options.pages <= most:
        print(f"--pages: this catalogue makes from {least} to {most} pages", file=sys.stderr)
        return 2
    write_site(catalogue, every[: options.pages - least], sections, out)
    return 0


def listings(catalogue: Catalogue) -> Iterator[Listing]:
    """All lists that could be written, those that readers want most first."""
    registry = catalogue.registry
    for code, entries in catalogue.by_country.items():
        yield Listing("pays", registry.countries[code].slug, registry.countries[code].name, entries)
    for code, entries in catalogue.by_specialty.items():
        yield Listing("specialites", code, registry.label("specialties", code), entries)
    for code, entries in catalogue.by_theme.items():
        yield Listing("thematiques", code, registry.label("themes", code), entries)
    for code, entries in catalogue.by_source.items():
        yield Listing("sources", code, registry.sources[code].title, entries)
    for code, entries in catalogue.by_organisation.items():
        yield Listing("organisations", code, registry.organisations[code].name, entries)
    crossed: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        for country in entry.countries:
            for specialty in entry.partnership.specialty_codes:
                crossed[country, specialty].append(entry)
    for (code, specialty), found in sorted(crossed.items()):
        country_name, label = registry.countries[code], registry.label("specialties", specialty)
        name, title = f"{country_name.slug}-{specialty}", f"{label}, {country_name.located}"
        yield Listing("croisements", name, title, found)


def write_site(catalogue: Catalogue, chosen: Sequence[Listing], sections: Sequence[str], out: Path) -> None:
    """mkdocs.yml and every page."""
    pages = Pages(catalogue, {(one.section, one.name) for one in chosen})
    by_section: dict[str, list[tuple[str, str]]] = {PARTNERSHIPS: [], **{name: [] for name in sections}}
    for entry in catalogue.entries:
        by_section[PARTNERSHIPS].append((entry.title, entry.id))
        _write(out / f"docs/{PARTNERSHIPS}/{entry.id}.md", pages.partnership(entry))
    for listing in chosen:
        by_section[listing.section].append((listing.title, listing.name))
        _write(out / "docs" / listing.path, pages.listing(listing))
    for section, found in by_section.items():
        lines = [
            f"# {section.capitalize()}",
            "",
            *(f"- [{_plain(title)}]({name}.md)" for title, name in found),
        ]
        _write(out / f"docs/{section}/index.md", lines)
    links = [f"- [{name.capitalize()}]({name}/index.md) : {len(found)}" for name, found in by_section.items()]
    _write(out / "docs/index.md", ["# Catalogue témoin", "", *links])
    nav = "".join(f"  - {name.capitalize()}: {name}/index.md\n" for name in by_section)
    (out / "mkdocs.yml").write_text(CONFIG + nav, "utf-8", newline="\n")


class Pages:
    """The Markdown of pages. `lists` are the list pages that exist: only those are linked."""

    def __init__(self, catalogue: Catalogue, lists: set[tuple[str, str]]) -> None:
        self.catalogue, self.registry, self.lists = catalogue, catalogue.registry, lists

    def listing(self, listing: Listing) -> Iterator[str]:
        """A title, then a link and a summary for each partnership."""
        yield from (f"# {_plain(listing.title)}", "")
        for entry in listing.entries:
            link = f"../{PARTNERSHIPS}/{entry.id}.md"
            yield f"- [{_plain(entry.title)}]({link}) : {_plain(entry.partnership.summary)}"

    def partnership(self, entry: Entry) -> Iterator[str]:
        """Title, summary, a table of facts, prose, footnotes."""
        yield from (
            f"# {_plain(entry.title)}",
            "",
            _plain(entry.partnership.summary),
            "",
            "| | |",
            "| --- | --- |",
        )
        for name, said in self.facts(entry):
            yield f"| {name} | {_plain(said)} |"
        yield from ("", entry.body.strip("\n"), "")
        for id_, evidence in entry.partnership.evidence.items():
            source = self.registry.sources[evidence.source]
            where = f"{source.title}, {evidence.section}" if evidence.section else source.title
            proves = self.registry.label("confidences", evidence.confidence)
            note = f" {evidence.note}" if evidence.note else ""
            yield f"[^{id_}]: « {_plain(evidence.text)} » {_plain(where)}. {proves}.{_plain(note)}"

    def facts(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Label and Markdown of each fact, with references to evidence."""
        page, registry = entry.partnership, self.registry
        yield "Type", registry.label("kinds", page.kind)
        for party in page.parties:
            parts = [self.organisation(party.organisation), party.unit]
            parts += [french.since(party.since) if party.since else ""]
            parts += [f"jusqu’à {french.edtf(party.until)}" if party.until else ""]
            yield registry.label("roles", party.role), _joined(parts, party.evidence)
        places = [
            self.link("pays", registry.countries[code].slug, registry.countries[code].name)
            for code in entry.countries
        ]
        added = [id_ for country in page.countries for id_ in country.evidence]
        yield "Pays", _joined(places, added)
        for label, section, vocabulary, codes in (
            ("Spécialités", "specialites", "specialties", page.specialty_codes),
            ("Thématiques", "thematiques", "themes", page.theme_codes),
            ("Actions", "", "activities", page.activity_codes),
        ):
            if codes:
                yield (
                    label,
                    _joined([self.link(section, code, registry.label(vocabulary, code)) for code in codes]),
                )
        for label, dated in (("Début", page.start), ("Fin", page.end)):
            if dated:
                yield label, _joined([french.edtf(dated.date)], dated.evidence)
        yield "État", _joined([entry.status.label], page.status.evidence)
        if page.verified_on:
            names = [self.organisation(id_) for id_ in page.verified_by]
            yield "Confirmé", _joined([french.edtf(page.verified_on), *names])
        for funding in page.funding:
            amount = french.quantity(funding.amount, None, funding.qualifier) if funding.amount else ""
            money = (
                f"{amount} {funding.currency} pour {registry.label('scopes', funding.scope)}"
                if amount
                else ""
            )
            year = french.edtf(funding.year) if funding.year else ""
            payer = self.organisation(funding.organisation) if funding.organisation else ""
            parts = [payer, funding.scheme, year, money]
            yield "Financement", _joined(parts, funding.evidence)
        for training in page.training:
            parts = [registry.label("schemes", training.scheme)]
            parts += [registry.label("audiences", code).lower() for code in training.audiences]
            parts += [training.duration.french() if training.duration else ""]
            parts += [self.organisation(training.host) if training.host else "", training.note]
            yield "Formation", _joined(parts, training.evidence)
        for result in page.results:
            number = french.quantity(result.value, result.value_max, result.qualifier)
            when = french.period(result.period) if result.period else ""
            yield "Résultat", _joined([f"{result.label} : {number} {result.unit}", when], result.evidence)
        for milestone in page.milestones:
            yield french.edtf(milestone.date), _joined([milestone.event], milestone.evidence)
        for link in page.related:
            other = self.catalogue.by_id[link.to]
            yield registry.label("relations", link.relation), f"[{other.title}]({other.id}.md)"

    def organisation(self, id_: str) -> str:
        return self.link("organisations", id_, self.registry.organisations[id_].name)

    def link(self, section: str, name: str, text: str) -> str:
        """A link when the list page exists, else its text."""
        return f"[{text}](../{section}/{name}.md)" if (section, name) in self.lists else text


def _joined(parts: Iterable[str | None], evidence: Iterable[str] = ()) -> str:
    references = "".join(f"[^{id_}]" for id_ in dict.fromkeys(evidence))
    return ", ".join(part for part in parts if part) + references


def _plain(text: str) -> str:
    """A text that breaks neither a table nor a list."""
    return text.replace("|", "\\|").replace("\n", " ")


def _write(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
