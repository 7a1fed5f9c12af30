"""The week of an office: jobs placed, clashes told, and every change a new week.

Rules:
- rules never move a job that somebody fixed: two fixed jobs that clash are told, with times that would be free;
- a change (``move``, ``swap``, ``resize``, ``remove``, ``add``) touches the jobs it names and no other; what is moved
  by hand is fixed from then on;
- a job whose day cannot be, or for which no time is free, waits: it is in ``waiting``, never dropped;
- the weekday that is shown is always the date's own.

>>> week = plan(read_jobs('8h thứ 3 họp giao ban, CT', monday, Hours())[0], monday, Hours())
>>> week = move(week, 1, date(2026, 12, 2), 9 * 60)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from kiosk.core.errors import BadTimeError, UnknownJobError
from kiosk.core.secretary.finding import Finding, weekday_name, written_day
from kiosk.core.secretary.hours import clock
from kiosk.core.secretary.job import Hours, Job, Placed, Reason, clash, shared_people
from kiosk.core.secretary.place import arrange, free_times

_DAY, _PROPOSALS = 24 * 60, 3


@dataclass(frozen=True)
class Week:
    """One week from ``monday``; ``placed`` in the order of time; ``told`` is what reading the lines found."""

    monday: date
    hours: Hours = field(default_factory=Hours)
    placed: tuple[Placed, ...] = ()
    waiting: tuple[Job, ...] = ()
    told: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Clash:
    """Two jobs that cannot both be; ``who`` is the people or the room; ``free`` are other times for either."""

    reason: Reason
    one: Placed
    other: Placed
    who: str
    free: tuple[Placed, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of the schedule as it is shown; ``job`` is its id."""

    day: str
    hours: str
    what: str
    people: str
    place: str
    job: int = 0


def plan(jobs: Iterable[Job], monday: date, hours: Hours, told: Iterable[Finding] = ()) -> Week:
    """Return the week: fixed jobs where they are said to be, the others at their earliest free time."""
    free, taken, held = [], [], []
    for job in jobs:
        if job.held:
            held.append(job)
        elif job.fixed and job.day is not None and job.start is not None:
            taken.append(Placed(job, job.day, job.start))
        else:
            free.append(job)
    return _filled(Week(monday, hours, told=tuple(told)), taken, free, held)


def replan(week: Week) -> Week:
    """Return the week with every waiting job placed that now finds a time; nothing else moves."""
    held = [job for job in week.waiting if job.held]
    return _filled(week, week.placed, [job for job in week.waiting if not job.held], held)


def clashes(week: Week) -> list[Clash]:
    """Return every pair that cannot be, in the order of time, with up to three other times for either job."""
    found = []
    for one, other in combinations(week.placed, 2):
        if reason := clash(one, other, week.hours.travel):
            who = one.job.room if reason == 'room' else ', '.join(shared_people(one.job, other.job))
            free = (*proposals(week, other.job.id), *proposals(week, one.job.id))
            found.append(Clash(reason, one, other, who, free))
    return found


def proposals(week: Week, job_id: int, most: int = _PROPOSALS) -> list[Placed]:
    """Return other free times for a job: on its day first, then the next days, then the days before.

    Raise UnknownJobError.
    """
    job = job_of(week, job_id)
    now = next((each for each in week.placed if each.job.id == job_id), None)
    others = [each for each in week.placed if each.job.id != job_id]
    anywhere = list(free_times(replace(job, day=None, start=None, part=''), others, week.monday, week.hours))
    if now is None:
        return anywhere[:most]
    here = (now.day, now.start)
    later = [each for each in anywhere if (each.day, each.start) > here]
    return (later + [each for each in anywhere if (each.day, each.start) < here])[:most]


def findings(week: Week) -> list[Finding]:
    """Return what was told when the lines were read, then clashes, odd hours, lengths, and jobs that wait."""
    return [*week.told, *_clashing(week), *_odd_hours(week), *_lengths(week), *_waiting(week)]


def rows(week: Week) -> list[Row]:
    """Return the schedule in the order of time; an end that nobody said is not shown."""
    return [
        Row(
            each.weekday_date,
            clock(each.start) + (f'–{clock(each.end)}' if each.job.length_said else ''),
            each.job.what,
            ', '.join(each.job.people),
            each.job.room,
            each.job.id,
        )
        for each in week.placed
    ]


def job_of(week: Week, job_id: int) -> Job:
    """Return a job of the week, placed or waiting; raise UnknownJobError."""
    for job in (*(each.job for each in week.placed), *week.waiting):
        if job.id == job_id:
            return job
    raise UnknownJobError(job=job_id)


def with_jobs(week: Week, placed: Iterable[Placed], waiting: Iterable[Job]) -> Week:
    """Return the week with these jobs in it, those placed in the order of time."""
    ordered = sorted(placed, key=lambda each: (each.day, each.start, each.job.id))
    return replace(week, placed=tuple(ordered), waiting=tuple(sorted(waiting, key=lambda job: job.id)))


def checked_time(start: int, minutes: int) -> None:
    """Raise BadTimeError unless a job of this length fits between midnight and midnight."""
    if not (start >= 0 and minutes > 0 and start + minutes <= _DAY):
        raise BadTimeError(start=start, minutes=minutes)


def _filled(week: Week, taken: Iterable[Placed], free: list[Job], held: list[Job]) -> Week:
    there = list(taken)
    placed, left = arrange(free, there, week.monday, week.hours)
    return with_jobs(week, [*there, *placed], [*left, *held])


def _clashing(week: Week) -> Iterator[Finding]:
    for each in clashes(week):
        lines = tuple(sorted({each.one.job.line, each.other.job.line} - {0}))
        free = '; '.join(f'«{time.job.what}» {time.weekday_date} {clock(time.start)}' for time in each.free)
        facts = {
            'one': each.one.job.what,
            'other': each.other.job.what,
            'who': each.who,
            'when': f'{each.one.weekday_date} {clock(max(each.one.start, each.other.start))}',
            'free': free or '–',
        }
        yield Finding(f'clash_{each.reason}', lines, facts, must=each.reason != 'travel')


def _odd_hours(week: Week) -> Iterator[Finding]:
    for each in week.placed:
        facts = {'what': each.job.what, 'when': f'{each.weekday_date} {clock(each.start)}–{clock(each.end)}'}
        if each.day.weekday() not in week.hours.days:
            yield Finding('day_off', (each.job.line,), facts)
        elif not week.hours.covers(each.start, each.end):
            yield Finding('outside_hours', (each.job.line,), facts)


def _lengths(week: Week) -> Iterator[Finding]:
    assumed = [job for job in (*(each.job for each in week.placed), *week.waiting) if not job.length_said]
    if assumed:
        lines = tuple(sorted({job.line for job in assumed}))
        yield Finding('lengths_assumed', lines, {'count': str(len(assumed)), 'minutes': str(week.hours.usual)})


def _waiting(week: Week) -> Iterator[Finding]:
    for job in (job for job in week.waiting if not job.held):
        day = f'{weekday_name(job.day)} {written_day(job.day)}' if job.day else '–'
        yield Finding('no_time', (job.line,), {'what': job.what, 'minutes': str(job.minutes), 'day': day}, must=True)
