"""An event becomes one statement, the same for ever, that every strict receiver takes."""

import json
import math
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.errors import BadStatementError
from kiosk.core.events import EventKind
from kiosk.core.ids import LessonId
from kiosk.core.statements import check, encode, statement
from tests.simulators.deeds import BASE, FACTS, event

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / 'tests' / 'golden' / 'statements'
RALPH = ROOT / 'build' / 'lrs' / 'ralph' / 'bin' / 'python'
LEARNING_LOCKER = ROOT / 'build' / 'lrs' / 'learninglocker'

ASK_RALPH = """
import json, sys
from ralph.models.xapi.base.statements import BaseXapiStatement
for line in sys.stdin:
    BaseXapiStatement.model_validate(json.loads(line))
"""
ASK_LEARNING_LOCKER = """
const validate = require('xapi-validation').default;
for (const line of require('fs').readFileSync(0, 'utf8').trim().split('\\n')) {
  const warnings = validate(JSON.parse(line));
  if (warnings.length) { console.error(line, JSON.stringify(warnings)); process.exitCode = 1; }
}
"""


@pytest.mark.parametrize('name', FACTS)
def test_the_same_event_gives_the_same_bytes_for_ever(name):
    assert encode(check(statement(event(name), BASE))) + b'\n' == (GOLDEN / f'{name}.json').read_bytes()


def test_every_kind_of_event_has_a_golden_statement():
    assert {kind for kind, _ in FACTS.values()} == set(EventKind)
    assert {file.stem for file in GOLDEN.iterdir()} == set(FACTS)


def test_ralph_finds_no_fault_in_any_golden_statement():
    if not RALPH.exists():
        pytest.skip('Ralph is not built: run `make lrs`')
    judged = subprocess.run(
        [RALPH, '-c', ASK_RALPH], check=False, input=golden_lines(), capture_output=True, timeout=60
    )
    assert (judged.returncode, judged.stderr.decode()[-2000:]) == (0, '')


def test_learning_locker_finds_no_fault_in_any_golden_statement():
    if not (LEARNING_LOCKER / 'node_modules').exists():
        pytest.skip('Learning Locker is not built: run `make lrs`')
    judged = subprocess.run(
        ['node', '-e', ASK_LEARNING_LOCKER],
        check=False,
        input=golden_lines(),
        capture_output=True,
        timeout=60,
        cwd=LEARNING_LOCKER,
    )
    assert (judged.returncode, judged.stderr.decode()[-2000:]) == (0, '')


def test_a_statement_names_no_person_and_no_learner_but_by_an_opaque_account():
    made = statement(event('quiz_passed'), BASE)
    assert made['actor'] == {
        'objectType': 'Agent',
        'account': {'homePage': BASE, 'name': event('quiz_passed').learner},
    }


def test_a_slash_at_the_end_of_the_base_does_not_make_other_people_and_lessons():
    assert statement(event('step_done'), BASE + '/') == statement(event('step_done'), BASE)


def test_a_quiz_is_passed_at_seventy_percent_and_not_below():
    verbs = [quiz(right, 10)['verb']['display']['en-US'] for right in (6, 7)]
    assert verbs == ['failed', 'passed']


def test_a_fatal_criterion_fails_the_task_whatever_the_points():
    facts = {'task': 't', 'points': 10, 'out_of': 10, 'fatal': True}
    made = check(statement(replace(event('practice_passed'), facts=facts), BASE))
    assert made['result']['success'] is False


def test_a_task_without_points_has_no_score_instead_of_an_impossible_one():
    facts = {'task': 't', 'points': 0, 'out_of': 0, 'fatal': False}
    made = check(statement(replace(event('practice_passed'), facts=facts), BASE))
    assert 'score' not in made['result']


def test_a_question_left_empty_has_no_response_instead_of_an_empty_one():
    facts = {'question': 'q', 'kind': 'multiple', 'response': [], 'correct': False}
    made = check(statement(replace(event('question_single'), facts=facts), BASE))
    assert made['result'] == {'success': False}


def test_a_question_to_the_tutor_outside_a_lesson_is_a_statement_too():
    made = check(statement(replace(event('tutor_asked'), lesson=None), BASE))
    assert 'parent' not in made['context']['contextActivities']


def test_a_very_long_lesson_has_a_duration_and_not_a_power_of_ten():
    made = check(statement(replace(event('lesson_finished'), facts={'seconds': 1234567.0}), BASE))
    assert made['result']['duration'] == 'PT1234567S'


@pytest.mark.parametrize(
    ('name', 'changes'),
    [
        ('quiz_passed', {'facts': {'right': 3}}),
        ('quiz_passed', {'facts': {'right': '3', 'asked': 3}}),
        ('quiz_passed', {'facts': {'right': 5, 'asked': 3}}),
        ('quiz_passed', {'facts': {'right': -1, 'asked': 3}}),
        ('quiz_passed', {'facts': {'right': True, 'asked': 1}}),
        ('quiz_passed', {'lesson': None}),
        ('lesson_finished', {'facts': {'seconds': -3}}),
        ('lesson_finished', {'facts': {'seconds': math.inf}}),
        ('lesson_finished', {'facts': {'seconds': math.nan}}),
        (
            'question_single',
            {'facts': {'question': 'q', 'kind': 'single', 'response': ['\x00'], 'correct': True}},
        ),
        ('lesson_opened', {'id': '6A1F0000-0000-4000-8000-000000000001'}),
        ('lesson_opened', {'id': '6a1f0000-0000-1000-8000-000000000001'}),
        ('lesson_opened', {'at': '2026-02-09T01:00:00Z'}),
        ('lesson_opened', {'at': '2026-02-30T01:00:00.000Z'}),
        ('lesson_opened', {'at': '2026-02-09T08:00:00.000+07:00'}),
        ('lesson_opened', {'learner': ''}),
        ('lesson_opened', {'learner': '  '}),
        ('lesson_opened', {'kiosk': None}),
        ('lesson_opened', {'lesson': 'soan-thao'}),
    ],
)
def test_a_record_no_lrs_could_take_is_stopped_at_the_door(name, changes):
    with pytest.raises(BadStatementError):
        check(statement(replace(event(name), **changes), BASE))


@pytest.mark.parametrize(
    'harm',
    [
        {'version': '2.0.0'},
        {'actor': {'objectType': 'Agent', 'mbox': 'mailto:lan@example.vn'}},
        {'actor': {'objectType': 'Agent', 'account': {'homePage': 'xa-001', 'name': 'a'}}},
        {'actor': {'objectType': 'Agent', 'name': 'Lan', 'account': {'homePage': BASE, 'name': 'a'}}},
        {'verb': {'id': 'passed'}},
        {'object': {'id': 'https://a b/'}},
        {'result': {'score': {'scaled': 7, 'raw': 1, 'min': 0, 'max': 1}}},
        {'result': {'duration': '12 seconds'}},
        {'result': {'response': None}},
        {'result': {'extensions': {'fatal': True}}},
        {'context': {'contextActivities': {'parent': [{'id': 'lesson'}]}}},
    ],
)
def test_each_thing_a_strict_lrs_refuses_is_found_before_it_is_sent(harm):
    with pytest.raises(BadStatementError):
        check({**statement(event('quiz_passed'), BASE), **harm})


@given(st.text(min_size=1), st.text(min_size=1), st.lists(st.text(min_size=1), max_size=3))
def test_whatever_an_author_calls_lessons_and_questions_the_statement_is_sound_or_stopped(lesson, question, response):
    facts = {'question': question, 'kind': 'multiple', 'response': response, 'correct': True}
    odd = replace(event('question_multiple'), lesson=LessonId(f'soan-thao/{lesson}'), facts=facts)
    try:
        made = check(statement(odd, BASE))
    except BadStatementError:
        return
    assert json.loads(encode(made)) == made


def quiz(right, asked):
    return statement(replace(event('quiz_passed'), facts={'right': right, 'asked': asked}), BASE)


def golden_lines():
    return b''.join((GOLDEN / f'{name}.json').read_bytes() for name in FACTS)
