"""Days that have to be counted from the day of the meeting: «cuối tháng», «tuần sau», «trong 5 ngày làm việc».

Rules:
- a week ends on Friday, begins on Monday and has its middle on Wednesday; a month's middle is the 15th;
- «cuối», «hết» and «trong» a month, quarter or year end on its last day, those of a week on its Friday;
- working days leave out Saturday and Sunday (holidays are not known here: the day is to be confirmed anyway);
- «đầu tháng», «thời gian tới», «sớm nhất» name no day: None.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

_NEAR = re.compile(
    r'(?i)(?<!\w)(?:hôm nay|trong ngày|(?:chiều|sáng) nay|(?P<one>(?:ngày|sáng|chiều) mai)|(?P<two>ngày kia))(?!\w)'
)
_WEEK = re.compile(
    r'(?i)(?<!\w)(?:(?P<at>cuối|đầu|giữa|hết|trong)\s+)?tuần(?:\s+(?P<k>này|sau|tới|kế tiếp))?(?!\w)(?!\s+lễ)'
)
_MONTH = re.compile(
    r'(?i)(?<!\w)(?P<at>cuối|đầu|giữa|hết|trong)\s+tháng'
    r'(?:\s+(?:(?P<k>này|sau|tới)|(?P<m>\d{1,2})(?:(?:/|\s+năm\s+)(?P<y>\d{4}))?))?(?![\w/])'
)
_QUARTER = re.compile(
    r'(?i)(?<!\w)(?:cuối|hết|trong)\s+quý(?:\s+(?P<q>IV|I{1,3}|[1-4])(?:\s*(?:/|năm\s+)(?P<y>\d{4}))?)?(?!\w)'
)
_YEAR = re.compile(r'(?i)(?<!\w)(?:cuối|hết|trong)\s+năm(?:\s+(?:(?P<y>\d{4})|nay|này))?(?!\w)')
_SPAN = re.compile(
    r'(?i)(?<!\w)(?:(?P<lead>trong|sau)(?:\s+vòng)?\s+)?(?P<n>\d{1,3})\s+(?P<u>ngày|tuần)(?P<w>\s+làm việc)?'
    r'(?P<more>\s+nữa|\s+tới)?(?!\w)'
)
_VAGUE = re.compile(
    r'(?i)(?<!\w)(?:(?:trong )?thời gian (?:tới|sớm nhất)|(?:càng )?sớm (?:nhất|càng tốt)|(?:trước|sau) Tết)(?!\w)'
)
_DAYS_OF_WEEK = {'đầu': 0, 'giữa': 2}
_FRIDAY, _MIDDLE, _MONTHS, _LAST = 4, 15, 12, 12

_Days = Iterator[tuple[int, int, date | None]]


def relative_days(text: str, base: date) -> _Days:
    """Yield where each such day stands and which it is; None where the words name none."""
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
        (_NEAR, _near),
        (_MONTH, _month),
        (_QUARTER, _quarter),
        (_YEAR, lambda found, base: date(int(found['y'] or base.year), _LAST, 31)),
        (_SPAN, _span),
        (_WEEK, _week),
        (_VAGUE, lambda _found, _base: None),
    )
    for pattern, read in readers:
        for found in pattern.finditer(text):
            if _says_a_day(pattern, found):
                yield found.start(), found.end(), read(found, base)


def month_end(day: date, ahead: int) -> date:
    """Return the last day of the month that is ``ahead`` months after the day's own."""
    months = day.year * _MONTHS + day.month + ahead
    return date(months // _MONTHS, months % _MONTHS + 1, 1) - timedelta(days=1)


def working_days_after(day: date, count: int) -> date:
    """Return the day that is ``count`` working days later."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() <= _FRIDAY
    return day


def _says_a_day(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    """Return whether these words are a time to come: «tuần» alone and «3 ngày» alone are not."""
    if pattern is _WEEK:
        return bool(found['at'] or found['k'])
    return pattern is not _SPAN or bool(found['lead'] or found['more'])


def _near(found: re.Match[str], base: date) -> date:
    return base + timedelta(days=1 if found['one'] else 2 if found['two'] else 0)


def _week(found: re.Match[str], base: date) -> date:
    monday = base - timedelta(days=base.weekday())
    if (found['k'] or 'này').lower() != 'này':
        monday += timedelta(days=7)
    return monday + timedelta(days=_DAYS_OF_WEEK.get((found['at'] or '').lower(), _FRIDAY))


def _month(found: re.Match[str], base: date) -> date | None:
    at = found['at'].lower()
    if found['m']:
        if not 1 <= int(found['m']) <= _MONTHS:
            return None
        ahead = (int(found['y']) - base.year) * _MONTHS if found['y'] else 0
        ahead += int(found['m']) - base.month
        end = month_end(base, ahead if found['y'] or ahead >= 0 else ahead + _MONTHS)
    else:
        end = month_end(base, int((found['k'] or 'này').lower() != 'này'))
    return None if at == 'đầu' else end.replace(day=_MIDDLE) if at == 'giữa' else end


def _quarter(found: re.Match[str], base: date) -> date:
    written = (found['q'] or str((base.month - 1) // 3 + 1)).upper()
    number = int(written) if written.isdigit() else ('I', 'II', 'III', 'IV').index(written) + 1
    end = month_end(date(int(found['y'] or base.year), number * 3, 1), 0)
    return end if found['y'] or end >= base else month_end(end, _MONTHS)


def _span(found: re.Match[str], base: date) -> date:
    count = int(found['n'])
    if found['w']:
        return working_days_after(base, count)
    return base + timedelta(days=count * (7 if found['u'].lower() == 'tuần' else 1))
