"""Practice must be graded by what was written: no points for nothing, none lost to a tone's placement."""

from unicodedata import normalize

import pytest

from kiosk.core.catalog import Criterion, Field, Task
from kiosk.core.rubric import grade, passes
from tests.simulators import samples

LIGHTS, BOXES = samples.module().lessons
SORT, WRITE = LIGHTS.tasks
GAPS, BOX_TASK = BOXES.tasks

GOOD = '[HỌ TÊN 1] ở thôn Đồng Mít đề nghị hỗ trợ giống ngô vì 0,3 ha bị ngập ngày 10/11/2026.'
LEAK = 'Ông Đỗ Văn Ví ở thôn Đồng Mít đề nghị hỗ trợ giống ngô vì 0,3 ha bị ngập ngày 10/11/2026.'


def one_rule(rule: str, fatal: bool = False, fields: int = 1, **settings) -> Task:
    """A task with a single criterion of two points."""
    criterion = Criterion('c', 'tiêu chí', rule, 2, fatal, settings)
    return Task('t', 4, 'boxes', 'bài', 'đề', tuple(Field(f'f{n}', f'ô {n}') for n in range(fields)), (criterion,))


def result(task: Task, *texts: str):
    (only,) = grade(task, {f'f{n}': text for n, text in enumerate(texts)}).criteria
    return only


def test_a_good_answer_earns_every_point_and_nothing_is_missing():
    done = grade(WRITE, {'bai': GOOD})
    assert (done.points, done.out_of, done.fatal, done.passed) == (5, 5, False, True)
    assert all(each.met and not each.missing for each in done.criteria)


def test_one_leaked_name_makes_the_whole_task_zero_and_is_shown():
    done = grade(WRITE, {'bai': LEAK})
    assert (done.points, done.fatal, done.passed) == (0, True, False)
    assert done.criteria[0].missing == {'findings': (('name', 'Đỗ Văn Ví'),)}
    assert done.criteria[1].met, 'the other criteria still say how they went'


@pytest.mark.parametrize('task', [SORT, WRITE, GAPS, BOX_TASK], ids=lambda task: task.id)
def test_nothing_written_earns_nothing_and_accuses_of_nothing(task):
    done = grade(task, {each.id: ' \n' for each in task.fields})
    assert (done.points, done.fatal, done.passed) == (0, False, False)
    assert all(each.missing == {'empty': True} for each in done.criteria)


def test_sorting_gives_points_in_proportion_and_names_the_wrong_items():
    done = grade(SORT, {'m1': 'Xanh', 'm2': 'đỏ', 'm3': 'Vàng'})
    assert (done.points, done.out_of, done.passed) == (4, 6, False)
    assert done.criteria[0].missing == {'fields': ('m3',), 'have': 2, 'need': 3}


@pytest.mark.parametrize(
    'answer', ['chuyên viên', ' CHUYÊN  VIÊN', normalize('NFD', 'chuyên viên'), 'chuyeen vieen', 'Công chức']
)
def test_a_gap_does_not_mind_case_spaces_or_a_switched_off_input_method(answer):
    assert grade(GAPS, {'vai': answer, 'rao': '[cần bổ sung]'}).points == 2


@pytest.mark.parametrize('answer', ['chuyen vien', 'chuyên viện', 'chuyên viên giỏi'])
def test_a_gap_minds_tone_marks_and_other_words(answer):
    assert grade(GAPS, {'vai': answer, 'rao': '[CẦN BỔ SUNG]'}).points == 1


def test_boxes_are_filled_by_words_not_by_dots():
    task = one_rule('boxes_filled', fields=2, min_words=2)
    assert result(task, 'chuyên viên', 'soạn công văn').met
    thin = result(task, 'chuyên viên', '… – .')
    assert (thin.points, thin.missing) == (1, {'fields': ('f1',), 'min_words': 2})


WANTED = (('tổng vệ sinh', 'vệ sinh môi trường'), ('20/02/2026', '20/2'), ('Trưởng thôn',))


@pytest.mark.parametrize(
    ('text', 'points', 'absent'),
    [
        ('Đề nghị TRƯỞNG THÔN tổ chức tổng vệ  sinh trước ngày 20/02/2026.', 2, ()),
        ('Đề nghị các trưởng thôn vệ sinh môi trường trước 20/2.', 2, ()),
        ('Đề nghị các thôn tổng vệ sinh trước ngày 21/02/2026.', 0.67, ('20/02/2026', 'Trưởng thôn')),
        ('De nghi truong thon tong ve sinh truoc ngay 20/02/2026', 0.67, ('tổng vệ sinh', 'Trưởng thôn')),
        ('Việc này không gấp.', 0, ('tổng vệ sinh', '20/02/2026', 'Trưởng thôn')),
    ],
)
def test_mentions_count_ideas_in_proportion(text, points, absent):
    done = result(one_rule('mentions', field=None, any_of=WANTED, at_least=3), text)
    assert (done.points, done.missing.get('phrases', ())) == (points, absent)


def test_enough_ideas_are_enough():
    assert result(one_rule('mentions', field=None, any_of=WANTED, at_least=2), 'Trưởng thôn làm xong trước 20/2').met


def test_a_criterion_for_one_box_does_not_look_into_another():
    task = one_rule('mentions', fields=2, field='f1', any_of=(('không bịa', 'chỉ dùng'),), at_least=1)
    assert result(task, 'chỉ dùng số liệu tôi đưa', 'rào').points == 0
    assert result(task, 'vai', 'Chỉ dùng số liệu tôi đưa').met


def test_an_idea_is_not_pieced_together_from_two_boxes():
    task = one_rule('mentions', fields=2, field=None, any_of=(('công văn',),), at_least=1)
    assert not result(task, 'soạn công', 'văn thư').met


@pytest.mark.parametrize(
    ('text', 'found'),
    [
        ('Ủy ban nhân dân xã đề nghị các trưởng thôn.', ()),
        ('**Dưới đây là** công văn', ('Dưới đây là', '**')),
        ('DƯỚI ĐÂY LÀ bản nháp', ('Dưới đây là',)),
        ('gửi Ủy ban nhân dân huyện', ('huyện',)),
        ('một câu chuyện hay', ()),
    ],
)
def test_traces_of_ai_and_words_of_yesterday_are_seen(text, found):
    done = result(one_rule('avoids', field=None, phrases=('Dưới đây là', '**', 'huyện')), text)
    assert (done.met, done.missing.get('phrases', ())) == (not found, found)


@pytest.mark.parametrize(('count', 'met'), [(9, False), (10, True), (60, True), (61, False)])
def test_the_number_of_words_lies_between_its_limits(count, met):
    done = result(one_rule('word_count', field=None, at_least=10, at_most=60), ' '.join(['chữ'] * count))
    assert (done.met, done.points) == (met, 2 if met else 0)
    assert done.missing == ({} if met else {'words': count, 'at_least': 10, 'at_most': 60})


def test_words_of_every_box_count_unless_one_is_named():
    assert result(one_rule('word_count', fields=2, field=None, at_least=4, at_most=4), 'hai chữ', 'hai chữ').met
    assert not result(one_rule('word_count', fields=2, field='f0', at_least=4, at_most=4), 'hai chữ', 'hai chữ').met


@pytest.mark.parametrize('leak', ['CCCD 001088123456', 'gọi 0912 345 678', 'bà Nguyễn Thị Mẫu', 'STK 270420501234'])
def test_personal_data_in_any_box_is_seen(leak):
    task = one_rule('no_personal_data', fatal=True, fields=2)
    assert grade(task, {'f0': 'Chủ hộ đề nghị hỗ trợ.', 'f1': leak}).fatal
    assert grade(task, {'f0': 'Chủ hộ đề nghị hỗ trợ.', 'f1': 'Thôn Đồng Mít, 12.345.000 đồng.'}).passed


def test_a_criterion_worth_no_points_can_still_be_fatal():
    leak = Criterion('an-toan', 'an toàn', 'no_personal_data', 0, True, {})
    words = Criterion('chu', 'đủ chữ', 'word_count', 2, False, {'field': None, 'at_least': 1, 'at_most': 99})
    task = Task('t', 4, 'write', 'bài', 'đề', (Field('f0', 'ô'),), (leak, words))
    assert grade(task, {'f0': 'ông Lê Văn Nháp'}).points == 0
    assert grade(task, {'f0': 'một hộ dân'}).passed


def test_answers_to_fields_that_do_not_exist_are_ignored():
    assert not grade(GAPS, {'khac': 'chuyên viên'}).points


@pytest.mark.parametrize(
    ('points', 'out_of', 'passed'),
    [(7, 10, True), (6.99, 10, False), (2.1, 3, True), (4.67, 6, True), (4.2, 6, True), (0, 0, False)],
)
def test_seventy_percent_of_the_points_pass(points, out_of, passed):
    assert passes(points, out_of) is passed
