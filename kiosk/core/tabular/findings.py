"""What is unclean in a table, by the eight rules of lesson 3.1 and one that only a machine sees.

The rules (domain.md §4.5, lesson 3.1): one row of headings, one value a cell, real dates, numbers that are numbers,
no merged cells, one name for one village, no totals among the rows, a date in the file's name; and ``tidy``: no
hidden or doubled signs, no empty and no repeated rows.

A screen says a finding by ``sheet.finding.<rule>.<what>`` with the facts of ``facts``.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from kiosk.core.tabular.dates import write_date
from kiosk.core.tabular.numbers import SHOWN_DECIMALS, write
from kiosk.core.tabular.sheet import Fault, Formula, Value

Rule = Literal['header', 'single', 'date', 'number', 'merged', 'names', 'totals', 'filename', 'tidy']

RULES: tuple[Rule, ...] = ('header', 'single', 'date', 'number', 'merged', 'names', 'totals', 'filename', 'tidy')
"""In the order of the lesson."""

LONGEST = 60
"""Letters of a cell that a finding quotes."""


class Finding(NamedTuple):
    """One unclean place: ``have`` stands in ``cell`` (an area, or '' for the file), ``want`` should.

    ``want`` is '' where only a person can know; ``spot`` is the row and column in the table that ``value`` would go
    to, None where a fix does more than change one cell.
    """

    rule: Rule
    what: str
    cell: str
    have: str
    want: str = ''
    column: str = ''
    fixable: bool = False
    spot: tuple[int, int] | None = None
    value: Value = None

    @property
    def key(self) -> str:
        """Return the key of its sentence."""
        return f'sheet.finding.{self.rule}.{self.what}'

    @property
    def facts(self) -> Mapping[str, str]:
        """Return what fills its sentence."""
        return {'cell': self.cell, 'have': self.have, 'want': self.want, 'column': self.column}


def shown(value: Value, decimals: int = SHOWN_DECIMALS) -> str:
    """Return a cell's value as a person reads it, cut to ``LONGEST`` letters; '' for nothing."""
    if value is None:
        return ''
    if isinstance(value, bool):
        return 'TRUE' if value else 'FALSE'
    if isinstance(value, Decimal):
        return write(value, decimals)
    if isinstance(value, date):
        return write_date(value)
    text = value.text if isinstance(value, Formula | Fault) else value
    return text if len(text) <= LONGEST else f'{text[: LONGEST - 1]}…'
