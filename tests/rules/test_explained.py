"""What the pages of rules show: lines of a file before and after, where they stand, and which one is at fault."""

from catalogue.rules.explained import Explained, Line, explained
from catalogue.rules.explained import _excerpt as excerpt

RECORD = "partnerships/exemple-dakar.md"
FUNDING = (
    "  - {organisation: fonds-exemple, scheme: Appel 2019, year: 2019, amount: 12000, {currency}qualifier: at-most, "
    "scope: partnership, evidence: argent}"
)


def page(id_: str) -> Explained:
    [found] = [one for one in explained() if one.id == id_]
    return found


def test_a_fault_in_a_line() -> None:
    """The line with its neighbours, then the same mended, then what comes near and is right."""
    amount = page("E213")
    right = Line(21, FUNDING.replace("{currency}", "currency: EUR, "))
    assert (amount.level, amount.file, amount.mended_file, amount.good_file) == ("invalid", *[RECORD] * 3)
    assert amount.broken == (
        Line(20, "funding:"),
        Line(21, FUNDING.replace("{currency}", ""), marked=True),
        Line(22, "training:"),
    )
    assert amount.mended == (Line(20, "funding:"), right, Line(22, "training:"))
    assert amount.good == (
        Line(20, "funding:"),
        Line(21, right.text.replace("amount: 12000, currency: EUR, qualifier: at-most, ", "")),
        Line(22, "training:"),
    )
    assert amount.message == "montant et devise vont ensemble, « currency » manque"
    assert amount.mend.startswith("ajouter `currency:`, par exemple `amount: 12000, currency: EUR`")
    assert amount.says == "Un montant a sa devise."
    assert amount.why == "12 000 quoi ? Le franc CFA et l’euro ne se lisent pas l’un pour l’autre."
    assert not amount.fix


def test_a_fault_that_is_told_at_another_line() -> None:
    """What misses is told where it belongs; what is mended is shown where it stands."""
    missing = page("E101")
    assert missing.broken == (
        Line(31, "evidence:"),
        Line(32, "  accord:", marked=True),
        Line(33, "    source: brochure"),
    )
    assert missing.mended == (
        Line(35, "    quote: un accord de jumelage signé le 12 mars 2018"),
        Line(36, "    confidence: stated"),
        Line(37, "  argent:"),
    )


def test_a_fault_that_is_told_of_another_file() -> None:
    """Its line is shown, and what to do in the file that was changed, with points for the lines between."""
    unused = page("W305")
    assert (unused.file, unused.mended_file) == ("registry/organisations/hopital-de-dakar.yml", RECORD)
    assert unused.broken == (Line(1, "schema: 2", marked=True), Line(2, "name: Hôpital de Dakar"))
    party = "  - {organisation: hopital-de-dakar, role: partner, since: 2018, until: 2024, evidence: accord}"
    assert unused.mended == (
        Line(
            7,
            "  - {organisation: hopital-du-val, role: lead, unit: service de cardiologie, evidence: accord}",
        ),
        Line(8, party),
        Line(9, "  - {organisation: fonds-exemple, role: funder, evidence: argent}"),
        Line(0, "…"),
        Line(18, "verified_on: 2024-02-01"),
        Line(19, "verified_by: [hopital-de-dakar]"),
        Line(20, "funding:"),
    )
    assert unused.good == ()


def test_the_first_and_last_lines_have_one_neighbour() -> None:
    """The empty line after the last is none."""
    whole = page("E012")
    assert whole.broken == (Line(1, "Hôpital de Dakar", marked=True),)
    assert [line.number for line in whole.mended] == [1, 2, 3, 4, 5, 6, 7]
    assert whole.mended[0] == Line(1, "schema: 2")
    assert whole.mended[-1] == Line(7, "also_known_as: [Hôpital central de Dakar]")


def test_a_file_without_a_last_line_end() -> None:
    """Its last line is shown like any other, and there is none after it."""
    lines = ["schema: 1", "name: Hôpital", "kind: hospital"]
    assert excerpt(lines, [2], 2) == (Line(2, "name: Hôpital"), Line(3, "kind: hospital", marked=True))
    assert excerpt([*lines, ""], [2], None) == (Line(2, "name: Hôpital"), Line(3, "kind: hospital"))
    assert excerpt(lines, [0], 0) == (Line(1, "schema: 1", marked=True), Line(2, "name: Hôpital"))


def test_what_check_mends_by_itself() -> None:
    """Other rules are mended by hand."""
    assert [one.id for one in explained() if one.fix] == ["E007", "E107", "W501"]


def test_a_fault_that_is_drawn() -> None:
    """What is no text of a file has no numbers; the mark is not a part of it."""
    empty = page("E002")
    assert empty.broken == (Line(0, "", marked=True),)
    assert empty.mended == (
        Line(0, "---"),
        Line(0, "schema: 2"),
        Line(0, "title: Jumelage en cardiologie avec Dakar"),
        Line(0, "…"),
    )
    assert (empty.good_file, empty.good) == ("", ())
    taken = page("E113")
    assert [line.marked for line in taken.broken] == [False, True]
    assert taken.broken[1].text == "- {code: partnership, fr: Partenariat, en: Partnership, meaning: …}"
