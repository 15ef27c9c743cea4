"""What is asked of the forge, as values: a script sends them, and none of them is made of text that a shell reads.

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
    """One call of the forge's interface: a method, a path, and the fields of its body."""

    method: str
    path: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file of the catalogue with its new text. `before` is what it held, None where it is new."""

    path: str
    text: str
    before: str | None = None


def as_json(requests: Iterable[Request]) -> str:
    """A list of objects: method, path, fields."""
    rows = [{"method": one.method, "path": one.path, "fields": one.fields} for one in requests]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def propose(
    files: Sequence[ChangedFile], branch: str, commit: str, base: str, title: str, said: str, message: str
) -> list[Request]:
    """A branch from a commit, a commit for each file, and a draft pull request for the branch `base`.

    A draft, because what a workflow proposes starts no workflow: the checks begin when a person marks it as ready.
    """
    made = [_request("POST", "git/refs", ref=f"refs/heads/{branch}", sha=commit)]
    for one in files:
        before = {} if one.before is None else {"sha": blob(one.before)}
        content = base64.b64encode(one.text.encode()).decode()
        made.append(
            _request("PUT", f"contents/{one.path}", message=message, content=content, branch=branch, **before)
        )
    made.append(_request("POST", "pulls", title=title, head=branch, base=base, body=said, draft=True))
    return made


def comment(issue: int, said: str) -> Request:
    """A comment on an issue or a pull request."""
    return _request("POST", f"issues/{issue}/comments", body=said)


def change_comment(id_: int, said: str) -> Request:
    """A comment says something else from now on."""
    return _request("PATCH", f"issues/comments/{id_}", body=said)


def take_label(issue: int, label: str) -> Request:
    """A label goes."""
    return _request("DELETE", f"issues/{issue}/labels/{quote(label)}")


def open_issue(title: str, said: str, labels: Sequence[str]) -> Request:
    """A new issue."""
    return _request("POST", "issues", title=title, body=said, labels=list(labels))


def change_issue(issue: int, **fields: str) -> Request:
    """An issue gets another title, body or state."""
    return _request("PATCH", f"issues/{issue}", **fields)


def blob(text: str) -> str:
    """The hash by which git knows a file: a change is refused if the file is no longer the one that we read."""
    data = text.encode()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _request(method: str, path: str, **fields: Any) -> Request:
    return Request(method, f"{_REPOSITORY}/{path}", fields)
