"""Addresses of the forge that open an issue form with its fields filled in."""

from urllib.parse import quote

CONFIRM, ERROR, REMOVE = "confirmer", "erreur", "retirer"
"""Names of forms: files of .github/ISSUE_TEMPLATE/."""


def new_issue(repository: str, form: str, **fields: str) -> str:
    """The address of a form. `fields` are the title and the fields by their ids."""
    filled = "".join(f"&{name}={quote(text, safe='')}" for name, text in fields.items())
    return f"{repository}/issues/new?template={form}.yml{filled}"


def confirm(repository: str, title: str, records: tuple[str, ...], organisation: str = "") -> str:
    """The form by which a party confirms some records, given by their ids."""
    named = {"organisation": organisation} if organisation else {}
    return new_issue(
        repository, CONFIRM, title=f"Confirmation : {title}", records="\n".join(records), **named
    )
