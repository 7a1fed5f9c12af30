"""The hard facts of a sentence: numbers, dates, document codes, names; each in one comparable form.

Rules:
- numbers in Vietnamese form: ``1.250`` is 1250, ``2,5`` is 2.5, «bốn» is 4; «năm» before digits is a year, not 5;
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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.core.polarity import PLAIN
from kiosk.core.query import exact_key
from kiosk.core.vietnamese import tokenize

_CODE = re.compile(r'\d+(?:/\d{4})?/[A-ZĐ][A-ZĐa-z]*\d*(?:-[A-ZĐ]+)*')
_DATE = re.compile(
    r'(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})'
    r'|(\d{1,2}) tháng (\d{1,2})(?:(?:,? năm |/)(\d{4}))?'
    r'|(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])',
    re.IGNORECASE,
)
_NUMBER = re.compile(r'\d+(?:[.,]\d+)*')
_PIECE = re.compile(rf'{_NUMBER.pattern}|[^\W\d_]+|[^\w\s]')
_WORDS = {'một': 1, 'hai': 2, 'ba': 3, 'bốn': 4, 'tư': 4, 'năm': 5, 'sáu': 6, 'bảy': 7, 'tám': 8, 'chín': 9, 'mười': 10}
_WORD = re.compile(rf'(?<!\w)(?:{"|".join(_WORDS)})(?!\w)', re.IGNORECASE)
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
    codes = frozenset(found[0].upper() for found in _CODE.finditer(bare))
    rest = _CODE.sub(' ; ', bare)
    dates = frozenset(_date(found) for found in _DATE.finditer(rest))
    pieces = _PIECE.findall(_DATE.sub(' ; ', rest))
    ones = frozenset(after for number, _, after in _numbers(pieces) if number == 'một')
    led = frozenset((_value(number), before) for number, before, _ in _numbers(pieces) if before and number != 'một')
    if source:
        of_dates = {(float(part), word) for date in dates for part, word in zip(date, _PARTS_OF_DATE, strict=True)}
        numbers = {*_stated(pieces), *_stated(_PIECE.findall(bare)), *of_dates}
    else:
        numbers = set(_counted(pieces))
    return Facts(frozenset(numbers), led, ones, dates, codes, frozenset(_names(bare)))


Kind = Literal['code', 'date', 'number', 'name']


def missing(claim: Facts, source: Facts, text: str) -> Kind | None:
    """Return the kind of the first fact of the claim that the source does not state, None if it states all."""
    if not claim.codes <= source.codes:
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
    return _WORD.sub(' ', _NUMBER.sub(' ', _DATE.sub(' ', _CODE.sub(' ', text))))


def _counted(pieces: Sequence[str]) -> Iterator[Counted]:
    """Yield each number of a claim with the word that it counts: the one after it, else the one before it."""
    for number, before, after in _numbers(pieces):
        if number != 'một':
            yield _value(number), after or before


def _stated(pieces: Sequence[str]) -> Iterator[Counted]:
    """Yield each number of a source with every word that it may be said to belong to."""
    for number, before, after in _numbers(pieces):
        yield from ((_value(number), word) for word in (before, after, ''))


def _numbers(pieces: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each number, in digits or a word, with its neighbours, '' where they have no content."""
    for place, piece in enumerate(pieces):
        before, after = pieces[place - 1] if place else '', pieces[place + 1] if place + 1 < len(pieces) else ''
        word = piece.lower()
        if piece[0].isdecimal() or (word in _WORDS and not (word == 'năm' and after[:1].isdecimal())):
            numbered = exact_key(before) in _ORDINAL
            yield word, _side(before), '' if numbered else _side(after)


def _side(piece: str) -> str:
    key = exact_key(piece) if piece[:1].isalpha() or piece == '%' else ''
    return '' if key in PLAIN else key


def _value(digits: str) -> float:
    """Return a number word, or a number in Vietnamese form: points group thousands, a comma begins the decimals."""
    if digits in _WORDS:
        return float(_WORDS[digits])
    grouped = re.fullmatch(r'\d{1,3}(?:\.\d{3})+(?:,\d+)?', digits)
    plain = digits.replace('.', '') if grouped else digits
    parts = plain.replace(',', '.').split('.')
    return float(parts[0] + ('.' + ''.join(parts[1:]) if len(parts) > 1 else ''))


def _date(found: re.Match[str]) -> tuple[int, int, int]:
    """Return day, month and year; year 0 is any year."""
    parts = [int(part) for part in found.groups() if part is not None]
    return parts[0], parts[1], (parts[2:] or [0])[0]


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
