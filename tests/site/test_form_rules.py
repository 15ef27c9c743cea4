"""Rules have one name in both languages: `parties_differ` of the command is `partiesDiffer` in the form's script.

A rule is a generator, in Python and in JavaScript. That both say the same is tested in a browser, in test_form.py.
"""

import re

from catalogue.rules.of_records import RULES_OF_A_RECORD
from catalogue.rules.of_the_catalogue import RULES_OF_THE_CATALOGUE
from catalogue.site.bundle import SCRIPTS

FILES = ("rules", "proofs", "organisations", "duplicates")
"""Where the form has its rules, below scripts/form/."""
ONLY_THE_COMMAND = {
    "quotes_are_verbatim": "quotes are looked up in texts that are not published",
    "source_texts_are_there": "so are the texts themselves",
    "registry_dates_are_plausible": "what the form writes of the registry has no date but in its types",
    "cities_are_listed": "the form has no list of cities",
    "documents_are_read_once_published": "the form writes no file of a source",
    "sources_differ": "the form writes no file of a source",
    "shared_figures_are_shared": "the form knows no figures of the other records",
    "countries_have_our_names": "the form does not know the names of countries to avoid",
}
ONLY_THE_FORM = {
    "dots_are_decimal": "the command says it while it types values: catalogue/reading/typing_errors.py",
}


def snake_case(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def of_the_form() -> list[str]:
    """The names of all generators."""
    text = "".join((SCRIPTS / "form" / f"{name}.js").read_text("utf-8") for name in FILES)
    return [
        snake_case(name)
        for name in re.findall(r"^(?:(?:export )?function)?\s*\*\s?(\w+)\(", text, re.MULTILINE)
    ]


def of_the_command() -> list[str]:
    return [rule.__name__ for rule in (*RULES_OF_A_RECORD, *RULES_OF_THE_CATALOGUE)]


def test_rules_have_one_name_in_both_languages() -> None:
    command, form = (
        set(of_the_command()),
        set(of_the_form()) - {"leaves"},
    )  # leaves() gives values to other rules
    assert command - form == set(ONLY_THE_COMMAND)
    assert form - command == set(ONLY_THE_FORM)
    assert len(form & command) > 20


def test_no_rule_is_there_twice() -> None:
    for names in (of_the_command(), of_the_form()):
        assert len(names) == len(set(names))
