"""Cards on the disk, drawn once: a card is kept under the name of what it says and of how it is drawn."""

import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

import PIL

from catalogue.cards import card as drawing
from catalogue.cards.card import Card


def kept(card: Card, folder: Path) -> Path:
    """The file of a card under `folder`, drawn now if it was not yet. Builds may run side by side."""
    file = folder / f"{_name(card)}.png"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as out:
            out.write(drawing.draw(card))
        draft_file = Path(draft)
        draft_file.chmod(0o644)
        draft_file.replace(file)
    return file


def _name(card: Card) -> str:
    said = "\0".join((_hand(), card.kicker, card.title, *card.details))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _hand() -> str:
    """The library, the code and the fonts: a card drawn by another hand is another card."""
    here = Path(__file__).parent
    files = [here / "card.py", here.parent / "french.py", *sorted((here / "fonts").glob("*.ttf"))]
    digest = hashlib.sha256(PIL.__version__.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()
