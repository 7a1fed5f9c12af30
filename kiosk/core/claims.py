"""The hard facts of a sentence: numbers, dates, document codes, names; each in one comparable form.

Rules:
- numbers, days and codes are read by ``core.checks``: ``1.250`` is 1250, «hai mươi mốt» is 21, ``2,5 tỷ`` is
  2.500.000.000; here «bốn» alone is 4 as well, and «năm» before digits is a year, not 5;
- a number belongs to a word beside it, so «30 ngày» is not proven by «Nghị định 30/2020», nor «3 trang» by «3 dòng»;
- «giải quyết 412 hồ sơ, 14 hồ sơ quá hạn» does not prove «giải quyết 14 hồ sơ»: what stands before one number there
  may not stand before another here;
- «một» is a number only where it counts something the source counts otherwise: elsewhere it is an article;
- ``ngày 05 tháng 01 năm 2026`` and ``05/01/2026`` are one date; ``05/01`` fits any year;
- a document code is read whole: ``30/2020/NĐ-CP``, ``557/BKHCN-CĐSQG``;
- a name is capitalised letters that the place in the sentence does not explain; one in capitals must stand in
  capitals: «ô VÍ DỤ» is not in «ô VAI, ví dụ …».
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.core.checks.codes import codes_in, means
from kiosk.core.checks.date_forms import Day, dates_in
from kiosk.core.checks.number_forms import all_numbers_in, value_of
from kiosk.core.polarity import PLAIN
from kiosk.core.query import exact_key
from kiosk.core.vietnamese import tokenize

_RAW = re.compile(r'\d+(?:[.,]\d+)*')
_WORDS = {'một': 1, 'hai': 2, 'ba': 3, 'bốn': 4, 'tư': 4, 'năm': 5, 'sáu': 6, 'bảy': 7, 'tám': 8, 'chín': 9, 'mười': 10}
_WORD = re.compile(rf'(?<!\w)(?:{"|".join(_WORDS)})(?!\w)', re.IGNORECASE)
_BEFORE = re.compile(r'(?:[^\W\d_]+|[^\w\s]|\d)\s*$')
_AFTER = re.compile(r'\s*(?:[^\W\d_]+|[^\w\s])')
_DAY_WORD = re.compile(r'^ngày\s+', re.IGNORECASE)
_WORD_LENGTH = 40
_PARTS_OF_DATE = tuple(map(exact_key, ('ngày', 'tháng', 'năm')))
_ORDINAL = {*_PARTS_OF_DATE, *map(exact_key, ('khoản', 'điều', 'điểm', 'số', 'chương', 'mục', 'bước', 'bài', 'thứ'))}
"""Words that number what they stand before: «khoản 4 Điều 10» has no four articles."""

_CITATION = re.compile(r'\[\s*\d{1,2}(?:\s*[,;]\s*\d{1,2})*\s*\]')


Counted = tuple[float, str]
"""A number and a word beside it (in exact form); '' when a sign or a word without content stands there."""


@dataclass(frozen=True)
class Facts:
    """What a text states that can be checked to the letter.

    ``led`` are numbers with the word before them, ``ones`` the words that «một» stands before.
    """

    numbers: frozenset[Counted]
    led: frozenset[Counted]
    ones: frozenset[str]
    dates: frozenset[tuple[int, int, int]]
    codes: frozenset[str]
    names: frozenset[tuple[str, ...]]


def facts_of(text: str, *, source: bool = False) -> Facts:
    """Return the facts of a claim, or (``source``) all that a source may be taken to state."""
    bare = unicodedata.normalize('NFC', without_citations(text))
    dates = frozenset((day.day or 0, day.month or 0, day.year or 0) for day in _whole_days(bare))
    rest = list(_numbers(_blanked(bare)))
    several = [number for number in rest if not number.one]
    if source:
        of_dates = {(float(part), word) for date in dates for part, word in zip(date, _PARTS_OF_DATE, strict=True)}
        numbers = {*_stated(_numbers(bare)), *_stated(rest), *of_dates}
    else:
        numbers = {(number.value, number.after or number.before) for number in several}
    return Facts(
        frozenset(numbers),
        frozenset((number.value, number.before) for number in several if number.before),
        frozenset(number.after for number in rest if number.one),
        dates,
        frozenset(code.key for code in codes_in(bare)),
        frozenset(_names(bare)),
    )


Kind = Literal['code', 'date', 'number', 'name']


def missing(claim: Facts, source: Facts, text: str) -> Kind | None:
    """Return the kind of the first fact of the claim that the source does not state, None if it states all."""
    if not all(any(means(code, other) for other in source.codes) for code in claim.codes):
        return 'code'
    if not all(any(_same_date(date, other) for other in source.dates) for date in claim.dates):
        return 'date'
    counted = {word for _, word in source.numbers if word}
    stated = claim.numbers | {pair for pair in claim.led if pair[1] in counted}
    if not stated | {(1.0, word) for word in claim.ones & counted} <= source.numbers:
        return 'number'
    pieces = re.findall(r'[^\W_]+|[^\w\s]', unicodedata.normalize('NFC', text))
    tokens = [{exact_key(piece), _name_key(piece)} for piece in pieces]
    if not all(_in_order(name, tokens) for name in claim.names):
        return 'name'
    return None


def without_citations(text: str) -> str:
    """Return the sentence without its ``[1]`` marks."""
    return ' '.join(_CITATION.sub(' ', text).split())


def without_facts(text: str) -> str:
    """Return the text without its numbers, number words, dates and document codes."""
    return _WORD.sub(' ', _RAW.sub(' ', _blanked(unicodedata.normalize('NFC', text), ' ')))


@dataclass(frozen=True)
class _Number:
    """A number with its neighbours in exact form, '' where they have no content; ``one`` if it is a lone «một»."""

    value: float
    before: str
    after: str
    one: bool = False


def _stated(numbers: Iterable[_Number]) -> Iterator[Counted]:
    """Yield each number of a source with every word that it may be said to belong to."""
    for number in numbers:
        yield from ((number.value, word) for word in (number.before, number.after, ''))


def _numbers(text: str) -> Iterator[_Number]:
    """Yield the numbers: as the checks read them, then the digits and lone words that those leave out."""
    read = [(each.start, each.end, *each.base) for each in all_numbers_in(text)]
    taken = [(start, end) for start, end, *_ in read]
    for found in (*_RAW.finditer(text), *_WORD.finditer(text)):
        year = found[0].lower() == 'năm' and re.match(r'\s+\d', text[found.end() :])
        if not year and all(found.end() <= start or end <= found.start() for start, end in taken):
            read.append((*found.span(), _value(found[0].lower()), ''))
    for start, end, value, unit in sorted(read):
        before, after = _BEFORE.search(text[max(0, start - _WORD_LENGTH) : start]), _AFTER.match(text, end)
        left, right = before[0].strip() if before else '', after[0].strip() if after else ''
        counted = '' if exact_key(left) in _ORDINAL else _side(right)
        yield _Number(float(value), _side(left), exact_key(unit) or counted, one=text[start:end].lower() == 'một')


def _value(word: str) -> Decimal:
    """Return a lone number word, or digits in Vietnamese form; of ``1.2.3`` something that only equals itself."""
    known = Decimal(_WORDS[word]) if word in _WORDS else value_of(word)
    return known if known is not None else Decimal(word.replace(',', '.').replace('.', '000'))


def _side(piece: str) -> str:
    key = exact_key(piece) if piece[:1].isalpha() or piece == '%' else ''
    return '' if key in PLAIN else key


def _whole_days(text: str) -> list[Day]:
    """Return the days that name a day and a month; a lone month or year is a number beside its word."""
    return [day for day in dates_in(text) if day.day is not None and day.month is not None]


def _blanked(text: str, sign: str = ';') -> str:
    """Return the text with a sign and blanks, at the same length, for document codes and whole days."""
    spans = [(code.start, code.end) for code in codes_in(text)]
    spans += [(day.end - len(_DAY_WORD.sub('', day.text)), day.end) for day in _whole_days(text)]
    for start, end in spans:
        text = text[:start] + sign.ljust(end - start) + text[end:]
    return text


def _same_date(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[:2] == other[:2] and (one[2] in (0, other[2]))


def _names(text: str) -> Iterator[tuple[str, ...]]:
    """Yield runs of capitalised tokens; the first word of a sentence or a quotation is explained by its place."""
    run: list[str] = []
    end = -1
    for token in tokenize(text):
        before = text[: token.start].rstrip()
        first = not before or before[-1] in '.!?…:;«"“(['
        capital = token.text[0].isupper() and (not first or (len(token.text) > 1 and token.text.isupper()))
        if run and not (capital and text[end : token.start].isspace()):
            yield tuple(run)
            run = []
        if capital:
            run.append(_name_key(token.text))
        end = token.end
    if run:
        yield tuple(run)


def _name_key(token: str) -> str:
    """Return the token in exact form, marked if it is an abbreviation or a title in capitals."""
    return f'^{exact_key(token)}' if len(token) > 1 and token.isupper() else exact_key(token)


def _in_order(name: tuple[str, ...], tokens: Sequence[set[str]]) -> bool:
    starts = range(len(tokens) - len(name) + 1)
    return any(all(key in tokens[at + place] for place, key in enumerate(name)) for at in starts)
