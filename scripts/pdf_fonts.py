"""Font subsetting: the fonts of the PDFs are subsets of open fonts, renamed, in catalogue/pdf/fonts/.

Run `python scripts/pdf_fonts.py node_modules`, where npm installed the packages that the README of that folder lists.
"""

import argparse
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parent.parent / "catalogue" / "pdf" / "fonts"
_PACKAGES = "@expo-google-fonts"
_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
_SHAPING = ("*",)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A font to make: its source file in a package, its code points and its OpenType features."""

    package: str
    file: str
    family: str
    style: str
    points: Sequence[int]
    features: Sequence[str] = ("kern", "liga", "tnum", "lnum", "mark", "mkmk", "ccmp", "locl", "case")


def blocks(*ranges: tuple[int, int]) -> list[int]:
    """Code points of ranges, both ends included."""
    return [point for first, last in ranges for point in range(first, last + 1)]


def common_han() -> Iterator[int]:
    """The 3,755 characters of the first level of GB 2312, those of everyday Chinese."""
    for row in range(0xB0, 0xD8):
        last = 0xF9 if row == 0xD7 else 0xFE
        for cell in range(0xA1, last + 1):
            yield ord(bytes((row, cell)).decode("gb2312"))


LATIN = blocks(
    (0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B), (0x300, 0x303), (0x309, 0x309),
    (0x323, 0x323), (0x1EA0, 0x1EF9), (0x2010, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022),
    (0x2026, 0x2026), (0x202F, 0x202F), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2194), (0x2212, 0x2212),
)  # fmt: skip
ARABIC = blocks((0x20, 0x20), (0x600, 0x6FF), (0x200C, 0x200F))
KHMER = blocks((0x20, 0x20), (0x1780, 0x17FF), (0x19E0, 0x19FF), (0x200B, 0x200D), (0x25CC, 0x25CC))
HAN = [*common_han(), *blocks((0x3001, 0x3002), (0x3008, 0x3011), (0xFF01, 0xFF5E))]

FONTS = (
    Wanted("source-sans-3", "400Regular/SourceSans3_400Regular.ttf", "Passerelles Sans", "Regular", LATIN),
    Wanted("source-sans-3", "600SemiBold/SourceSans3_600SemiBold.ttf", "Passerelles Sans", "SemiBold", LATIN),
    Wanted(
        "scheherazade-new",
        "400Regular/ScheherazadeNew_400Regular.ttf",
        "Passerelles Arabic",
        "Regular",
        ARABIC,
        _SHAPING,
    ),
    Wanted(
        "hanuman",
        "Hanuman_400Regular.ttf",
        "Passerelles Khmer",
        "Regular",
        KHMER,
        _SHAPING,
    ),
    Wanted(
        "noto-sans-sc",
        "400Regular/NotoSansSC_400Regular.ttf",
        "Passerelles Han",
        "Regular",
        HAN,
        ("ccmp", "locl"),
    ),
)


def make(one: Wanted, packages: Path, out: Path) -> Path:
    """Write one font; returns its file."""
    options = subset.Options(
        hinting=False, layout_features=list(one.features), name_IDs=_NAMES, notdef_outline=True
    )
    options.drop_tables += ["DSIG"]
    font = subset.load_font(str(packages / _PACKAGES / one.package / one.file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=one.points)
    subsetter.subset(font)
    _rename(font, one)
    file = out / f"{one.family.replace(' ', '')}-{one.style}.ttf"
    subset.save_font(font, str(file), options)
    return file


def _rename(font: TTFont, one: Wanted) -> None:
    """Rename a font, because the licences of some reserve their names for unmodified versions."""
    plain = one.family.replace(" ", "")
    names = {
        1: one.family,
        2: "Regular",
        3: f"{plain}-{one.style}",
        4: f"{one.family} {one.style}",
        6: f"{plain}-{one.style}",
    }
    if one.style != "Regular":
        names |= {1: f"{one.family} {one.style}", 16: one.family, 17: one.style}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)


def main(arguments: Iterable[str] | None = None) -> int:
    """Write all fonts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path, help="the folder node_modules")
    given = parser.parse_args(None if arguments is None else list(arguments))
    for one in FONTS:
        file = make(one, given.packages, OUT)
        print(f"{file.name}: {file.stat().st_size // 1024} kB")
    licence = given.packages / _PACKAGES / "noto-sans-sc" / "LICENSE_FONT"
    shutil.copy(licence, OUT / "OFL.txt")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
