"""The answer to an accepted issue, as requests: a draft pull request, or a comment that says why not."""

import re
from collections.abc import Sequence

from catalogue.forge import forms, requests
from catalogue.forge.accepting import Accepted
from catalogue.forge.markdown import render, unlinked
from catalogue.forge.requests import Request

LABEL = "accepté"
"""The label by which a maintainer accepts an issue."""
_BRANCH = "demande-"
_WORDS = {
    forms.ADD: ("Nouvelle fiche", "Add a record"),
    forms.CONFIRM: ("Confirmation", "Record a confirmation"),
    forms.CORRECT: ("Correction", "Correct a record"),
}


def proposal(issue: int, accepted: Accepted, commit: str, base: str) -> list[Request]:
    """The requests for a draft pull request with the files of an issue, on a new branch from `commit`, into `base`."""
    label, done = _WORDS[accepted.form]
    title = unlinked(f"{label} : {accepted.subject}"[:200])
    body = render("proposal", accepted=accepted, issue=issue)
    message = f"{done}, as asked in #{issue}"
    return requests.propose(accepted.files, f"{_BRANCH}{issue}", commit, base, title, body, message)


def refusal(issue: int, reasons: Sequence[str]) -> list[Request]:
    """The requests for a comment with the reasons of a refusal, and without the label, so that it can be set again."""
    text = render("refusal", reasons=reasons, label=LABEL)
    return [requests.comment(issue, text), requests.take_label(issue, LABEL)]


def unsent(failed: Sequence[Request], answer: str) -> list[Request]:
    """The requests for a comment on the issue of a proposal that the forge rejected; none for other requests.

    `answer` is the error message of the forge.
    """
    branch = next(
        (
            str(request.fields["ref"]).removeprefix("refs/heads/")
            for request in failed
            if "ref" in request.fields
        ),
        "",
    )
    issue = re.fullmatch(rf"{_BRANCH}(\d+)", branch)
    if issue is None:
        return []
    number = int(issue[1])
    text = render("unsent", branch=branch, there=is_there(answer), answer=answer, label=LABEL)
    return [requests.comment(number, text), requests.take_label(number, LABEL)]


def is_there(answer: str) -> bool:
    """Whether the forge rejected a branch because it exists already."""
    return "already exists" in answer
