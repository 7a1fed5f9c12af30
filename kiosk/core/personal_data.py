"""Personal data in a text, found by its shape: the patterns of the course's rule card (domain.md §3.3).

Rules:
- kinds: ``cccd`` 12 digits, ``cmnd`` 9, ``bhxh`` 10, ``phone``, ``email``, ``plate``, ``passport``, ``account`` 8–15
  digits after "STK" or "tài khoản", ``birth`` a date after "sinh", ``land`` a parcel or map sheet, ``address`` a house
  number with its road, ``name`` "ông/bà + Tên Hoa"; and ``secret``, a MẬT mark: no personal data, but nothing for an
  AI tool either; the shapes are in ``checks.personal_patterns``;
- digits hide from the eye of a rule, not from a reader's: full-width digits, zero-width signs between them, odd spaces
  and dashes are read as what they show (``checks.disguise``);
- amounts of money, dates, document numbers and tax codes are not findings;
- a title ("ông Chủ tịch"), a placeholder ("ông A", "bà Nguyễn Thị B", "[HỌ TÊN 1]") or a place ("Bà Rịa") is
  no name; one without "ông/bà" cannot be told from other capital letters, and is not looked for;
- positions count in the NFC form of the text; findings do not overlap and come in the order of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from kiosk.core.checks.disguise import plain
from kiosk.core.checks.personal_patterns import PATTERNS, Kind

_OTHER_SINH = re.compile(
    r'(?<!\w)(?:an|(?i:vệ|học|phát|tuyển|khai|thí|vi|tái|tiệt|giáo|ký|kí|lâm|hy|hi|khử|nảy|sản|ngoại|môn))\s+$'
)
"""What makes another word of a following "sinh": vệ sinh, an sinh; but "An sinh năm 1958" is a person."""

_HONORIFIC = re.compile(
    r'(?<!\w)(?P<who>[Ôô]ng|[Bb]à|ÔNG|BÀ)(?:\s*[/(]\s*(?:ông|bà|Ông|Bà|ÔNG|BÀ)\s*\)?)?\s*:?\s+'
    r'(?=(?P<it>[^\W\d_]+(?: [^\W\d_]+){0,5}))'
)
_TITLE = re.compile(
    r'(?:chủ (?:tịch|nhiệm|hộ)|phó|trưởng|giám đốc|bí thư|chánh|(?:hội|hiệu|bộ|thứ|cục|viện|tổ|thôn) trưởng'
    r'|tổng (?:giám|bí)|đại biểu|[uủ][yỷ] viên|thủ tướng|kế toán|con)(?!\w)'
)
_PLACES = frozenset({'bà rịa', 'bà nà', 'bà đen', 'bà trưng', 'ông đốc'})


@dataclass(frozen=True)
class Finding:
    """One piece of the text that should not be there; ``text`` is ``whole[start:end]`` of the NFC text."""

    kind: Kind
    start: int
    end: int
    text: str


def find(text: str) -> list[Finding]:
    """Return what the rule card names, MẬT marks included, in the order of the text."""
    taken: list[Finding] = []
    whole = normalize('NFC', text)
    shown = plain(whole)
    for kind, first, after in _candidates(shown.text):
        start, end = shown.span(first, after)
        finding = Finding(kind, start, end, whole[start:end])
        if all(finding.end <= other.start or other.end <= finding.start for other in taken):
            taken.append(finding)
    return sorted(taken, key=lambda finding: finding.start)


def find_personal(text: str) -> list[Finding]:
    """Return the personal data alone, without MẬT marks: what the grader refuses."""
    return [finding for finding in find(text) if finding.kind != 'secret']


def _candidates(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Yield kind, start and end, the surer kinds first: whoever comes first keeps the place."""
    for kind, pattern in PATTERNS:
        for found in pattern.finditer(text):
            if kind != 'birth' or _is_birth(text, found):
                yield kind, *found.span('it')
    for found in _HONORIFIC.finditer(text):
        if name := _name(text, found):
            start = found.start('it')
            yield 'name', start, start + len(name)


def _is_birth(text: str, found: re.Match[str]) -> bool:
    return not (found['word'].lower() == 'sinh' and _OTHER_SINH.search(text[: found.start()][-20:]))


def _name(text: str, found: re.Match[str]) -> str:
    """Return the capitalised words after "ông/bà", or nothing if they are no name."""
    words: list[str] = []
    for word in found['it'].split(' '):
        if not word[0].isupper():
            break
        words.append(word)
    name = ' '.join(words)
    follows = text[found.start('it') + len(name) :][:2]
    if not words or len(words[-1]) == 1 or re.match(r'\d|-\d', follows):
        return ''
    if _TITLE.match(found['it'].lower()) or f'{found["who"]} {words[0]}'.lower() in _PLACES:
        return ''
    return name
