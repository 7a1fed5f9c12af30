"""Days and times of day as Vietnamese offices write them.

Rules:
- ``05/01/2026``, ``5.1.2026``, ``ngày 05 tháng 01 năm 2026``, ``tháng 11/2026``, ``quý IV năm 2026``, ``năm 2026``,
  ``2025 - 2030``; ``20/11`` and ``ngày 20`` only where a word says that it is a day, for ``8/12 thôn`` is none;
- in «từ ngày 01 đến ngày 20/11/2026» the first day takes the month and the year of the second;
- a weekday belongs to the day it stands beside: «thứ Sáu, ngày 27/11/2026», «27/11/2026 (thứ Sáu)»;
- ``14 giờ 00``, ``14h00``, ``14:00``, «2 giờ chiều» are times of day; «trong 24 giờ» and «8 giờ làm việc» are not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kiosk.core.checks.codes import codes_in

_BETWEEN = re.compile(
    r'(?i)(?:[\s,–()-]|(?:đến|hết|tới|và|hoặc|với|ngày|từ|sáng|chiều|chủ nhật'
    r'|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]))(?!\w))*'
)
"""What stands between two days of one range: «đến hết thứ Sáu, ngày »."""

_YEAR = r'(?P<y>(?:19|20)\d\d)(?![\d]|[.,/]\d)'
_D, _M = r'(?P<d>\d{1,2})', r'(?P<m>\d{1,2})'
_CUE = r'(?:ngày|hạn|trước|sau|từ|đến|hết|vào|sáng|chiều|tối|trưa|hôm|kỳ|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)'
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf'(?<![\d/.,])(?:(?<!\w)ngày\s+)?{_D}\s?(?P<sep>[/.-])\s?{_M}\s?(?P=sep)\s?(?P<y>\d{{4}})(?![\d]|[/.,]\d)',
        rf'(?<![\w/.,-]){_D}(?=\s?[-–]\s?\d{{1,2}}/\d{{1,2}}/\d{{4}})',
        rf'(?<!\w)(?:ngày\s+)?{_D}\s+tháng\s+{_M}(?!\d)(?:(?:\s*,?\s+năm\s+|\s*/\s*){_YEAR})?',
        rf'(?<!\w)tháng\s+{_M}(?:\s*[/-]\s*|\s*,?\s+năm\s+){_YEAR}',
        rf'(?<!\w)(?<!\d tháng )tháng\s+{_M}(?![\d/]|[.,]\d)',
        rf'(?<!\w)quý\s+(?P<q>IV|I{{1,3}}|[1-4])(?!\w)(?:(?:\s*/\s*|\s*,?\s+năm\s+|\s+){_YEAR})?',
        rf'(?<![\w.,/-])(?P<m>0?[1-9]|1[0-2])/{_YEAR}',
        rf'(?<!\w){_CUE}(?:\s*,)?\s*\(?(?:ngày\s+)?(?P<at>{_D}\s?[/-]\s?{_M})(?![\d/]|[.,-]\d)',
        rf'(?<!\w)(?<!\d )ngày\s+{_D}(?![\d/]|[.,]\d)(?!\s*(?:công|phép|nghỉ|làm việc|kể từ|tháng)(?!\w))',
        rf'(?<![\w.,/-]){_YEAR}(?=\s?[-–]\s?(?:19|20)\d\d(?!\d))',
        rf'(?<=[-–])\s?{_YEAR}',
        rf'(?<!\w)(?:năm(?:\s+học|\s+tài chính)?|nhiệm kỳ|giai đoạn|khóa|so với|cuối|đầu)\s+{_YEAR}',
    )
)
_AFTER_YEAR = re.compile(rf'\s*(?:,|và|hoặc|đến|-|–|so với)\s+{_YEAR}', re.IGNORECASE)
_WEEKDAY = r'(?P<name>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)'
_BEFORE = re.compile(rf'(?i)(?<!\w){_WEEKDAY}\s*[,(]?\s*(?:ngày\s*)?\(?$')
_BEHIND = re.compile(rf'(?i)^\s*[,(]?\s*(?:là\s+)?(?:ngày\s+)?\(?{_WEEKDAY}(?!\w)')
_WEEKDAYS = {
    'hai': 0, 'ba': 1, 'tư': 2, 'năm': 3, 'sáu': 4, 'bảy': 5, 'nhật': 6,
    '2': 0, '3': 1, '4': 2, '5': 3, '6': 4, '7': 5,
}  # fmt: skip
_DEADLINE = re.compile(
    r'(?i)(?<!\w)(?:trước|hạn|thời hạn|hạn chót|chậm nhất|muộn nhất|đến hết|hết|hoàn thành|xong)'
    r'(?:\s+(?:gửi|nộp|báo cáo|hoàn thành|cuối|là|vào|trong|trả lời|đến|hết))*\s*:?\s*'
    rf'(?:\d{{1,2}}\s*(?:giờ|h|:)\s*(?:\d{{2}})?(?:\s*phút)?\s*,?\s*)?(?:{_WEEKDAY}\s*,?\s*)?(?:ngày\s*)?$'
)
_HOUR = re.compile(
    r'(?i)(?<![\w.,/:])(?P<h>\d{1,2})(?:\s*(?:giờ|h|g)(?:\s*(?P<m>[0-5]\d)(?:\s*phút|p|ph)?)?(?!\w)|:(?P<m2>[0-5]\d)(?![\d:]))'
    r'(?P<part>\s+(?:chiều|tối|đêm)(?!\w))?'
)
_DURATION = re.compile(r'(?i)(?:trong|vòng|kéo dài|suốt|hơn|mỗi|tổng|quá|dạy|đủ)\s+$')
_DURATION_OF = re.compile(r'(?i)^\s*(?:làm việc|học|liền|đồng hồ|lao động|/ngày|mỗi|tập huấn|dạy)')
_NOON = 12


@dataclass(frozen=True)
class Day:
    """A day, month, quarter or year as written; what is not said is None. ``weekday`` 0 is Monday."""

    day: int | None
    month: int | None
    year: int | None
    text: str
    start: int
    end: int
    weekday: int | None = None
    deadline: bool = False
    quarter: int | None = None


@dataclass(frozen=True)
class Hour:
    """A time of day as written; «2 giờ chiều» is hour 14."""

    hour: int
    minute: int
    text: str
    start: int
    end: int


def dates_in(text: str) -> list[Day]:
    """Return the days of a text (NFC) in order; document codes hold none."""
    taken = [(code.start, code.end) for code in codes_in(text)]
    found: list[Day] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            days = [_day(match), *_more_years(text, match)]
            if _free(days[0].start, days[0].end, taken):
                found += days
                taken += [(day.start, day.end) for day in days]
    found.sort(key=lambda day: day.start)
    return [_dressed(text, day) for day in _inherited(text, found)]


def hours_in(text: str) -> list[Hour]:
    """Return the times of day of a text (NFC) in order."""
    taken = [(day.start, day.end) for day in dates_in(text)]
    return [
        Hour(
            int(found['h']) + (_NOON if found['part'] and int(found['h']) < _NOON else 0),
            int(found['m'] or found['m2'] or 0),
            found[0],
            found.start(),
            found.end(),
        )
        for found in _HOUR.finditer(text)
        if _free(found.start(), found.end(), taken) and not _lasts(text, found)
    ]


def _lasts(text: str, found: re.Match[str]) -> bool:
    behind = text[found.end() :]
    return bool(_DURATION.search(text[: found.start()][-12:]) or _DURATION_OF.match(behind))


def _day(match: re.Match[str]) -> Day:
    said = match.groupdict()
    year = said.get('y')
    quarter = said.get('q')
    start = match.start('at') if said.get('at') else match.start()
    day, month = said.get('d'), said.get('m')
    return Day(
        int(day) if day else None,
        int(month) if month else None,
        int(year) if year else None,
        match.string[start : match.end()],
        start,
        match.end(),
        quarter=_quarter(quarter) if quarter else None,
    )


def _quarter(written: str) -> int:
    return int(written) if written.isdigit() else ('I', 'II', 'III', 'IV').index(written.upper()) + 1


def _more_years(text: str, match: re.Match[str]) -> Iterator[Day]:
    """Yield the years that follow one of their kind: «năm 2025 và 2026»."""
    if match.groupdict().get('d') or match.groupdict().get('q') or not match.groupdict().get('y'):
        return
    end = match.end()
    while following := _AFTER_YEAR.match(text, end):
        yield Day(None, None, int(following['y']), following['y'], following.start('y'), following.end())
        end = following.end()


def _free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return all(end <= other or after <= start for other, after in taken)


def _inherited(text: str, days: list[Day]) -> Iterator[Day]:
    """Yield the days, those of a range with what the later one says for both."""
    whole = list(days)
    for place, (one, other) in reversed(list(enumerate(pairwise(days)))):
        following = whole[place + 1]
        joined = _BETWEEN.fullmatch(text, one.end, other.start)
        if joined and (one.day or one.month) and following.month is not None and one.year is None:
            month = following.month if one.month is None else one.month
            whole[place] = replace(one, month=month, year=following.year)
    yield from whole


def _dressed(text: str, day: Day) -> Day:
    """Return the day with its weekday, and whether it is a deadline."""
    named = _BEFORE.search(text[: day.start][-20:]) or _BEHIND.match(text[day.end : day.end + 20])
    weekday = _WEEKDAYS[named['name'].lower().split()[-1]] if named and day.day is not None else None
    line = text[: day.start].rpartition('\n')[2][-60:]
    return replace(day, weekday=weekday, deadline=day.day is not None and _DEADLINE.search(line) is not None)
