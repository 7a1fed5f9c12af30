"""Lines of jobs as people jot them down: when, how long, who, where; nothing of a line may vanish."""

import re
from datetime import date, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.secretary.job import Hours
from kiosk.core.secretary.jobs import read_jobs
from kiosk.core.secretary.shorthand import UNITS, spell_out
from kiosk.core.secretary.when import days_in

MONDAY = date(2026, 11, 30)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=ahead) for ahead in range(1, 5))
HOURS = Hours()


def jobs(text):
    return read_jobs(text, MONDAY, HOURS)[0]


def only(text):
    (job,) = jobs(text)
    return job


def told(text):
    return [finding.key for finding in read_jobs(text, MONDAY, HOURS)[1]]


def test_time_day_place_and_people_are_found_wherever_they_stand():
    job = only('8h thứ 3 họp giao ban, phòng họp tầng 2, CT + PCT')
    assert (job.day, job.start, job.fixed) == (TUESDAY, 8 * 60, True)
    assert (job.what, job.room, job.people) == ('họp giao ban', 'phòng họp tầng 2', ('Chủ tịch', 'Phó Chủ tịch'))
    assert (job.minutes, job.length_said) == (60, False)


def test_half_a_day_and_a_length_make_a_job_that_may_be_placed():
    job = only('chiều thứ Năm tiếp công dân 2 tiếng')
    assert (job.day, job.part, job.minutes, job.start, job.fixed) == (THURSDAY, 'afternoon', 120, None, False)
    assert job.what == 'tiếp công dân'


def test_a_range_and_a_date_are_fixed():
    job = only('14h00–15h30 ngày 02/12 họp sơ kết lớp kỹ năng số tại Hội trường tầng 2, CT, 12 trưởng thôn')
    assert (job.day, job.start, job.minutes, job.fixed) == (WEDNESDAY, 14 * 60, 90, True)
    assert (job.room, job.people) == ('Hội trường tầng 2', ('Chủ tịch', '12 trưởng thôn'))


def test_who_stands_in_the_name_of_a_job_takes_part_in_it():
    assert only('PCT đi kiểm tra thôn Gò Sim').people == ('Phó Chủ tịch',)
    assert only('P.KT làm việc với Công an xã').people == ('Phòng Kinh tế', 'Công an xã')
    assert only('họp (TP: CT, anh Lâm; chủ trì: PCT)').people == ('Chủ tịch', 'anh Lâm', 'Phó Chủ tịch')


def test_days_that_are_listed_are_a_job_each():
    assert [job.day for job in jobs('T2, T4 trực một cửa')] == [MONDAY, WEDNESDAY]
    assert [job.day for job in jobs('từ thứ 2 đến thứ 4 tiêm phòng')] == [MONDAY, TUESDAY, WEDNESDAY]
    assert {job.what for job in jobs('từ thứ 2 đến thứ 4 tiêm phòng')} == {'tiêm phòng'}


def test_the_day_of_something_else_is_not_the_jobs_day():
    assert only('soạn báo cáo nộp trước thứ 6, 1 tiếng').day is None
    assert only('thứ 3 gửi giấy mời họp thứ 6').day == TUESDAY


def test_half_a_day_is_as_long_as_the_office_has_it():
    assert only('cả buổi chiều thứ 4 họp').minutes == 210
    assert only('cả buổi sáng thứ 4 họp').minutes == 240
    job = only('thứ 4 tập huấn cả ngày')
    assert (job.start, job.minutes) == (7 * 60 + 30, 570)


def test_two_in_the_afternoon_is_fourteen():
    assert only('chiều thứ 5, 2h họp HĐND').start == 14 * 60
    assert only('2h chiều thứ 5 họp HĐND').start == 14 * 60


def test_a_weekday_that_does_not_agree_is_told_and_the_date_counts():
    (job,), (finding,) = read_jobs('thứ Ba ngày 02/12 họp chi bộ', MONDAY, HOURS)
    assert job.day == WEDNESDAY
    assert (finding.key, finding.facts['weekday']) == ('day_weekday', 'thứ Tư')


@pytest.mark.parametrize(
    ('text', 'key'),
    [('31/11 nộp báo cáo', 'day_unreal'), ('họp ngày 10/12', 'not_this_week'), ('tuần sau thứ 2 họp', 'not_this_week')],
)
def test_a_job_whose_day_cannot_be_is_held_and_told(text, key):
    assert told(text) == [key]
    assert only(text).held


def test_a_job_without_a_name_is_told_and_kept():
    assert told('8h thứ 3, CT') == ['no_what']
    assert only('8h thứ 3, CT').people == ('Chủ tịch',)


@pytest.mark.parametrize('text', ['', '\n \n', '- \n***'])
def test_empty_lines_make_no_jobs(text):
    assert read_jobs(text, MONDAY, HOURS) == ([], [])


def test_decomposed_letters_make_the_same_jobs():
    text = '8h thứ 3 họp giao ban, phòng họp tầng 2, CT + PCT'
    (plain,), (messy,) = jobs(text), jobs(normalize('NFD', text))
    assert plain == messy


WHENS = st.sampled_from(
    ['8h thứ 3', 'chiều thứ Năm', 'ngày 02/12', '14h00–15h30 T6', 'sáng thứ 4', '', 'T2, T4', '31/11']
)
WORK = st.sampled_from(
    ['họp giao ban', 'tiếp công dân', 'kiểm tra nước thải', 'sơ kết lớp kỹ năng số', 'nộp báo cáo quý']
)
ROOMS = st.sampled_from(['phòng họp tầng 2', 'tại hội trường', ''])
PEOPLE = st.sampled_from(['CT + PCT', 'chị Mai và anh Lâm', 'P.KT', 'toàn thể CBCC', ''])
SPANS = st.sampled_from(['2 tiếng', '90 phút', '', 'cả buổi'])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(WHENS, WORK, ROOMS, PEOPLE, SPANS).map(lambda parts: ', '.join(filter(None, parts))), max_size=8)
)
def test_every_line_is_a_job_and_keeps_its_words(lines):
    found = jobs('\n'.join(lines))
    assert {job.line for job in found} == set(range(1, len(lines) + 1))
    assert [job.id for job in found] == list(range(1, len(found) + 1))
    for job in found:
        words = f'{job.what} {" ".join(job.people)} {job.room}'
        line = spell_out(lines[job.line - 1], UNITS)
        assert set(re.findall(r'[^\W\d]{2,}', words)) <= set(re.findall(r'[^\W\d]{2,}', line))
        assert any(work in job.what for work in ('giao ban', 'công dân', 'nước thải', 'sơ kết', 'báo cáo quý'))
        for mention in days_in(line, MONDAY):
            assert (
                mention.weekday is None
                or job.day is None
                or len(jobs(lines[job.line - 1])) > 1
                or (job.day.weekday() == mention.weekday)
            )


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_nothing_that_somebody_types_breaks_the_jobs(text):
    for job in jobs(text):
        assert job.minutes > 0
        assert job.what


@pytest.mark.parametrize('time', ['25h', '8h75', '30 giờ'])
def test_a_time_that_no_clock_has_is_told_and_its_job_is_held(time):
    text = f'{time} thứ Tư họp giao ban, phòng họp 1'
    (job,), (finding,) = read_jobs(text, MONDAY, HOURS)
    assert (job.held, job.start, job.fixed, job.what, job.day) == (True, None, False, 'họp giao ban', WEDNESDAY)
    assert (finding.key, finding.facts['said'], finding.must) == ('time_unreal', time, True)
    assert job.text == text


@pytest.mark.parametrize('text', ['trực 48h từ thứ 3', 'xử lý đơn trong 36 giờ, thứ 3', '8h thứ 3 họp 25 hộ'])
def test_a_length_in_hours_is_no_wrong_time(text):
    assert 'time_unreal' not in told(text)


def test_somebody_in_a_job_keeps_the_unit_whole():
    job = only('8h thứ 3 họp dân, chị Hoa VHXH, anh Nam KT')
    assert (job.what, job.people) == ('họp dân', ('chị Hoa (Phòng Văn hóa - Xã hội)', 'anh Nam (Phòng Kinh tế)'))


@pytest.mark.parametrize(
    ('text', 'minutes', 'day'),
    [
        ('anh Lâm soạn giấy mời, 1 giờ', 60, None),
        ('anh Lâm soạn giấy mời, 3 giờ', 180, None),
        ('anh Lâm soạn giấy mời 2 giờ, thứ 3', 120, TUESDAY),
    ],
)
def test_nobody_is_called_at_one_in_the_night_because_a_job_takes_an_hour(text, minutes, day):
    (job,), (finding,) = read_jobs(text, MONDAY, HOURS)
    assert (job.what, job.start, job.minutes, job.length_said) == ('anh Lâm soạn giấy mời', None, minutes, True)
    assert (job.day, job.held) == (day, False)
    assert (finding.key, finding.facts['minutes'], finding.must) == ('hour_as_length', str(minutes), False)


def test_an_hour_behind_a_time_of_day_is_how_long_it_takes():
    (job,), findings = read_jobs('8h thứ 3 họp giao ban, CT, 2 giờ', MONDAY, HOURS)
    assert (job.what, job.start, job.minutes, findings) == ('họp giao ban', 8 * 60, 120, [])


@pytest.mark.parametrize('time', ['3 giờ', '2h', 'từ 3 giờ', '2h-4h'])
def test_an_hour_that_is_night_or_afternoon_is_asked_about_and_its_job_waits(time):
    (job,), (finding,) = read_jobs(f'{time} thứ Tư họp giao ban', MONDAY, HOURS)
    assert (job.held, job.start, job.fixed, job.what, job.day) == (True, None, False, 'họp giao ban', WEDNESDAY)
    assert (finding.key, finding.facts['said'], finding.must) == ('time_unclear', time, True)


@pytest.mark.parametrize(
    ('text', 'start'),
    [
        ('thứ 3 họp, 2 giờ chiều', 14), ('chiều thứ 3 họp, 3 giờ', 15), ('sáng thứ 3 ra quân, 5h', 5), ('05h thứ 3 họp', 5),
    ],
)  # fmt: skip
def test_an_hour_with_its_part_of_the_day_stays_a_time(text, start):
    (job,), findings = read_jobs(text, MONDAY, HOURS)
    assert (job.start, job.held, findings) == (start * 60, False, [])


@pytest.mark.parametrize(
    ('text', 'start', 'end'),
    [
        ('8h thứ 4 tập huấn nửa ngày', 480, 690),
        ('8h thứ 4 tập huấn cả buổi', 480, 690),
        ('14h thứ 4 tập huấn nửa ngày', 840, 1020),
        ('chiều thứ 4, 14h tập huấn nửa ngày', 840, 1020),
        ('8h thứ 4 tập huấn cả ngày', 480, 1020),
    ],
)
def test_half_a_day_and_a_day_end_when_the_office_closes(text, start, end):
    job = only(text)
    assert (job.start, job.start + job.minutes) == (start, end)
    assert HOURS.covers(start, end)


@pytest.mark.parametrize(
    ('text', 'what', 'people'),
    [
        ('Phó Chủ tịch, chị Hạnh họp xét hộ nghèo, 9h thứ 3', 'Phó Chủ tịch, chị Hạnh họp xét hộ nghèo',
         ('Phó Chủ tịch', 'chị Hạnh')),
        ('CT, PCT, P.KT đi cơ sở thứ 3', 'Chủ tịch, Phó Chủ tịch, Phòng Kinh tế đi cơ sở',
         ('Chủ tịch', 'Phó Chủ tịch', 'Phòng Kinh tế')),
        ('CT, PCT, 8h thứ 3 họp giao ban', 'họp giao ban', ('Chủ tịch', 'Phó Chủ tịch')),
    ],
)  # fmt: skip
def test_the_first_of_several_people_is_not_cut_off_the_name_of_a_job(text, what, people):
    job = only(text)
    assert (job.what, job.people) == (what, people)
