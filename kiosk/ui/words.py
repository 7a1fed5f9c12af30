"""The sentence for a key in the language this browser chose."""

from typing import Any

from kiosk import locale
from kiosk.core.errors import KioskError
from kiosk.ui import session


def t(key: str, **facts: Any) -> str:
    """Return the sentence under ``key``."""
    return locale.sentence(session.language(), key, **facts)


def tell(error: KioskError) -> str:
    """Return what to tell the person about this error."""
    return locale.error_sentence(session.language(), error)
