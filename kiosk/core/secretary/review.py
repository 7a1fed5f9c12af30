"""What is missing in minutes or has to be confirmed, told with the line it is about.

Rules:
- it looks at the minutes as they are now: what a person fills in or confirms is no longer found;
- a task that nobody owns or that has no day must not go out; the rest of a meeting's facts likewise, except who
  was present, which an office may leave to a list;
- a task that is only proposed is told as such and asked nothing else;
- a doubt about a deadline is told as it was read: the words, and the day that they were taken for;
- a deadline that a person types is taken as it stands: words that name no day stay, and are told.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kiosk.core.secretary.finding import Finding, weekday_name, written_day
from kiosk.core.secretary.minutes import Minutes
from kiosk.core.secretary.tasks import Task
from kiosk.core.secretary.when import days_in

_MUST = frozenset({'due_unreal', 'due_weekday'})


def review(minutes: Minutes) -> list[Finding]:
    """Return the findings: the meeting's first, then those of the tasks in their order."""
    return [*review_meeting(minutes), *(finding for task in minutes.tasks for finding in review_task(task))]


def review_meeting(minutes: Minutes) -> list[Finding]:
    """Return the findings about the meeting itself."""
    return list(_of_meeting(minutes))


def review_task(task: Task) -> list[Finding]:
    """Return the findings about one task."""
    return list(_of_task(task))


def confirmed(task: Task, due: date | None = None) -> Task:
    """Return a task whose deadline a person has confirmed, or set to another day."""
    if due is None or due == task.due:
        return replace(task, doubts=())
    return replace(task, due=due, due_text=written_day(due), doubts=())


def accepted(task: Task) -> Task:
    """Return a proposed task as one that the meeting decided."""
    return replace(task, proposed=False)


def dated(task: Task, text: str, base: date) -> Task:
    """Return a task with the deadline that a person typed («30/11», «thứ 6 tuần sau»), read from the day ``base``."""
    said = text.strip()
    named = days_in(said, base)
    day = next((mention.day for mention in named if mention.day), None)
    if day is not None:
        wrong = any(mention.disagrees for mention in named)
        return replace(task, due=day, due_text=said, doubts=('due_weekday',) if wrong else ())
    if not said:
        return replace(task, due=None, due_text='', doubts=())
    unreal = any(mention.unreal for mention in named)
    return replace(task, due=None, due_text=said, doubts=('due_unreal' if unreal else 'due_vague',))


def _of_meeting(minutes: Minutes) -> Iterator[Finding]:
    meeting = minutes.meeting
    if not (minutes.items or minutes.conclusions):
        yield Finding('nothing_said', must=True)
    gaps = {
        'no_name': meeting.name,
        'no_start': meeting.start is not None,
        'no_end': meeting.end is not None,
        'no_place': meeting.place,
        'no_chair': meeting.chair,
        'no_secretary': meeting.secretary,
    }
    for key, known in gaps.items():
        if not known:
            yield Finding(key, must=True)
    if not meeting.people:
        yield Finding('no_people')
    if len(minutes.chairs) > 1:
        yield Finding('two_chairs', facts={'names': '; '.join(minutes.chairs)})
    for day in minutes.days:
        if day != meeting.day:
            facts = {'said': written_day(day), 'given': written_day(meeting.day)}
            yield Finding('day_differs', facts=facts, must=True)


def _of_task(task: Task) -> Iterator[Finding]:
    lines, work = (task.line,) if task.line else (), {'what': task.what}
    if task.proposed:
        yield Finding('only_proposed', lines, work)
        return
    if not task.who:
        yield Finding('no_who', lines, work, must=True)
    if task.due is None and not {'due_unreal', 'due_vague', 'due_day_named'} & set(task.doubts):
        yield Finding('no_due', lines, work, must=True)
    for doubt in task.doubts:
        facts = work | {'said': task.due_text}
        if task.due:
            facts |= {'day': written_day(task.due), 'weekday': weekday_name(task.due)}
        yield Finding(doubt, lines, facts, must=doubt in _MUST or task.due is None)
