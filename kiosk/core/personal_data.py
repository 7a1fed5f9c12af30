"""Personal data in a text, found by its shape: the patterns of the course's rule card (domain.md §3.3).

Rules:
- kinds: ``cccd`` 12 digits, ``cmnd`` 9, ``bhxh`` 10, ``phone``, ``email``, ``plate``, ``account`` 8–15 digits
  after "STK" or "tài khoản", ``birth`` a date after "sinh", ``land`` a parcel or map sheet, ``name``
  "ông/bà + Tên Hoa"; and ``secret``, a MẬT mark: no personal data, but nothing for an AI tool either;
- amounts of money, dates, document numbers and tax codes are not findings;
- a title ("ông Chủ tịch"), a placeholder ("ông A", "bà Nguyễn Thị B", "[HỌ TÊN 1]") or a place ("Bà Rịa") is
  no name; one without "ông/bà" cannot be told from other capital letters, and is not looked for;
- positions count in the NFC form of the text; findings do not overlap and come in the order of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

Kind = Literal['email', 'account', 'phone', 'cccd', 'bhxh', 'cmnd', 'plate', 'birth', 'land', 'name', 'secret']

_FREE = r'(?<![\w.,/+-])'
_END = r'(?!\w|[.,/-]\d)(?!\s*(?:đồng|vnđ|vnd|nghìn|ngàn|triệu|tỷ|tỉ|usd|kwh|ha|kg)(?!\w))'
_MOBILE = r'(?:0|\+?84[ .-]?)[35789]'
_DATE = r'\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}'

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ('email', re.compile(r'(?<![\w.+-])(?P<it>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)')),
    (
        'account',
        re.compile(rf'(?i)\b(?:stk|tk|tài khoản)\b[^\d\n]{{0,30}}?(?P<it>\d(?: ?\d){{7,14}}){_END}'),
    ),
    (
        'phone',
        re.compile(
            rf'(?<!\d)(?<!\d[.,])(?P<it>{_MOBILE}\d{{8}}|{_MOBILE}\d{{2}}([ .-])\d{{3}}\2\d{{3}}'
            rf'|{_MOBILE}\d([ .-])\d{{3}}\3\d{{4}}|{_MOBILE}\d{{2}}([ .-])\d{{2}}\4\d{{2}}\4\d{{2}})(?!\d)'
        ),
    ),
    ('cccd', re.compile(rf'(?i){_FREE}(?P<it>\d{{12}}|\d{{3}} \d{{3}} \d{{3}} \d{{3}}){_END}')),
    ('bhxh', re.compile(rf'(?i){_FREE}(?<!thuế )(?<!thuế: )(?<!mst )(?<!mst: )(?P<it>\d{{10}}){_END}')),
    ('cmnd', re.compile(rf'(?i){_FREE}(?P<it>\d{{9}}){_END}')),
    (
        'plate',
        re.compile(rf'(?<![\w/.-])(?P<it>\d{{2}}(?:-?[A-ZĐ]\d|[A-ZĐ]{{1,2}})[- ]?\d{{3}}\.?\d{{2}}){_END}'),
    ),
    (
        'birth',
        re.compile(
            r'(?i)(?<!\w)(?P<word>(?:ngày|tháng|năm) sinh|sinh|sn)(?!\w)'
            rf'\s*:?\s*(?:vào\s+)?(?:ngày|tháng|năm)?\s*:?\s*(?P<it>{_DATE}|(?:19|20)\d\d(?!\d))'
        ),
    ),
    ('land', re.compile(r'(?i)(?<!\w)(?P<it>(?:thửa(?: đất)?|tờ bản đồ)(?:\s*số)?\s*:?\s*\d+)')),
    ('secret', re.compile(r'(?<!\w)(?P<it>(?:TUYỆT |TỐI )?MẬT)(?!\w)')),
)

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
    for finding in _candidates(normalize('NFC', text)):
        if all(finding.end <= other.start or other.end <= finding.start for other in taken):
            taken.append(finding)
    return sorted(taken, key=lambda finding: finding.start)


def find_personal(text: str) -> list[Finding]:
    """Return the personal data alone, without MẬT marks: what the grader refuses."""
    return [finding for finding in find(text) if finding.kind != 'secret']


def _candidates(text: str) -> Iterator[Finding]:
    """Yield findings, the surer kinds first: whoever comes first keeps the place."""
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            if kind != 'birth' or _is_birth(text, found):
                yield Finding(kind, found.start('it'), found.end('it'), found['it'])
    for found in _HONORIFIC.finditer(text):
        if name := _name(text, found):
            start = found.start('it')
            yield Finding('name', start, start + len(name), name)


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
