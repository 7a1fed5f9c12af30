"""Changes that a person makes to a week: each gives a new week and touches no job that it does not name.

Rules:
- what is moved by hand is fixed from then on, also where it clashes: the clash is told, the person decides;
- a swap changes day and time, not length, people or place;
- what was told about the day of a moved or removed job's line is settled by it;
- a job that waited may be moved into the week; one that is removed is gone.
"""

from dataclasses import replace
from datetime import date

from kiosk.core.errors import BadTimeError, UnknownJobError
from kiosk.core.secretary.job import Job, Placed
from kiosk.core.secretary.jobs import ABOUT_DAYS
from kiosk.core.secretary.week import Week, checked_time, job_of, replan, with_jobs

_WEEK = 7


def move(week: Week, job_id: int, day: date, start: int) -> Week:
    """Return the week with a job at that day and time (minutes after midnight).

    Raise UnknownJobError, BadTimeError (also for a day of another week).
    """
    job = job_of(week, job_id)
    checked_time(start, job.minutes)
    if not 0 <= (day - week.monday).days < _WEEK:
        raise BadTimeError(start=start, minutes=job.minutes)
    fixed = replace(job, day=day, start=start, fixed=True, held=False)
    without = remove(week, job_id)
    return with_jobs(without, [*without.placed, Placed(fixed, day, start)], without.waiting)


def swap(week: Week, one_id: int, other_id: int) -> Week:
    """Return the week with two placed jobs in each other's time; raise UnknownJobError, BadTimeError."""
    places = {each.job.id: each for each in week.placed}
    for job_id in (one_id, other_id):
        if job_id not in places:
            raise UnknownJobError(job=job_id)
    one, other = places[one_id], places[other_id]
    return move(move(week, one_id, other.day, other.start), other_id, one.day, one.start)


def resize(week: Week, job_id: int, minutes: int) -> Week:
    """Return the week with a job of another length; raise UnknownJobError, BadTimeError."""
    longer = replace(job_of(week, job_id), minutes=minutes, length_said=True)
    now = next((each for each in week.placed if each.job.id == job_id), None)
    checked_time(now.start if now else 0, minutes)
    return edit(week, longer)


def edit(week: Week, job: Job) -> Week:
    """Return the week with other words, people or room for a job, at its time; raise UnknownJobError."""
    job_of(week, job.id)
    placed = [replace(each, job=job) if each.job.id == job.id else each for each in week.placed]
    return with_jobs(week, placed, [job if each.id == job.id else each for each in week.waiting])


def remove(week: Week, job_id: int) -> Week:
    """Return the week without a job; raise UnknownJobError."""
    line = job_of(week, job_id).line
    told = tuple(each for each in week.told if not (each.key in ABOUT_DAYS and each.lines == (line,)))
    placed = [each for each in week.placed if each.job.id != job_id]
    return with_jobs(replace(week, told=told), placed, [job for job in week.waiting if job.id != job_id])


def add(week: Week, job: Job) -> Week:
    """Return the week with one more job waiting, under the next free id."""
    known = [each.job.id for each in week.placed] + [each.id for each in week.waiting]
    return with_jobs(week, week.placed, [*week.waiting, replace(job, id=max(known, default=0) + 1)])


def rearrange(week: Week, job: Job, day: date | None, start: int | None) -> Week:
    """Return the week with a job as a person wants it: at that time, or where rules find one if ``start`` is None.

    Without a time other waiting jobs may find theirs too. Raise UnknownJobError, BadTimeError.
    """
    if day is not None and start is not None:
        checked_time(start, job.minutes)
        edited = edit(week, job)
        there = any((each.job.id, each.day, each.start) == (job.id, day, start) for each in edited.placed)
        return edited if there else move(edited, job.id, day, start)
    without = remove(week, job.id)
    free = replace(job, day=day, start=None, fixed=False, held=False)
    return replan(with_jobs(without, without.placed, [*without.waiting, free]))
