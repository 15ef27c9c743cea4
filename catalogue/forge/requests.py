"""Requests to the REST API of the forge, as values. A script sends them with `gh api`; no text passes through a shell.

Paths begin with `repos/{owner}/{repo}/`; `gh api` fills in the repository.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

_REPOSITORY = "repos/{owner}/{repo}"


@dataclass(frozen=True, slots=True)
class Request:
    """A request: its HTTP method, its path, and the fields of its JSON body."""

    method: str
    path: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file of the catalogue with its new text. `before` is the old text, None for a new file."""

    path: str
    text: str
    before: str | None = None


def as_json(requests: Iterable[Request]) -> str:
    """A list of objects: method, path, fields."""
    rows = [
        {"method": request.method, "path": request.path, "fields": request.fields} for request in requests
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def propose(
    files: Sequence[ChangedFile], branch: str, commit: str, base: str, title: str, body: str, message: str
) -> list[Request]:
    """A new branch from a commit, a commit for each file, and a draft pull request into the branch `base`.

    It is a draft because GitHub starts no workflow for what a workflow opens: the checks begin when a person marks it as
    ready for review.
    """
    requests = [_request("POST", "git/refs", ref=f"refs/heads/{branch}", sha=commit)]
    for file in files:
        before = {} if file.before is None else {"sha": blob(file.before)}
        content = base64.b64encode(file.text.encode()).decode()
        requests.append(
            _request(
                "PUT", f"contents/{file.path}", message=message, content=content, branch=branch, **before
            )
        )
    requests.append(_request("POST", "pulls", title=title, head=branch, base=base, body=body, draft=True))
    return requests


def comment(issue: int, text: str) -> Request:
    """Add a comment to an issue or a pull request."""
    return _request("POST", f"issues/{issue}/comments", body=text)


def change_comment(id_: int, text: str) -> Request:
    """Replace the text of a comment."""
    return _request("PATCH", f"issues/comments/{id_}", body=text)


def take_label(issue: int, label: str) -> Request:
    """Remove a label from an issue."""
    return _request("DELETE", f"issues/{issue}/labels/{quote(label)}")


def open_issue(title: str, text: str, labels: Sequence[str]) -> Request:
    """Open an issue."""
    return _request("POST", "issues", title=title, body=text, labels=list(labels))


def change_issue(issue: int, **fields: str) -> Request:
    """Change the title, body or state of an issue."""
    return _request("PATCH", f"issues/{issue}", **fields)


def blob(text: str) -> str:
    """The blob hash of git for a text, an optimistic lock: the forge rejects a change of a file that has another hash."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _request(method: str, path: str, **fields: Any) -> Request:
    return Request(method, f"{_REPOSITORY}/{path}", fields)
