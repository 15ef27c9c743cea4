"""Deduplication across pages of the offline archive: common parts move into one script for each depth of folders.

ZIP compresses each file separately, so the header, menus and footer that all pages repeat would outweigh the texts. Each
page inserts the parts where they stood, and the browser gets the same page (docs/decisions/0016-offline.md).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

_START = '<meta charset="utf-8">'
_SHARED_BY = 20
"""The least number of pages that share a part for it to be moved; in a small archive, half of the pages are enough."""
_NEARLY_ALL = 0.9
"""The share of pages from which a part is taken for one of the shell."""
_WORTH = 30
"""The least characters of a part that is moved."""
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
    """The pages by path without their common parts, and the scripts that hold these."""
    by_depth: dict[int, dict[str, list[str]]] = defaultdict(dict)
    result: dict[str, str] = {}
    for path, html in sorted(pages.items()):
        if _START in html:
            by_depth[path.count("/")][path] = list(_units(html.partition(_START)[2]))
        else:
            result[path] = html  # a page without the shell, such as a redirect
    for depth, units in sorted(by_depth.items()):
        script = f"assets/shared-{depth}.js"
        ranks = _ranks(list(units.values()))
        runs = {path: list(_runs(page_units, ranks)) for path, page_units in units.items()}
        used = Counter(run for runs_of_page in runs.values() for run, is_common in runs_of_page if is_common)
        numbers = {run: number for number, run in enumerate(run for run in used if used[run] > 1)}
        for path, runs_of_page in runs.items():
            start = pages[path].partition(_START)[0]
            result[path] = f'{start}{_START}<script src="{"../" * depth}{script}"></script>' + "".join(
                f"<script>ps({numbers[run]})</script>" if is_common and run in numbers else run
                for run, is_common in runs_of_page
            )
        result[script] = _SCRIPT % json.dumps(list(numbers), ensure_ascii=False, separators=(",", ":\n"))
    return result


def _ranks(pages: Sequence[Sequence[str]]) -> Mapping[str, int]:
    """The rank of each unit that enough pages share: 1, or 2 when nearly all have it."""
    enough = min(_SHARED_BY, max(2, len(pages) // 2))
    count = Counter(unit for units in pages for unit in set(units))
    return {
        unit: 1 + (pages_with_it > _NEARLY_ALL * len(pages))
        for unit, pages_with_it in count.items()
        if pages_with_it >= enough
    }


def _runs(units: Iterable[str], ranks: Mapping[str, int]) -> Iterator[tuple[str, bool]]:
    """A page as runs of units of the same rank, each with whether it is to be moved.

    Units of rank 2 form runs of their own: joined with less common neighbours they would differ from page to page.
    """
    for rank, group in groupby(units, lambda unit: ranks.get(unit, 0)):
        run = "".join(group)
        yield run, rank > 0 and len(run) >= _WORTH


def _units(html: str) -> Iterator[str]:
    """A page cut into units after its tags, but never inside an element of `_WHOLE`: a script may stand between units."""
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
