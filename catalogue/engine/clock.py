"""The date of the build: that of `SOURCE_DATE_EPOCH` when it is set (reproducible builds), else of the clock, in UTC."""

import os
from datetime import UTC, date, datetime, timedelta

_LAST = 253_402_300_799
"""The end of the year 9999, in seconds since 1970: the last moment that `datetime` knows."""


class NoDateError(ValueError):
    """SOURCE_DATE_EPOCH is no number of seconds up to the year 9999. The French message says how to mend it."""

    def __init__(self, value: str) -> None:
        super().__init__(
            f"SOURCE_DATE_EPOCH={value[:40]} : un nombre entier de secondes depuis 1970 est attendu, entre 0 et {_LAST} ; "
            "donner par exemple SOURCE_DATE_EPOCH=$(date +%s), ou enlever la variable (unset SOURCE_DATE_EPOCH)."
        )


def today() -> date:
    """The date of the build, in UTC. Raises NoDateError when SOURCE_DATE_EPOCH is no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).date()
    if not (epoch.isascii() and epoch.isdigit() and len(epoch) <= len(str(_LAST)) and int(epoch) <= _LAST):
        raise NoDateError(epoch)
    return datetime.fromtimestamp(int(epoch), UTC).date()


def tomorrow() -> date:
    """The day after today: any later date of a file lies in the future, in every time zone.

    Today is here the later of the clock and SOURCE_DATE_EPOCH. A build may repeat an old day, and files written since
    are no mistakes.
    """
    return min(max(today(), datetime.now(UTC).date()), date.max - timedelta(days=1)) + timedelta(days=1)
