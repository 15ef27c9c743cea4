"""Dates, durations and their French."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.language import french
from catalogue.language.durations import parse_duration
from catalogue.language.edtf import parse_date, parse_period


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "said", "since"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31), "2013", "depuis 2013"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "février 2024", "depuis février 2024"),
        (
            "2021-11-18",
            date(2021, 11, 18),
            date(2021, 11, 18),
            "18 novembre 2021",
            "depuis le 18 novembre 2021",
        ),
        ("2022-02-01", date(2022, 2, 1), date(2022, 2, 1), "1er février 2022", "depuis le 1er février 2022"),
        ("198X", date(1980, 1, 1), date(1989, 12, 31), "années 1980", "depuis les années 1980"),
        ("200X", date(2000, 1, 1), date(2009, 12, 31), "années 2000", "depuis les années 2000"),
        ("15XX", date(1500, 1, 1), date(1599, 12, 31), "XVIe siècle", "depuis le XVIe siècle"),
        ("16XX", date(1600, 1, 1), date(1699, 12, 31), "XVIIe siècle", "depuis le XVIIe siècle"),
        ("17XX", date(1700, 1, 1), date(1799, 12, 31), "XVIIIe siècle", "depuis le XVIIIe siècle"),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31), "XIXe siècle", "depuis le XIXe siècle"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "XXe siècle", "depuis le XXe siècle"),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), "XXIe siècle", "depuis le XXIe siècle"),
        ("2012~", date(2012, 1, 1), date(2012, 12, 31), "vers 2012", "depuis environ 2012"),
        ("2025?", date(2025, 1, 1), date(2025, 12, 31), "2025 (incertain)", "depuis 2025 (incertain)"),
        ("2022-21", date(2022, 3, 1), date(2022, 6, 30), "printemps 2022", "depuis le printemps 2022"),
        ("2022-22", date(2022, 6, 1), date(2022, 9, 30), "été 2022", "depuis l’été 2022"),
        ("2022-23", date(2022, 9, 1), date(2022, 12, 31), "automne 2022", "depuis l’automne 2022"),
        ("2022-24", date(2022, 1, 1), date(2023, 3, 31), "hiver 2022", "depuis l’hiver 2022"),
        (
            "2022-23~",
            date(2022, 9, 1),
            date(2022, 12, 31),
            "vers automne 2022",
            "depuis environ automne 2022",
        ),
        ("[..2003]", date.min, date(2003, 12, 31), "au plus tard en 2003", "depuis 2003 au plus tard"),
        (
            "[..2003-05]",
            date.min,
            date(2003, 5, 31),
            "au plus tard en mai 2003",
            "depuis mai 2003 au plus tard",
        ),
        (
            "[..2021-11-18]",
            date.min,
            date(2021, 11, 18),
            "au plus tard le 18 novembre 2021",
            "depuis le 18 novembre 2021 au plus tard",
        ),
        (
            "[..198X]",
            date.min,
            date(1989, 12, 31),
            "au plus tard dans les années 1980",
            "depuis les années 1980 au plus tard",
        ),
        (
            "[..2022-21]",
            date.min,
            date(2022, 6, 30),
            "au plus tard au printemps 2022",
            "depuis le printemps 2022 au plus tard",
        ),
        ("[2026..]", date(2026, 1, 1), date.max, "au plus tôt en 2026", "depuis 2026 au plus tôt"),
        (
            "[1980..1999]",
            date(1980, 1, 1),
            date(1999, 12, 31),
            "entre 1980 et 1999",
            "depuis une date située entre 1980 et 1999",
        ),
        ("[2016,2017]", date(2016, 1, 1), date(2017, 12, 31), "2016 ou 2017", "depuis 2016 ou 2017"),
        (
            "[2014, 2016, 2017]",
            date(2014, 1, 1),
            date(2017, 12, 31),
            "2014, 2016 ou 2017",
            "depuis 2014, 2016 ou 2017",
        ),
    ],
)
def test_dates(text: str, earliest: date, latest: date, said: str, since: str) -> None:
    """A date covers its days and reads as French."""
    parsed = parse_date(text)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)
    assert french.edtf(parsed).replace("\u00a0", " ") == said
    assert french.since(parsed).replace("\u00a0", " ") == since


@pytest.mark.parametrize(
    "text",
    [
        "",
        "13",
        "2021-02-30",
        "2021-13",
        "2021-1-1",
        "21/11/2021",
        "198X-05",
        "2021-11-18T10:00",
        "vers 2013",
        "2013 ",
        "0000",
        "0000-21",
        "2022-20",
        "2022-25",
        "2022-23-01",
        "198X-21",
        "[]",
        "[..]",
        "[....]",
        "[2003....]",
        "[....2003]",
        "[..2003..]",
        "[2003]",
        "[..2003",
        "..2003",
        "[2003..1999]",
        "[2017,2016]",
        "[..2003~]",
        "[..2003]?",
        "[1999..2003..2005]",
        "[..1999,2003]",
    ],
)
def test_no_dates(text: str) -> None:
    """What is no date is refused, whatever it resembles."""
    with pytest.raises(ValueError):  # noqa: PT011 the message is the text itself
        parse_date(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_a_date(day: date) -> None:
    """ISO days are EDTF dates that cover themselves."""
    parsed = parse_date(day.isoformat())
    assert parsed.earliest == parsed.latest == day


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """Nothing but ValueError ever comes out."""
    with contextlib.suppress(ValueError):
        assert parse_date(text).earliest <= parse_date(text).latest


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019", "2019"),
        ("2016/2022", "2016 à 2022"),
        ("1991/..", "depuis 1991"),
        ("../2006", "jusqu’en 2006"),
        ("/2006", "jusqu’en 2006, début inconnu"),
        ("../2006-05", "jusqu’en mai 2006"),
        ("../2021-11-18", "jusqu’au 18 novembre 2021"),
        ("../198X", "jusqu’aux années 1980"),
        ("../2022-21", "jusqu’au printemps 2022"),
        ("../2022-23", "jusqu’à l’automne 2022"),
        ("../2012~", "jusque vers 2012"),
        ("../[..2003]", "jusqu’à une date inconnue, au plus tard en 2003"),
        ("2004-06/", "depuis juin 2004, fin inconnue"),
        ("[..2003]/2006", "au plus tard en 2003 à 2006"),
    ],
)
def test_periods(text: str, said: str) -> None:
    """An interval may be open or unknown at one side."""
    assert french.period(parse_period(text)).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    "text", ["2022/2016", "/", "../..", "/..", "../", "2016/2017/2018", "[..2003]/1999/"]
)
def test_no_periods(text: str) -> None:
    """An interval goes forward, and one of its sides has a date."""
    with pytest.raises(ValueError):  # noqa: PT011
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("P1Y", "1 an"),
        ("P2Y", "2 ans"),
        ("P15D", "15 jours"),
        ("P1M", "1 mois"),
        ("P6M/P2Y", "de 6 mois à 2 ans"),
        ("P2M", "2 mois"),
        ("P1W", "1 semaine"),
        ("P2W", "2 semaines"),
        ("P1D", "1 jour"),
    ],
)
def test_durations(text: str, said: str) -> None:
    """Durations read as French."""
    assert parse_duration(text).french() == said


@pytest.mark.parametrize("text", ["", "1 an", "P0D", "P2Y/P6M", "P1Y6M", "PT3H", "P1Y/P2Y/P3Y"])
def test_no_durations(text: str) -> None:
    """One unit, above zero, a range that grows."""
    with pytest.raises(ValueError):  # noqa: PT011
        parse_duration(text)


def test_a_date_without_a_bound_counts_by_the_one_it_names() -> None:
    """So that no record is sorted under the year 1, and none stays fresh for ever."""
    before, after = parse_date("[..2003]"), parse_date("[2026..]")
    assert (before.first, before.last) == (date(2003, 1, 1), date(2003, 12, 31))
    assert (after.first, after.last) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("text", ["2022-23", "198X", "2013~", "[..2003]", "[2016,2017]"])
def test_what_is_not_iso_is_not_precise(text: str) -> None:
    """Machines that read ISO 8601 get no season, decade or set."""
    assert not parse_date(text).precise
    assert parse_date("2013-05").precise
