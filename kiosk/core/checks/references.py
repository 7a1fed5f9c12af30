"""What a text refers to: «Điều 11 Luật Trí tuệ nhân tạo số 134/2025/QH15 ngày 10 tháng 12 năm 2025».

Rules:
- a document code is a reference, with the kind before it («Nghị định số»), the day after it, the body after the day;
- a law is a reference by its name alone: the capital after «Luật» and the words that follow, as far as a listed name
  or, for a name that is not listed, as far as a sign, a digit or a word that begins something else;
- «Điều 44 Luật …», «khoản 1 Điều 5 của Nghị định …», «Nghị định … (Điều 5)» give the article.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kiosk.core.checks.acts_data import ACTS
from kiosk.core.checks.codes import code_key, codes_in
from kiosk.core.checks.date_forms import dates_in
from kiosk.core.checks.letters import CAPITAL

_KINDS = (
    'Nghị định|Nghị quyết|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị|Công văn|Kế hoạch|Hướng dẫn|Công điện|Luật'
    '|Bộ luật|Pháp lệnh|Thông báo|Báo cáo|Tờ trình|Chương trình|Đề án|Kết luận|Quy định|Văn bản'
)
_KIND = re.compile(
    rf'(?i)(?<!\w)(?P<kind>{_KINDS}|NĐ|NQ|QĐ|TT|CT|CV|KH|HD)(?P<name>\s+[^\d\n;.:]{{0,90}}?)?\s*(?:\(?số:?\s*)?$'
)
_LISTED = tuple(sorted({act.name for act in ACTS if act.kind == 'Luật'}, key=len, reverse=True))
_ENDS = r'(?:số|ngày|năm|của|quy|về|được|đã|này|có|thì|hiện|theo|tại|là|do|để|nêu|ban|cho|và)(?!\w)'
_LAW = re.compile(
    rf'(?<!\w)(?P<kind>Luật|LUẬT|Bộ luật)\s+(?P<name>(?i:{"|".join(_LISTED)})(?!\w)'
    rf'|{CAPITAL}[^\W\d_]*(?:,? (?!{_ENDS})[^\W\d_]+){{0,8}})'
)
_ABBREVIATED = re.compile(r'(?<!\w)Luật (?P<name>AI|BVDLCN|BVBMNN)(?!\w)')
_YEAR = re.compile(r'\s*,?\s*(?:năm\s+|số\s+\d+/)?((?:19|20)\d\d)(?!\d)')
_BEHIND = re.compile(r'^\s*(?:\([^()]{0,40}\)\s*)?,?\s*(?:được [^\d\n;.]{0,40})?')
_BEHIND_LAW = re.compile(r'\s*(?:,?\s*(?:luật\s+)?số:?\s*|\s*\(?(?:luật\s+)?số:?\s*|\s*\(\s*|\s+)$', re.IGNORECASE)
_ARTICLE = re.compile(
    r'(?i)(?<!\w)điều\s+(\d{1,3})(?:\s*(?:,|và)\s*\d{1,3})*(?:\s*,?\s*(?:khoản|điểm|mục|chương)\s+[\wIVX]{1,4})*'
    r'(?:\s*,)?(?:\s+của)?\s*$'
)
_ARTICLE_BEHIND = re.compile(r'(?i)^\s*[,(]\s*(?:tại\s+)?(?:(?:khoản|điểm)\s+\w{1,2}\s+)*điều\s+(\d{1,3})')
_FAR = 12
"""Characters between a code and its day: «, được ban hành ngày» is longer and is allowed for by ``_BEHIND``."""


@dataclass(frozen=True)
class Reference:
    """A mention of a document; what the text does not say of it is '' or None. ``number`` is as written."""

    number: str
    text: str
    start: int
    end: int
    kind: str = ''
    name: str = ''
    issued: date | None = None
    article: int | None = None
    year: int | None = None

    @property
    def key(self) -> str:
        """Return the number in the form to compare."""
        return code_key(self.number)


def references_in(text: str) -> list[Reference]:
    """Return the documents that a text (NFC) refers to, in order."""
    found = list(_by_code(text))
    taken = [(each.start, each.end) for each in found]
    named = [each for each in _by_name(text) if all(each.end <= a or b <= each.start for a, b in taken)]
    return sorted([*found, *named], key=lambda each: each.start)


def _by_code(text: str) -> Iterator[Reference]:
    for code in codes_in(text):
        before = text[max(0, code.start - 130) : code.start]
        kind = _KIND.search(before.rpartition('\n')[2])
        named = _law_before(text, code.start)
        start = named.start() if named else code.start
        if kind and not named:
            start = code.start - len(kind[0])
        name = named['name'] if named else ''
        yield Reference(
            code.text, text[start : code.end], start, code.end, (kind or named or {'kind': ''})['kind'], name,
            _issued(text, code.end), _article(text, start, code.end),
        )  # fmt: skip


def _law_before(text: str, end: int) -> re.Match[str] | None:
    """Return the law's name right before a number: «Luật Trí tuệ nhân tạo số »."""
    for named in _LAW.finditer(text, max(0, end - 130), end):
        if _BEHIND_LAW.fullmatch(text, named.end(), end):
            return named
    return None


def _by_name(text: str) -> Iterator[Reference]:
    for pattern in (_LAW, _ABBREVIATED):
        for named in pattern.finditer(text):
            year = _YEAR.match(text, named.end())
            end = year.end() if year else named.end()
            if pattern is _LAW and _ABBREVIATED.match(text, named.start()):
                continue
            yield Reference(
                '', text[named.start() : end], named.start(), end, 'Luật', named['name'], _issued(text, end),
                _article(text, named.start(), end), int(year[1]) if year else None,
            )  # fmt: skip


def _issued(text: str, end: int) -> date | None:
    """Return the full day right behind a reference."""
    behind = text[end : end + 100].partition('\n')[0]
    for day in dates_in(behind):
        gap = behind[: day.start]
        near = len(gap) <= _FAR or len(_BEHIND.sub('', gap)) <= _FAR
        if near and day.day and day.month and day.year and not re.search(r'\d|;', _BEHIND.sub('', gap)):
            try:
                return date(day.year, day.month, day.day)
            except ValueError:
                return None
    return None


def _article(text: str, start: int, end: int) -> int | None:
    found = _ARTICLE.search(text[max(0, start - 60) : start]) or _ARTICLE_BEHIND.match(text[end : end + 40])
    return int(found[1]) if found else None
