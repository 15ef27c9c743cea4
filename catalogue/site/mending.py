"""Mends what MkDocs and Material write, where none of their partials lets one change it."""

import re
from itertools import count

_CHECKBOXES = ("__drawer", "__search")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)


def mended(html: str) -> str:
    """A whole page without attributes that its elements may not have, and without a label for nothing."""
    for id_ in _CHECKBOXES:
        html = html.replace(f'id="{id_}" autocomplete="off"', f'id="{id_}"', 1)
    html = html.replace(' tabindex=""', "")
    if 'id="__toc"' not in html:
        html = _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)
    return html


def with_scrolling_tables(html: str) -> str:
    """The HTML of a hand-written page whose tables scroll within a region that the keyboard reaches.

    Material's script would wrap them in one that it does not.
    """
    numbers = count(1)

    def scrolling(match: re.Match[str]) -> str:
        region = f'<div class="ps-scroll" role="region" aria-label="Tableau {next(numbers)}" tabindex="0">'
        return f'{region}\n<table class="ps-table">{match[1]}</table>\n</div>'

    return _TABLE.sub(scrolling, html)
