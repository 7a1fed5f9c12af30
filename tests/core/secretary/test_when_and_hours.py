"""A deadline read wrongly is worse than none: days and times of jotted notes, one worry a line."""

from datetime import date, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.secretary.hours import clock, closing_length, length_in, part_in, time_in
from kiosk.core.secretary.when import days_in, weekday_of

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ('words', 'day'),
    [
        ('trước 30/11', date(2026, 11, 30)),
        ('xong 30/11', date(2026, 11, 30)),
        ('trước 30/11 các phòng nộp', date(2026, 11, 30)),
        ('trước ngày 30/11/2026', date(2026, 11, 30)),
        ('30.11.2026', date(2026, 11, 30)),
        ('ngày 30 tháng 11', date(2026, 11, 30)),
        ('ngày 05 tháng 01 năm 2027', date(2027, 1, 5)),
        ('trước 15/1', date(2027, 1, 15)),
        ('hạn 20/11', date(2026, 11, 20)),
        ('ngày 30', date(2026, 11, 30)),
        ('ngày 05', date(2026, 12, 5)),
        ('thứ 6', date(2026, 11, 27)),
        ('thứ Tư', date(2026, 12, 2)),
        ('thứ 6 tuần này', date(2026, 11, 27)),
        ('thứ 6 tuần sau', date(2026, 12, 4)),
        ('T2 tuần tới', date(2026, 11, 30)),
        ('tuần sau', date(2026, 12, 4)),
        ('đầu tuần sau', date(2026, 11, 30)),
        ('cuối tuần', date(2026, 11, 27)),
        ('cuối tháng', date(2026, 11, 30)),
        ('trong tháng 12', date(2026, 12, 31)),
        ('cuối tháng 2', date(2027, 2, 28)),
        ('hết quý IV', date(2026, 12, 31)),
        ('hết quý I', date(2027, 3, 31)),
        ('cuối năm', date(2026, 12, 31)),
        ('chiều mai', date(2026, 11, 26)),
        ('hôm nay', WEDNESDAY),
        ('trong 3 ngày', date(2026, 11, 28)),
        ('sau 2 tuần', date(2026, 12, 9)),
        ('trong 5 ngày làm việc', date(2026, 12, 2)),
    ],
)
def test_a_day_is_read_from_the_day_of_the_meeting(words, day):
    (found,) = days_in(words, WEDNESDAY)
    assert (found.day, found.disagrees) == (day, False)


@pytest.mark.parametrize(
    'words',
    [
        '8/12 thôn đã nộp', 'đã xong 8/12 thôn', 'đạt 9/10 tiêu chí', 'Nghị định 30/2020/NĐ-CP', 'Số 12/BC-UBND', 'lần thứ hai', '3 ngày',
        'tăng 2,5 lần', 'tỷ lệ 3,01%', 'điện thoại 0900 000 000', 'thứ tự', 'theo dõi 24/24',
    ],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_none(words):
    assert days_in(words, WEDNESDAY) == []


@pytest.mark.parametrize('words', ['31/11', 'ngày 30/02', '29/02/2027'])
def test_a_day_that_cannot_be_is_unreal_and_not_guessed(words):
    (found,) = days_in(words, WEDNESDAY)
    assert (found.day, found.unreal) == (None, True)


@pytest.mark.parametrize('words', ['đầu tháng sau', 'thời gian tới', 'sớm nhất'])
def test_a_vague_time_names_no_day(words):
    (found,) = days_in(words, WEDNESDAY)
    assert (found.day, found.unreal) == (None, False)


@pytest.mark.parametrize('words', ['thứ Năm, ngày 27/11/2026', '27/11 (thứ Năm)', 'T5 27/11', 'thứ 5 ngày 27/11'])
def test_a_weekday_that_does_not_agree_with_its_date_is_told(words):
    (found,) = days_in(words, WEDNESDAY)
    assert (found.day, found.weekday, found.disagrees) == (date(2026, 11, 27), 3, True)


def test_what_had_to_be_counted_says_so():
    assert days_in('trước 30/11', WEDNESDAY)[0].counted is False
    assert all(days_in(words, WEDNESDAY)[0].counted for words in ('cuối tháng', 'thứ 6', 'tuần sau', 'ngày mai'))


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 250))
def test_a_date_written_without_its_year_comes_back_as_itself_within_the_next_months(base, ahead):
    day = base + timedelta(days=ahead)
    (found,) = days_in(f'trước {day.day}/{day.month}', base)
    assert found.day == day


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 6), st.sampled_from(['này', 'sau']))
def test_a_weekday_of_a_week_is_that_weekday_of_that_week(base, weekday, which):
    name = ('thứ Hai', 'thứ 3', 'thứ tư', 'T5', 'thứ Sáu', 'thứ bảy', 'chủ nhật')[weekday]
    (found,) = days_in(f'{name} tuần {which}', base)
    monday = base - timedelta(days=base.weekday()) + timedelta(days=7 * (which == 'sau'))
    assert found.day == monday + timedelta(days=weekday)
    assert weekday_of(name) == weekday


@given(st.text(max_size=60), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_nothing_that_somebody_types_breaks_the_reading(text, base):
    for found in days_in(normalize('NFC', text), base):
        assert found.text == normalize('NFC', text)[found.start : found.end]


@pytest.mark.parametrize(
    ('words', 'at', 'until'),
    [
        ('8h', 480, None), ('8h30', 510, None), ('08 giờ 30 phút', 510, None), ('14:00', 840, None), ('7g30', 450, None),
        ('2h chiều', 840, None), ('14h00–15h30', 840, 930), ('8h-9h30', 480, 570), ('từ 8h đến 9h30', 480, 570),
        ('8-10h', 480, 600), ('2-4h chiều', 840, 960), ('14:00 – 15:30', 840, 930),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read(words, at, until):
    found = time_in(words)
    assert (found.at, found.until) == (at, until)


@pytest.mark.parametrize('words', ['2 tiếng', 'trong 2 giờ', '2 giờ đồng hồ', '90 phút', '25h', '8 hộ', 'tuần 48'])
def test_a_length_or_a_count_is_no_time_of_day(words):
    assert time_in(words) is None


@pytest.mark.parametrize(
    ('words', 'minutes'),
    [('2 tiếng', 120), ('1 tiếng rưỡi', 90), ('1,5 tiếng', 90), ('90 phút', 90), ("45'", 45), ('trong 2 giờ', 120)],
)
def test_a_length_is_read(words, minutes):
    assert length_in(words).minutes == minutes


def test_half_a_day_is_the_offices_own_and_an_initiative_is_no_morning():
    assert (length_in('cả buổi').whole, length_in('cả ngày').whole) == ('half', 'day')
    assert (part_in('chiều thứ 5').part, part_in('góp sáng kiến')) == ('afternoon', None)


@given(st.integers(0, 1439))
def test_a_time_that_is_written_is_read_as_itself(minutes):
    assert time_in(clock(minutes)).at == minutes


@pytest.mark.parametrize(
    ('words', 'minutes'),
    [
        ('soạn giấy mời, 1 giờ', 60), ('soạn giấy mời 3 giờ.', 180), ('soạn giấy mời, 1 giờ 30 phút', 90),
        ('soạn giấy mời, 2 giờ rưỡi', 150), ('8h họp giao ban, 2h', 120), ('8h họp giao ban, 2 giờ ', 120),
    ],
)  # fmt: skip
def test_a_small_bare_hour_at_the_end_is_a_length(words, minutes):
    assert closing_length(words).minutes == minutes


@pytest.mark.parametrize(
    'words',
    ['họp lúc 3 giờ', 'họp từ 3 giờ', 'xong trước 3 giờ', 'họp 8h-4h', 'họp, 8 giờ', 'họp, 3h', '3 giờ họp', 'đi 13 giờ'],
)  # fmt: skip
def test_what_is_said_as_a_time_of_day_is_no_length(words):
    assert closing_length(words) is None


def test_only_an_hour_before_six_without_anything_beside_it_is_unclear():
    assert [time_in(words).unclear for words in ('3 giờ', '2h30', '2-4h', '5g')] == [True] * 4
    assert [time_in(words).unclear for words in ('03h', '6h', '2 giờ chiều', '2-4h chiều', '14h')] == [False] * 5
