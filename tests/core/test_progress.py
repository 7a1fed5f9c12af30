"""A learner must find the place where they stopped, and a trainer the question people fail."""

from itertools import count

import pytest

from kiosk.core.class_view import class_view
from kiosk.core.events import Event, EventKind
from kiosk.core.progress import lesson_passed, next_step, progress
from tests.simulators import samples

CATALOG = samples.catalog()
FIRST, SECOND, THIRD, FOURTH = (lesson.id for lesson in CATALOG.lessons())
LAN, MINH = 'lan', 'minh'


class Diary:
    """Events of several learners, written as sentences."""

    def __init__(self):
        self.events, self._seq = [], count(1)

    def note(self, kind, lesson=FIRST, learner=LAN, /, **facts):
        seq = next(self._seq)
        at = f'2026-02-09T01:30:{seq:02d}.000Z'
        self.events.append(Event(f'e{seq}', 'k', seq, at, learner, EventKind(kind), lesson, facts))
        return self

    def steps(self, *steps, lesson=FIRST, learner=LAN):
        for step in steps:
            self.note('step_done', lesson, learner, step=step)
        return self

    def practice(self, task, points, out_of, lesson=FIRST, fatal=False):
        return self.note('practice_graded', lesson, task=task, points=points, out_of=out_of, fatal=fatal)

    def quiz(self, right, asked, lesson=FIRST, learner=LAN):
        return self.note('quiz_marked', lesson, learner, right=right, asked=asked)

    def answered(self, question, correct, learner=LAN, lesson=FIRST):
        return self.note(
            'question_answered',
            lesson,
            learner,
            question=question,
            kind='single',
            response=['a'],
            correct=correct,
        )


def test_a_repeated_event_counts_once():
    once = Diary().note('lesson_opened').steps(1, 2)
    twice = Diary().note('lesson_opened').note('lesson_opened').steps(1, 1, 2, 2)
    one, two = (progress(diary.events)[FIRST] for diary in (once, twice))
    assert (one.steps, one.opened, one.finished) == (two.steps, two.opened, two.finished)


def test_the_best_try_counts_not_the_last():
    diary = (
        Diary()
        .practice('xep-den', 4, 6)
        .practice('xep-den', 6, 6)
        .practice('xep-den', 0, 6, fatal=True)
        .quiz(3, 3)
        .quiz(1, 3)
    )
    done = progress(diary.events)[FIRST]
    assert (done.practice['xep-den'].points, done.quiz.points) == (6, 3)


def test_a_better_share_beats_more_points_of_a_longer_quiz():
    done = progress(Diary().quiz(3, 3).quiz(4, 6).events)[FIRST]
    assert (done.quiz.points, done.quiz.out_of) == (3, 3)


def test_a_lesson_is_passed_by_its_quiz_and_every_task():
    diary = Diary().practice('xep-den', 6, 6).quiz(3, 3)
    lesson = CATALOG.lesson(FIRST)
    assert not lesson_passed(lesson, progress(diary.events)[FIRST]), 'one task is still to do'
    diary.practice('viet-lai', 3, 5)
    assert not lesson_passed(lesson, progress(diary.events)[FIRST]), '60 % is not enough'
    diary.practice('viet-lai', 4, 5)
    assert lesson_passed(lesson, progress(diary.events)[FIRST])


def test_tasks_that_left_the_lesson_count_for_nothing():
    diary = Diary().practice('xep-den', 6, 6).practice('viet-lai', 5, 5).practice('bai-cu', 0, 5).quiz(3, 3)
    assert lesson_passed(CATALOG.lesson(FIRST), progress(diary.events)[FIRST])


def place(diary):
    found = next_step(CATALOG, diary.events)
    return (found.lesson.id, found.step) if found else None


def test_a_newcomer_begins_at_the_first_step_of_the_course():
    assert place(Diary()) == (FIRST, 1)


def test_one_resumes_where_one_stopped():
    assert place(Diary().note('lesson_opened').steps(1, 2)) == (FIRST, 3)


def test_a_step_left_out_is_where_one_resumes():
    assert place(Diary().steps(1, 2, 4, 5)) == (FIRST, 3)


def test_all_steps_done_but_not_finished_resumes_at_the_last_step():
    assert place(Diary().steps(*range(1, 8))) == (FIRST, 7)


def test_after_a_finished_lesson_comes_the_next_one():
    assert place(Diary().steps(*range(1, 8)).note('lesson_finished', seconds=900)) == (SECOND, 1)


def test_the_lesson_last_worked_in_comes_before_an_earlier_unfinished_one():
    diary = Diary().note('lesson_opened').note('lesson_opened', THIRD).steps(1, lesson=THIRD)
    assert place(diary) == (THIRD, 2)


def test_after_the_last_lesson_one_is_led_back_to_what_was_left_out():
    diary = Diary().note('lesson_finished', FIRST).note('lesson_finished', THIRD).note('lesson_finished', FOURTH)
    assert place(diary) == (SECOND, 1)


def test_who_finished_everything_has_no_next_step():
    diary = Diary()
    for lesson in (FIRST, SECOND, THIRD, FOURTH):
        diary.note('lesson_finished', lesson)
    assert place(diary) is None


def test_asking_the_tutor_about_another_lesson_does_not_move_ones_place():
    diary = (
        Diary()
        .steps(1, lesson=SECOND)
        .note('tutor_asked', FOURTH, refused=False)
        .note('tutor_asked', None, refused=True)
    )
    assert place(diary) == (SECOND, 2)
    assert FOURTH not in progress(diary.events)


def test_a_lesson_that_was_removed_does_not_trap_the_learner():
    assert place(Diary().steps(1, lesson='da-go/bai-cu')) == (FIRST, 1)


def test_an_empty_course_has_no_next_step():
    assert next_step(type(CATALOG)(), Diary().events) is None


def test_the_class_shows_who_is_where_and_who_has_not_begun():
    diary = (
        Diary()
        .steps(*range(1, 8))
        .note('lesson_finished')
        .quiz(3, 3)
        .practice('xep-den', 6, 6)
        .practice('viet-lai', 5, 5)
    )
    diary.note('lesson_opened', SECOND)
    lan, minh = class_view(CATALOG, [LAN, MINH], diary.events).learners
    assert (lan.finished, lan.passed, lan.place.lesson.id, lan.last) == (1, 1, SECOND, diary.events[-1].at)
    assert (minh.finished, minh.passed, minh.place.lesson.id, minh.last) == (0, 0, FIRST, None)


def test_the_question_people_fail_comes_first_by_their_first_answers():
    diary = Diary().answered('ai-chiu', True).answered('mat', False).answered('mat', True)
    diary.answered('ai-chiu', False, MINH).answered('mat', False, MINH).answered('kiem-gi', True, MINH)
    rows = class_view(CATALOG, [LAN, MINH], diary.events).questions
    assert [(row.question.id, row.answered, row.wrong, row.share) for row in rows] == [
        ('mat', 2, 2, 1.0),
        ('ai-chiu', 2, 1, 0.5),
        ('kiem-gi', 1, 0, 0.0),
    ]


@pytest.mark.parametrize('question', ['da-bo', 'mat'])
def test_strangers_and_questions_of_yesterday_are_not_in_the_class(question):
    diary = Diary().answered(question, False, 'nguoi-la').answered('da-bo', False)
    assert class_view(CATALOG, [LAN], diary.events).questions == ()
