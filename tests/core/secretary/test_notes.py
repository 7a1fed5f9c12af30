"""Minutes must hold what was noted and nothing else: no word lost, none added, gaps told and left open."""

import re
from dataclasses import replace
from datetime import date
from time import perf_counter
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.secretary.actors import typed_list
from kiosk.core.secretary.minutes import Meeting, Minutes
from kiosk.core.secretary.notes import read_notes
from kiosk.core.secretary.review import accepted, confirmed, dated, review
from kiosk.core.secretary.shorthand import UNITS
from kiosk.core.vietnamese import canonical_token

DAY = date(2026, 11, 25)
MEETING = Meeting(DAY)
NOTES = """Họp giao ban tuần 48
Thời gian: 8h ngày 25/11/2026. Địa điểm: phòng họp tầng 2
Chủ trì: đ/c Chủ tịch, thư ký: anh Lâm
Thành phần: đ/c PCT, P.KT, P.VHXH, TTPVHCC, CAX
Vắng: đ/c Trạm trưởng TYT (đi tập huấn)
- P.VHXH: báo cáo rà soát hộ nghèo 9/12 thôn đã nộp, còn Gò Sim, Rừng Vầu, Hóc Trám
- chị Mai: từ 01/11 đến 20/11 tiếp nhận 412 hồ sơ, trực tuyến 309
- đ/c PCT: đề nghị P.KT kiểm tra nước thải thôn Ngòi Lau
- P.KT: sẽ nộp báo cáo trước 27/11
KL:
- thống nhất tổng vệ sinh thứ 7 28/11
- giao P.VHXH đôn đốc 3 thôn nộp báo cáo trước 27/11
- P.KT: kiểm tra nước thải, báo cáo CT chậm nhất thứ 6 tuần sau
- TTPVHCC rà soát 8 hồ sơ quá hạn, cuối tháng xong
- đ/c Chủ tịch: kết luận giao VP p/h các thôn chuẩn bị họp sơ kết ngày 02/12
Kết thúc 10h30"""

WRITTEN_OUT = {
    'đ/c': 'đồng chí', 'CT': 'Chủ tịch', 'PCT': 'Phó Chủ tịch', 'P.KT': 'Phòng Kinh tế', 'VP': 'Văn phòng HĐND và UBND',
    'P.VHXH': 'Phòng Văn hóa - Xã hội', 'TTPVHCC': 'Trung tâm Phục vụ hành chính công', 'CAX': 'Công an xã',
    'TYT': 'Trạm Y tế', 'p/h': 'phối hợp', 'KL': 'kết luận', 'BC': 'báo cáo', 'b/c': 'báo cáo',
}  # fmt: skip
"""The short forms of these tests and what an office reads for them, written here by hand."""

HEADINGS = 'thời gian địa điểm chủ trì thư ký thành phần vắng kết thúc luận ngày'
"""Words that only label a fact, and may therefore be gone from it."""


def tokens(text):
    return [canonical_token(token) for token in re.findall(r'[^\W_]+', normalize('NFC', text))]


def of_notes(notes):
    """Every word that the notes entitle the minutes to."""
    noted = normalize('NFC', notes)
    longs = [
        long
        for short, long in WRITTEN_OUT.items()
        if re.search(rf'(?<!\w){re.escape(short)}(?!\w)', noted, re.IGNORECASE)
    ]
    return [*tokens(noted), *(token for long in longs for token in tokens(long))]


def said(minutes: Minutes):
    """Every word that the minutes say."""
    meeting = minutes.meeting
    texts = [meeting.name, meeting.place, meeting.chair, meeting.secretary, *meeting.people, *minutes.absent]
    texts += [text for each in (*minutes.items, *minutes.conclusions) for text in (each.speaker, each.text)]
    texts += [
        text for task in minutes.tasks for text in (task.what, task.who, task.with_whom, task.due_text, task.product)
    ]
    return [token for text in texts for token in tokens(text)]


def keys(minutes):
    return [finding.key for finding in review(minutes)]


def test_the_facts_of_the_meeting_are_found_where_they_stand():
    minutes = read_notes(NOTES, MEETING)
    meeting = minutes.meeting
    assert (meeting.name, meeting.start, meeting.end) == ('Họp giao ban tuần 48', 8 * 60, 10 * 60 + 30)
    assert (meeting.place, meeting.chair, meeting.secretary) == ('phòng họp tầng 2', 'đồng chí Chủ tịch', 'anh Lâm')
    assert meeting.people[-1] == 'Công an xã'
    assert len(meeting.people) == 5
    assert minutes.absent == ('đồng chí Trạm trưởng Trạm Y tế (đi tập huấn)',)


def test_who_said_what_and_what_was_decided_are_told_apart():
    minutes = read_notes(NOTES, MEETING)
    assert [item.speaker for item in minutes.items] == [
        'Phòng Văn hóa - Xã hội', 'chị Mai', 'đồng chí Phó Chủ tịch', 'Phòng Kinh tế',
    ]  # fmt: skip
    assert [each.line for each in minutes.conclusions] == [11, 12, 13, 14, 15]


def test_every_task_names_the_line_it_came_from():
    minutes = read_notes(NOTES, MEETING)
    lines = NOTES.split('\n')
    assert [(task.line, task.who, task.due) for task in minutes.tasks] == [
        (8, 'Phòng Kinh tế', None),
        (9, 'Phòng Kinh tế', date(2026, 11, 27)),
        (12, 'Phòng Văn hóa - Xã hội', date(2026, 11, 27)),
        (13, 'Phòng Kinh tế', date(2026, 12, 4)),
        (14, 'Trung tâm Phục vụ hành chính công', date(2026, 11, 30)),
        (15, 'Văn phòng HĐND và UBND', None),
    ]
    assert all(task.source == lines[task.line - 1] for task in minutes.tasks)


def test_what_is_missing_is_told_and_not_made_up():
    minutes = read_notes('- giao P.KT rà soát\n- hoàn thành báo cáo trước 30/11\n', replace(MEETING, chair='Chủ tịch'))
    kl = read_notes('KL:\n- giao P.KT rà soát\n- hoàn thành báo cáo trước 30/11\n', MEETING)
    assert {'no_name', 'no_start', 'no_end', 'no_place', 'no_secretary', 'no_people'} <= set(keys(minutes))
    assert [(task.who, task.due) for task in kl.tasks] == [('Phòng Kinh tế', None), ('', date(2026, 11, 30))]
    told = {(finding.key, finding.lines) for finding in review(kl)}
    assert {('no_due', (2,)), ('no_who', (3,)), ('no_chair', ())} <= told


def test_a_person_confirms_and_the_remark_is_gone():
    task = read_notes(NOTES, MEETING).tasks[3]
    assert task.doubts == ('due_counted',)
    assert confirmed(task).doubts == ()
    assert confirmed(task, date(2026, 12, 3)).due_text == '03/12/2026'
    assert accepted(read_notes(NOTES, MEETING).tasks[0]).proposed is False


def test_what_is_filled_in_wins_and_a_second_chair_is_told():
    notes = 'Chủ trì: đ/c CT, đ/c PCT\n- P.KT: báo cáo'
    minutes = read_notes(notes, MEETING)
    assert minutes.meeting.chair == 'đồng chí Chủ tịch'
    (finding,) = [finding for finding in review(minutes) if finding.key == 'two_chairs']
    assert finding.facts['names'] == 'đồng chí Chủ tịch; đồng chí Phó Chủ tịch'
    given_chair = read_notes(notes, replace(MEETING, chair='Phó Chủ tịch'))
    assert given_chair.meeting.chair == 'Phó Chủ tịch'
    assert 'two_chairs' not in keys(read_notes('Chủ trì: đ/c CT', replace(MEETING, chair='Chủ tịch UBND xã')))


def test_another_day_in_the_notes_is_told():
    (finding,) = [
        each for each in review(read_notes('Thời gian: 8h ngày 24/11/2026\n- x', MEETING)) if each.key == 'day_differs'
    ]
    assert finding.facts == {'said': '24/11/2026', 'given': '25/11/2026'}


@pytest.mark.parametrize('notes', ['', ' \n\t\n', '-\n--\n***'])
def test_empty_notes_make_empty_minutes(notes):
    minutes = read_notes(notes, MEETING)
    assert (minutes.items, minutes.conclusions, minutes.tasks) == ((), (), ())
    assert 'nothing_said' in keys(minutes)


def test_one_line_is_enough():
    (task,) = read_notes('- đ/c Chủ tịch: kết luận giao P.KT rà soát trước 30/11', MEETING).tasks
    assert (task.who, task.what, task.due) == ('Phòng Kinh tế', 'rà soát', date(2026, 11, 30))


def test_decomposed_letters_and_foreign_line_ends_make_the_same_minutes():
    plain = read_notes(NOTES, MEETING)
    messy = read_notes(normalize('NFD', NOTES).replace('\n', '\r\n').replace(' ', '\u00a0'), MEETING)
    assert messy == plain


def test_two_thousand_lines_take_no_lunch_break_and_lose_nothing():
    notes = '\n'.join(f'- giao P.KT rà soát việc số {number} trước 30/11' for number in range(2000))
    began = perf_counter()
    minutes = read_notes(f'KL:\n{notes}', MEETING)
    assert perf_counter() - began < 8
    assert len(minutes.tasks) == len(minutes.conclusions) == 2000


def test_one_endless_line_is_read_too():
    began = perf_counter()
    read_notes('giao P.KT rà soát, ' * 2000 + 'a' * 20_000 + '1/' * 5000 + ' ' * 5000, MEETING)
    assert perf_counter() - began < 8


def test_the_minutes_say_no_word_that_the_notes_do_not():
    minutes = read_notes(NOTES, MEETING)
    assert set(said(minutes)) - set(of_notes(NOTES)) == set()


def test_the_minutes_lose_no_word_of_the_notes():
    minutes = read_notes(NOTES, MEETING)
    shorts = {token for short in WRITTEN_OUT for token in tokens(short)}
    labels = set(tokens(HEADINGS)) | {'8h', '10h30', '25', '11', '2026', 'xong'}
    assert set(tokens(NOTES)) - set(said(minutes)) - shorts - labels == set()


SPEAKERS = st.sampled_from(['đ/c CT', 'đ/c PCT', 'P.KT', 'chị Mai', 'anh Lâm', 'TTPVHCC', 'thôn Gò Sim', ''])
VERBS = st.sampled_from(['giao', 'đề nghị', 'yêu cầu', 'kết luận giao', 'báo cáo', 'sẽ', 'thống nhất', ''])
WORK = st.sampled_from(
    [
        'P.KT rà soát hồ sơ',
        'VP p/h CAX chuẩn bị giấy mời',
        'nộp báo cáo',
        '3 thôn đăng ký',
        'tổng vệ sinh 12 thôn',
        'abc 12',
    ]
)
DUES = st.sampled_from(
    ['trước 30/11', 'chậm nhất thứ 6 tuần sau', 'cuối tháng', 'ngày 02/12', '31/11', '', 'xong 5/12', 'hạn 20/11']
)
LINES = st.builds(
    lambda bullet, who, verb, work, due: f'{bullet}{who}{": " if who else ""}{verb} {work} {due}'.strip(),
    st.sampled_from(['', '- ', '1. ', '+ ']), SPEAKERS, VERBS, WORK, DUES,
)  # fmt: skip
HEADS = st.sampled_from(['KL:', 'Thảo luận:', 'Chủ trì: đ/c CT', 'Thành phần: P.KT, VP', 'Kết thúc 10h', '', 'Ý kiến:'])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(LINES, LINES, LINES, HEADS), max_size=12))
def test_whatever_was_noted_nothing_is_added_and_no_statement_is_lost(lines):
    notes = '\n'.join(lines)
    minutes = read_notes(notes, MEETING)
    assert set(said(minutes)) - set(of_notes(notes)) == set()
    told = {each.line for each in (*minutes.items, *minutes.conclusions)}
    facts = ' '.join([minutes.meeting.name, *minutes.chairs, *minutes.meeting.people])
    for number, line in enumerate(lines, 1):
        if re.search(r'(?i)rà soát|giấy mời|đăng ký|vệ sinh|abc', line):
            assert number in told or line.strip('-+ ') in facts
    for task in minutes.tasks:
        given_line = of_notes(lines[task.line - 1])
        assert set(tokens(f'{task.what} {task.who} {task.with_whom} {task.due_text} {task.product}')) <= {
            *given_line, *(token for each in minutes.items for token in tokens(each.speaker)),
        }  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_nothing_that_somebody_types_breaks_the_minutes(text):
    minutes = read_notes(text, MEETING)
    review(minutes)
    for line in {each.line for each in (*minutes.items, *minutes.conclusions)}:
        assert 1 <= line <= len(text) + 1


def test_an_office_with_other_units_reads_its_own_short_forms():
    units = {**UNITS, 'KTHT': 'Phòng Kinh tế, Hạ tầng và Đô thị'}
    (task,) = read_notes('KL: giao P.KTHT lập danh sách trước 30/11', MEETING, units).tasks
    assert (task.who, task.product) == ('Phòng Kinh tế, Hạ tầng và Đô thị', 'danh sách')
    assert task.source == 'KL: giao P.KTHT lập danh sách trước 30/11'


FREE = """họp triển khai tổng vệ sinh, 14h tại hội trường
có mặt: a. Thắng, c. Hạnh, 12 trưởng thôn
* PCT chủ trì
* a Thắng báo cáo tình hình: rác tồn ở chợ phiên nhiều, kinh phí chưa có
* trưởng thôn Gò Sim: đề nghị xã hỗ trợ xe
* c Hạnh: sẽ soạn bài loa truyền thanh xong trong tuần
PCT chốt:
1/ 7h sáng thứ 7 28/11 đồng loạt 12 thôn ra quân
2/ a Thắng liên hệ xe rác - thứ 5
3/ các thôn báo kết quả về VP HĐND&UBND trước 10h thứ 2 30/11
4/ đề nghị phòng VHXH viết tin; đăng trang tin ngay sau khi xong"""


def test_notes_without_any_form_are_read_as_well():
    minutes = read_notes(FREE, MEETING)
    meeting = minutes.meeting
    assert (meeting.chair, meeting.start) == ('Phó Chủ tịch', 14 * 60)
    assert meeting.people == ('anh Thắng', 'chị Hạnh', '12 trưởng thôn')
    assert [item.speaker for item in minutes.items] == ['anh Thắng', 'trưởng thôn Gò Sim', 'chị Hạnh']
    assert [(task.line, task.who, task.due, task.proposed) for task in minutes.tasks] == [
        (6, 'chị Hạnh', date(2026, 11, 27), True),
        (9, 'anh Thắng', date(2026, 11, 26), False),
        (10, 'các thôn', date(2026, 11, 30), False),
        (11, 'Phòng Văn hóa - Xã hội', None, False),
        (11, 'Phòng Văn hóa - Xã hội', None, False),
    ]
    assert 'Văn phòng HĐND và UBND' in minutes.tasks[2].what


def test_praise_in_the_chairs_mouth_is_no_task():
    notes = 'Chủ trì: PCT\n- Ý kiến PCT: đánh giá cao lớp học\n- PCT: giao P.VHXH tổng hợp trước 30/11'
    (task,) = read_notes(notes, MEETING).tasks
    assert (task.who, task.proposed) == ('Phòng Văn hóa - Xã hội', False)


def test_a_deadline_that_a_person_types_is_taken_and_what_names_no_day_is_told():
    (task,) = [task for task in read_notes('KL:\n- giao P.KT rà soát sớm', MEETING).tasks if task.who]
    for typed, due, doubts in (
        ('30/11/2026', date(2026, 11, 30), ()),
        ('thứ 6 tuần sau', date(2026, 12, 4), ()),
        ('thứ Ba 30/11', date(2026, 11, 30), ('due_weekday',)),
        ('31/11', None, ('due_unreal',)),
        ('sớm nhất có thể', None, ('due_vague',)),
        (' ', None, ()),
    ):
        told = dated(task, typed, DAY)
        assert (told.due, told.doubts, told.due_text) == (due, doubts, typed.strip())


def test_people_are_typed_between_semicolons_or_as_in_notes():
    assert typed_list('Chủ tịch; cán bộ, công chức\nchị Mai.') == ('Chủ tịch', 'cán bộ, công chức', 'chị Mai')
    assert typed_list('CT, PCT và chị Mai') == ('CT', 'PCT', 'chị Mai')
    assert typed_list(' ;\n') == ()


def test_head_lines_without_labels_are_facts_of_the_meeting():
    minutes = read_notes(
        'Họp giao ban, 8h\nCT chủ trì, anh Lâm ghi\ndự: PCT, P.KT, chị Mai\nKL:\n- giao P.KT rà soát', MEETING
    )
    meeting = minutes.meeting
    assert (meeting.chair, meeting.secretary) == ('Chủ tịch', 'anh Lâm')
    assert meeting.people == ('Phó Chủ tịch', 'Phòng Kinh tế', 'chị Mai')
    assert minutes.items == ()
    statement = read_notes('- dự thảo kế hoạch trước 30/11\n- anh Lâm ghi nhận ý kiến', MEETING)
    assert (len(statement.items), statement.meeting.secretary) == (2, '')


def test_head_lines_typed_without_marks_are_read():
    minutes = read_notes('hop giao ban sang 23/11, 7h30\nchu tri: CT\nthu ky: anh Lâm\n- hop dong da ky', MEETING)
    meeting = minutes.meeting
    assert (meeting.name, meeting.start) == ('hop giao ban sang 23/11, 7h30', 450)
    assert (meeting.chair, meeting.secretary, len(minutes.items)) == ('Chủ tịch', 'anh Lâm', 1)
    assert read_notes('hop dong da ky\n- x', MEETING).meeting.name == ''


@pytest.mark.parametrize(
    'notes',
    [
        'hop giao ban sang 23/11, 7h30\n- x',
        'Sáng 23/11, 7h30, họp giao ban\n- x',
        'Họp giao ban ngày 23/11\nThời gian: 8h\n- x',
        'Họp giao ban\n- x\nKết thúc 10h ngày 23/11/2026',
    ],
)
def test_notes_of_another_day_than_was_typed_are_told(notes):
    (finding,) = [each for each in review(read_notes(notes, MEETING)) if each.key == 'day_differs']
    assert (finding.facts['said'], finding.must) == ('23/11/2026', True)


def test_the_day_of_what_a_meeting_is_about_is_not_its_own():
    notes = 'Họp chuẩn bị hội nghị ngày 02/12\nThời gian: 8h ngày 25/11\n- x'
    assert 'day_differs' not in keys(read_notes(notes, MEETING))


def test_a_statement_with_a_letter_before_it_has_its_capital_behind_the_letter():
    minutes = read_notes('- CT kết luận: a) chị Mai: lập danh sách; b) anh Lâm: gửi giấy mời', MEETING)
    assert [each.text for each in minutes.conclusions] == ['a) Chị Mai: lập danh sách; b) anh Lâm: gửi giấy mời']
    assert [(task.who, task.what) for task in minutes.tasks] == [
        ('chị Mai', 'lập danh sách'),
        ('anh Lâm', 'gửi giấy mời'),
    ]
