"""Mends what Material writes that is no valid HTML, and that no small partial of its lets one change."""

import re

_CHECKBOXES = ("__drawer", "__search")
_CONTENTS = re.compile(r'<label class="md-nav__title" for="__toc">(.*?)</label>', re.DOTALL)


def mended(html: str) -> str:
    """A whole page without attributes that its elements may not have, and without a label for nothing."""
    for id_ in _CHECKBOXES:
        html = html.replace(f'id="{id_}" autocomplete="off"', f'id="{id_}"', 1)
    html = html.replace(' tabindex=""', "")
    if 'id="__toc"' not in html:
        html = _CONTENTS.sub(r'<span class="md-nav__title">\1</span>', html)
    return html
