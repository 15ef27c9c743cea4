"""The service worker, which keeps pages in a browser for reading offline, and its inventory of files to keep.

See docs/decisions/0016-offline.md.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import escape

from catalogue.data import blank
from catalogue.engine.keys import key
from catalogue.engine.output import Output
from catalogue.engine.writing import Written
from catalogue.pack.pack import belongs
from catalogue.site.bundle import bundle

WORKER = "sw.js"
READING = "assets/reading.js"
KEEPING = "assets/keeping.js"
INVENTORY = "data/inventory.json"
SUMMARY = "data/inventory-summary.json"

WITHDRAWN = False
"""The kill switch: when it is true, the published worker removes itself and its caches at the next visit of a browser."""

_ENTRIES = {WORKER: "worker/worker.js", READING: "reading/reading.js", KEEPING: "keeping/panel.js"}
_LEAVING = "worker/leaving.js"
_DIGITS = 12


def scripts(name: str, withdrawn: bool = WITHDRAWN) -> dict[str, str]:
    """The texts of the scripts by path. `name` is that of the catalogue; `withdrawn` gives the worker that removes itself."""
    texts = {path: bundle(entry) for path, entry in _ENTRIES.items()}
    if withdrawn:
        texts.update({WORKER: bundle(_LEAVING), READING: ""})
    texts[WORKER] = f"self.CatalogueName = {_text(str(escape(name)))};\n{texts[WORKER]}"
    return texts


def is_kept(path: str) -> bool:
    """Whether a file belongs in the inventory: pages, what they load, and blank files, but no data for programs."""
    if path.startswith("data/"):
        return belongs(path) and (path.endswith(".js") or path in blank.FILES.values())
    return belongs(path) and (path.endswith(".html") or path.startswith("assets/"))


def inventory(files: Mapping[str, Written], day: date) -> tuple[Output, Output]:
    """The inventory, `[address, bytes, digest]` of each file to keep, and its summary with the totals.

    The summary is a file of its own, because the inventory grows with the catalogue.
    """
    kept = {path.removesuffix("index.html"): file for path, file in sorted(files.items()) if is_kept(path)}
    rows = [[address, file.size, file.digest[:_DIGITS]] for address, file in kept.items()]
    state = key(_text(rows))
    whole = {"date": day.isoformat(), "digest": state, "files": rows}
    summary = {
        "date": day.isoformat(),
        "digest": state,
        "files": len(rows),
        "bytes": sum(file.size for file in kept.values()),
    }
    return _json(INVENTORY, whole), _json(SUMMARY, summary)


def _json(path: str, value: dict[str, Any]) -> Output:
    text = _text(value)
    return Output(path, (text,), text.encode)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
