"""The scripts by which a browser keeps the site, and the list of what there is to keep (docs/decisions/0016-offline.md)."""

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
"""To take the worker back from all browsers, should it ever do harm: the next visit of each removes it and its copies."""

_ENTRIES = {WORKER: "worker/worker.js", READING: "reading/reading.js", KEEPING: "keeping/panel.js"}
_LEAVING = "worker/leaving.js"
_DIGITS = 12


def scripts(name: str, withdrawn: bool = WITHDRAWN) -> dict[str, str]:
    """The scripts by the path where they are published. `name` is that of the catalogue."""
    made = {path: bundle(entry) for path, entry in _ENTRIES.items()}
    if withdrawn:
        made.update({WORKER: bundle(_LEAVING), READING: ""})
    made[WORKER] = f"self.CatalogueName = {_text(str(escape(name)))};\n{made[WORKER]}"
    return made


def is_kept(path: str) -> bool:
    """Whether a browser keeps a file of the site: pages, what pages load, and blank files. Other data is for machines."""
    if path.startswith("data/"):
        return belongs(path) and (path.endswith(".js") or path in blank.FILES.values())
    return belongs(path) and (path.endswith(".html") or path.startswith("assets/"))


def inventory(files: Mapping[str, Written], day: date) -> tuple[Output, Output]:
    """What a browser has to keep to read everything: `[address, bytes, digest]` of each page and of what pages need.

    And its sum, for readers who only want to know: the list of ten thousand records is a heavy file.
    """
    kept = {path.removesuffix("index.html"): one for path, one in sorted(files.items()) if is_kept(path)}
    rows = [[address, one.size, one.digest[:_DIGITS]] for address, one in kept.items()]
    state = key(_text(rows))
    whole = {"date": day.isoformat(), "digest": state, "files": rows}
    summary = {
        "date": day.isoformat(),
        "digest": state,
        "files": len(rows),
        "bytes": sum(one.size for one in kept.values()),
    }
    return _json(INVENTORY, whole), _json(SUMMARY, summary)


def _json(path: str, value: dict[str, Any]) -> Output:
    text = _text(value)
    return Output(path, (text,), text.encode)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
