"""What becomes of an accepted issue on the forge: a draft pull request, or a comment that says why not."""

from collections.abc import Sequence

from catalogue.forge import forms, requests
from catalogue.forge.accepting import Accepted
from catalogue.forge.markdown import render, unlinked
from catalogue.forge.requests import Request

LABEL = "accepté"
"""The label by which a maintainer accepts an issue."""
_WORDS = {
    forms.ADD: ("Nouvelle fiche", "Add a record"),
    forms.CONFIRM: ("Confirmation", "Record a confirmation"),
    forms.CORRECT: ("Correction", "Correct a record"),
}


def proposal(issue: int, accepted: Accepted, commit: str, base: str) -> list[Request]:
    """The requests that propose the files of an issue for the branch `base`, on a branch from `commit`."""
    label, done = _WORDS[accepted.form]
    title = unlinked(f"{label} : {accepted.subject}"[:200])
    said = render("proposal", accepted=accepted, issue=issue)
    message = f"{done}, as asked in #{issue}"
    return requests.propose(accepted.files, f"demande-{issue}", commit, base, title, said, message)


def refusal(issue: int, reasons: Sequence[str]) -> list[Request]:
    """The requests that say why an issue became nothing, and let a maintainer accept it again once it is mended."""
    said = render("refusal", reasons=reasons, label=LABEL)
    return [requests.comment(issue, said), requests.take_label(issue, LABEL)]
