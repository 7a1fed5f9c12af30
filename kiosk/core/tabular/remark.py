"""One sentence about an answer: a key, and the facts that fill it.

Rules:
- the words are in the locale under ``sheet.remark.*``; a tuple of names is joined by the one who speaks;
- where more than ``MOST_NAMED`` share a remark, they are counted, not named.

>>> Remark('sheet.remark.total', {'amount': '124 hộ nghèo'}).say(words, 'toàn xã')
'Toàn xã có 124 hộ nghèo.'
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiosk.core.tabular.nouns import Words, joined, noun, period
from kiosk.core.tabular.numbers import write
from kiosk.core.tabular.query import Measure

MOST_NAMED = 3

_PERIODS = ('earlier', 'later', 'low_names')
"""Facts that may be the name of a period."""


@dataclass(frozen=True)
class Remark:
    """One sentence: its key, and its facts; the tuple ``names`` is joined when it is spoken."""

    key: str
    facts: Mapping[str, str]
    names: tuple[str, ...] = ()

    def say(self, words: Words, scope: str) -> str:
        """Return the sentence, its first letter large; ``scope`` is whom the table covers (toàn xã)."""
        periods = {name: period(self.facts[name], words) for name in _PERIODS if name in self.facts}
        facts = {**self.facts, **periods, 'scope': scope, 'names': joined(self.names, words)}
        text = words(self.key, **facts)
        return text[:1].upper() + text[1:]


def amount(measure: Measure, value: Decimal) -> str:
    """Return ``21 hộ nghèo``, or ``21 triệu đồng`` of what is not counted."""
    one = noun(measure.column)
    return f'{write(value)} {one.text}' if one.counted else f'{write(value)}{one.unit}'


def named(key: str, facts: Mapping[str, str], names: list[str]) -> Remark:
    """Return a remark of these names; of their number where they are many."""
    if len(names) > MOST_NAMED:
        return Remark(f'{key}_many', {**facts, 'count': write(Decimal(len(names)))})
    return Remark(key if len(names) == 1 else f'{key}_same', facts, tuple(names))
