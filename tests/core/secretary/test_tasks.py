"""Who does what by when: found if it was said, empty if it was not, never made up."""

from datetime import date

import pytest

from kiosk.core.secretary.actors import actors_in, identity, split_list
from kiosk.core.secretary.review import review_task
from kiosk.core.secretary.shorthand import UNITS, spell_out
from kiosk.core.secretary.tasks import clauses, tasks_in

DAY = date(2026, 11, 25)


def found(text, *, decided=True, owner=''):
    return list(tasks_in(spell_out(text, UNITS), DAY, decided=decided, owner=owner))


def only(text, **more):
    (task,) = found(text, **more)
    return task


@pytest.mark.parametrize(
    ('text', 'who', 'what', 'due'),
    [
        ('giao P.KT rà soát trước 30/11', 'Phòng Kinh tế', 'rà soát', date(2026, 11, 30)),
        ('yêu cầu VP gửi giấy mời chậm nhất 27/11', 'Văn phòng HĐND và UBND', 'gửi giấy mời', date(2026, 11, 27)),
        ('phân công cho chị Mai niêm yết, hạn 27/11', 'chị Mai', 'niêm yết', date(2026, 11, 27)),
        ('TTPVHCC rà soát 8 hồ sơ, cuối tháng xong', 'Trung tâm Phục vụ hành chính công', 'rà soát 8 hồ sơ',
         date(2026, 11, 30)),
        ('trước 30/11 P.KT gửi báo cáo', 'Phòng Kinh tế', 'gửi báo cáo', date(2026, 11, 30)),
        ('trước ngày 30/11, giao P.KT gửi báo cáo', 'Phòng Kinh tế', 'gửi báo cáo', date(2026, 11, 30)),
        ('giao Thắng kiểm tra mương (trước 28/11)', 'Thắng', 'kiểm tra mương', date(2026, 11, 28)),
        ('chậm nhất 16h thứ 6 27/11 các thôn nộp BC', 'các thôn', 'nộp báo cáo', date(2026, 11, 27)),
        ('đ/c PCT cần chủ trì họp dân trước 02/12', 'đồng chí Phó Chủ tịch', 'chủ trì họp dân', date(2026, 12, 2)),
        ('yêu cầu các trưởng thôn Gò Sim, Rừng Vầu, Hóc Trám nộp báo cáo trước 27/11',
         'các trưởng thôn Gò Sim, Rừng Vầu, Hóc Trám', 'nộp báo cáo', date(2026, 11, 27)),
        ('giao P.KT, VP và CAX rà soát trước 30/11', 'Phòng Kinh tế, Văn phòng HĐND và UBND và Công an xã', 'rà soát',
         date(2026, 11, 30)),
    ],
)  # fmt: skip
def test_a_task_has_its_owner_its_work_and_its_day(text, who, what, due):
    task = only(text)
    assert (task.who, task.what, task.due) == (who, what, due)


def test_two_deadlines_are_two_tasks_of_one_owner():
    one, other = found('giao anh Thắng rà soát trước 27/11, báo cáo Chủ tịch trước 30/11')
    assert (one.who, one.due) == ('anh Thắng', date(2026, 11, 27))
    assert (other.who, other.what, other.due) == ('anh Thắng', 'báo cáo Chủ tịch', date(2026, 11, 30))


def test_several_orders_of_one_line_are_several_tasks():
    text = 'giao P.KT xây dựng kế hoạch tổng vệ sinh trước 26/11, giao chị Mai niêm yết; VP gửi giấy mời'
    assert [(task.who, task.product) for task in found(text)] == [
        ('Phòng Kinh tế', 'kế hoạch tổng vệ sinh'), ('chị Mai', ''), ('Văn phòng HĐND và UBND', 'giấy mời'),
    ]  # fmt: skip


def test_who_helps_is_told_apart_from_who_leads():
    task = only('giao P.KT chủ trì, phối hợp với CAX và TYT xã kiểm tra nước thải trước 30/11')
    assert (task.who, task.with_whom) == ('Phòng Kinh tế', 'Công an xã và Trạm Y tế xã')


def test_what_was_not_said_stays_empty():
    assert only('giao P.KT rà soát').due is None
    assert only('hoàn thành báo cáo trước 27/11').who == ''
    assert only('giao P.KT rà soát').with_whom == ''


def test_the_day_of_an_event_is_not_taken_for_a_deadline():
    task = only('giao VP chuẩn bị hội nghị ngày 02/12')
    assert (task.due, task.doubts) == (None, ('due_day_named',))
    assert only('giao P.KT kiểm tra đợt mưa ngày 10/11, báo cáo trước 30/11').due == date(2026, 11, 30)


def test_a_day_that_cannot_be_or_is_past_is_doubted():
    assert only('giao P.KT gửi báo cáo trước 31/11').doubts == ('due_unreal',)
    assert only('giao P.KT gửi báo cáo trước 20/11').doubts == ('due_past',)
    assert only('giao P.KT gửi báo cáo trước thứ 5 27/11').doubts == ('due_weekday',)
    assert only('giao P.KT gửi báo cáo trong thời gian tới').doubts == ('due_vague',)


def test_a_wish_is_a_task_in_a_conclusion_and_a_proposal_elsewhere():
    assert only('đề nghị P.KT hỗ trợ').proposed is False
    assert only('đề nghị P.KT hỗ trợ', decided=False).proposed is True
    assert only('giao thôn Gò Sim nộp báo cáo', decided=False, owner='Phòng Kinh tế').proposed is True
    assert only('giao thôn Gò Sim nộp báo cáo', decided=False).proposed is False


@pytest.mark.parametrize(
    'text',
    [
        'báo cáo tiến độ: 9 thôn đã nộp, hạn đầu là 20/11', 'họp giao ban xong trước 9h', 'P.KT đã gửi báo cáo trước 20/11',
        'bàn giao mặt bằng chậm', 'tiếp xúc cử tri ngày 30/11', 'giao thông thôn Gò Sim còn khó', 'thực hiện theo yêu cầu của Sở',
    ],
)  # fmt: skip
def test_a_report_is_no_task(text):
    assert found(text, decided=False) == []


def test_a_promise_with_a_day_to_come_is_the_speakers_task_but_no_conclusion():
    task = only('sẽ nộp báo cáo trước 27/11', decided=False, owner='Phòng Kinh tế')
    assert (task.who, task.proposed) == ('Phòng Kinh tế', True)
    assert found('nộp báo cáo trước 20/11', decided=False, owner='Phòng Kinh tế') == []


def test_clauses_are_the_statement_word_for_word():
    text = 'giao Phòng Kinh tế rà soát trước 30/11; Công an xã kiểm tra. Trạm Y tế báo cáo'
    assert ' '.join(clauses(text)).split() == text.replace(';', '').replace('.', '').split()


@pytest.mark.parametrize(
    ('short', 'long'),
    [
        ('đ/c CT', 'đồng chí Chủ tịch'), ('P.KT', 'Phòng Kinh tế'), ('P. KT', 'Phòng Kinh tế'), ('PKT', 'Phòng Kinh tế'),
        ('P.VH-XH', 'Phòng Văn hóa - Xã hội'), ('phòng VHXH', 'Phòng Văn hóa - Xã hội'),
        ('VP HĐND&UBND', 'Văn phòng HĐND và UBND'), ('giao a Thắng, c. Hạnh', 'giao anh Thắng, chị Hạnh'), ('Đ/C', 'đồng chí'), ('VP.', 'Văn phòng HĐND và UBND.'),
    ],
)  # fmt: skip
def test_a_short_form_is_written_out(short, long):
    assert spell_out(short, UNITS) == long


@pytest.mark.parametrize(
    'text', ['12/BC-UBND', '05/UBND-VHXH', 'TT', 'CV', 'đc', 'KTX', 'tầng 2', 'VPBank', 'điểm a. Giao đất', 'lớp 5a']
)
def test_what_may_mean_two_things_stays_as_it_is(text):
    assert spell_out(text, UNITS) == text


def test_the_same_person_is_the_same_however_written():
    forms = ('đồng chí Chủ tịch', 'Chủ tịch', 'CHỦ TỊCH UBND xã', 'đồng chí Chủ tịch (chủ trì)')
    assert len({identity(form) for form in forms}) == 1
    assert identity('Phó Chủ tịch') != identity('Chủ tịch')


def test_a_list_of_people_keeps_its_members_whole():
    assert split_list('Chủ tịch + Phó Chủ tịch, cán bộ, công chức và anh Lâm (VP, CVP)') == [
        'Chủ tịch', 'Phó Chủ tịch', 'cán bộ, công chức', 'anh Lâm (VP, CVP)',
    ]  # fmt: skip
    assert [who.text for who in actors_in('các thôn, trưởng thôn Gò Sim')] == ['các thôn', 'trưởng thôn Gò Sim']


@pytest.mark.parametrize(
    ('text', 'who', 'what'),
    [
        ('giao chị Hoa VHXH rà soát hộ nghèo xong trước 28/11', 'chị Hoa (Phòng Văn hóa - Xã hội)', 'rà soát hộ nghèo'),
        ('giao anh Nam KT kiểm tra đập trước 28/11', 'anh Nam (Phòng Kinh tế)', 'kiểm tra đập'),
        ('giao bà Lan VP gửi giấy mời trước 28/11', 'bà Lan (Văn phòng HĐND và UBND)', 'gửi giấy mời'),
        ('giao chị Hoa Phòng Kinh tế rà soát chợ trước 28/11', 'chị Hoa (Phòng Kinh tế)', 'rà soát chợ'),
        ('giao chị Hoa (P.KT) rà soát chợ trước 28/11', 'chị Hoa (Phòng Kinh tế)', 'rà soát chợ'),
        ('chị Hoa UBND xã lập danh sách trước 28/11', 'chị Hoa (UBND xã)', 'lập danh sách'),
        ('giao anh Lò Văn Bình CAX kiểm tra trước 28/11', 'anh Lò Văn Bình (Công an xã)', 'kiểm tra'),
        ('Trạm y tế phun thuốc trước 28/11', 'Trạm y tế', 'phun thuốc'),
    ],
)
@pytest.mark.parametrize('decided', [True, False])
def test_a_unit_behind_a_name_is_kept_whole_and_takes_nothing_of_the_work(text, who, what, decided):
    task = only(text, decided=decided)
    assert (task.who, task.what, task.due) == (who, what, date(2026, 11, 28))
    assert identity(task.who) == identity(task.who.split(' (')[0])


def test_a_day_before_the_last_word_nop_is_a_deadline_to_confirm():
    task = only('a Tuấn lập kế hoạch tiêm phòng, thứ sáu tuần này nộp', decided=False)
    assert (task.who, task.what, task.due) == ('anh Tuấn', 'lập kế hoạch tiêm phòng', date(2026, 11, 27))
    assert 'due_unsure' in task.doubts


@pytest.mark.parametrize('day', ['ngày 31/02/2026', '31/02/2026', '31/11', '45/11/2026', 'ngày 15/13'])
@pytest.mark.parametrize('decided', [True, False])
def test_a_deadline_that_no_calendar_has_is_a_task_with_a_finding(day, decided):
    task = only(f'Chị Hoa nộp báo cáo trước {day}', decided=decided)
    assert (task.who, task.what, task.due, task.doubts) == ('Chị Hoa', 'nộp báo cáo', None, ('due_unreal',))
    assert [(each.key, each.must) for each in review_task(task)] == [('due_unreal', True)]


@pytest.mark.parametrize('decided', [True, False])
def test_who_prepares_what_is_announced_for_a_day_has_a_task_until_then(decided):
    task = only('tổng vệ sinh thứ bảy, anh Lâm ra thông báo', decided=decided)
    assert (task.who, task.what, task.due, task.due_text) == ('anh Lâm', 'ra thông báo', date(2026, 11, 28), 'thứ bảy')
    assert (task.product, task.doubts) == ('thông báo', ('due_unsure', 'due_counted'))


@pytest.mark.parametrize(
    'text',
    ['mưa lớn ngày 10/11, anh Lâm báo cáo tình hình', 'thôn làm tốt, chị Mai tổng hợp', 'đợt 15/11, anh Lâm đã gửi'],
)
def test_somebody_behind_a_comma_has_no_task_without_a_day_to_come(text):
    assert found(text, decided=False) == []


def test_points_with_letters_are_clauses_of_their_own_but_a_point_of_a_law_is_not():
    assert clauses('a) chị Mai: lập danh sách b) anh Lâm: gửi') == ['chị Mai: lập danh sách', 'anh Lâm: gửi']
    assert clauses('thực hiện điểm a) khoản 2') == ['thực hiện điểm a) khoản 2']
