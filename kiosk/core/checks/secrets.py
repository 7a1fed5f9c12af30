"""State secrets: is this text a paper that bears a mark? Then it is refused whole, and nothing of it is kept.

Rules:
- a mark stands apart: alone on its line or in its table cell (framed, bracketed, letter-spaced or not), behind a gap
  on the line of the number, in brackets (``(Mật)``), or after «Độ mật:», «Mức độ mật:», «Dấu độ mật:»;
- TỐI MẬT or TUYỆT MẬT in capitals is a mark wherever it stands, but in a list of two levels or more («MẬT, TỐI MẬT,
  TUYỆT MẬT») and where a paper is only spoken of: «… đóng dấu TỐI MẬT thì …», «… đóng dấu TỐI MẬT.» ending its line;
- «tài liệu tối mật: …», in whatever case, is a mark: what the colon brings is such a paper's;
- other words in small letters («không đưa tài liệu tối mật lên mạng»), MẬT in a sentence, other words (bí mật, mật độ,
  mật ong, mật khẩu) and headings (BẢO VỆ BÍ MẬT NHÀ NƯỚC) are no marks; ``core.personal_data`` finds the mention in
  capitals;
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
_HIGH = re.compile(r'(?<!\w)(?P<it>(?:TUYỆT|TỐI)\s*MẬT)(?!\w)')
_NUMBERED = re.compile(r'(?m)^[ ]*(?P<it>MẬT)(?=\s+Số(?!\w))')
_BRINGS = re.compile(
    r'(?i)(?<!\w)(?:tài liệu|văn bản|nội dung|công văn|công điện|hồ sơ|thông tin|báo cáo|kế hoạch|phương án|quyết định'
    r'|chỉ thị|tin|việc)(?:[ ]+(?!không(?!\w))[^\s.,;:!?]+){0,4}?[ ]+(?P<it>(?:tuyệt|tối)\s+mật)\s*:(?=\s*\S)'
)
_AND = (
    r'[«»"“”]?(?:[ ]{0,3}[,;]?\s{0,3}(?:và|hoặc|hay|đến)\s{1,3}|[ ]{0,3}[,;]\s{0,3}|[ ]{0,3}[/-][ ]{0,3})'
    r'(?:độ\s{1,3})?[«»"“”]?'
)
_LIST = re.compile(rf'(?i)(?<!\w){_LEVEL}(?:{_AND}{_LEVEL})+(?!\w)')
_TALK = re.compile(
    r'(?m)(?<=\w )(?:đóng|có|mang) dấu (?:độ )?(?:TUYỆT|TỐI)\s*MẬT(?=[.?!][»"”]*[ ]*$| (?:thì|đều|phải|không)(?!\w))'
)
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
    spoken = [found.span() for found in _TALK.finditer(text)]
    spoken += [found.span() for found in _LIST.finditer(text) if len(_levels(found[0])) > 1]
    for pattern in (*_MARKS, _HIGH, _NUMBERED, _BRINGS):
        for found in pattern.finditer(text):
            start, end = found.span('it')
            if not any(first <= start and end <= after for first, after in spoken):
                yield start, end, ' '.join(found['it'].upper().split())
    for found in _SPACED.finditer(text):
        yield *found.span(), re.sub(r'\s', '', found[0]).upper()


def _levels(text: str) -> set[str]:
    """Return the different levels that a list names."""
    return {re.sub(r'\s', '', level).upper() for level in re.findall(rf'(?i){_LEVEL}', text)}
