"""The rules of the check: what each one says, an example, the message, how to mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.problems.problems import Level, Rule
from catalogue.problems.report import LEVELS
from catalogue.problems.rulebook import FAMILIES, FORMER, RULES
from catalogue.rules.explained import Explained, explained
from catalogue.site.fragment import fragment
from catalogue.site.kind import Kind
from catalogue.site.page import Page

_MEANINGS = {
    Level.INVALID: "Le site ne se construit pas tant que ce n’est pas corrigé.",
    Level.DOUBTFUL: "Le site se construit, mais quelqu’un doit y regarder.",
    Level.USEFUL: "Rien n’est faux ; il manque de quoi rendre la page meilleure.",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A family in the index: its own words, and the id and sentence of each of its rules."""

    level: str
    meaning: str
    title: str
    introduction: str
    rules: tuple[tuple[str, str], ...]


def rules(_: Catalogue, env: Environment) -> Iterator[Page]:
    """One page for each rule, and their list. They are the same whatever the catalogue holds."""
    shown = explained()
    for number, rule in enumerate(shown):
        yield fragment(
            env,
            "rule",
            addresses.rule(rule.id),
            f"Règle {rule.id}",
            rule.says,
            rule=rule,
            level=_level(Level(rule.level)),
            before=shown[number - 1].id if number else "",
            after=shown[number + 1].id if number + 1 < len(shown) else "",
        )
    yield fragment(
        env,
        "rules",
        addresses.RULES,
        "Règles de vérification",
        "Ce que vérifie la relecture automatique, avec un exemple et le remède de chaque règle.",
        sections=tuple(_sections(shown)),
    )


def _sections(shown: Iterable[Explained]) -> Iterator[Section]:
    """Every family of the rulebook, in its order."""
    says = {rule.id: rule.says for rule in shown}
    for family in FAMILIES:
        label, meaning = _level(family.level)
        listed = tuple((rule.id, says[rule.id]) for rule in RULES if rule.family is family)
        yield Section(label, meaning, family.title, family.introduction, listed)


def _level(level: Level) -> tuple[str, str]:
    """The French word for a level, and what it means for the site."""
    return LEVELS["fr"][level].capitalize(), _MEANINGS[level]


def _former(rule: Rule) -> Iterable[str]:
    return (addresses.rule(former) for former, current in FORMER.items() if current == rule.id)


RULE_PAGES = Kind(
    rules,
    section=addresses.RULES,
    items=lambda _: RULES,
    address=lambda rule: addresses.rule(rule.id),
    title=lambda rule: f"Règle {rule.id}",
    former=_former,
)
