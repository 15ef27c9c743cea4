"""The rules of the check: what each one says, an example, the message, how to mend it."""

from collections.abc import Iterator

from jinja2 import Environment

from catalogue.knowledge import addresses
from catalogue.knowledge.aggregate import Catalogue
from catalogue.rules.explained import explained
from catalogue.site.fragment import fragment
from catalogue.site.page import Page

_LEVELS = (
    ("invalid", "Invalide", "Le site ne se construit pas tant que ce n’est pas corrigé."),
    ("doubtful", "Douteux", "Le site se construit, mais quelqu’un doit y regarder."),
    ("useful", "Utile", "Rien n’est faux ; il manque de quoi rendre la page meilleure."),
)
_FAMILIES = (
    ("E0", "invalid", "lire le fichier"),
    ("E1", "invalid", "une valeur"),
    ("E2", "invalid", "les valeurs entre elles"),
    ("E5", "invalid", "un texte abîmé"),
    ("W", "doubtful", "à regarder"),
    ("U", "useful", "à compléter"),
)


def rules(_: Catalogue, env: Environment) -> Iterator[Page]:
    """One page for each rule, and their list. They are the same whatever the catalogue holds."""
    shown = explained()
    levels = {code: (label, meaning) for code, label, meaning in _LEVELS}
    for number, rule in enumerate(shown):
        yield fragment(
            env,
            "rule",
            addresses.rule(rule.id),
            f"Règle {rule.id}",
            rule.says,
            rule=rule,
            level=levels[rule.level],
            before=shown[number - 1].id if number else "",
            after=shown[number + 1].id if number + 1 < len(shown) else "",
        )
    yield fragment(
        env,
        "rules",
        addresses.RULES,
        "Règles de vérification",
        "Ce que vérifie la relecture automatique, avec un exemple et le remède de chaque règle.",
        groups=[
            (levels[level][0], about, levels[level][1], rules_of)
            for start, level, about in _FAMILIES
            if (rules_of := [(rule.id, rule.says) for rule in shown if rule.id.startswith(start)])
        ],
    )
