"""What is on the meeting screen while somebody works there, and how it is kept."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from kiosk.core.secretary.minutes import Meeting, Minutes
from kiosk.core.secretary.tasks import Task
from kiosk.services.secretary import Work


@dataclass
class MinutesState:
    """``made``: there are minutes of these notes; ``touched``: a person changed the table of tasks since.

    ``read``: facts of the meeting that were read from the notes, not typed: other notes may change them.
    """

    minutes: Minutes
    notes: str = ''
    made: bool = False
    touched: bool = False
    general: str = ''
    follow_up: str = ''
    read: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def new(cls, today: date) -> 'MinutesState':
        """Return an empty screen for a meeting of today."""
        return cls(Minutes(Meeting(today)))

    @classmethod
    def opened(cls, work: Work, today: date) -> 'MinutesState':
        """Return the screen as this work was left."""
        minutes = work.minutes or Minutes(Meeting(today))
        made = bool(minutes.items or minutes.conclusions or minutes.tasks)
        return cls(minutes, work.notes, made, made, general=work.general, follow_up=work.follow_up)

    @property
    def meeting(self) -> Meeting:
        """Return the facts of the meeting."""
        return self.minutes.meeting

    def empty(self) -> None:
        """Leave nothing but the day."""
        self.minutes, self.notes, self.general, self.follow_up = Minutes(Meeting(self.meeting.day)), '', '', ''
        self.made = self.touched = False
        self.read = {}

    def typed(self) -> Meeting:
        """Return the facts of the meeting without those that were read from the notes and left as they were."""
        none = Meeting(self.meeting.day)
        left = {name: getattr(none, name) for name, value in self.read.items() if getattr(self.meeting, name) == value}
        return replace(self.meeting, **left)

    def take(self, minutes: Minutes, typed: Meeting) -> None:
        """Take minutes made of the notes and of what was typed."""
        names = [
            each.name for each in fields(Meeting) if getattr(minutes.meeting, each.name) != getattr(typed, each.name)
        ]
        self.read = {name: getattr(minutes.meeting, name) for name in names}
        self.minutes, self.made, self.touched = minutes, True, False

    def set_meeting(self, meeting: Meeting) -> None:
        """Take what a person filled in."""
        self.minutes = replace(self.minutes, meeting=meeting)

    def set_task(self, number: int, task: Task) -> None:
        """Put another task in the place of one, counted from 0."""
        tasks = list(self.minutes.tasks)
        tasks[number] = task
        self.set_tasks(tuple(tasks))

    def set_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Take the tasks as a person left them."""
        self.minutes, self.touched = replace(self.minutes, tasks=tasks), True

    def work(self, untitled: str) -> Work:
        """Return it for keeping, under the meeting's name or ``untitled``."""
        return Work(
            self.meeting.name or untitled, self.notes, self.minutes, general=self.general, follow_up=self.follow_up
        )
