"""What pages of a pack have in common, taken out of them into one script for each depth of folders.

An archive compresses each file by itself: the header, menus and footer around a text, the same on four hundred pages,
would weigh three times the texts. A page calls for them where they stood, and a browser reads the same page
(docs/decisions/0016-offline.md).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

_START = '<meta charset="utf-8">'
_SHARED_BY = 20
"""Pages that must have a piece in common, or half of the pages of a small pack: texts stay where they are read."""
_NEARLY_ALL = 0.9
"""The share of pages from which a piece is taken to be of the shell."""
_WORTH = 30
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
        ranks = _ranks(list(units.values()))
        runs = {path: list(_runs(found, ranks)) for path, found in units.items()}
        used = Counter(run for found in runs.values() for run, is_common in found if is_common)
        numbers = {run: number for number, run in enumerate(one for one in used if used[one] > 1)}
        for path, found in runs.items():
            start = pages[path].partition(_START)[0]
            made[path] = f'{start}{_START}<script src="{"../" * depth}{script}"></script>' + "".join(
                f"<script>ps({numbers[run]})</script>" if is_common and run in numbers else run
                for run, is_common in found
            )
        made[script] = _SCRIPT % json.dumps(list(numbers), ensure_ascii=False, separators=(",", ":\n"))
    return made


def _ranks(pages: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """How common a unit is, for those that are: 1, or 2 when nearly all pages have it."""
    enough = min(_SHARED_BY, max(2, len(pages) // 2))
    count = Counter(unit for found in pages for unit in set(found))
    return {unit: 1 + (of > _NEARLY_ALL * len(pages)) for unit, of in count.items() if of >= enough}


def _runs(units: Iterable[str], ranks: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """A page as runs of units of one rank, each with whether it is common, and long enough to be taken out.

    What nearly all pages have makes runs of its own: joined to its less common neighbours it would be another run each time.
    """
    for rank, group in groupby(units, lambda unit: ranks.get(unit, 0)):
        run = "".join(group)
        yield run, rank > 0 and len(run) >= _WORTH


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
