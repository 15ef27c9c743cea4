"""The Content-Security-Policy of a page: what a browser may load and run for it, and nothing else."""

import base64
import hashlib
import re
from collections.abc import Collection, Iterable
from functools import lru_cache

# As a browser reads it: an end tag may hold spaces, and a script without one goes on to the end of the page.
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)(?:</script\b[^>]*>|\Z)", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc\s*=""", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = ("text/javascript", "application/javascript", "module")
POLICY = '<meta http-equiv="Content-Security-Policy"'
_SHOWN = 120
_FIRST = '<meta charset="utf-8">'

_DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
)


class UnknownScriptError(ValueError):
    """A page holds an inline script that its policy does not allow. The message is French, and quotes the script."""

    def __init__(self, script: str) -> None:
        shown = " ".join(script.split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        super().__init__(
            f"un script écrit dans la page n’est pas de ceux du thème : « {shown} ». "
            "Le retirer, ou le mettre dans un fichier de docs/assets/ (docs/decisions/0012-content-security-policy.md)."
        )


def guarded(html: str, scripts: Collection[str]) -> str:
    """A whole page with its policy, first in its head. `scripts` are the only inline scripts that may run.

    Raises UnknownScriptError on a page with any other, ValueError on one without a head to guard.
    """
    if _FIRST not in html:
        raise ValueError(f"no {_FIRST} in the page: nowhere to put its policy")
    for script in inline_scripts(html):
        if script not in scripts:
            raise UnknownScriptError(script)
    return html.replace(_FIRST, f'{_FIRST}\n{POLICY} content="{policy(scripts)}">', 1)


def policy(scripts: Iterable[str]) -> str:
    """The policy of a page in which these inline scripts may run, and no others."""
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in dict.fromkeys(scripts))
    return "; ".join(_DIRECTIVES).format(hashes=hashes)


def inline_scripts(html: str) -> Iterable[str]:
    """The scripts that a browser would run from the text of the page; blocks of data are none."""
    for attributes, text in _SCRIPT.findall(html):
        type_ = _TYPE.search(attributes)
        if not _SOURCE.search(attributes) and (type_ is None or type_[1].lower() in _RUN):
            yield text


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
