"""Validation of web addresses (URLs): complete, public, and short enough for browsers and PDF printers."""

import re
from typing import Literal
from urllib.parse import quote, urlsplit

WHOLE = re.compile(r"[hH][tT][tT][pP][sS]?://[^\s/?#@\\]+(?:[/?#]\S*)?$")
"""An address with scheme http or https and a host, without user name and white space."""
LOOSE_END = re.compile(r"""[.,;:!?…'"’‘“”«»*|\\^`]$""")
"""Punctuation at the end, which was copied with the address from a sentence."""
PRIVATE = re.compile(
    r"[^.]*\.?|.*:.*|.*\.(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|invalid)\.?"
    r"|(?:[0-9]+\.){1,2}[0-9]+|(?:.*\.)?0x[0-9a-f]*"
    r"|(?:0|10|127)(?:\.[0-9]+){3}|169\.254(?:\.[0-9]+){2}|192\.168(?:\.[0-9]+){2}"
    r"|172\.(?:1[6-9]|2[0-9]|3[01])(?:\.[0-9]+){2}|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])(?:\.[0-9]+){2}"
)
"""Hosts of private networks, in lower case: names without a dot, reserved top-level domains, private IPv4, any IPv6."""
LONGEST = 2083
"""Most characters of a percent-encoded address that every browser opens. Typst, which prints the PDFs, allows 8,000."""
BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))

Fault = Literal["form", "end", "brackets", "private", "long"]


def fault(address: str) -> Fault | None:
    """What is wrong with an address: its form, its end, a private host, its length. None for a good one."""
    if not WHOLE.match(address):
        return "form"
    if LOOSE_END.search(address) or _closes_too_much(address):
        return "end"
    if _is_unbalanced(address):
        return "brackets"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return "form"
    if PRIVATE.fullmatch(host):
        return "private"
    return "long" if encoded_length(address) > LONGEST else None


def encoded_length(address: str) -> int:
    """Characters of an address once it is percent-encoded: `é` takes six."""
    return len(address) if address.isascii() else len(quote(address, safe="".join(map(chr, range(128)))))


def _is_unbalanced(address: str) -> bool:
    """Whether an address opens a bracket that it does not shut, or shuts one that it does not open."""
    shut_by = dict(BRACKETS)
    waiting: list[str] = []
    for sign in address:
        if sign in shut_by:
            waiting.append(shut_by[sign])
        elif sign in shut_by.values() and (not waiting or waiting.pop() != sign):
            return True
    return bool(waiting)


def _closes_too_much(address: str) -> bool:
    """Whether an address ends in a bracket that it does not open."""
    return any(
        address.endswith(shut) and address.count(shut) > address.count(opened) for opened, shut in BRACKETS
    )
