"""Rows of totals, known by their first words.

Rules:
- Tổng cộng, Cộng, Tổng số, Toàn xã, Lũy kế, alone or with a formula or the name of a part behind them;
- never by their figures, and not by a beginning alone: a village may be called Cộng Hòa, a person Tống.

>>> is_total((None, 'Tổng cộng', Decimal(4120)))
True
"""

import re
from functools import lru_cache

from kiosk.core.tabular.sheet import Row
from kiosk.core.vietnamese import canonical

_TOTAL = re.compile(
    r'(?:toongr|tong)(?: (?:coongj|cong|soos|so|howpj|hop))?(?: (?:toanf|toan) (?:xax|xa))?[ :.]*'
    r'|(?:coongj|cong)(?: (?:toanf xax|toan xa|doonf|don|lai|laij))?[ :.]*'
    r'|(?:toanf xax|toan xa)[ :.]*|lu[yx]+ k[es]+[ :.]*'
    r'|(?:toongr|coongj) .*(?:\(.*\)|thoon|xoms|toor|khu|mucj|nhoms|phaanf).*'
)
_LABELS = 3
"""Columns from the left in which a total's name is looked for."""
_LONGEST = 60


def is_total(values: Row) -> bool:
    """Return whether a row is a total."""
    label = next((value for value in values[:_LABELS] if isinstance(value, str)), '')
    return 0 < len(label) <= _LONGEST and _named(label)


@lru_cache(10_000)
def _named(label: str) -> bool:
    return _TOTAL.fullmatch(canonical(label)) is not None
