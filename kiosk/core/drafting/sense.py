"""Whether a written paragraph still means what was given: its directions, its denials, what its numbers count.

Rules:
- «giảm 5%» of a given «tăng 5%» is an error ``sense.reversed``; another way beside no number of its own is a doubt;
- a sentence that denies what its nearest given sentence does not, or the other way round, is a doubt ``sense.denied``;
- a number that counts another thing than it does where it was given is a doubt ``number.other_thing``;
- a total of given numbers that count the same thing is as good as given.

>>> [found.text for found in sense_findings('Thu giảm 5%.', 'Thu tăng 5%.')]
['giảm']
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from unicodedata import normalize

from kiosk.core.checks.finding import Finding
from kiosk.core.checks.number_forms import Number, numbers_in
from kiosk.core.checks.sayings import counted, said, sentence_spans
from kiosk.core.polarity import flips, polarity
from kiosk.core.vietnamese import canonical_iy, tokenize

_OPPOSITES = (('tăng', 'giảm'), ('lên', 'xuống'), ('cao', 'thấp'), ('vượt', 'hụt'), ('nhiều hơn', 'ít hơn'))
_WAYS = {one: other for pair in _OPPOSITES for one, other in (pair, pair[::-1])}
_WAY = re.compile(rf'(?<!\w)(?:{"|".join(_WAYS)})(?!\w)', re.IGNORECASE)
_BETWEEN = 16
"""Characters between a way and its number: «giảm khoảng », «tăng thêm được »."""
_ALIKE = 0.5
"""Of the words of the shorter of two sentences so many are in both when they speak of the same."""
_LEAST = 2
_THING = 3
"""Words behind a number among which the thing that it counts stands: «25 ngôi nhà»."""
_TOTAL = re.compile(r'(?i)(?<!\w)(?:tổng|cộng|tất cả|cả thảy|toàn xã)(?!\w)[^.;\d]{0,60}$')


def sense_findings(text: str, source: str) -> list[Finding]:
    """Return what is turned round in a text against its source, in order; positions count in its NFC form."""
    whole, known = normalize('NFC', text), normalize('NFC', source)
    found = [*_turned(whole, known), *_other_things(whole, known)]
    lines = [known[start:end] for start, end in sentence_spans(known)]
    struck = {each.start for each in found}
    for start, end in sentence_spans(whole):
        near = _nearest(whole[start:end], lines)
        if near:
            found += [each for each in _against(whole[start:end], near, start, known) if each.start not in struck]
    return sorted(found, key=lambda each: each.start)


def is_total(finding: Finding, text: str, source: str) -> bool:
    """Return whether a struck number is the total of given numbers in a row that count what it counts."""
    whole, known = normalize('NFC', text), normalize('NFC', source)
    here = next((each for each in numbers_in(whole) if each.start == finding.start), None)
    if here is None or here.unit or not _TOTAL.search(whole[: here.start]):
        return False
    thing = counted(whole, here.start, here.end)
    same = [each.value for each in numbers_in(known) if not each.unit and counted(known, each.start, each.end) == thing]
    rows = (same[start:end] for start in range(len(same)) for end in range(start + 2, len(same) + 1))
    return bool(thing) and any(sum(row, Decimal(0)) == here.value for row in rows)


def _turned(text: str, source: str) -> Iterator[Finding]:
    given: dict[tuple[Decimal, str], set[str]] = {}
    for number, way in _directed(source):
        given.setdefault(number.base, set()).add(way[0].lower())
    for number, way in _directed(text):
        word, there = way[0].lower(), given.get(number.base, set())
        if _WAYS[word] in there and word not in there:
            yield Finding('sense.reversed', way.start(), way.end(), way[0], 'error', {'near': _WAYS[word]})


def _directed(text: str) -> Iterator[tuple[Number, re.Match[str]]]:
    """Yield every number that a way stands right before."""
    ways = list(_WAY.finditer(text))
    for number in numbers_in(text):
        before = [way for way in ways if way.end() <= number.start <= way.end() + _BETWEEN]
        if before and not re.search(r'[\d,;.]', text[before[-1].end() : number.start]):
            yield number, before[-1]


def _other_things(text: str, source: str) -> Iterator[Finding]:
    given = numbers_in(source)
    for number in numbers_in(text):
        thing, same = counted(text, number.start, number.end), [each for each in given if each.base == number.base]
        things = [counted(source, each.start, each.end) for each in same]
        if number.unit or not thing or not all(things) or not things:
            continue
        if not any(thing[0] in _behind(source[each.end :]) for each in same):
            near = f'{same[0].text} {things[0][0]}'
            yield Finding('number.other_thing', number.start, number.end, number.text, 'doubt', {'near': near})


def _behind(text: str) -> set[str]:
    return {canonical_iy(token.text) for token in tokenize(text[:60])[:_THING]}


def _nearest(sentence: str, lines: list[str]) -> str:
    """Return the given sentence that speaks of the same; blank if none does."""
    mine, best, score = said(sentence), '', 0
    for line in lines:
        theirs = said(line)
        common = len(mine & theirs)
        if common > score and common >= max(_LEAST, _ALIKE * min(len(mine), len(theirs))):
            best, score = line, common
    return best


def _against(sentence: str, near: str, start: int, source: str) -> Iterator[Finding]:
    there = {way[0].lower() for way in _WAY.finditer(near)}
    here = {way[0].lower() for way in _WAY.finditer(sentence)}
    for way in _WAY.finditer(sentence):
        word, other = way[0].lower(), _WAYS[way[0].lower()]
        if other in there and other not in here and word not in there:
            at = start + way.start()
            yield Finding('sense.reversed', at, at + len(way[0]), way[0], 'doubt', {'near': other})
    mine, theirs = polarity(sentence).heads, polarity(near).heads
    if bool(mine) != bool(theirs) and flips(sentence, near) and not mine & polarity(source).denied:
        words = sentence.strip()
        at = start + sentence.index(words)
        yield Finding('sense.denied', at, at + len(words), words, 'doubt', {'near': near.strip()})
