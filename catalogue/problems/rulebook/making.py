"""How a rule is made: its id, its level, and message and mend in both languages."""

from catalogue.problems.problems import Level, Rule, Wording

MADE: dict[str, Rule] = {}
"""Every rule by its id, in the order in which they are defined."""


def invalid(id_: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    """A rule that stops the build. Raises ValueError when its id is taken, as the others do."""
    return _rule(id_, Level.INVALID, fr, en)


def doubtful(id_: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    """A rule that warns."""
    return _rule(id_, Level.DOUBTFUL, fr, en)


def useful(id_: str, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    """A rule that says what is missing."""
    return _rule(id_, Level.USEFUL, fr, en)


def _rule(id_: str, level: Level, fr: tuple[str, str], en: tuple[str, str]) -> Rule:
    rule = Rule(id_, level, Wording(*fr), Wording(*en))
    if id_ in MADE:
        raise ValueError(f"rule {id_} is defined twice")
    MADE[id_] = rule
    return rule
