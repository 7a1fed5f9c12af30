"""Free times for the jobs that have none: the earliest that suits all, the same for the same jobs.

Rules:
- fixed jobs stand where they are said to be; the others are placed in the order of how few times suit them, longer
  before shorter, then as they were given;
- each takes its earliest free time on the grid of the office; if a later job then finds none, the last choice is
  taken back and the next time tried, at most ``TRIES`` times in all;
- if there is no arrangement for all, each job that finds a time takes it and the rest waits: nothing is lost, and
  nothing is put where somebody or a room is taken;
- a job longer than half a day may run over noon.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kiosk.core.secretary.job import Hours, Job, Placed, clash, days_of

TRIES = 2000
"""Steps forward and back; a week of an office needs a few dozen."""

_AROUND_THE_CLOCK = 24 * 60


def free_times(job: Job, taken: Iterable[Placed], monday: date, hours: Hours) -> Iterator[Placed]:
    """Yield where a job could be without a clash, the earliest first; its own day, time and half-day are kept to."""
    others = list(taken)
    for option in _times(job, monday, hours):
        if not any(clash(option, other, hours.travel) for other in others):
            yield option


def arrange(jobs: Sequence[Job], taken: Sequence[Placed], monday: date, hours: Hours) -> tuple[list[Placed], list[Job]]:
    """Return these jobs placed among those that are taken, and the jobs for which there is no time."""
    options = {job.id: list(free_times(job, taken, monday, hours)) for job in jobs}
    queue = sorted(
        (job for job in jobs if options[job.id]), key=lambda job: (len(options[job.id]), -job.minutes, job.id)
    )
    placed = _search([options[job.id] for job in queue], hours.travel)
    if placed is None:
        placed = _one_by_one([options[job.id] for job in queue], hours.travel)
    there = {each.job.id for each in placed}
    return placed, [job for job in jobs if job.id not in there]


def _times(job: Job, monday: date, hours: Hours) -> Iterator[Placed]:
    days = days_of(monday, hours) if job.day is None else [job.day]
    starts = list(_starts(job, hours))
    return (Placed(job, day, start) for day in days for start in starts)


def _starts(job: Job, hours: Hours) -> Iterator[int]:
    if job.start is not None:
        yield from [job.start] if job.start + job.minutes <= _AROUND_THE_CLOCK else []
        return
    spans = hours.part(job.part)
    if spans and job.minutes > hours.longest:
        spans = ((spans[0][0], hours.spans[-1][1]),)
    for start, end in spans:
        yield from range(start, end - job.minutes + 1, hours.step)


def _search(options: list[list[Placed]], travel: int) -> list[Placed] | None:
    """Return one free time of each list, the first arrangement found; None if none is found in ``TRIES`` steps."""
    placed: list[Placed] = []
    following = [0] * (len(options) + 1)
    for _ in range(TRIES + len(options)):
        if len(placed) == len(options):
            return placed
        row = options[len(placed)]
        at = next((at for at in range(following[len(placed)], len(row)) if _is_free(row[at], placed, travel)), None)
        if at is not None:
            following[len(placed)] = at + 1
            placed.append(row[at])
            following[len(placed)] = 0
        elif placed:
            placed.pop()
        else:
            return None
    return placed if len(placed) == len(options) else None


def _one_by_one(options: list[list[Placed]], travel: int) -> list[Placed]:
    placed: list[Placed] = []
    for row in options:
        placed += [option for option in row if _is_free(option, placed, travel)][:1]
    return placed


def _is_free(option: Placed, placed: list[Placed], travel: int) -> bool:
    return not any(clash(option, other, travel) for other in placed)
