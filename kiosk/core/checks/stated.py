"""What a source states in numbers, read once and looked up many times.

Rules:
- two numbers are the same in equal base units; ``19,05%`` may be a bare 19,05 (a column of percents), never a bare 12;
- a number without a unit may be one with any unit but a percentage or an article;
- a number is *swapped* if every one that it may be belongs to another name (``sayings.owner``) and this name has
  another number of the same thing;
- a source that says «Đơn vị tính: triệu đồng» means its bare numbers in that unit as well.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kiosk.core.checks.date_forms import dates_in
from kiosk.core.checks.number_forms import Number, numbers_in
from kiosk.core.checks.sayings import counted, labelled, owner, said, sentence_spans

REFERENCES = frozenset({'điều', 'khoản', 'chương', 'mục', '#'})
"""Units of numbers that name something and count nothing."""

_DECLARED = re.compile(
    r'(?i)(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<one>nghìn|ngàn|triệu|tỷ|tỉ)\s*đồng'
    r'|\((?P<two>nghìn|ngàn|triệu|tỷ|tỉ)\s*đồng\)'
)
_TIMES = {'nghìn': 1000, 'ngàn': 1000, 'triệu': 10**6, 'tỷ': 10**9, 'tỉ': 10**9}
_SHARED = 2
"""Words that a line must have in common with a sentence to speak of the same."""
_NEAREST = 4
"""Lines that a figure may be computed from at most: more would make chance hits likely."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A sentence of the source: its numbers and the words that say something."""

    numbers: tuple[Number, ...]
    words: frozenset[str]


@dataclass(frozen=True)
class Stated:
    """The source; what is asked for is worked out once."""

    text: str

    @cached_property
    def numbers(self) -> list[Number]:
        """Return its numbers in order."""
        return numbers_in(self.text)

    @cached_property
    def years(self) -> set[int]:
        """Return the years that it names."""
        return {day.year for day in dates_in(self.text) if day.year}

    @cached_property
    def labels(self) -> dict[Words, list[Number]]:
        """Return its numbers by the words that name them."""
        return self._by_words([labelled(self.text, each.start, each.end) for each in self.numbers])

    @cached_property
    def things(self) -> dict[Words, list[Number]]:
        """Return its numbers by what they count; those that count nothing under ()."""
        return self._by_words([counted(self.text, each.start, each.end) for each in self.numbers])

    def equals(self, number: Number) -> list[Number]:
        """Return the numbers of the source that this one may be."""
        value = number.base[0]
        near = [*self._values.get(value, ()), *(one for by in self._scales for one in self._values.get(value / by, ()))]
        return [other for other in near if self._same(number, other)]

    def swapped(self, number: Number, name: Words, thing: Words) -> Number | None:
        """Return what the source says of ``name`` where the text says what belongs to another; None if it does not."""
        there = self._owned.get(name, []) if name else []
        if not there:
            return None
        same = [each for each in self.equals(number) if not thing or self._thing(each) in {thing, ()}]
        owners, things = {self._owners[each.start] for each in same}, {self._thing(each) for each in same}
        if not same or () in owners or name in owners:
            return None
        return next((each for each in there if self._thing(each) in things and each.base[1] == same[0].base[1]), None)

    def beside(self, number: Number) -> list[Number]:
        """Return the numbers of the same unit in the same line."""
        line = next((line for line in self._lines if number in line.numbers), None)
        return [each for each in line.numbers if each.unit == number.unit] if line else []

    def lines_about(self, words: frozenset[str], numbers: tuple[Number, ...]) -> list[tuple[Number, ...]]:
        """Return the numbers of the lines that speak of the same, the nearest first."""
        said_here = {number.base for number in numbers}
        scored = []
        for place, line in enumerate(self._lines):
            meets = sum(each.base in said_here for each in line.numbers)
            common = len(line.words & words)
            if line.numbers and (meets or common >= _SHARED):
                scored.append((-meets - common, place, line.numbers))
        return [found for _, _, found in sorted(scored)[:_NEAREST]]

    @cached_property
    def _owners(self) -> dict[int, Words]:
        return {each.start: owner(self.text, each.start, each.end) for each in self.numbers}

    @cached_property
    def _owned(self) -> dict[Words, list[Number]]:
        return self._by_words(list(self._owners.values()))

    @cached_property
    def _counts(self) -> dict[int, Words]:
        return {each.start: counted(self.text, each.start, each.end) for each in self.numbers}

    def _thing(self, number: Number) -> Words:
        return self._counts[number.start]

    @cached_property
    def _values(self) -> dict[Decimal, list[Number]]:
        found = defaultdict(list)
        for number in self.numbers:
            found[number.base[0]].append(number)
        return found

    @cached_property
    def _scales(self) -> set[int]:
        return {_TIMES[(found['one'] or found['two']).lower()] for found in _DECLARED.finditer(self.text)}

    @cached_property
    def _lines(self) -> list[Line]:
        numbers, found = iter([*self.numbers, None]), []
        number = next(numbers)
        for start, end in sentence_spans(self.text, halves=False):
            inside = []
            while number is not None and number.start < end:
                inside.append(number)
                number = next(numbers)
            found.append(Line(tuple(inside), said(self.text[start:end])))
        return found

    def _by_words(self, words: list[Words]) -> dict[Words, list[Number]]:
        found = defaultdict(list)
        for key, number in zip(words, self.numbers, strict=True):
            found[key].append(number)
        return found

    def _same(self, one: Number, other: Number) -> bool:
        (value, unit), (there, other_unit) = one.base, other.base
        if unit == other_unit:
            return value == there
        if '%' in (unit, other_unit):
            return value == there and '' in (unit, other_unit) and value % 1 != 0
        if '' not in (unit, other_unit) or REFERENCES & {unit, other_unit}:
            return False
        return value == there or (not other_unit and unit in {'đồng', ''})
