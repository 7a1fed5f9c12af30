"""What a learner does must be recorded once, whole, and seen only by those who may."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from kiosk.core.access import Person, Role
from kiosk.core.errors import (
    NotAllowedError,
    NotSavedError,
    UnknownLessonError,
    UnknownStepError,
    UnknownTaskError,
)
from kiosk.core.events import EventKind
from kiosk.services.practise import Practise
from kiosk.services.report import Report
from kiosk.services.study import Study
from kiosk.services.take_quiz import TakeQuiz
from tests.simulators import samples
from tests.simulators.memory import Clock, EventLog, Identities, Roster

CATALOG = samples.catalog()
FIRST, SECOND, THIRD, LAST = (lesson.id for lesson in CATALOG.lessons())
LAN = Person('lan', 'Chị Lan', 'VHXH', Role.LEARNER, '')
MINH = Person('minh', 'Anh Minh', 'KT', Role.LEARNER, '')
CO_HOA = Person('hoa', 'Cô Hoa', 'VP', Role.TRAINER, '')
RETIRED = Person('cu', 'Người cũ', 'VP', Role.LEARNER, '', active=False)
RIGHT = {'ai-chiu': ['b'], 'kiem-gi': ['a', 'b'], 'mat': ['false']}


class School:
    """The four services on one event log."""

    def __init__(self, log: EventLog | None = None):
        self.clock = Clock()
        self.log = log or EventLog(self.clock)
        self.roster = Roster([LAN, MINH, CO_HOA, RETIRED])
        ids = Identities()
        self.study = Study(self.log, ids, self.clock, lambda: CATALOG)
        self.quiz = TakeQuiz(self.log, ids, lambda: CATALOG)
        self.practise = Practise(self.log, ids, lambda: CATALOG)
        self.report = Report(self.log, self.roster, lambda: CATALOG)

    def kinds(self):
        return [event.kind for event in self.log.all()]


@pytest.fixture
def school():
    return School()


def test_opening_a_lesson_twice_is_one_record(school):
    school.study.open('lan', FIRST)
    reading = school.study.open('lan', FIRST)
    assert school.kinds() == [EventKind.LESSON_OPENED]
    assert (reading.lesson.id, reading.progress.opened) == (FIRST, school.log.all()[0].at)


def test_a_step_is_done_once_for_each_learner(school):
    for learner in ('lan', 'lan', 'minh'):
        school.study.step_done(learner, FIRST, 1)
    assert [(event.learner, event.facts) for event in school.log.all()] == [
        ('lan', {'step': 1}),
        ('minh', {'step': 1}),
    ]
    assert school.study.step_done('lan', FIRST, 2).steps == {1, 2}


class SlowLog(EventLog):
    """A log that takes its time to answer, as a loaded disk does."""

    def of(self, learner):
        found = super().of(learner)
        time.sleep(0.02)
        return found


def test_a_double_click_is_recorded_once_even_when_both_clicks_run_at_the_same_time():
    school = School(SlowLog())
    with ThreadPoolExecutor(8) as clicks:
        list(clicks.map(lambda _: school.study.step_done('lan', FIRST, 1), range(8)))
    assert school.kinds() == [EventKind.STEP_DONE]


@pytest.mark.parametrize('step', [0, 8, -1])
def test_a_step_that_does_not_exist_is_refused_and_not_recorded(school, step):
    with pytest.raises(UnknownStepError):
        school.study.step_done('lan', FIRST, step)
    assert school.log.all() == []


def test_finishing_says_how_long_it_took_and_what_comes_next(school):
    school.study.open('lan', FIRST)
    school.clock.forward(minutes=14)
    assert school.study.finish('lan', FIRST).id == SECOND
    assert school.study.finish('lan', FIRST).id == SECOND
    finished = [event for event in school.log.all() if event.kind is EventKind.LESSON_FINISHED]
    assert [event.facts for event in finished] == [{'seconds': 14 * 60}]


def test_a_clock_set_back_gives_no_negative_time(school):
    school.study.open('lan', FIRST)
    school.clock.set(school.clock.now() - timedelta(days=3650))
    school.study.finish('lan', FIRST)
    assert school.log.all()[-1].facts == {'seconds': 0}


def test_after_the_last_lesson_there_is_none(school):
    assert school.study.finish('lan', LAST) is None


def test_one_goes_on_where_one_stopped(school):
    school.study.step_done('lan', SECOND, 1)
    place = school.study.next('lan')
    assert (place.lesson.id, place.step) == (SECOND, 2)


def test_a_quiz_is_stored_whole_in_one_commit(school):
    result = school.quiz.submit('lan', FIRST, RIGHT | {'mat': ['true']})
    assert (result.right, result.asked, result.passed) == (2, 3, False)
    assert school.log.commits == 1
    assert school.kinds() == [EventKind.QUESTION_ANSWERED] * 3 + [EventKind.QUIZ_MARKED]
    assert school.log.all()[1].facts == {
        'question': 'kiem-gi',
        'kind': 'multiple',
        'response': ['a', 'b'],
        'correct': True,
    }
    assert school.log.all()[-1].facts == {'right': 2, 'asked': 3}


def test_every_try_at_a_quiz_is_a_record_of_its_own(school):
    school.quiz.submit('lan', FIRST, {})
    school.quiz.submit('lan', FIRST, RIGHT)
    assert school.kinds().count(EventKind.QUIZ_MARKED) == 2
    assert len({event.id for event in school.log.all()}) == 8


def test_a_quiz_that_could_not_be_saved_is_not_called_done(school):
    school.log.break_disk()
    with pytest.raises(NotSavedError):
        school.quiz.submit('lan', FIRST, RIGHT)
    assert school.log.all() == []


def test_what_a_learner_wrote_is_kept_nowhere(school):
    grade = school.practise.submit('lan', FIRST, 'viet-lai', {'bai': 'Ông Đỗ Văn Ví đề nghị hỗ trợ giống ngô'})
    (event,) = school.log.all()
    assert (grade.fatal, event.facts) == (
        True,
        {'task': 'viet-lai', 'points': 0.0, 'out_of': 5, 'fatal': True},
    )
    assert 'Ví' not in repr(event)


def test_practice_of_another_lesson_is_refused(school):
    with pytest.raises(UnknownTaskError):
        school.practise.submit('lan', FIRST, 'nam-o', {})


@pytest.mark.parametrize(
    'act',
    [
        lambda school: school.study.open('lan', 'da-go/bai'),
        lambda school: school.study.step_done('lan', 'da-go/bai', 1),
        lambda school: school.study.finish('lan', 'da-go/bai'),
        lambda school: school.quiz.submit('lan', 'da-go/bai', {}),
        lambda school: school.practise.submit('lan', 'da-go/bai', 'x', {}),
    ],
    ids=['open', 'step', 'finish', 'quiz', 'practice'],
)
def test_a_lesson_that_is_gone_is_refused_and_not_recorded(school, act):
    with pytest.raises(UnknownLessonError):
        act(school)
    assert school.log.all() == []


def test_a_learner_sees_their_own_progress_and_nobody_elses(school):
    school.practise.submit('lan', FIRST, 'xep-den', {'m1': 'Xanh', 'm2': 'Đỏ', 'm3': 'Đen'})
    school.practise.submit(
        'lan', FIRST, 'viet-lai', {'bai': 'Một hộ dân ở thôn Đồng Mít đề nghị hỗ trợ giống ngô vì bị ngập.'}
    )
    school.quiz.submit('lan', FIRST, RIGHT)
    own = school.report.for_learner(LAN, 'lan')
    assert [line.passed for line in own.lessons] == [True, False, False, False]
    assert (own.row.passed, own.row.finished) == (1, 0)
    assert school.report.for_learner(CO_HOA, 'lan') == own
    with pytest.raises(NotAllowedError):
        school.report.for_learner(MINH, 'lan')


def test_only_who_may_sees_the_class(school):
    with pytest.raises(NotAllowedError):
        school.report.for_class(LAN)
    assert school.report.for_class(None) == school.report.for_class(CO_HOA)


def test_the_class_is_the_active_learners(school):
    school.quiz.submit('minh', FIRST, RIGHT | {'mat': ['true']})
    school.quiz.submit('hoa', FIRST, {})
    view = school.report.for_class(CO_HOA)
    assert [row.learner for row in view.learners] == ['minh', 'lan']
    worst = view.questions[0]
    assert (worst.question.id, worst.answered, worst.wrong) == ('mat', 1, 1)
