"""Rewrites links of pages for `file://`, where no server turns `pays/togo/` into its `index.html`."""

import re

_LINK = re.compile(r'(?P<start>\s(?:href|action)=")(?P<path>[^"#?:]*)(?P<rest>(?:[?#][^"]*)?")')
_FOLDER = re.compile(r"(?:^|.*/)(?:\.{1,2})?$")


def with_files(html: str) -> str:
    """The same page with every relative link to a folder leading to the file in it."""
    return _LINK.sub(_lengthen, html)


def _lengthen(link: re.Match[str]) -> str:
    path = link["path"]
    if not path or path.startswith("/") or not _FOLDER.match(path):
        return link[0]
    return f"{link['start']}{path.rstrip('/')}/index.html{link['rest']}"
