"""What is said around a number: its sentence, the words that name it, the thing it counts.

Rules:
- a sentence ends with a stop before a capital or with the line; its halves with a semicolon;
- a number is *labelled* by the two words that stand right before it, with no other sign between than a colon or a
  dash; words that say nothing of what it is (đạt, được, là, có, khoảng …) make no label;
- it *counts* the word that stands right behind it;
- it *belongs* to the name that begins its clause («Đồng Mít có 15 hộ», «Rừng Vầu bị ngập 12 hộ»), or that follows it
  with «ở», «tại», «thuộc» («15 hộ ở Đồng Mít»); without a capital, to the two words before «có», «là», «bị» …; a
  name behind another number's thing, a comma or «và» is nobody's.
"""

import re

from kiosk.core.checks.letters import CAPITAL, listed
from kiosk.core.vietnamese import canonical_iy, tokenize

_END = re.compile(rf'[.!?…]["”»)]*\s+(?={CAPITAL}|["“«(\d-])|\n+')
_HALF = re.compile(rf'{_END.pattern}|;\s+')
_PLAIN = frozenset(
    map(
        canonical_iy,
        listed(
            """
            đạt|được|là|có|khoảng|gần|hơn|trên|dưới|tổng|tăng|giảm|còn|với|từ|đến|so|và|của|thì|chỉ|
            đã|gồm|trong|cả|số|chiếm|bằng|vào|tại|cho|các|những|hết|về|ra|theo|năm|tháng|ngày|lại|nêu|
            thứ|kỳ|cùng|mức
            """
        ),
    )
)
_LABEL = 40
"""Characters that two words and the space around them have at most."""

_BEFORE = re.compile(r'([^\W\d_]+)[^\S\n]+([^\W\d_]+)[^\S\n]*[:–-]?[^\S\n]*$')
_NAME = rf'(?P<one>[^\W\d_]+)[^\S\n]+(?P<two>{CAPITAL}[^\W\d_]*)(?!\w|[^\S\n]+{CAPITAL})'
_HAS = r'(?:hiện|nay|đã|có|là|được|bị|đạt|còn|chỉ|thì|gồm|khoảng|gần|hơn|tổng|cộng|số)'
_CLAUSE = re.compile(r'[\d,.;()\n]|(?<!\w)(?:và|với|cùng|hoặc|còn lại|trong đó)(?!\w)', re.IGNORECASE)
_OWNER = re.compile(rf'{_NAME}[^,;.]*$')
_WIDE = r'(?:toàn|cả|xã|thôn|bản|tỉnh|phường|bàn|nay|này|đó|đây|qua|vị)'
"""Words of no name: «toàn xã có», «đến nay có» may be said of many numbers."""
_BARE_OWNER = re.compile(
    rf'(?<!\w)(?P<one>[^\W\d_]+)[^\S\n]+(?!(?:{_HAS}|{_WIDE})(?!\w))(?P<two>[^\W\d_]+)'
    rf'(?:[^\S\n]+{_HAS}(?!\w))+[^\S\n]*$',
    re.IGNORECASE,
)
_OWNER_BEFORE = re.compile(
    rf'(?:^|[.;\n])\s*(?:[Tt]ại|[Ởở]|[Rr]iêng)[^\S\n]+(?:[^\W\d_]+[^\S\n]+)?{_NAME},\s+(?:{_HAS}\s+)*$'
)
_OWNER_BEHIND = re.compile(rf'[^\d,.;()\n]{{0,30}}?(?<!\w)(?:ở|tại|thuộc)[^\S\n]+(?:[^\W\d_]+[^\S\n]+)?{_NAME}')
_REACH = 80
"""Characters before a number among which the name that it belongs to stands."""

_BEHIND = re.compile(r'[^\S\n]*([^\W\d_]+)')


def sentence_spans(text: str, *, halves: bool = True) -> list[tuple[int, int]]:
    """Return start and end of every sentence (or of what semicolons part); together they cover the whole text."""
    ends = [found.end() for found in (_HALF if halves else _END).finditer(text)]
    starts = [0, *ends]
    return list(zip(starts, [*ends, len(text) + 1], strict=True))


def labelled(text: str, start: int, _end: int) -> tuple[str, ...]:
    """Return the two words that name the number at ``start``, in comparable form; () if nothing names it."""
    found = _BEFORE.search(text[max(0, start - _LABEL) : start])
    words = tuple(map(canonical_iy, found.groups())) if found else ()
    return () if any(word in _PLAIN for word in words) else words


def counted(text: str, _start: int, end: int) -> tuple[str, ...]:
    """Return the word that the number before ``end`` counts, in comparable form; () if it counts nothing."""
    found = _BEHIND.match(text, end)
    word = canonical_iy(found[1]) if found and found[1].islower() else ''
    return () if not word or word in _PLAIN else (word,)


def owner(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the two last words of the name that the number belongs to, in comparable form; () if to none."""
    if found := _OWNER_BEHIND.match(text, end):
        return canonical_iy(found['one']), canonical_iy(found['two'])
    before = text[max(0, start - _REACH) : start]
    if found := _OWNER_BEFORE.search(before):
        return canonical_iy(found['one']), canonical_iy(found['two'])
    cuts = list(_CLAUSE.finditer(before))
    if cuts and cuts[-1][0].isdigit():
        return ()
    clause = before[cuts[-1].end() :] if cuts else before
    found = _OWNER.search(clause) or _BARE_OWNER.search(clause)
    return (canonical_iy(found['one']), canonical_iy(found['two'])) if found else ()


def said(text: str) -> frozenset[str]:
    """Return the words of a text that say something, in comparable form."""
    return frozenset(canonical_iy(token.text) for token in tokenize(text) if token.text.isalpha()) - _PLAIN
