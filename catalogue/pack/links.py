"""Links of a pack: to what it does not hold they lead to the published site, and say so."""

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

_LINK = re.compile(r'<a\b(?P<before>[^>]*?)\shref="(?P<path>[^"#?:]+)(?P<rest>[?#][^"]*)?"')
_INDEX = "index.html"


def leading_online(html: str, page: str, held: Container[str], site: str) -> str:
    """The same page, `page` being its path, with every link to what is not `held` leading to the `site` on the network.

    The attribute `data-online` marks them. Where the address of the site is not known they lead nowhere.
    """

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(link["path"])))
        if target in held:
            return link[0]
        address = "" if target == "." else target.removesuffix(_INDEX)
        away = f' href="{site}{address}{link["rest"] or ""}"' if site else ""
        return f"<a{link['before']} data-online{away}"

    return _LINK.sub(led, html)
