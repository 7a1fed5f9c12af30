"""Time and identity from the operating system."""

import time
import uuid
from datetime import UTC, datetime


class SystemClock:
    """The machine's own clock (``Clock``)."""

    def now(self) -> datetime:
        """Return the time now in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never run back."""
        return time.monotonic()


class RandomIdentities:
    """Ids from the operating system's randomness (``Identities``)."""

    def new(self) -> str:
        """Return a new UUID v4, lower case."""
        return str(uuid.uuid4())
