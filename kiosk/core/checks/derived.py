"""A figure that the source does not state, but that two of its numbers give: a percentage, a difference, a sum.

Rules:
- the numbers it may come from are those of its own sentence and those of source lines that speak of the same;
- «tăng», «giảm», «đạt», «chiếm», «còn», «tổng» before the figure say which sum it must be: 2,5 against 2,1 is
  «tăng 19,05%», never 16%, which is the fall the other way round;
- what stands after «so với» is the base; with a base and what it is held against in one sentence, nothing else is;
- «còn» before money says what it fell to, before a count what is left;
- a percentage may differ by 0,05 (lesson 3.4), so does a difference or sum, in percent of itself;
- numbers of different units are never put together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from kiosk.core.checks.number_forms import Number

TOLERANCE = Decimal('0.05')
"""Percentage points that a recomputed percentage may differ (domain.md §4.5, lesson 3.4)."""

_UP = r'tăng|vượt|cao hơn|nhiều hơn|hơn|thêm'
_DOWN = r'giảm|hụt|thấp hơn|ít hơn|kém'
_SHARE = r'đạt|chiếm|bằng|tỷ lệ|tỉ lệ|tương ứng|tương đương|hoàn thành|là|ứng với'
_REST = r'còn lại|còn thiếu|còn dư|còn nợ|chưa|thiếu|chênh lệch|chênh|dư'
_SUM = r'tổng cộng|tổng số|tổng|cộng|tất cả|gồm|cả thảy|toàn xã|chung'
_CUE = re.compile(
    rf'(?<!\w)(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<share>{_SHARE})|(?P<rest>{_REST})|(?P<left>còn)|(?P<sum>{_SUM}))(?!\w)',
    re.IGNORECASE,
)
_BASE = re.compile(
    r'(?:so với|so cùng kỳ|so sánh với|so năm|cùng kỳ|năm trước|năm ngoái|kế hoạch|dự toán)', re.IGNORECASE
)


@dataclass(frozen=True)
class Way:
    """How a figure comes out of two numbers; ``value`` is what comes out, exactly."""

    value: Decimal
    how: str
    one: Number
    other: Number


@dataclass(frozen=True)
class Sentence:
    """The sentence that a figure stands in: its words, the figure's place in them, the other numbers in order."""

    text: str
    start: int
    others: tuple[Number, ...]


def ways(figure: Number, sentence: Sentence, lines: Sequence[Sequence[Number]]) -> Iterator[Way]:
    """Yield all that the figure may be, the likeliest first; ``lines`` are numbers of the source, line by line."""
    percent = figure.unit in {'%', 'điểm %'}
    cues = _cues(figure, sentence, percent=percent)
    own = percent and _told_whole(sentence)
    for one, other in _pairs(figure, sentence, [] if own else lines):
        if percent and one.base[1] == other.base[1] != '%':
            yield from _percentages(one, other, cues, figure, sentence)
        elif one.base[1] in {figure.base[1], ''} or (figure.unit == 'điểm %' and one.unit == '%'):
            yield from _differences(one, other, cues)
    if not percent and 'sum' in cues:
        yield from _sums(figure, [sentence.others, *lines])


def fits(figure: Number, way: Way) -> bool:
    """Return whether the figure is what comes out, within the tolerance."""
    if figure.unit in {'%', 'điểm %'}:
        return abs(figure.value - way.value) <= TOLERANCE
    value = figure.base[0]
    return abs(value - way.value) * 100 <= TOLERANCE * abs(value)


def _cues(figure: Number, sentence: Sentence, *, percent: bool) -> set[str]:
    """Return what the nearest telling word before the figure says it is; {'none'} if nothing tells.

    «là», «đạt» tell nothing of a count; «tăng» and «giảm» tell of a count only what stands right behind them.
    """
    before = sentence.text[: figure.start - sentence.start]
    found = [cue for cue in _CUE.finditer(before) if cue.lastgroup and (percent or not cue['share'])]
    if not found:
        return {'none'}
    kind = found[-1].lastgroup or 'none'
    if not percent and kind in {'up', 'down'} and re.search(r'\d', before[found[-1].end() :]):
        return {'none'}
    return {'left', 'rest'} if kind == 'left' and not percent and not figure.unit else {kind}


def _pairs(figure: Number, sentence: Sentence, lines: Sequence[Sequence[Number]]) -> Iterator[tuple[Number, Number]]:
    """Yield pairs of one unit: both of the sentence, one of it and one of a line, both of a line."""
    seen: set[tuple[Decimal, Decimal]] = set()
    mixed = [(one, other) for one in sentence.others for line in lines for other in line]
    pools: list[Iterable[tuple[Number, Number]]] = [
        combinations(sentence.others, 2),
        mixed,
        *(combinations(line, 2) for line in lines),
    ]
    for pool in pools:
        for one, other in pool:
            key = (one.base[0], other.base[0])
            alike = one.base[1] == other.base[1] or not one.unit or not other.unit
            if alike and one.unit not in {'#', 'điều', 'khoản'} and key not in seen and key[0] != key[1]:
                seen.add(key)
                yield one, other


def _percentages(one: Number, other: Number, cues: set[str], figure: Number, sentence: Sentence) -> Iterator[Way]:
    for part, whole in permutations((one, other)):
        (top, _), (base, _) = part.base, whole.base
        if base == 0 or not _is_base(whole, part, sentence):
            continue
        change = (top - base) / base * 100
        if cues & {'up', 'none'} and change > 0:
            yield Way(change, 'up', part, whole)
        if cues & {'down', 'none'} and change < 0:
            yield Way(-change, 'down', part, whole)
        if cues & {'share', 'none', 'sum', 'rest', 'left'} and not _told_later(part, figure, sentence):
            yield Way(top / base * 100, 'share', part, whole)


def _told_later(part: Number, figure: Number, sentence: Sentence) -> bool:
    """Return whether a share would be of something that is told only after it, though other numbers came before."""
    return part in sentence.others and part.start > figure.start > min(other.start for other in sentence.others)


def _is_base(whole: Number, part: Number, sentence: Sentence) -> bool:
    """Return False if the sentence says «so với» before the other number and not before this one."""
    return _after_base(whole, sentence) or not _after_base(part, sentence)


def _told_whole(sentence: Sentence) -> bool:
    """Return whether the sentence names a base and something of its unit beside it."""
    bases = [number for number in sentence.others if _after_base(number, sentence)]
    return any(
        other is not base and other.base[1] == base.base[1] != '%' for base in bases for other in sentence.others
    )


def _after_base(number: Number, sentence: Sentence) -> bool:
    if number not in sentence.others:
        return False
    before = sentence.text[: number.start - sentence.start]
    earlier = [other.end - sentence.start for other in sentence.others if other.end <= number.start]
    return _BASE.search(before[max(earlier, default=0) :]) is not None


def _differences(one: Number, other: Number, cues: set[str]) -> Iterator[Way]:
    (first, _), (second, _) = one.base, other.base
    if cues & {'up', 'down', 'rest'}:
        yield Way(abs(first - second), 'difference', one, other)
    if cues & {'sum'}:
        yield Way(first + second, 'sum', one, other)


def _sums(figure: Number, pools: Iterable[Sequence[Number]]) -> Iterator[Way]:
    """Yield the sums of three and more numbers of one unit in a row."""
    for pool in pools:
        alike = [number for number in pool if number.base[1] == figure.base[1] or not number.unit]
        for start in range(len(alike)):
            for end in range(start + 3, len(alike) + 1):
                row = alike[start:end]
                yield Way(sum((number.base[0] for number in row), Decimal(0)), 'sum', row[0], row[-1])
