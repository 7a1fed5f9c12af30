"""Minutes, conclusions and a week as facts for the drafting composer: the secretary formats nothing itself.

Rules:
- every fact is the minutes' own; what they do not say stays blank, and the composer marks it;
- a time is written out with its day («08 giờ 00, ngày 25 tháng 11 năm 2026»); without its hour it is left blank;
- a notice of conclusions gives the tasks that were decided, not those only proposed; conclusions that gave nobody a
  task come before them;
- more statements than the composer takes are put together, in their order;
- a week is a notice with the schedule as its annex.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kiosk.core.drafting.facts import AnnexFacts, DraftFacts, PartFacts
from kiosk.core.drafting.facts import Meeting as MeetingFacts
from kiosk.core.drafting.facts import Task as TaskFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.secretary.finding import written_day
from kiosk.core.secretary.minutes import Meeting, Minutes, Said
from kiosk.core.secretary.tasks import Task
from kiosk.core.secretary.week import Row, Week, rows

COLUMNS = ('Thứ, ngày', 'Giờ', 'Nội dung', 'Chủ trì, thành phần', 'Địa điểm')
TASK_COLUMNS = ('STT', 'Việc', 'Người hoặc đơn vị thực hiện', 'Phối hợp', 'Thời hạn', 'Sản phẩm')
_HOUR, _LATER_MONTHS, _DAYS = 60, 3, 6


def minutes_draft(minutes: Minutes) -> DraftFacts:
    """Return the facts of minutes (kind ``bien-ban``); who was absent is named behind those present."""
    meeting = _meeting(minutes.meeting)
    return DraftFacts(
        'bien-ban',
        subject=minutes.meeting.name,
        meeting=replace(meeting, people=(*meeting.people, *(f'vắng: {name}' for name in minutes.absent))),
        parts=_parts(('dien-bien', map(_told, minutes.items)), ('ket-luan', map(_told, minutes.conclusions))),
    )


def conclusion_draft(minutes: Minutes, more: str = '', follow_up: str = '') -> DraftFacts:
    """Return the facts of a notice of conclusions (kind ``thong-bao-ket-luan``).

    ``more`` goes behind the conclusions that gave nobody a task, ``follow_up`` says who sees to the tasks: a line a
    statement, as a person typed them.
    """
    name = minutes.meeting.name
    given = {task.line for task in minutes.tasks if not task.proposed}
    general = [said.text for said in minutes.conclusions if said.line not in given]
    return DraftFacts(
        'thong-bao-ket-luan',
        subject=f'Kết luận {name[:1].lower()}{name[1:]}' if name else '',
        meeting=_meeting(minutes.meeting),
        parts=_parts(('danh-gia', [*general, *_lines(more)]), ('to-chuc', _lines(follow_up))),
        tasks=tuple(_task(task) for task in minutes.tasks if not task.proposed),
    )


def week_draft(week: Week) -> DraftFacts:
    """Return the facts of a notice (kind ``thong-bao``) with the schedule of the week as its annex."""
    span = f'từ ngày {written_day(week.monday)} đến ngày {written_day(week.monday + timedelta(days=_DAYS))}'
    table = AnnexFacts(f'Lịch công tác tuần {span}', COLUMNS, tuple(week_table(week)))
    days = list(dict.fromkeys(each.day for each in week.placed))
    about = _parts(('noi-dung', [f'Tuần có {len(week.placed)} việc trong {len(days)} ngày'] if days else []))
    return DraftFacts('thong-bao', subject=f'Lịch công tác tuần {span}', parts=about, annexes=(table,))


def week_table(week: Week) -> list[tuple[str, ...]]:
    """Return the schedule as rows under ``COLUMNS``."""
    return [_cells(row) for row in rows(week)]


def task_table(tasks: Iterable[Task]) -> list[tuple[str, ...]]:
    """Return the tasks as rows under ``TASK_COLUMNS``; what was not said is an empty cell."""
    return [
        (str(number), task.what, task.who, task.with_whom, deadline(task), task.product)
        for number, task in enumerate(tasks, 1)
    ]


def deadline(task: Task) -> str:
    """Return when a task is due, with its year: ``trước ngày 30/11/2026``; what names no day as it was said."""
    if task.due is None:
        return '' if 'due_day_named' in task.doubts else task.due_text
    before = 'trước ' if task.due_text.lower().startswith('trước') else ''
    return f'{before}ngày {written_day(task.due)}'


def _cells(row: Row) -> tuple[str, ...]:
    return row.day, row.hours, row.what, row.people, row.place


def _task(task: Task) -> TaskFacts:
    return TaskFacts(task.what, task.who, task.with_whom, deadline(task))


def _meeting(meeting: Meeting) -> MeetingFacts:
    return MeetingFacts(
        name=meeting.name,
        start=_moment(meeting.start, meeting.day),
        end=_moment(meeting.end, meeting.day),
        place=meeting.place,
        chair=meeting.chair,
        secretary=meeting.secretary,
        people=meeting.people,
    )


def _moment(minutes: int | None, day: date) -> str:
    """Return a time with its day; a month below 3 takes a zero, as the decree writes it."""
    if minutes is None:
        return ''
    month = f'{day.month:02}' if day.month < _LATER_MONTHS else str(day.month)
    hour = f'{minutes // _HOUR:02} giờ {minutes % _HOUR:02}'
    return f'{hour}, ngày {day.day:02} tháng {month} năm {day.year}'


def _told(said: Said) -> str:
    speaker = f'{said.speaker[:1].upper()}{said.speaker[1:]}'
    return f'{speaker}: {said.text[:1].lower()}{said.text[1:]}' if speaker else said.text


def _parts(*parts: tuple[str, Iterable[str]]) -> tuple[PartFacts, ...]:
    told = ((slug, _packed(list(texts))) for slug, texts in parts)
    return tuple(PartFacts(slug, points) for slug, points in told if points)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _packed(points: Sequence[str]) -> tuple[str, ...]:
    """Return the points, put together evenly if there are more than the form takes."""
    most = FIELDS['phan.y'].count
    size = -(-len(points) // most) or 1
    groups = (points[at : at + size] for at in range(0, len(points), size))
    return tuple(' '.join(_ended(point) for point in group) if size > 1 else group[0] for group in groups)


def _ended(point: str) -> str:
    return point if point.endswith(('.', '?', '!')) else f'{point}.'
