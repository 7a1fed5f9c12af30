"""The arithmetic of one figure, from exact sums.

Rules:
- a sum over no number at all is None, not 0: nothing is known of it;
- a percentage of nothing is None.

>>> figure(Wanted('share', 1), Sums(Decimal(3), {Aggregate('sum', 1): Decimal(21)}), whole)
Decimal('16.9354838709...')
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kiosk.core.tabular.numbers import percent
from kiosk.core.tabular.plan import Aggregate
from kiosk.core.tabular.query import MeasureKind
from kiosk.core.tabular.sheet import Value


class Wanted(NamedTuple):
    """A measure with its columns' places in the table, None if it names none."""

    kind: MeasureKind
    column: int | None = None
    of: int | None = None


@dataclass(frozen=True)
class Sums:
    """What an engine added up for one group: how many rows, and the aggregates that are known."""

    rows: Decimal
    aggregates: Mapping[Aggregate, Decimal]

    @classmethod
    def read(cls, found: tuple[Value, ...], aggregates: tuple[Aggregate, ...]) -> 'Sums':
        """Return them from an engine's row without its keys."""
        told = zip(aggregates, found[1:], strict=True)
        rows = found[0] if isinstance(found[0], Decimal) else Decimal(0)
        return cls(rows, {name: value for name, value in told if isinstance(value, Decimal)})

    def added(self, column: int | None) -> Decimal | None:
        """Return the sum of a column; the count of the rows if none is named."""
        return self.rows if column is None else self.aggregates.get(Aggregate('sum', column))


def figure(wanted: Wanted, own: Sums, whole: Sums) -> Decimal | None:
    """Return one figure of a group; None if it cannot be known."""
    return _FIGURES[wanted.kind](wanted, own, whole)


def _count(_wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    return own.rows


def _sum(wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    return own.added(wanted.column)


def _mean(wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    added, filled = own.added(wanted.column), own.aggregates.get(Aggregate('filled', wanted.column or 0))
    return added / filled if added is not None and filled else None


def _least(wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    return own.aggregates.get(Aggregate('min', wanted.column or 0))


def _greatest(wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    return own.aggregates.get(Aggregate('max', wanted.column or 0))


def _share(wanted: Wanted, own: Sums, whole: Sums) -> Decimal | None:
    part, everything = own.added(wanted.column), whole.added(wanted.column)
    return percent(part, everything) if part is not None and everything is not None else None


def _ratio(wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    part, base = own.added(wanted.column), own.added(wanted.of)
    return percent(part, base) if part is not None and base is not None else None


def _difference(wanted: Wanted, own: Sums, _whole: Sums) -> Decimal | None:
    after, before = own.added(wanted.column), own.added(wanted.of)
    return after - before if after is not None and before is not None else None


def _growth(wanted: Wanted, own: Sums, whole: Sums) -> Decimal | None:
    change, before = _difference(wanted, own, whole), own.added(wanted.of)
    return percent(change, before) if change is not None and before is not None else None


_FIGURES: Mapping[MeasureKind, Callable[[Wanted, Sums, Sums], Decimal | None]] = {
    'count': _count,
    'sum': _sum,
    'mean': _mean,
    'min': _least,
    'max': _greatest,
    'share': _share,
    'ratio': _ratio,
    'difference': _difference,
    'growth': _growth,
}
