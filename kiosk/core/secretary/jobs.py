"""Lines of scattered jobs -> jobs: when, how long, who, where, what; each line by itself, by rules alone.

Rules:
- «8h thứ 3 họp giao ban, phòng họp tầng 2, CT + PCT»: time, weekday and length are taken out wherever they stand;
  of the rest, what lies between commas or in brackets is a place, a list of people, or part of the job's name;
- a job with a day and a time is fixed; a weekday is that of this week, unless «tuần sau» is said;
- a date and its weekday must agree: the date counts, and a finding tells; a day of another week is told too;
- «thứ 3, thứ 5 …» and «từ thứ 2 đến thứ 4 …» are one job a day;
- no length said: the office's usual length, marked as such (``length_said``); nothing else is filled in;
- «…, 1 giờ» at the end is a length, and a finding asks; «3 giờ họp» without «sáng» or «chiều» is told;
- a time that no clock has («25h») or that is night or afternoon («3 giờ») is told, and its job is held: nobody guesses;
- every line that has a letter or a digit becomes at least one job.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kiosk.core.secretary.finding import Finding, weekday_name, written_day
from kiosk.core.secretary.headings import bare
from kiosk.core.secretary.hours import (
    Length,
    PartOfDay,
    Time,
    closing_length,
    length_in,
    part_in,
    time_in,
    unreal_time,
)
from kiosk.core.secretary.job import Hours, Job
from kiosk.core.secretary.parties import parties
from kiosk.core.secretary.shorthand import UNITS, Units, clean, spell_out
from kiosk.core.secretary.timing import timed
from kiosk.core.secretary.verbs import DEADLINE
from kiosk.core.secretary.when import Mention, days_in

_LIST = re.compile(r'(?i)\s*(?:[,;+&]|và)\s*(?:sáng|chiều)?\s*')
_RANGE = re.compile(r'(?i)\s*(?:-|–|đến|tới|đến hết)\s*(?:sáng|chiều)?\s*')
_FROM = re.compile(r'(?i)(?:(?<!\w)(?:lúc|vào|từ|ngày|các buổi|các ngày|buổi)\s+)+$')
_NEXT_WEEK = re.compile(r'(?i)(?<!\w)tuần (?:sau|tới)\s*,?\s*(?:sáng|chiều)?\s*$')
_WEEK = 7

ABOUT_DAYS = frozenset({'day_unreal', 'day_weekday', 'not_this_week', 'time_unreal', 'time_unclear', 'hour_as_length'})
"""Findings that a person settles by giving the job a day and a time."""


@dataclass(frozen=True)
class _Line:
    """One line being read: as it was given, and written out."""

    number: int
    given: str
    text: str


def read_jobs(
    text: str, monday: date, hours: Hours, units: Units = UNITS, first_id: int = 1
) -> tuple[list[Job], list[Finding]]:
    """Return the jobs of these lines, numbered from ``first_id``, and what is wrong with their days."""
    jobs: list[Job] = []
    findings: list[Finding] = []
    for number, given in enumerate(clean(text).split('\n'), 1):
        line = _Line(number, given.strip(), spell_out(bare(given), units))
        if any(sign.isalnum() for sign in line.text):
            for job in _read(line, monday, hours, findings):
                jobs.append(replace(job, id=first_id + len(jobs)))
    return jobs, findings


def _read(line: _Line, monday: date, hours: Hours, findings: list[Finding]) -> Iterable[Job]:
    mentions = _days(line.text, monday)
    days = _dated(line, mentions, monday, findings)
    part = part_in(line.text)
    time, length = _clocked(line, mentions, part, findings)
    said = [(each.start, each.end) for each in (time, length, part) if each]
    if mentions:
        said.append((mentions[0].start, mentions[-1].end))
    wrong = _wrong(line, time, part, findings)
    if wrong:
        said.append(wrong)
        time = None
    what, people, room = parties(_without(line.text, said))
    if not what:
        findings.append(Finding('no_what', (line.number,), {'text': line.given}))
    blank = Job(0, what or line.text, people=people, room=room, line=line.number, text=line.given)
    job = timed(blank, time, length, part.part if part else '', hours)
    if any(mention.day is None for mention in mentions):
        return [replace(job, held=True)]
    if wrong:
        return [replace(job, day=day, held=True) for day in days] or [replace(job, held=True)]
    return [_on(job, day, monday) for day in days] or [job]


def _clocked(
    line: _Line, mentions: list[Mention], part: PartOfDay | None, findings: list[Finding]
) -> tuple[Time | None, Length | None]:
    """Return the time of day and the length of a line; a small bare hour at its end is a length."""
    time, length = time_in(line.text), length_in(line.text)
    if time and length and time.start < length.end and length.start < time.end:
        length = None
    blanked = list(line.text)
    for mention in mentions:
        blanked[mention.start : mention.end] = ' ' * (mention.end - mention.start)
    closing = None if length or (time and time.until) else closing_length(''.join(blanked))
    if closing is None:
        return time, length
    if time is None or time.start < closing.start:
        return time, closing
    if part:
        return time, None
    said = {'said': line.text[closing.start : closing.end], 'minutes': str(closing.minutes)}
    findings.append(Finding('hour_as_length', (line.number,), said))
    return None, closing


def _wrong(line: _Line, time: Time | None, part: PartOfDay | None, findings: list[Finding]) -> tuple[int, int] | None:
    """Return where a time stands that nobody can go by, and tell it."""
    if wrong := unreal_time(line.text):
        findings.append(Finding('time_unreal', (line.number,), {'said': line.text[slice(*wrong)]}, must=True))
    elif time and time.unclear and part is None:
        wrong = (time.start, time.end)
        findings.append(Finding('time_unclear', (line.number,), {'said': line.text[slice(*wrong)]}, must=True))
    return wrong


def _on(job: Job, day: date, monday: date) -> Job:
    """Return the job on a day; one of another week is held."""
    return replace(job, day=day, fixed=job.start is not None, held=not 0 <= (day - monday).days < _WEEK)


def _days(text: str, monday: date) -> list[Mention]:
    """Return the mentions that say when: the first day that is no deadline, and those listed with it."""
    chosen: list[Mention] = []
    for mention in days_in(text, monday):
        if mention.weekday is None and (mention.counted or (mention.day is None and not mention.unreal)):
            continue
        if mention.counted:
            mention = _of_week(text, mention, monday)  # noqa: PLW2901
        if not chosen:
            if not DEADLINE.search(text[: mention.start]):
                chosen.append(mention)
        elif _LIST.fullmatch(text, chosen[-1].end, mention.start) or _RANGE.fullmatch(
            text, chosen[-1].end, mention.start
        ):
            chosen.append(mention)
        else:
            break
    return chosen


def _of_week(text: str, mention: Mention, monday: date) -> Mention:
    """Return a weekday as this week's, or the next one's if «tuần sau» stands at it."""
    before = _NEXT_WEEK.search(text, 0, mention.start)
    start = before.start() if before else mention.start
    later = 7 if before or re.search(r'(?i)tuần (?:sau|tới|kế)', mention.text) else 0
    day = monday + timedelta(days=later + (mention.weekday or 0))
    return replace(mention, start=start, text=text[start : mention.end], day=day)


def _dated(line: _Line, mentions: list[Mention], monday: date, findings: list[Finding]) -> list[date]:
    days: list[date] = []
    for before, mention in zip([None, *mentions], mentions, strict=False):
        if mention.unreal or mention.day is None:
            findings.append(Finding('day_unreal', (line.number,), {'said': mention.text}, must=True))
            continue
        if mention.disagrees:
            facts = {'said': mention.text, 'day': written_day(mention.day), 'weekday': weekday_name(mention.day)}
            findings.append(Finding('day_weekday', (line.number,), facts, must=True))
        if before and days and _RANGE.fullmatch(line.text, before.end, mention.start):
            ahead = range(1, (mention.day - days[-1]).days)
            days += [days[-1] + timedelta(days=each) for each in ahead]
        days.append(mention.day)
    findings += [
        Finding('not_this_week', (line.number,), {'day': written_day(day)}, must=True)
        for day in days
        if not 0 <= (day - monday).days < _WEEK
    ]
    return list(dict.fromkeys(days))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text without these pieces, commas in their stead, so that what stood apart stays apart."""
    kept, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            kept.append(_FROM.sub('', text[at : max(start, at)]))
            at = end
    return ','.join([*kept, text[at:]])
