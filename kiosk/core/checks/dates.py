"""Days and hours of a text: real, on the weekday it says, known to the source, within the limit.

Rules:
- a day without a year is judged in the only year the source names, else in the year of ``today``;
- what the text says of a day must be what the source says of it: «20/11» fits 20/11/2026, «tháng 11» any day in it;
- a year of ``today`` needs no source; a day does;
- a deadline («trước ngày», «hạn», «chậm nhất») later than the limit is an error, one already past is a doubt.

>>> [found.facts['right'] for found in date_findings('thứ Sáu, ngày 26/11/2026', None, date(2026, 11, 23))]
['thứ Năm']
"""

from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

from kiosk.core.checks.date_forms import Day, Hour, dates_in, hours_in
from kiosk.core.checks.finding import Finding, Severity
from kiosk.core.checks.written import WEEKDAYS, written_day

__all__ = ['Day', 'Hour', 'date_findings', 'dates_in', 'hours_in', 'stated_in']

_HOURS = 24
_MONTHS = 12


def date_findings(text: str, source: str | None, today: date, *, not_after: date | None = None) -> list[Finding]:
    """Return what is to be said of the days and hours of a text, in its order.

    Kinds: ``date.unreal``, ``date.weekday`` (facts said, right), ``date.missing``, ``date.changed`` (near),
    ``time.unreal``, ``time.missing`` and ``date.after_limit`` (limit) are errors; ``date.past`` (today) is a doubt.
    ``source`` None: only what the text itself can get wrong.
    """
    whole, known = normalize('NFC', text), None if source is None else normalize('NFC', source)
    there = [] if known is None else dates_in(known)
    years = {day.year for day in there if day.year} or {day.year for day in dates_in(whole) if day.year}
    year = years.pop() if len(years) == 1 else today.year
    found = [finding for day in dates_in(whole) for finding in _of_day(day, year, today, not_after)]
    if known is not None:
        found += _not_stated(whole, known, there, year, today)
    found += [_finding('time.unreal', hour) for hour in hours_in(whole) if hour.hour > _HOURS]
    return sorted(found, key=lambda finding: finding.start)


def stated_in(day: Day, source: list[Day], year: int, today: date) -> bool:
    """Return whether the source says this day; ``year`` stands in where the source names none."""
    if day.day is None and day.month is None and day.quarter is None and day.year == today.year:
        return True
    return any(
        day.day in (None, other.day)
        and (day.month in (None, other.month) or (day.day is not None and other.month is None))
        and (day.year is None or day.year == (other.year or year))
        and (day.quarter is None or day.quarter == (other.quarter or _quarter_of(other)))
        for other in source
    )


def real(day: Day, year: int) -> date | None:
    """Return the day as a date, in ``year`` if it names none; None if there is no such day."""
    try:
        return date(day.year or year, day.month or 1, day.day or 1)
    except ValueError:
        return None


def _of_day(day: Day, year: int, today: date, not_after: date | None) -> Iterator[Finding]:
    it = real(day, year)
    if it is None or (day.month is not None and not 1 <= day.month <= _MONTHS):
        yield _finding('date.unreal', day)
        return
    if day.day is None or day.month is None:
        return
    if day.weekday is not None and day.weekday != it.weekday():
        yield _finding('date.weekday', day, said=WEEKDAYS[day.weekday], right=WEEKDAYS[it.weekday()])
    if day.deadline and not_after is not None and it > not_after:
        yield _finding('date.after_limit', day, limit=written_day(not_after))
    elif day.deadline and it < today:
        yield _finding('date.past', day, 'doubt', today=written_day(today))


def _not_stated(text: str, source: str, there: list[Day], year: int, today: date) -> Iterator[Finding]:
    days = dates_in(text)
    for day in days:
        if not stated_in(day, there, year, today) and real(day, year) is not None:
            near = _near(day, there, days)
            yield _finding('date.changed', day, near=near.text) if near else _finding('date.missing', day)
    hours = {(hour.hour, hour.minute) for hour in hours_in(source)}
    for hour in hours_in(text):
        if hour.hour <= _HOURS and (hour.hour, hour.minute) not in hours:
            yield _finding('time.missing', hour)


def _near(day: Day, there: list[Day], days: list[Day]) -> Day | None:
    """Return a day of the source that the text does not have, and that differs from this one in one part."""
    parts = (day.day, day.month, day.year)
    said = {(each.day, each.month) for each in days}
    for other in there:
        differing = sum(one != two for one, two in zip(parts, (other.day, other.month, other.year), strict=True))
        if day.day is not None and other.day is not None and differing == 1 and (other.day, other.month) not in said:
            return other
    return None


def _quarter_of(day: Day) -> int | None:
    return None if day.month is None else (day.month + 2) // 3


def _finding(kind: str, at: Day | Hour, severity: Severity = 'error', **facts: str) -> Finding:
    return Finding(kind, at.start, at.end, at.text, severity, facts)
