"""The scripts by which a browser keeps the site, and the list of what there is to keep (docs/decisions/0016-offline.md)."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from catalogue.output import Output
from catalogue.pack.choice import belongs
from catalogue.site.keys import key
from catalogue.site.writing import Written

WORKER = "sw.js"
READING = "assets/reading.js"
KEEPING = "assets/keeping.js"
INVENTORY = "data/inventory.json"

WITHDRAWN = False
"""To take the worker back from all browsers, should it ever do harm: the next visit of each removes it and its copies."""

_SCRIPTS = Path(__file__).parent / "scripts"
_PARTS = {
    WORKER: ("device/store", "worker/notice", "worker/absent", "worker/answer", "worker/worker"),
    READING: ("reading/reading",),
    KEEPING: ("device/store", "keeping/inventory", "keeping/download", "keeping/panel"),
}
_LEAVING = {WORKER: ("worker/leaving",), READING: ()}
_NOT_PAGES = ("data/catalogue.json", "data/schema/", "pdf/", WORKER, INVENTORY)
_ARCHIVES = (".zip", ".sha256")
_DIGITS = 12


def scripts(withdrawn: bool = WITHDRAWN) -> dict[str, str]:
    """The scripts by the path where they are published."""
    parts = {**_PARTS, **(_LEAVING if withdrawn else {})}
    return {
        path: "".join((_SCRIPTS / f"{name}.js").read_text("utf-8") for name in names)
        for path, names in parts.items()
    }


def inventory(files: Mapping[str, Written], day: date) -> Output:
    """What a browser has to keep to read everything: `[address, bytes, digest]` of each page and of what pages need."""
    rows = [
        [path.removesuffix("index.html"), one.size, one.digest[:_DIGITS]]
        for path, one in sorted(files.items())
        if belongs(path) and not path.startswith(_NOT_PAGES) and not path.endswith(_ARCHIVES)
    ]
    text = json.dumps({"date": day.isoformat(), "files": rows}, ensure_ascii=False, separators=(",", ":"))
    return Output(INVENTORY, key(text), text.encode)
