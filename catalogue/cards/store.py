"""Cards on the disk, drawn once: a card is kept under the name of what it says and of how it is drawn."""

import hashlib
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from pathlib import Path

import PIL

from catalogue.cards import card as drawing
from catalogue.cards.card import Card

_WORTH_A_PROCESS = 32


class Workshop:
    """Draws the cards that are missing on the other cores, while the caller makes pages."""

    def __init__(self, cards: Mapping[str, Card], folder: Path) -> None:
        self._cards = cards
        self._folder = folder
        missing = [card for card in cards.values() if not _file(card, folder).exists()]
        self._pool = None
        if len(missing) >= _WORTH_A_PROCESS and "fork" in multiprocessing.get_all_start_methods():
            self._pool = ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork"))
            self._drawn = self._pool.map(partial(kept, folder=folder), missing, chunksize=8)

    def deliver(self, site: Path) -> None:
        """Wait for the cards, and copy each to its address under `site`."""
        if self._pool is not None:
            with self._pool:
                list(self._drawn)  # raises what went wrong while drawing
        for address, card in self._cards.items():
            target = site / address
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kept(card, self._folder), target)


def kept(card: Card, folder: Path) -> Path:
    """The file of a card under `folder`, drawn now if it was not yet. Builds may run side by side."""
    file = _file(card, folder)
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as out:
            out.write(drawing.draw(card))
        draft_file = Path(draft)
        draft_file.chmod(0o644)
        draft_file.replace(file)
    return file


def _file(card: Card, folder: Path) -> Path:
    said = "\0".join((_hand(), card.kicker, card.title, *card.details))
    return folder / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.png"


@lru_cache(maxsize=1)
def _hand() -> str:
    """The library, the code and the fonts: a card drawn by another hand is another card."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), here.parent / "french.py", *sorted((here / "fonts").glob("*.ttf"))]
    digest = hashlib.sha256(PIL.__version__.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
