"""Practice must let through who can do it, and nobody else."""

import re

import pytest

from kiosk.core.catalog import OWN_STEP
from kiosk.core.rubric import grade
from tests.content.course import TASKS, named, perfect

each_task = pytest.mark.parametrize('lesson_task', TASKS, ids=named)
FIVE_BOXES = [task for lesson, task in TASKS if lesson.code == '1.2' and task.step == OWN_STEP]
each_request = pytest.mark.parametrize('task', FIVE_BOXES, ids=lambda task: task.id)


@each_task
def test_who_knows_gets_every_point(lesson_task):
    result = grade(lesson_task[1], perfect(lesson_task[1]))
    assert [criterion.id for criterion in result.criteria if not criterion.met] == []
    assert result.passed


@each_task
def test_who_writes_nothing_does_not_pass(lesson_task):
    result = grade(lesson_task[1], {})
    assert (result.passed, result.points) == (False, 0)


@each_task
def test_who_does_not_think_does_not_pass(lesson_task):
    task = lesson_task[1]
    lazy = {choice for field in task.fields for choice in field.choices} | {task.prompt, task.title}
    assert [text for text in lazy if grade(task, dict.fromkeys(perfect(task), text)).passed] == []


@each_task
def test_every_accepted_answer_of_a_gap_is_accepted(lesson_task):
    task = lesson_task[1]
    tries = [perfect(task) | {field.id: answer} for field in task.fields for answer in field.answers]
    assert all(grade(task, answers).passed for answers in tries)


def test_the_three_stumpy_requests_are_there():
    assert len(FIVE_BOXES) == 3
    assert all(
        [field.id for field in task.fields] == ['vai', 'viec', 'boi-canh', 'dinh-dang', 'rao'] for task in FIVE_BOXES
    )


@each_request
def test_a_stumpy_request_does_not_pass_wherever_it_is_written(task):
    stumpy = re.search(r'«(.+?)»', task.prompt)[1]
    assert not grade(task, {'viec': stumpy}).passed
    assert not grade(task, dict.fromkeys(perfect(task), stumpy)).passed


@each_request
def test_a_request_without_a_fence_does_not_pass(task):
    assert not grade(task, perfect(task) | {'rao': ''}).passed
    assert not grade(task, perfect(task) | {'rao': 'Viết cho thật hay và thật đầy đủ.'}).passed


@each_request
def test_a_request_without_the_facts_of_the_case_does_not_pass(task):
    assert not grade(task, perfect(task) | {'viec': 'Soạn văn bản được giao.', 'boi-canh': 'Đợt này của xã.'}).passed


@each_request
def test_two_facts_of_the_case_are_enough_and_one_is_not(task):
    facts = [group[0] for group in next(one for one in task.criteria if one.id == 'du-kien').settings['any_of']]
    bare = perfect(task) | {
        'vai': 'Chuyên viên của xã.',
        'viec': 'Soạn văn bản được giao.',
        'dinh-dang': 'Một trang, 3 đoạn.',
    }
    assert not grade(task, bare | {'boi-canh': f'Dữ kiện của việc: {facts[0]}.'}).passed
    assert grade(task, bare | {'boi-canh': f'Dữ kiện của việc: {facts[0]}, {facts[1]}.'}).passed


@each_request
@pytest.mark.parametrize('leak', ['Hỏi bà Mẫu.', 'Gọi 0900000000.', 'Số căn cước 000000000012.'])
def test_a_request_with_somebody_in_it_earns_nothing(task, leak):
    answers = perfect(task)
    result = grade(task, answers | {'boi-canh': f'{answers["boi-canh"]} {leak}'})
    assert (result.fatal, result.points) == (True, 0)
