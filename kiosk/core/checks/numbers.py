"""Number fidelity: every number of a text stands in its source, or comes out of its numbers.

Rules:
- equal value in equal units is the same number however it is written; ``19,05%`` is no 19,05 of something else;
- a source that says «Đơn vị tính: triệu đồng» means its bare numbers in that unit as well;
- a year of the source may be a bare number of the text;
- a figure that comes out of two numbers of the source is a note ``number.recomputed``; one that does not, where two
  numbers of its sentence ask for another, is ``number.percent_wrong`` and says which;
- a number of the source that follows (or counts) what only another number follows there is ``number.moved``, a doubt:
  «trực tuyến 103, trực tiếp 309» of «trực tuyến 309, trực tiếp 103»; so is one that belongs to another name there:
  «Đồng Mít có 15 hộ» of «Đồng Mít có 12 hộ, Rừng Vầu có 15 hộ»; and one that a sentence says more often than the
  source, while it leaves out the number beside it there: «2,1 tỷ so với 2,1 tỷ» of «2,5 tỷ so với 2,1 tỷ»;
- after «khoảng», «gần», «hơn» a number may be rounded to the figures it shows: a note ``number.rounded``.

>>> [finding.kind for finding in fidelity('Thu 2,5 tỷ đồng, tăng 16% so với 2,1 tỷ đồng.', 'Thu 2,5 tỷ, trước 2,1 tỷ')]
['number.percent_wrong']
"""

import re
from decimal import Decimal
from unicodedata import normalize

from kiosk.core.checks.derived import Sentence, Way, fits, ways
from kiosk.core.checks.finding import Finding, Severity
from kiosk.core.checks.number_forms import Number, numbers_in
from kiosk.core.checks.sayings import counted, labelled, owner, said, sentence_spans
from kiosk.core.checks.stated import REFERENCES, Stated
from kiosk.core.checks.written import written

__all__ = ['Number', 'fidelity', 'numbers_in']

_ABOUT = re.compile(r'(?i)(?<!\w)(?:khoảng|gần|hơn|trên|xấp xỉ|chừng|ước|dưới)\s+$')


def fidelity(text: str, source: str) -> list[Finding]:
    """Return what is to be said of the numbers of ``text`` against ``source``, in the order of the text.

    Kinds: ``number.missing``, ``number.changed`` (fact near), ``number.percent_wrong`` (right, one, other) are
    errors, ``number.moved`` (near) is a doubt, ``number.recomputed`` (one, other) and ``number.rounded`` (near) are
    notes. A number that stands in the source gives no finding.
    """
    whole, known = normalize('NFC', text), Stated(normalize('NFC', source))
    numbers = numbers_in(whole)
    found = []
    for start, end in sentence_spans(whole):
        here = [number for number in numbers if start <= number.start < end]
        stated = [number for number in here if known.equals(number)]
        for number in here:
            others = tuple(each for each in stated if each is not number)
            finding = _judge(number, Sentence(whole[start:end], start, others), known)
            found += [finding] if finding else []
    return found


def _judge(number: Number, sentence: Sentence, known: Stated) -> Finding | None:
    if same := known.equals(number):
        start, end = number.start - sentence.start, number.end - sentence.start
        near = _elsewhere(number, sentence, known, same) or _unsaid(number, sentence, known, same)
        near = near or known.swapped(number, owner(sentence.text, start, end), counted(sentence.text, start, end))
        return _finding('number.moved', number, 'doubt', near=near.text) if near else None
    if not number.unit and number.value in known.years:
        return None
    if _ABOUT.search(sentence.text[: number.start - sentence.start]):
        rounded = next((other for other in known.numbers if _rounds(number, other)), None)
        if rounded:
            return _finding('number.rounded', number, 'note', near=rounded.text)
    lines = known.lines_about(said(sentence.text), sentence.others)
    tried = list(ways(number, sentence, lines))
    if way := next((way for way in tried if fits(number, way)), None):
        return _finding('number.recomputed', number, 'note', one=way.one.text, other=way.other.text)
    return _wrong(number, sentence, tried, known)


def _wrong(number: Number, sentence: Sentence, tried: list[Way], known: Stated) -> Finding:
    """Return the error, with the right figure where there is one."""
    own = [way for way in tried if number.unit == '%' and way.one in sentence.others and way.other in sentence.others]
    surest = own or (tried if number.unit == '%' and len(tried) <= 1 else [])
    if surest:
        way = surest[0]
        right = f'{written(way.value)}%'
        return _finding('number.percent_wrong', number, right=right, one=way.one.text, other=way.other.text)
    near = _elsewhere(number, sentence, known, [])
    return _finding('number.changed', number, near=near.text) if near else _finding('number.missing', number)


def _elsewhere(number: Number, sentence: Sentence, known: Stated, same: list[Number]) -> Number | None:
    """Return the number that stands in the source where this one stands in the text; None if this one does, too."""
    start, end = number.start - sentence.start, number.end - sentence.start
    ways_of_saying = (
        (labelled(sentence.text, start, end), known.labels),
        (counted(sentence.text, start, end), known.things),
    )
    for words, table in ways_of_saying:
        there = table.get(words, []) if words else []
        if any(other in same for other in there):
            return None
        alike = [other for other in there if (other.unit == '%') == (number.unit == '%')]
        counts_nothing = table is known.things and any(other in known.things.get((), ()) for other in same)
        if alike and not counts_nothing:
            return alike[0]
    return None


def _unsaid(number: Number, sentence: Sentence, known: Stated, same: list[Number]) -> Number | None:
    """Return the number beside it in the source that the sentence leaves out, if it says this one too often."""
    again = [other for other in sentence.others if other.base == number.base]
    if not again or len(same) > len(again) or number.unit in REFERENCES:
        return None
    spoken = {other.base[0] for other in (*sentence.others, number)}
    return next((each for each in known.beside(same[0]) if each.base[0] not in spoken and each not in same), None)


def _rounds(number: Number, other: Number) -> bool:
    """Return whether ``number`` is ``other`` rounded, up or down, to the figures that it shows."""
    (value, unit), (there, other_unit) = number.base, other.base
    if unit != other_unit or value == 0:
        return False
    shown = value.normalize().as_tuple()
    last = Decimal(10) ** int(shown.exponent)
    return abs(there - value) < last and abs(there - value) * 10 < abs(value)


def _finding(kind: str, number: Number, severity: Severity = 'error', **facts: str) -> Finding:
    return Finding(kind, number.start, number.end, number.text, severity, facts)
