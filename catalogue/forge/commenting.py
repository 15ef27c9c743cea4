"""Where the review of a proposal goes: one comment on the pull request, written anew each time."""

from collections.abc import Iterable, Mapping
from typing import Any

from catalogue.forge import requests
from catalogue.forge.markdown import Ours, render
from catalogue.forge.requests import Request
from catalogue.forge.review import Review
from catalogue.problems.report import LEVELS

MARK = "<!-- relecture -->"


def markdown(review: Review, artifact: str) -> str:
    """The review for people. `artifact` is the address of the page that has preview and pictures."""
    return render("review", review=review, artifact=artifact, mark=Ours(MARK), levels=LEVELS["fr"])


def unmade(reason: str, page: str) -> str:
    """What is said in place of a review that is missing or that is none. `reason` is a French sentence of ours."""
    return render("unmade", reason=reason, page=page, mark=Ours(MARK))


def pull_request(event: Mapping[str, Any], pulls: Iterable[Mapping[str, Any]]) -> int | None:
    """The number of the open pull request whose last commit was reviewed; none when it has moved on or was closed.

    The forge leaves the number out of the event of a fork, and the artifact may claim any: the commit decides, with the
    branch that it was reviewed on, because others may propose the same commit from a branch of theirs.
    """
    run = event["workflow_run"]
    reviewed = run["head_sha"], run["head_branch"], _id(run["head_repository"])
    found = [int(one["number"]) for one in pulls if _head(one) == reviewed]
    return found[0] if len(found) == 1 else None


def _head(pull: Mapping[str, Any]) -> tuple[str, str, int | None]:
    """The commit, branch and repository that are proposed; no repository where the fork is gone."""
    head = pull["head"]
    return head["sha"], head["ref"], _id(head["repo"])


def _id(repository: Mapping[str, Any] | None) -> int | None:
    return repository["id"] if repository is not None else None


def run_page(event: Mapping[str, Any]) -> str:
    """The address of the run that made the artifact."""
    return f"{event['repository']['html_url']}/actions/runs/{int(event['workflow_run']['id'])}#artifacts"


def post(number: int, said: str, comments: Iterable[Mapping[str, Any]]) -> Request:
    """Our comment, changed where it is there already. Only one that a program wrote is ours."""
    ours = (one for one in comments if one["user"]["type"] == "Bot" and MARK in (one["body"] or ""))
    before = next(ours, None)
    return requests.change_comment(int(before["id"]), said) if before else requests.comment(number, said)
