"""The Content-Security-Policy of a page: what a browser may load and run for it, and nothing else."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc\s*=""", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = ("text/javascript", "application/javascript", "module")
POLICY = '<meta http-equiv="Content-Security-Policy"'
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


def guarded(html: str, content: str) -> str:
    """A whole page with its policy, first in its head.

    The inline scripts of the shell are named by their hashes. `content` is the part of the page that the shell
    holds: nothing in it earns a hash, so a script that came with a text never runs. Raises ValueError on a page
    without a head to guard.
    """
    if _FIRST not in html:
        raise ValueError(f"no {_FIRST} in the page: nowhere to put its policy")
    shell = html.replace(content, "") if content else html
    return html.replace(_FIRST, f'{_FIRST}\n{POLICY} content="{policy(shell)}">', 1)


def policy(shell: str) -> str:
    """The policy of a page whose own scripts are those of `shell`."""
    hashes = "".join(f" 'sha256-{_hash(script)}'" for script in dict.fromkeys(inline_scripts(shell)))
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
