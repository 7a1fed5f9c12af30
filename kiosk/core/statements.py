"""One event as one xAPI 1.0.3 statement: the same event gives the same bytes for ever.

Rules:
- a statement depends on its event and the deployment's base IRI alone, never on titles or content;
- ``MAPPING`` 1 is frozen: whatever changes later is chosen by a fact of the event, because an LRS answers 409
  when a statement it holds is sent again with one other character;
- a learner is an account with an opaque name; no person's name, PIN or words leave the office;
- the vocabulary is ADL's as cmi5 uses it, without claiming the cmi5 category: there are no cmi5 sessions;
- ``check`` stands at the door of the outbox, so that a record no LRS could take never stops the others.

    event               verb             object (type)                        result
    lesson_opened       initialized      lesson (lesson)
    step_done           completed        lesson/step/n (module)               completion
    practice_graded     passed | failed  lesson/task/id (performance)         success, score, extension fatal
    question_answered   answered         lesson/question/id (cmi.interaction) success, response
    quiz_marked         passed | failed  lesson/quiz (assessment)             success, score
    lesson_finished     completed        lesson (lesson)                      completion, duration
    tutor_asked         interacted       tutor (interaction)                  extensions refused, supported

>>> encode(check(statement(event, 'https://hoc.example.vn/kiosk')))
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from kiosk.core.errors import BadStatementError
from kiosk.core.events import Event, EventKind
from kiosk.core.statement_rules import faults

MAPPING = 1
"""The version of this mapping; it is part of every statement, as the profile in its category."""

PASS_PERCENT = 70
"""A task or quiz is passed from here (content/README.md); frozen with the mapping."""

PLATFORM, LANGUAGE = 'tram-hoc', 'vi-VN'
_VERBS = 'http://adlnet.gov/expapi/verbs/'
_TYPES = 'http://adlnet.gov/expapi/activities/'

Statement = dict[str, Any]


@dataclass(frozen=True)
class _Thing:
    """An activity: its path under the base IRI, ADL's word for its type, and what more defines it."""

    path: str
    type: str
    interaction: str = ''


@dataclass(frozen=True)
class _Saying:
    """What an event says: verb, object, and result; ``notes`` become extensions of the result."""

    verb: str
    thing: _Thing
    result: Mapping[str, Any]
    notes: Mapping[str, Any]


def statement(event: Event, base: str) -> Statement:
    """Return the statement of this event; ``base`` is the IRI of ``Settings.statement_base``.

    Raises BadStatementError if a fact is missing or of the wrong kind.
    """
    home = base.rstrip('/')
    try:
        saying = _SAYINGS[event.kind](event)
        around = _around(event, saying.thing)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadStatementError(statement=event.id, place='facts', reason=repr(error)) from error
    made: Statement = {
        'id': event.id,
        'timestamp': event.at,
        'actor': {'objectType': 'Agent', 'account': {'homePage': home, 'name': event.learner}},
        'verb': {'id': _VERBS + saying.verb, 'display': {'en-US': saying.verb}},
        'object': _activity(saying.thing, home),
        'context': {
            'platform': PLATFORM,
            'language': LANGUAGE,
            'contextActivities': {role: [_activity(each, home) for each in around[role]] for role in around},
            'extensions': {f'{home}/extension/kiosk': event.kiosk, f'{home}/extension/seq': event.seq},
        },
    }
    notes = {f'{home}/extension/{name}': value for name, value in saying.notes.items()}
    result = {**saying.result, **({'extensions': notes} if notes else {})}
    return {**made, 'result': result} if result else made


def check(made: Statement) -> Statement:
    """Return the statement if every strict LRS must take it; raise BadStatementError."""
    for place, reason in faults(made):
        raise BadStatementError(statement=str(made.get('id')), place=place, reason=reason)
    return made


def encode(made: Mapping[str, Any]) -> bytes:
    """Return the one spelling of a statement: UTF-8 JSON, sorted keys, no spaces."""
    return json.dumps(made, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(',', ':')).encode()


def _activity(thing: _Thing, home: str) -> dict[str, Any]:
    kind = {'interactionType': thing.interaction} if thing.interaction else {}
    return {
        'objectType': 'Activity',
        'id': f'{home}/{thing.path}',
        'definition': {'type': _TYPES + thing.type, 'name': {LANGUAGE: thing.path}, **kind},
    }


def _around(event: Event, thing: _Thing) -> dict[str, list[_Thing]]:
    profile, course = _Thing(f'profile/{MAPPING}', 'profile'), _Thing('course', 'course')
    if event.lesson is None:
        return {'category': [profile], 'grouping': [course]}
    module = _Thing('module/' + quote(event.lesson.partition('/')[0], safe=''), 'module')
    lesson = _lesson(event)
    if thing == lesson:
        return {'category': [profile], 'grouping': [course], 'parent': [module]}
    parent = _inside(event, 'quiz', 'assessment') if thing.interaction else lesson
    return {'category': [profile], 'grouping': [course, module], 'parent': [parent]}


def _lesson(event: Event) -> _Thing:
    module, _, lesson = (event.lesson or '').partition('/')
    if not module or not lesson:
        raise ValueError('lesson')
    return _Thing(f'module/{quote(module, safe="")}/lesson/{quote(lesson, safe="")}', 'lesson')


def _inside(event: Event, path: str, kind: str, interaction: str = '') -> _Thing:
    return _Thing(f'{_lesson(event).path}/{path}', kind, interaction)


def _opened(event: Event) -> _Saying:
    return _Saying('initialized', _lesson(event), {}, {})


def _step(event: Event) -> _Saying:
    step = _inside(event, f'step/{int(event.facts["step"])}', 'module')
    return _Saying('completed', step, {'completion': True}, {})


def _practice(event: Event) -> _Saying:
    facts, fatal = event.facts, bool(event.facts['fatal'])
    task = _inside(event, f'task/{quote(facts["task"], safe="")}', 'performance')
    return _graded(task, facts['points'], facts['out_of'], {'fatal': fatal})


def _quiz(event: Event) -> _Saying:
    return _graded(_inside(event, 'quiz', 'assessment'), event.facts['right'], event.facts['asked'], {})


def _graded(thing: _Thing, points: float, out_of: float, notes: Mapping[str, bool]) -> _Saying:
    success = points * 100 >= out_of * PASS_PERCENT and not notes.get('fatal', False)
    result: dict[str, Any] = {'success': success}
    if out_of:
        result['score'] = {'scaled': round(points / out_of, 4), 'raw': points, 'min': 0, 'max': out_of}
    return _Saying('passed' if success else 'failed', thing, result, notes)


def _question(event: Event) -> _Saying:
    chosen = [str(option) for option in event.facts['response']]
    spoken = event.facts['kind'] == 'true_false' and chosen in (['true'], ['false'])
    path = f'question/{quote(event.facts["question"], safe="")}'
    question = _inside(event, path, 'cmi.interaction', 'true-false' if spoken else 'choice')
    response = {'response': '[,]'.join(chosen)} if chosen else {}
    return _Saying('answered', question, {'success': bool(event.facts['correct']), **response}, {})


def _finished(event: Event) -> _Saying:
    seconds = float(event.facts['seconds'])
    text = f'{seconds:.0f}' if seconds.is_integer() else f'{seconds:.2f}'
    return _Saying('completed', _lesson(event), {'completion': True, 'duration': f'PT{text}S'}, {})


def _asked(event: Event) -> _Saying:
    notes = {name: bool(event.facts[name]) for name in ('refused', 'supported')}
    return _Saying('interacted', _Thing('tutor', 'interaction'), {}, notes)


_SAYINGS: Mapping[EventKind, Callable[[Event], _Saying]] = {
    EventKind.LESSON_OPENED: _opened,
    EventKind.STEP_DONE: _step,
    EventKind.PRACTICE_GRADED: _practice,
    EventKind.QUESTION_ANSWERED: _question,
    EventKind.QUIZ_MARKED: _quiz,
    EventKind.LESSON_FINISHED: _finished,
    EventKind.TUTOR_ASKED: _asked,
}
