"""Placeholders of pages written by hand: name and addresses of the catalogue stand in mkdocs.yml alone."""

import re

import pytest

from catalogue.knowledge.forge_links import FORMS, repository
from catalogue.knowledge.project import ORIGINAL, Project
from catalogue.site import by_hand
from tests.conftest import PROJECT, ROOT


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{ site_name }} et {{site_name}}", "Passerelles Santé et Passerelles Santé"),
        ("[x]({{ site_url }}pays/)", "[x](https://site.example/pays/)"),
        ("[x]({{ repo_url }}/releases)", "[x](https://github.com/essai/catalogue/releases)"),
        ("Sur {{ forge }}", "Sur GitHub"),
        (
            "[x]({{ issue_erreur }})",
            "[x](https://github.com/essai/catalogue/issues/new?template=erreur.yml)",
        ),
        ("`{{ site_name }}`", "`Passerelles Santé`"),
        (r"\{{ site_name }}", "{{ site_name }}"),
        ("{ {x} } {% x %} {x}", "{ {x} } {% x %} {x}"),
    ],
)
def test_a_placeholder_is_what_mkdocs_yml_says(written: str, shown: str) -> None:
    assert by_hand.filled(written, PROJECT) == shown


@pytest.mark.parametrize("name", ["site_nom", "", "site_name | upper", "config.site_name"])
def test_an_unknown_placeholder_is_an_error(name: str) -> None:
    """It says where it stands and which ones there are."""
    with pytest.raises(by_hand.UnknownPlaceholderError) as error:
        by_hand.filled(f"a\n\n{{{{ {name} }}}}", PROJECT)
    assert error.value.line == 3
    assert error.value.name == name
    assert "site_url" in str(error.value)
    assert all(f"issue_{form}" in str(error.value) for form in FORMS)


def test_without_addresses_a_link_stays_within_the_site_or_goes() -> None:
    """A page of this build is reached; what is known nowhere is text."""
    bare = Project("Essai")
    written = by_hand.filled('<a href="{{ site_url }}pays/">a</a> <a href="{{ site_url }}x/">b</a>', bare)
    written += by_hand.filled(' <a class="k" href="{{ issue_erreur }}">c</a> {{ forge }}', bare)
    assert by_hand.with_own_links(written, "contribuer/guide/", bare, {"pays/"}) == (
        '<a href="../../pays/">a</a> b c la forge'
    )


def test_a_page_of_the_root_is_read_on_the_forge_too() -> None:
    """Links to files of docs/ become links to their pages, its references those of this catalogue."""
    text = (
        "[a](docs/contribuer/guide.md) [b](docs/donnees.md#json) [c](https://exemple.org/docs/x.md) [d][formulaire]\n"
        "<!-- adresses -->\n[formulaire]: https://ancien.example/\n<!-- /adresses -->\n"
    )
    shown = by_hand.of_the_root(text, "contribuer/index.md", PROJECT, {"contribuer/guide/", "donnees/"})
    assert shown.startswith(
        "[a](guide.md) [b](../donnees.md#json) [c](https://exemple.org/docs/x.md) [d][formulaire]\n"
    )
    assert "[formulaire]: https://site.example/contribuer/formulaire/\n" in shown
    assert "ancien.example" not in shown


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "shown"),
    [
        ("https://github.com/o/c", "edit/main/docs/", "https://github.com/o/c/blob/main/docs/decisions/0001.md"),
        ("https://gitlab.com/o/c", "-/edit/main/docs/", "https://gitlab.com/o/c/-/blob/main/docs/decisions/0001.md"),
        ("https://codeberg.org/o/c", "_edit/main/docs/", "https://codeberg.org/o/c/src/branch/main/docs/decisions/0001.md"),
        ("https://forge.example/o/c", "", "https://forge.example/o/c"),
        ("", "", "../decisions/0001.md"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_published_is_shown_by_the_forge(repo_url: str, edit_uri: str, shown: str) -> None:
    """docs/ holds pages for those who read the code, which no page of the site can show."""
    project = Project("Essai", "", repository(repo_url, edit_uri))
    text = "[a](docs/decisions/0001.md#b)"
    assert by_hand.of_the_root(text, "contribuer/index.md", project, {"a-propos/"}) == f"[a]({shown}#b)"


def test_every_reference_of_contributing_is_defined() -> None:
    """In the block that `make docs` writes."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    defined = set(re.findall(r"^\[([a-z-]+)\]: ", text, re.MULTILINE))
    assert set(re.findall(r"\]\[([a-z-]+)\]", text)) <= defined
    assert by_hand.referenced(text, ORIGINAL) == text


def test_addresses_stand_in_no_page_written_by_hand() -> None:
    """Nor does the name: a fork changes mkdocs.yml alone."""
    pages = [
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "docs" / "contribuer").glob("*.md"),
        ROOT / "SECURITY.md",
    ]
    for page in pages:
        if page.name != "performance.md":
            text = page.read_text("utf-8")
            assert ORIGINAL.name not in text, page
            assert "passerelles-sante" not in text, page
