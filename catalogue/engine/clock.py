"""Today, read once: `SOURCE_DATE_EPOCH` where it is set, so that the same input gives the same bytes."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The date of the build, in UTC. Raises ValueError when SOURCE_DATE_EPOCH is no number."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
