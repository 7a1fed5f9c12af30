"""Events as a morning at the kiosk makes them: one of every kind, and as many more as a test needs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.core.events import Event, EventKind, stamp
from kiosk.core.ids import EventId, KioskId, LearnerId, LessonId

START = datetime(2026, 2, 9, 0, 59, 59, 250_000, tzinfo=UTC)
BASE = 'https://hoc.example.vn/kiosk'
KIOSK = KioskId('7a0c1d52-3f6b-4a7e-9d0e-5b1f2c3d4e5f')
LAN = LearnerId('c0ffee00-1111-4222-8333-444455556666')
LESSON = LessonId('soan-thao/den-giao-thong')

FACTS: dict[str, tuple[EventKind, dict[str, Any]]] = {
    'lesson_opened': (EventKind.LESSON_OPENED, {}),
    'step_done': (EventKind.STEP_DONE, {'step': 3}),
    'practice_passed': (
        EventKind.PRACTICE_GRADED,
        {'task': 'to-trinh', 'points': 7, 'out_of': 10, 'fatal': False},
    ),
    'practice_fatal': (
        EventKind.PRACTICE_GRADED,
        {'task': 'to-trinh', 'points': 0, 'out_of': 10, 'fatal': True},
    ),
    'question_single': (
        EventKind.QUESTION_ANSWERED,
        {'question': 'cau-1', 'kind': 'single', 'response': ['b'], 'correct': False},
    ),
    'question_multiple': (
        EventKind.QUESTION_ANSWERED,
        {'question': 'câu hai', 'kind': 'multiple', 'response': ['a', 'c'], 'correct': True},
    ),
    'question_true_false': (
        EventKind.QUESTION_ANSWERED,
        {'question': 'cau-3', 'kind': 'true_false', 'response': ['false'], 'correct': True},
    ),
    'quiz_passed': (EventKind.QUIZ_MARKED, {'right': 3, 'asked': 3}),
    'quiz_failed': (EventKind.QUIZ_MARKED, {'right': 2, 'asked': 3}),
    'lesson_finished': (EventKind.LESSON_FINISHED, {'seconds': 1260}),
    'tutor_asked': (EventKind.TUTOR_ASKED, {'refused': False, 'supported': True}),
}


def event(name: str, seq: int = 1, series: int = 0) -> Event:
    """The event of this name, the `seq`-th of the kiosk."""
    kind, facts = FACTS[name]
    return Event(
        id=EventId(f'{series:08x}-0000-4000-8000-{seq:012x}'),
        kiosk=KIOSK,
        seq=seq,
        at=stamp(START + timedelta(seconds=seq)),
        learner=LAN,
        kind=kind,
        lesson=LESSON,
        facts=facts,
    )


def morning(count: int, series: int = 0) -> list[Event]:
    """That many events, the kinds in turn."""
    names = list(FACTS)
    return [event(names[n % len(names)], n + 1, series) for n in range(count)]
