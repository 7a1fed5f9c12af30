"""Numbers, days and weekdays as a Vietnamese office writes them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

WEEKDAYS = ('thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật')
"""With a capital, as Annex II, part V of Decree 30/2020 writes a weekday without digits."""


def written(value: Decimal, places: int = 2) -> str:
    """Return a number with points between thousands and at most ``places`` decimals after a comma."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f'{rounded:,f}'.partition('.')
    return whole.replace(',', '.') + (',' + decimals.rstrip('0') if decimals.strip('0') else '')


def written_day(day: date) -> str:
    """Return a day as ``05/01/2026``."""
    return f'{day:%d/%m/%Y}'
