"""Days as people jot them down, read from the day of the meeting: «30/11», «thứ 6 tuần sau», «cuối tháng».

Rules:
- «30/11» takes the year that puts it nearest after ``base``, at most ``_BACK`` days before it;
- what has to be worked out («thứ 6 tuần sau», «trong 5 ngày làm việc») is ``counted``: a person confirms it;
- «cuối tuần», «tuần sau» end on Friday, «cuối tháng», «hết quý IV», «cuối năm» on the last day;
- a weekday alone is the first one after ``base``; a weekday beside a date belongs to it, and has to agree;
- «đầu tháng sau», «thời gian tới» name no day: they are ``vague``; «31/11» is no day either: ``unreal``;
- «8/12 thôn», «đạt 9/10» and the numbers of a document code are no days.

>>> days_in('báo cáo trước thứ 6 tuần sau', date(2026, 11, 25))[0].day
datetime.date(2026, 12, 4)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kiosk.core.secretary.relative import month_end, relative_days

WEEKDAY = (
    r'(?:(?<!lần )(?<!đợt )(?<!khóa )thứ\s?(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật'
    r'|(?-i:T[2-7]|(?:(?<=sáng )|(?<=chiều )|(?<=tối ))CN|CN(?=,? ?(?:ngày )?\d{1,2}/)))(?!\w)'
)
_COUNTED = re.compile(
    r'(?i)\s(?:thôn|hộ|xã|trường|tổ|người|đơn vị|hồ sơ|việc|chỉ tiêu|tiêu chí|phòng|đồng chí|đại biểu|phiếu|bản|buổi'
    r'|ha|con|điểm|nhiệm vụ|em|học sinh|cháu|lớp|câu|cơ sở|doanh nghiệp|dự án|công trình|thành viên|xóm|km|tuyến)(?!\w)'
)
_DATE = re.compile(
    r'(?i)(?<![\w/.,-])(?<!đạt )(?<!được )(?:ngày\s+)?(?P<d>\d{1,2})(?:\s?/\s?(?P<m>\d{1,2})'
    r'(?:\s?/\s?(?P<y>\d{4}|\d\d))?|(?P<s>[.-])(?P<m2>\d{1,2})(?P=s)(?P<y2>\d{4}))(?![\w/]|[.,-]\d)'
)
_CUED = re.compile(r'(?i)(?<!\w)(?:trước|ngày|nhất|hạn|đến|hết|từ)\s*$')
_LONG = re.compile(
    r'(?i)(?<![\w/.,-])(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s*(?:,?\s*năm\s+|/)(?P<y>\d{4}))?(?!\w)'
)
_DAY_ONLY = re.compile(
    r'(?i)(?<!\d )(?<!\w)ngày\s+(?P<d>\d{1,2})(?![\w/]|[.,-]\d)(?!\s*(?:công|phép|nghỉ|làm việc|tháng))'
)
_NAMED = re.compile(rf'(?i)(?<!\w)(?P<w>{WEEKDAY})(?:\s+tuần\s+(?P<k>này|sau|tới|kế tiếp))?')
_GAP = re.compile(r'(?i)[\s,(]*(?:tức\s+)?(?:là\s+)?(?:ngày\s+)?[\s(]*')
_NAMES = {'hai': 0, 'ba': 1, 'tư': 2, 'năm': 3, 'sáu': 4, 'bảy': 5, 'nhật': 6, 'cn': 6}
_BACK = 90
"""A deadline without a year may lie so far back: last quarter's is spoken of, last year's is not."""


@dataclass(frozen=True)
class Mention:
    """A day as written at ``start:end``; ``day`` None if it is vague or unreal; ``weekday`` as said, 0 is Monday."""

    text: str
    start: int
    end: int
    day: date | None
    weekday: int | None = None
    counted: bool = False
    unreal: bool = False

    @property
    def disagrees(self) -> bool:
        """Whether the weekday that is said is not the day's own."""
        return self.day is not None and self.weekday is not None and self.day.weekday() != self.weekday


def days_in(text: str, base: date) -> list[Mention]:
    """Return the days that a text (NFC) speaks of, in order."""
    dates = list(_free(_dates(text, base)))
    names = [(found, weekday_of(found['w'])) for found in _NAMED.finditer(text)]
    found = [_joined(text, mention, [(name.span(), weekday) for name, weekday in names]) for mention in dates]
    rest = (_named(name, weekday, base) for name, weekday in names)
    return sorted(_free([*found, *rest, *_counted(text, base)]), key=lambda mention: mention.start)


def weekday_of(name: str) -> int:
    """Return the number of a weekday's name, 0 for Monday: ``thứ Tư``, ``thứ 4`` and ``T4`` are 2."""
    last = re.sub(r'(?i)^thứ|^t(?=\d)', '', name).strip().lower().split()[-1]
    return int(last) - 2 if last.isdigit() else _NAMES[last]


def _free(mentions: Iterator[Mention] | list[Mention]) -> Iterator[Mention]:
    """Yield those that do not overlap an earlier one."""
    taken: list[Mention] = []
    for mention in mentions:
        if all(mention.end <= other.start or other.end <= mention.start for other in taken):
            taken.append(mention)
            yield mention


def _joined(text: str, mention: Mention, names: list[tuple[tuple[int, int], int]]) -> Mention:
    for (start, end), weekday in names:
        if end <= mention.start and _GAP.fullmatch(text, end, mention.start):
            return replace(mention, weekday=weekday, start=start, text=text[start : mention.end])
        if mention.end <= start and _GAP.fullmatch(text, mention.end, start):
            return replace(mention, weekday=weekday, end=end, text=text[mention.start : end])
    return mention


def _dates(text: str, base: date) -> Iterator[Mention]:
    for pattern in (_LONG, _DATE, _DAY_ONLY):
        for found in pattern.finditer(text):
            said = found.groupdict()
            month, year = said.get('m') or said.get('m2'), said.get('y') or said.get('y2')
            number = int(month) if month else None
            if number is not None and not (1 <= number <= 12 and 1 <= int(found['d']) <= 31):  # noqa: PLR2004
                if year or found[0].lower().startswith('ngày'):
                    yield Mention(found[0], found.start(), found.end(), None, unreal=True)
                continue
            day = _dated(int(found['d']), number, year, base)
            if not _counts_things(text, found, month, year):
                yield Mention(found[0], found.start(), found.end(), day, unreal=day is None)


def _counts_things(text: str, found: re.Match[str], month: str | None, year: str | None) -> bool:
    """Return whether «8/12» is so many of so many: a thing follows it, and nothing before it says that it is a day."""
    named = found[0].lower().startswith('ngày') or _CUED.search(text, 0, found.start())
    return bool(month) and not year and not named and _COUNTED.match(text, found.end()) is not None


def _dated(day: int, month: int | None, year: str | None, base: date) -> date | None:
    if month is None:
        ends = (month_end(base, 0), month_end(base, 1))
        months = [real for end in ends if (real := _real(end.year, end.month, day))]
        return next((real for real in months if real >= base), months[0] if months else None)
    if year:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004
    first = base - timedelta(days=_BACK)
    near = (_real(first.year + ahead, month, day) for ahead in (0, 1))
    return next((real for real in near if real is not None and real >= first), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(found: re.Match[str], weekday: int, base: date) -> Mention:
    monday = base - timedelta(days=base.weekday())
    if found['k']:
        day = monday + timedelta(days=weekday + (0 if found['k'].lower() == 'này' else 7))
    else:
        day = base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    return Mention(found[0], found.start(), found.end(), day, weekday, counted=True)


def _counted(text: str, base: date) -> Iterator[Mention]:
    for start, end, day in relative_days(text, base):
        yield Mention(text[start:end], start, end, day, counted=day is not None)
