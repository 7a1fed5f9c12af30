"""A quick question must ask for thought: well formed, explained, and not to be guessed from its looks."""

import pytest

from tests.content.course import LESSONS, named

QUESTIONS = [(lesson, question) for lesson in LESSONS for question in lesson.questions]
each_question = pytest.mark.parametrize('question', [question for _, question in QUESTIONS], ids=lambda one: one.id)
each_lesson = pytest.mark.parametrize('lesson', LESSONS, ids=named)


@each_question
def test_a_question_has_the_form_of_its_kind(question):
    right = sum(option.correct for option in question.options)
    assert len(question.options) == 2 if question.kind == 'true_false' else len(question.options) >= 3
    assert 2 <= right < len(question.options) if question.kind == 'multiple' else right == 1


@each_question
def test_whatever_one_chooses_one_is_told_why(question):
    assert all(len(option.why.split()) >= 5 for option in question.options)


@each_question
def test_the_reason_does_not_say_the_opposite_of_the_mark(question):
    for option in question.options:
        refused = option.why.startswith(('Chưa', 'Không', 'Sai'))
        approved = option.why.startswith(('Đúng', 'Nên', 'Phải', 'Dùng được', 'Rõ nhất'))
        assert question.kind == 'true_false' or not (refused if option.correct else approved), option.why


@each_lesson
def test_a_lesson_asks_enough_and_in_more_than_one_way(lesson):
    assert len(lesson.questions) >= 6
    assert len({question.kind for question in lesson.questions}) >= 2


@each_lesson
def test_the_longest_answer_is_not_the_right_one_by_habit(lesson):
    single = [question for question in lesson.questions if question.kind == 'single']
    longest = [max(question.options, key=lambda option: len(option.text)).correct for question in single]
    assert sum(longest) <= len(single) / 2
