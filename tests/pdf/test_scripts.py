"""Names in other scripts on paper, and signs that no font has."""

from pathlib import Path

import pytest

from catalogue.knowledge.aggregate import build
from catalogue.pdf.compiler import BLANK, FONTS, unprintable
from catalogue.pdf.documents import Documents
from catalogue.reading.load import load
from tests import papers
from tests.conftest import PROJECT, TODAY

NAMES = {
    "arabe": "مستشفى جامعة القاهرة",
    "chinois": "北京协和医院",
    "khmer": "មន្ទីរពេទ្យកាល់ម៉ែត",
    "vietnamien": "Bệnh viện Đại học Y Dược",
    "grec": "Ευαγγελισμός",
    "russe": "Больница",
}


def record(folder: Path, names: list[str]) -> bytes:
    """A record whose hospital has these names, printed with the hospital's own document."""
    file = folder / "registry" / "organisations" / "hopital-de-dakar.yml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("also_known_as")]
    file.write_text("\n".join([*lines, f"also_known_as: [{', '.join(names)}]"]), "utf-8")
    return Documents(build(load(folder), TODAY), PROJECT).organisation("hopital-de-dakar").pdf()


def test_names_print_right(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """They can be read, copied and searched; each script has its font in the file."""
    pdf = record(folder, list(NAMES.values()))
    said = papers.text(pdf)
    words = [(script, word) for script, name in NAMES.items() for word in name.split()]
    assert [(script, word) for script, word in words if word not in said] == []
    assert capfd.readouterr().err == ""
    fonts = " ".join(papers.fonts(papers.opened(pdf)))
    assert [name for name in ("Arabic", "Han", "Khmer", "Libertinus") if name not in fonts] == []


def test_what_no_font_prints_is_told(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A blank stands for it, and the command names the document and the sign."""
    said = papers.text(record(folder, ["𓀀 ancien"]))
    assert f"{BLANK} ancien" in said
    assert capfd.readouterr().err == (
        f"pdf/organisations/hopital-de-dakar.pdf : aucune police n’imprime 𓀀, remplacés par {BLANK}\n"
    )


def test_other_complaints_are_no_missing_signs() -> None:
    """A fault of a template is never taken for a sign to replace."""
    missing = (
        'error: PDF/UA-1 error: the text `"\\u{e31}"` could not be displayed with font `"Libertinus Serif"`'
    )
    assert unprintable(missing) == ["\u0e31"]
    assert unprintable(f"{missing}\nerror: unknown variable: x") == []


def test_fonts_are_light() -> None:
    """A clone has to carry them."""
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 1_500_000
