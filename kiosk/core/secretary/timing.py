"""When a job begins and how long it takes, from what its line says and the hours of the office.

Rules:
- «chiều …, 2h» is 14:00;
- half a day lasts to the end of the half that it begins in, a whole day until the office closes: from 8h it is
  shorter than from the opening;
- a beginning and an end that are said win over any length.
"""

from dataclasses import replace

from kiosk.core.secretary.hours import Length, Part, Time
from kiosk.core.secretary.job import Hours, Job

_NOON, _LATEST_SMALL = 12 * 60, 6 * 60


def timed(job: Job, time: Time | None, length: Length | None, part: Part, hours: Hours) -> Job:
    """Return the job with its beginning and its length in minutes, the office's usual length if none is said."""
    if (length and length.whole == 'day') or part == 'day':
        return _whole(replace(job, part='day'), time.at if time else hours.spans[0][0], hours)
    minutes, start = hours.usual, time.at if time else None
    if start is not None and part == 'afternoon' and start <= _LATEST_SMALL:
        start += _NOON
    if time and time.until:
        minutes = time.until - time.at
    elif length and length.whole:
        minutes = _half(start, hours.part(part))
    elif length:
        minutes = length.minutes
    said = bool(length or (time and time.until))
    return replace(job, start=start, minutes=minutes, part=part, length_said=said)


def _whole(job: Job, start: int, hours: Hours) -> Job:
    """Return the job until the office closes; one that begins later still has the length of a day."""
    first, last = hours.spans[0][0], hours.spans[-1][1]
    return replace(job, start=start, minutes=last - (start if first <= start < last else first))


def _half(start: int | None, spans: tuple[tuple[int, int], ...]) -> int:
    """Return how long half a day is: to the end of the half that it begins in, else the whole first half."""
    within = (end - start for first, end in spans if start is not None and first <= start < end)
    return next(within, spans[0][1] - spans[0][0])
