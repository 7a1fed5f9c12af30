"""Numbers written in words: «hai mươi mốt», «hai phẩy năm tỷ», «ba triệu rưỡi».

Rules:
- a numeral is read as far as it is one: «hai mươi năm» is 20 years, «hai trăm năm mươi» is 250;
- «một», «năm» and «tư» alone are mostly other words (a, year, fourth) and no numbers; «hàng trăm» is none;
- a number word with a capital in the middle of a sentence is a name: «Hai Bà Trưng».
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kiosk.core.checks.letters import listed
from kiosk.core.vietnamese import Token, tokenize

_DIGITS = {
    'không': 0, 'một': 1, 'mốt': 1, 'hai': 2, 'ba': 3, 'bốn': 4, 'tư': 4, 'năm': 5, 'lăm': 5, 'nhăm': 5, 'sáu': 6,
    'bảy': 7, 'bẩy': 7, 'tám': 8, 'chín': 9,
}  # fmt: skip
SCALES = {
    'mươi': 10, 'chục': 10, 'trăm': 100, 'nghìn': 1000, 'ngàn': 1000, 'vạn': 10_000, 'triệu': 10**6, 'tỷ': 10**9,
    'tỉ': 10**9,
}  # fmt: skip
_STARTS = frozenset(_DIGITS) - {'mốt', 'tư', 'lăm', 'nhăm', 'không'} | {'mười'}
_TEN = 10
_NEED_SCALE = frozenset({'một', 'năm'})
_THINGS = listed(
    'thôn|hộ|người|con|trường|hồ|đơn|cơ|phòng|lớp|buổi|cuộc|giấy|bản|em|cháu|đồng|công|văn|nhóm|tổ|ngày|tháng|ha|%'
)
_YEARLY = listed('trong|cả|mỗi|hằng|hàng|cuối|đầu|giữa|một|từng|qua|các|những|số|theo|nhiều|đến|tới|sau|trước|vài')
_NOT_AFTER = frozenset({'thứ', 'tháng', 'mồng', 'mùng', 'ngày', 'hàng', 'vài', 'mấy', 'nhiều', 'thôn', 'xóm', 'chủ'})
_NOT_BEFORE = frozenset({'mẹ', 'bà', 'muồi', 'mươi', 'lăm', 'bên', 'chiều'})
"""What follows a word that only looks like a number: ba mẹ, chín muồi, hai bên, hai chiều."""


class _Sum:
    """Adds up the words of one numeral from left to right."""

    def __init__(self) -> None:
        self.parts: list[Decimal] = []
        self.open: Decimal | None = None
        self.last = Decimal(1)

    def digit(self, value: int) -> bool:
        if self.open is not None:
            return False
        self.open = Decimal(value)
        return True

    def scale(self, size: int) -> bool:
        if self.open is not None:
            self.parts.append(self.open)
        smaller = [part for part in self.parts if part < size]
        if not smaller:
            return False
        kept = self.parts[: len(self.parts) - len(smaller)]
        self.parts, self.open, self.last = [*kept, sum(smaller, Decimal(0)) * size], None, Decimal(size)
        return True

    def total(self) -> Decimal:
        return sum(self.parts, self.open or Decimal(0))


def numerals_in(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Yield value, start and end of every number in words, in the order of the text (NFC)."""
    tokens = tokenize(text)
    words = [token.text.lower() for token in tokens]
    at = 0
    while at < len(tokens):
        value, after = _read(words, at) if _may_start(text, tokens, words, at) else (None, at)
        after = _unbroken(text, tokens, at, after)
        if value is None or (after - at == 1 and not _counts(text, tokens, words, at)):
            at += 1
            continue
        value, after = _read(words[:after], at)
        if value is not None:
            yield value, tokens[at].start, tokens[after - 1].end
        at = max(after, at + 1)


def _may_start(text: str, tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    if words[at] not in _STARTS or (at and words[at - 1] in _NOT_AFTER and _touch(text, tokens[at - 1], tokens[at])):
        return False
    before = text[: tokens[at].start].rstrip(' \t')
    return tokens[at].text.islower() or not before or before[-1] in '.!?:;\n«"“(-'


def _five(words: Sequence[str], at: int) -> bool:
    """Return whether a lone «năm» is five of something, not a year: «có năm thôn», never «trong năm xã đã»."""
    before = words[at - 1] if at else ''
    return words[at] == 'năm' and words[at + 1] in _THINGS and before not in _YEARLY


def _counts(text: str, tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Return whether a single word counts something: a small word of a thing follows."""
    if at + 1 == len(words) or words[at + 1] in _NOT_BEFORE or (words[at] in _NEED_SCALE and not _five(words, at)):
        return False
    return tokens[at + 1].text.islower() and _touch(text, tokens[at], tokens[at + 1])


def _touch(text: str, one: Token, other: Token) -> bool:
    return re.fullmatch(r'[^\S\n]+', text[one.end : other.start]) is not None


def _unbroken(text: str, tokens: Sequence[Token], at: int, after: int) -> int:
    """Return where the numeral ends at the latest: signs, line ends and capitals are no part of it."""
    for place in range(at + 1, after):
        upper = tokens[place].text[0].isupper() and not tokens[at].text.isupper()
        if upper or not _touch(text, tokens[place - 1], tokens[place]):
            return place
    return after


def _read(words: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """Return the value of the longest numeral that begins at ``at``, and the place after it."""
    adding, place, alone = _Sum(), at, words[at]
    while place < len(words) and _add(adding, words, place, at):
        place += 1
        if place < len(words) and words[place] == 'phẩy':
            place = _decimals(adding, words, place)
    if place == at + 1 and alone == 'một':
        return None, at
    if place == at:
        return (Decimal(5), at + 1) if alone == 'năm' else (None, at)
    if words[place - 1] in {'linh', 'lẻ'}:
        place -= 1
    return adding.total(), place


def _add(adding: _Sum, words: Sequence[str], place: int, at: int) -> bool:
    """Take one more word; return False if the numeral ended before it."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ''
    before = words[place - 1] if place > at else ''
    if word in {'linh', 'lẻ'}:
        return before in {'trăm', 'nghìn', 'ngàn', 'mươi'} and following in _DIGITS
    if word == 'rưỡi' and before in SCALES:
        adding.parts.append(adding.last / 2)
        return True
    if word in SCALES:
        return bool(before) and adding.scale(SCALES[word])
    if before == 'mười' and word in _DIGITS and word != 'năm':
        adding.open = Decimal(_TEN + _DIGITS[word])
        return True
    year = word == 'năm' and following not in SCALES and before not in {'linh', 'lẻ'}
    return (word in _DIGITS or word == 'mười') and not year and adding.digit(_DIGITS.get(word, _TEN))


def _decimals(adding: _Sum, words: Sequence[str], place: int) -> int:
    """Add what follows «phẩy», digit by digit; return the place after it."""
    digits, after = '', place + 1
    while after < len(words) and words[after] in _DIGITS:
        digits += str(_DIGITS[words[after]])
        after += 1
    if not digits:
        return place
    adding.open = (adding.open or Decimal(0)) + Decimal(f'0.{digits}')
    return after
