"""One column of an answer: what its figures are and by which key a screen calls it.

Rules:
- the words are in the locale under ``sheet.told.*``; ``facts`` fill them;
- a percentage has no unit but percent, whatever its columns are measured in.

>>> Told('sum', 'Hộ', role='later', period='11/2026').key
'sheet.told.sum_in'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kiosk.core.tabular.captions import UNIT
from kiosk.core.tabular.query import PERCENTS, MeasureKind

Role = Literal['', 'earlier', 'later', 'change', 'change_percent']


@dataclass(frozen=True)
class Told:
    """One column of an answer; a screen says its name by ``key`` and ``facts``.

    ``kind`` is '' for the name of a group; ``role`` is set where two periods are compared (``period`` names one).
    """

    kind: MeasureKind | Literal['']
    column: str
    of: str = ''
    role: Role = ''
    period: str = ''

    @property
    def percent(self) -> bool:
        """Return whether its figures are percentages."""
        return self.kind in PERCENTS or self.role == 'change_percent'

    @property
    def key(self) -> str:
        """Return the key of its name."""
        if not self.kind:
            return 'sheet.told.group'
        if self.role in {'earlier', 'later'}:
            return f'sheet.told.{self.kind}_in'
        if self.role:
            kind = 'rows_' if self.kind == 'count' else 'ratio_' if self.kind == 'ratio' else ''
            return f'sheet.told.{kind}{self.role}'
        return f'sheet.told.{self.kind}' if self.column or self.kind == 'count' else 'sheet.told.share_of_rows'

    @property
    def facts(self) -> Mapping[str, str]:
        """Return what fills its name."""
        column, of = (UNIT.sub('', name) if self.percent else name for name in (self.column, self.of))
        return {'column': column, 'of': of, 'period': self.period}
