"""A day must be real, on its weekday, known to the source and within the limit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.checks.dates import date_findings, dates_in, hours_in
from kiosk.core.checks.written import WEEKDAYS

TODAY = date(2026, 11, 23)
SOURCE = 'Họp 14 giờ 00, thứ Sáu, ngày 27/11/2026; từ ngày 01 đến ngày 20/11/2026; hạn gửi 25/11/2026.'


def kinds(text, source=SOURCE, **more):
    return [finding.kind for finding in date_findings(text, source, TODAY, **more)]


@pytest.mark.parametrize(
    ('text', 'parts'),
    [
        ('05/01/2026', (5, 1, 2026)),
        ('5.1.2026', (5, 1, 2026)),
        ('ngày 05 tháng 01 năm 2026', (5, 1, 2026)),
        ('ngày 27 tháng 11', (27, 11, None)),
        ('hạn 27/11', (27, 11, None)),
        ('tháng 11 năm 2026', (None, 11, 2026)),
        ('11/2026', (None, 11, 2026)),
        ('năm 2026', (None, None, 2026)),
        ('quý IV/2026', (None, None, 2026)),
    ],
)
def test_a_day_is_read_in_every_form(text, parts):
    (day,) = dates_in(text)
    assert (day.day, day.month, day.year) == parts


@pytest.mark.parametrize(
    'text', ['8/12 thôn', '30/2020/NĐ-CP', 'NĐ 30/2020', '6 tháng đầu', '20 ngày', '1.234.567', '2026 hộ']
)
def test_fractions_codes_and_counts_are_no_days(text):
    assert dates_in(text) == []


def test_a_range_says_month_and_year_once_for_both_days():
    days = [(day.day, day.month, day.year) for day in dates_in('từ ngày 01 đến hết ngày 20/11/2026')]
    assert days == [(1, 11, 2026), (20, 11, 2026)]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_accepted_exactly_when_it_is_the_right_one(day, weekday):
    found = date_findings(f'{WEEKDAYS[weekday]}, ngày {day:%d/%m/%Y}', None, day)
    assert [(each.facts['said'], each.facts['right']) for each in found] == (
        [] if weekday == day.weekday() else [(WEEKDAYS[weekday], WEEKDAYS[day.weekday()])]
    )


@pytest.mark.parametrize(
    'text', ['27/11/2026 (thứ Năm)', 'thứ 5, 27/11', 'sáng thứ năm (27/11/2026)', 'Chủ nhật, ngày 27 tháng 11 năm 2026']
)
def test_a_wrong_weekday_is_seen_wherever_it_stands(text):
    assert kinds(text) == ['date.weekday']


@pytest.mark.parametrize(
    'text', ['ngày 30/02/2026', 'ngày 31/11/2026', 'ngày 32/11/2026', 'ngày 05/13/2026', 'tháng 13 năm 2026']
)
def test_a_day_that_does_not_exist_is_an_error(text):
    assert 'date.unreal' in kinds(text, None)


@pytest.mark.parametrize(
    'text',
    [
        'ngày 27 tháng 11 năm 2026, 14h00',
        '14:00 ngày 27/11',
        '2 giờ chiều 27/11',
        'từ 01/11/2026 đến 20/11/2026',
        'tháng 11/2026',
        'năm 2026',
        'quý IV/2026',
    ],
)
def test_a_day_of_the_source_in_another_form_is_no_finding(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ('text', 'kind'),
    [
        ('ngày 28/11/2026', 'date.changed'),
        ('ngày 03/12/2025', 'date.missing'),
        ('tháng 12', 'date.missing'),
        ('năm 2024', 'date.missing'),
        ('lúc 15 giờ 00', 'time.missing'),
        ('lúc 25 giờ 00', 'time.unreal'),
    ],
)
def test_a_day_or_hour_that_the_source_does_not_have_is_an_error(text, kind):
    assert kinds(text) == [kind]


def test_without_a_source_only_what_is_wrong_in_itself_is_said():
    assert kinds('ngày 28/11/2026, lúc 15 giờ', None) == []


def test_a_deadline_after_the_limit_is_an_error_and_a_past_one_a_doubt():
    assert kinds('gửi trước ngày 27/11/2026', not_after=date(2026, 11, 25)) == ['date.after_limit']
    assert kinds('hạn gửi 25/11/2026', not_after=date(2026, 11, 25)) == []
    assert kinds('chậm nhất ngày 20/11/2026') == ['date.past']
    assert kinds('họp ngày 20/11/2026') == []


@pytest.mark.parametrize('text', ['trong 24 giờ', '8 giờ làm việc', 'kéo dài 3 giờ'])
def test_a_length_of_time_is_no_time_of_day(text):
    assert hours_in(text) == []
