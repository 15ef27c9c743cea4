"""What pages of a pack have in common, taken out of them into one script for each depth of folders.

An archive compresses each file by itself: the header, menus and footer around a text, the same on four hundred pages,
would weigh three times the texts. A page calls for them where they stood, and a browser reads the same page
(docs/decisions/0016-offline.md).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from itertools import groupby

_START = '<meta charset="utf-8">'
_SHARED_BY = 20
"""Pages that must have a piece in common, or half of the pages of a small pack: texts stay where they are read."""
_WORTH = 80
"""Characters below which a piece stays where it is."""
_WHOLE = re.compile(r"<!--.*?-->|<(svg|script|style|title|textarea|select|noscript|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_SCRIPT = """(function () {
  "use strict";
  const pieces = %s;
  /* The page goes on with the piece, as if it had stood there. */
  window.ps = (number) => {
    document.currentScript.remove();
    document.write(pieces[number]);
  };
  document.currentScript.remove();
})();
"""


def with_shared(pages: Mapping[str, str]) -> dict[str, str]:
    """Pages by their path → the same, lighter, and the scripts that hold what they share."""
    by_depth: dict[int, dict[str, list[str]]] = defaultdict(dict)
    made: dict[str, str] = {}
    for path, html in sorted(pages.items()):
        if _START in html:
            by_depth[path.count("/")][path] = list(_units(html.partition(_START)[2]))
        else:
            made[path] = html  # a page of another make, such as a redirection
    for depth, units in sorted(by_depth.items()):
        script = f"assets/shared-{depth}.js"
        numbers: dict[str, int] = {}
        enough = min(_SHARED_BY, max(2, len(units) // 2))
        count = Counter(unit for found in units.values() for unit in set(found))
        common = {unit for unit, pages_with_it in count.items() if pages_with_it >= enough}
        for path, found in units.items():
            start = pages[path].partition(_START)[0]
            call = f'{start}{_START}<script src="{"../" * depth}{script}"></script>'
            made[path] = call + "".join(_called(found, common, numbers))
        made[script] = _SCRIPT % json.dumps(list(numbers), ensure_ascii=False, separators=(",", ":\n"))
    return made


def _called(units: list[str], common: Container[str], numbers: dict[str, int]) -> Iterator[str]:
    """A page in which runs of common units are called for by their number."""
    for is_common, group in groupby(units, lambda unit: unit in common):
        run = "".join(group)
        if is_common and len(run) >= _WORTH:
            yield f"<script>ps({numbers.setdefault(run, len(numbers))})</script>"
        else:
            yield run


def _units(html: str) -> Iterator[str]:
    """A page in pieces that end where a script may stand: after a tag, and in none of the elements that stay whole."""
    whole = iter([match.span() for match in _WHOLE.finditer(html)])
    start, stop = next(whole, (len(html), len(html)))
    last = 0
    for tag in _TAG.finditer(html):
        while tag.start() >= stop:
            start, stop = next(whole, (len(html), len(html)))
        end = tag.end()
        if start < end < stop:
            continue
        yield html[last:end]
        last = end
    yield html[last:]
