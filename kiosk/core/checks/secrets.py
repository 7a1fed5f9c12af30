"""State secrets: is this text a paper that bears a mark? Then it is refused whole, and nothing of it is kept.

Rules:
- a mark stands apart: alone on its line or in its table cell (framed, bracketed, letter-spaced or not), behind a gap
  on the line of the number, in brackets (``(Mật)``), or after «Độ mật:», «Mức độ mật:», «Dấu độ mật:»;
- the words in a sentence («văn bản đóng dấu MẬT thì không gõ vào máy»), other words (bí mật, mật độ, mật ong, mật
  khẩu) and headings (BẢO VỆ BÍ MẬT NHÀ NƯỚC) are no marks; ``core.personal_data`` finds the mention in capitals;
- TỐI MẬT or TUYỆT MẬT in capitals at the beginning of a line is a mark whatever follows on it;
- invisible signs, decomposed and look-alike letters hide nothing (``disguise``).

>>> is_secret('Số: 05/BC-UBND      TỐI MẬT'), is_secret('Mật độ dân số')
(True, False)
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from kiosk.core.checks.disguise import plain
from kiosk.core.checks.finding import Finding

_LEVEL = r'(?:tuyệt\s*mật|tối\s*mật|mật)'
_CAPITAL = r'(?:TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)'
_FRAME = r'[\s|│┃║+=_*#"“”\'«».:;,<>\[\](){}\-─━═]*'
_PAPER = r'(?:(?:tài liệu|văn bản|hồ sơ|công văn|dấu|bản|loại|độ)\s+)?'
_MARKS = (
    re.compile(rf'(?im)^{_FRAME}{_PAPER}(?P<it>{_LEVEL}){_FRAME}$'),
    re.compile(rf'(?i)(?:^|[|│┃║\t])[ ]*{_PAPER}(?P<it>{_LEVEL})[ ]*(?=$|[|│┃║\t])', re.MULTILINE),
    re.compile(rf'(?:\t|[ ]{{2,}})(?P<it>{_CAPITAL})(?=[ ]{{2,}}|\t|[ ]*$)', re.MULTILINE),
    re.compile(rf'(?m)^[ ]*(?P<it>{_CAPITAL})(?=[ ]{{2,}}|\t)'),
    re.compile(rf'(?i)[\[({{]\s*(?:độ mật\s*:?\s*)?(?P<it>{_LEVEL})\s*[\])}}]'),
    re.compile(rf'(?i)(?<!\w)(?:độ|mức(?: độ)?|dấu(?: độ)?|đóng dấu)\s+mật\s*[:：=-]\s*(?P<it>{_LEVEL})(?!\w)'),
    re.compile(
        rf'(?i)(?<!\w)(?:độ mật|mức độ bảo mật|loại mật)\s*:?\s+(?:là\s+)?(?P<it>{_CAPITAL}|(?-i:Tuyệt|Tối) mật)(?!\w)'
    ),
)
_BEGINS = re.compile(r'(?m)^[ ]*(?P<it>(?:TUYỆT|TỐI)\s*MẬT|MẬT(?=\s+Số))(?!\w)(?!\s*(?:,|là|và|hoặc|thì)(?!\w))')
_LATIN = str.maketrans('АВЕКМНОРСТУХ', 'ABEKMHOPCTYX')
"""Cyrillic capitals that look like ours."""
_SPACED = re.compile(r'(?i)(?<!\w)(?:t ?u ?y ?ệ ?t\s+|t ?ố ?i\s+)?m ậ t(?!\w)')


def secret_marks(text: str) -> list[Finding]:
    """Return every mark, in order: ``secret.mark`` (error; fact level)."""
    whole = normalize('NFC', text)
    shown = plain(whole)
    found: list[Finding] = []
    for start, end, level in sorted(_marks(shown.text)):
        first, after = shown.span(start, end)
        if not any(first < other.end for other in found):
            found.append(Finding('secret.mark', first, after, whole[first:after], facts={'level': level}))
    return found


def is_secret(text: str) -> bool:
    """Return whether the text bears a mark MẬT, TỐI MẬT or TUYỆT MẬT: it must not be processed nor stored."""
    return bool(secret_marks(text))


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    text = text.translate(_LATIN)
    for pattern in (*_MARKS, _BEGINS):
        for found in pattern.finditer(text):
            yield *found.span('it'), ' '.join(found['it'].upper().split())
    for found in _SPACED.finditer(text):
        yield *found.span(), re.sub(r'\s', '', found[0]).upper()
