"""The comment with the review on a pull request. There is one, which each new review replaces."""

from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.forge import requests
from catalogue.forge.markdown import Ours, render
from catalogue.forge.requests import Request
from catalogue.forge.review import Review
from catalogue.problems.report import LEVELS

MARK = "<!-- relecture -->"
"""An invisible marker by which the comment is found again."""


def markdown(review: Review, artifact: str) -> str:
    """The review as Markdown. `artifact` is the address of the page with the preview and pictures."""
    return render("review", review=review, artifact=artifact, mark=Ours(MARK), levels=LEVELS["fr"])


def unmade(reason: str, page: str) -> str:
    """The comment in place of a missing or invalid review. `reason` is a French sentence."""
    return render("unmade", reason=reason, page=page, mark=Ours(MARK))


def pull_request(event: Mapping[str, Any], pulls: Iterable[Mapping[str, Any]]) -> int | None:
    """The number of the open pull request whose last commit was reviewed; None when there is none, or several.

    GitHub leaves the number out of events from forks, and the artifact is untrusted. So the commit decides, with its
    branch and repository, because others may propose the same commit from their own branches.
    """
    run = event["workflow_run"]
    reviewed = run["head_sha"], run["head_branch"], _id(run["head_repository"])
    numbers = [int(pull["number"]) for pull in pulls if _head(pull) == reviewed]
    return numbers[0] if len(numbers) == 1 else None


def _head(pull: Mapping[str, Any]) -> tuple[str, str, int | None]:
    """The commit, branch and repository id of a pull request; None for the repository of a deleted fork."""
    head = pull["head"]
    return head["sha"], head["ref"], _id(head["repo"])


def _id(repository: Mapping[str, Any] | None) -> int | None:
    return repository["id"] if repository is not None else None


def run_page(event: Mapping[str, Any]) -> str:
    """The address of the workflow run that made the artifact."""
    return f"{event['repository']['html_url']}/actions/runs/{int(event['workflow_run']['id'])}#artifacts"


def post(number: int, text: str, comments: Iterable[Mapping[str, Any]]) -> Request:
    """The request that posts the comment, or replaces the earlier one: that of a bot with the marker."""
    ours = (
        comment
        for comment in comments
        if comment["user"]["type"] == "Bot" and MARK in (comment["body"] or "")
    )
    before = next(ours, None)
    return requests.change_comment(int(before["id"]), text) if before else requests.comment(number, text)
