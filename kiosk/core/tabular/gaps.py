"""What a comparison of two periods cannot say, told so that nobody takes it for nothing.

Rules:
- rows whose period cannot be read are counted and added up;
- a period without rows has no figures, for the whole or for one group: it is named, and not compared.

>>> [remark.key for remark in gaps(answer)]
['sheet.remark.absent', 'sheet.remark.undated_sum']
"""

from collections.abc import Iterator
from decimal import Decimal

from kiosk.core.tabular.answer import Answer
from kiosk.core.tabular.nouns import group_name
from kiosk.core.tabular.numbers import write
from kiosk.core.tabular.query import ADDITIVE
from kiosk.core.tabular.remark import Remark, amount, named


def gaps(answer: Answer) -> Iterator[Remark]:
    """Yield what is missing in a comparison; nothing if no periods are compared."""
    places = [
        place
        for measure, place in zip(answer.query.measures, answer.measures, strict=True)
        if answer.query.compare and measure.kind in ADDITIVE
    ]
    if places:
        at = places[0]
        gone = tuple(answer.columns[side].period for side in (at - 1, at) if answer.whole[side] is None)
        rows = [row for row in answer.groups if answer.depth and row[0] is not None]
        absent = [group_name(answer, row) for row in rows if None in row[at - 1 : at + 1]]
        if gone:
            yield Remark('sheet.remark.no_period', {}, gone)
        elif absent:
            yield named('sheet.remark.absent', {}, absent)
    if answer.undated:
        yield undated(answer)


def undated(answer: Answer) -> Remark:
    """Return what a comparison leaves out because its period cannot be read: how many rows, and their sums."""
    sums = zip(answer.query.measures, answer.undated_sums, strict=True)
    amounts = tuple(amount(measure, value) for measure, value in sums if isinstance(value, Decimal))
    column = answer.query.compare.column if answer.query.compare else ''
    key = 'undated_sum' if amounts else 'undated'
    return Remark(f'sheet.remark.{key}', {'count': write(Decimal(answer.undated)), 'column': column}, amounts)
