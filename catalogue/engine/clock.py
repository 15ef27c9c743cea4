"""Today, read once: `SOURCE_DATE_EPOCH` where it is set, so that the same input gives the same bytes."""

import os
from datetime import UTC, date, datetime, timedelta


def today() -> date:
    """The date of the build, in UTC. Raises ValueError when SOURCE_DATE_EPOCH is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def tomorrow() -> date:
    """The last day that may be today somewhere, by the later of the clock and SOURCE_DATE_EPOCH: later days are to come.

    A build repeats an old day, yet files that were written since are not from the future.
    """
    return max(today(), datetime.now(UTC).date()) + timedelta(days=1)
