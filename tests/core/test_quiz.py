"""A wrong choice must be answered with its own reason, and the order of options must not give the answer away."""

import pytest

from kiosk.core.quiz import mark, mark_all, shuffled
from tests.simulators import samples

SINGLE, MULTIPLE, STATEMENT = samples.module().lessons[0].questions


@pytest.mark.parametrize(
    ('question', 'chosen', 'correct'),
    [
        (SINGLE, ['b'], True),
        (SINGLE, ['a'], False),
        (SINGLE, ['a', 'b'], False),
        (SINGLE, [], False),
        (SINGLE, ['b', 'z'], False),
        (MULTIPLE, ['b', 'a'], True),
        (MULTIPLE, ['a', 'a', 'b'], True),
        (MULTIPLE, ['a'], False),
        (MULTIPLE, ['a', 'b', 'c'], False),
        (STATEMENT, ['false'], True),
        (STATEMENT, ['true'], False),
    ],
)
def test_only_exactly_the_correct_options_are_right(question, chosen, correct):
    assert mark(question, chosen).correct is correct


def test_a_wrong_choice_is_explained_and_the_missed_one_too():
    marked = mark(SINGLE, ['a'])
    assert [(each.option.why, each.chosen, each.missed) for each in marked.explained] == [
        ('Máy không ký văn bản.', True, False),
        ('Đúng: con người chịu trách nhiệm.', False, True),
    ]


def test_an_option_rightly_left_alone_is_not_explained():
    assert [each.option.id for each in mark(MULTIPLE, ['a', 'b']).explained] == ['a', 'b']


def test_the_choice_is_kept_in_one_order_for_the_record():
    assert mark(MULTIPLE, ['b', 'a']).chosen == ('a', 'b')


def test_a_question_left_out_counts_as_wrong():
    result = mark_all([SINGLE, MULTIPLE, STATEMENT], {'ai-chiu': ['b'], 'mat': ['false'], 'khac': ['a']})
    assert (result.right, result.asked, result.passed) == (2, 3, False)


@pytest.mark.parametrize(
    ('right', 'asked', 'passed'), [(7, 10, True), (6, 10, False), (2, 3, False), (3, 4, True), (0, 0, False)]
)
def test_seventy_percent_passes(right, asked, passed):
    marks = [mark(STATEMENT, ['false' if n < right else 'true']) for n in range(asked)]
    result = type(mark_all([], {}))(tuple(marks))
    assert result.passed is passed


def test_the_same_seed_gives_the_same_order_and_others_differ():
    orders = {tuple(option.id for option in shuffled(MULTIPLE, f'lan-{n}').options) for n in range(40)}
    assert shuffled(MULTIPLE, 'lan-1') == shuffled(MULTIPLE, 'lan-1')
    assert len(orders) == 6
    assert {tuple(sorted(order)) for order in orders} == {('a', 'b', 'c')}


def test_shuffling_changes_no_mark():
    assert mark(shuffled(MULTIPLE, 'x'), ['a', 'b']).correct


def test_true_and_false_stay_in_their_places():
    assert all(shuffled(STATEMENT, str(n)) == STATEMENT for n in range(10))
