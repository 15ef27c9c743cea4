"""Rewrites links in the offline archive: those to files that it lacks lead to the published site, and are marked."""

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

_LINK = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<path>[^"#?:]+)(?P<rest>[?#][^"]*)?"')
_INDEX = "index.html"


def leading_online(html: str, page: str, held: Container[str], site: str) -> str:
    """The HTML of the page at path `page`, with links to files that are not `held` leading to the address `site`.

    They get the attribute `data-online`; when `site` is empty, they lose their target.
    """

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link["path"])))
        if target in held:
            return link[0]
        address = "" if target == "." else target.removesuffix(_INDEX)
        away = f' href="{site}{address}{link["rest"] or ""}"' if site else ""
        return f"<a{link['before']} data-online{away}"

    return _LINK.sub(led, html)
