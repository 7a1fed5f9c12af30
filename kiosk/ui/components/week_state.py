"""What is on the week screen while somebody works there, and how it is kept."""

from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.core.secretary.week import Week
from kiosk.services.secretary import Work

_THURSDAY = 3
_WEEK = timedelta(days=7)


@dataclass
class WeekState:
    """``monday`` is chosen, ``week`` made; ``made``: jobs have been placed; ``touched``: a person changed it since."""

    monday: date
    week: Week
    jobs: str = ''
    made: bool = False
    touched: bool = False

    @classmethod
    def opened(cls, work: Work, today: date) -> 'WeekState':
        """Return the screen as this work was left; a new one is for the week that an office plans on that day."""
        week = work.week or Week(week_to_plan(today))
        made = bool(week.placed or week.waiting)
        return cls(week.monday, week, work.jobs, made, made)

    def turn(self, weeks: int) -> None:
        """Choose a week before or after; what was made stays the week that it was made for."""
        self.monday += weeks * _WEEK
        if not self.made:
            self.week = Week(self.monday)

    def empty(self) -> None:
        """Leave nothing but the week."""
        self.week, self.jobs, self.made, self.touched = Week(self.monday), '', False, False

    def work(self, title: str) -> Work:
        """Return it for keeping."""
        return Work(title, jobs=self.jobs, week=self.week)


def week_to_plan(today: date) -> date:
    """Return the Monday of this week until Wednesday, of the next one from Thursday on."""
    monday = today - timedelta(days=today.weekday())
    return monday + (_WEEK if today.weekday() >= _THURSDAY else timedelta(0))
