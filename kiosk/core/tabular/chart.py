"""What a chart shows: which figures of an answer, as bars or as a line.

Rules:
- bars compare groups, a line follows time: an answer grouped by a period is a line unless asked otherwise;
- one measure a chart; where two periods are compared both are drawn side by side;
- at most ``MOST_BARS`` groups, the first of them in the answer's order: more cannot be read on a page.

>>> chart(answer, printed, 'Hộ nghèo theo thôn').series[0].name
'Hộ nghèo'
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.core.errors import NothingToSayError
from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.printed import Printed
from kiosk.core.tabular.sheet import Value

MOST_BARS = 30

ChartKind = Literal['bar', 'line']


@dataclass(frozen=True)
class Series:
    """One row of figures, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Chart:
    """A drawing: ``percent`` figures are percentages; ``left_out`` groups are not drawn."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    percent: bool = False
    left_out: int = 0


def chart(answer: Answer, printed: Printed, kind: ChartKind | None = None, measure: int = 0) -> Chart:
    """Return the chart of one measure of an answer with groups; raise NothingToSayError for one without."""
    if not answer.depth or not answer.rows:
        raise NothingToSayError
    rows = printed.rows[:MOST_BARS]
    place = answer.measures[measure]
    places = (place - 1, place) if answer.query.compare else (place,)
    names = tuple(' - '.join(str(value) for value in row[: answer.depth]) for row in rows)
    series = tuple(Series(printed.heads[at], tuple(_number(row[at]) for row in rows)) for at in places)
    told = answer.columns[place]
    timely = any(each[:1].isdigit() and '/' in each for each in names[:1]) and answer.depth == 1
    chosen = kind or ('line' if timely else 'bar')
    return Chart(chosen, printed.title, names, series, told.percent, len(answer.groups) - len(rows))


def _number(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
