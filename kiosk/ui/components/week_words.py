"""Days, hours and lengths as the week screen says them."""

from datetime import date

from kiosk.core.secretary.finding import weekday_name
from kiosk.core.secretary.hours import clock
from kiosk.core.secretary.job import Placed
from kiosk.ui.words import t

_HOUR = 60


def hour(minutes: int) -> str:
    """Return minutes after midnight as they are said: hours and minutes."""
    return t('desk.week.hour', hour=minutes // _HOUR, minute=f'{minutes % _HOUR:02}')


def hours(placed: Placed) -> str:
    """Return from when to when, as the schedule on paper has it; an end that nobody said is not shown."""
    return f'{clock(placed.start)}–{clock(placed.end)}' if placed.job.length_said else clock(placed.start)


def day_name(day: date) -> str:
    """Return a day as a sentence says it: its weekday, day and month."""
    return f'{weekday_name(day)} {day:%d/%m}'


def place_name(placed: Placed) -> str:
    """Return where in the week: the hour, then the day."""
    return t('desk.week.at', hour=hour(placed.start), day=day_name(placed.day))
