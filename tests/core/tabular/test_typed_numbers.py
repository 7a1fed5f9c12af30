"""A number read wrongly is worse than one not read: 1.234 people must not become 1,234."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.tabular.dates import looks_dated, read_date
from kiosk.core.tabular.neutral import neutral
from kiosk.core.tabular.numbers import read_number, style, write, write_percent
from kiosk.core.tabular.sheet import address, letters, typed


@pytest.mark.parametrize(
    ('text', 'value', 'unit'),
    [
        ('1.234,5', '1234.5', ''),
        ('1,234.5', '1234.5', ''),
        ('1.234', '1234', ''),
        ('1.234.567', '1234567', ''),
        ('1 234,5', '1234.5', ''),
        ('1\u00a0234', '1234', ''),
        ('12,5', '12.5', ''),
        ('12.5', '12.5', ''),
        ('0,125', '0.125', ''),
        ('-5', '-5', ''),
        ('−1.200', '-1200', ''),
        ('19,05%', '19.05', '%'),
        ('120 con', '120', 'con'),
        ('1.200 hộ', '1200', 'hộ'),
        (' 42 ', '42', ''),
    ],
)
def test_a_typed_number_is_read_as_a_vietnamese_official_means_it(text, value, unit):
    assert read_number(text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    'text', ['1,234', '007', '01', '12 5', '1.23.4', '1.2345,6.7', '12/5', '', 'không', '12; 5', '0900000000', '1' * 16]
)
def test_what_is_no_number_or_two_is_not_read(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ('text', 'column', 'value'),
    [('1,234', 'comma', '1.234'), ('1,234', 'point', '1234'), ('1.234', 'point', '1.234'), ('1.234', 'comma', '1234')],
)
def test_the_rest_of_the_column_decides_what_a_single_mark_means(text, column, value):
    assert read_number(text, column).value == Decimal(value)


def test_the_style_of_a_column_is_what_its_clear_numbers_agree_on():
    assert style(['1.234', '12,5']) == 'comma'
    assert style(['1.234', '12.5']) == 'point'
    assert style(['1.234.567']) == 'comma'
    assert style(['12,5', '12.5']) == ''
    assert style(['1.234', 'chữ']) == ''


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_what_we_write_we_read_back(value):
    written = write(value)
    clear = '' if written.count(',') + written.count('.') != 1 else 'comma'
    found = read_number(written, clear)
    assert found.value == value
    assert not written.startswith('-0') or value < 0


@pytest.mark.parametrize(
    ('value', 'text'),
    [
        ('3.009708', '3,01%'),
        ('87.5', '87,5%'),
        ('75', '75%'),
        ('-0.004', '0%'),
        ('2.675', '2,68%'),
        ('1234.5', '1.234,5%'),
    ],
)
def test_a_percentage_is_written_as_documents_do(value, text):
    assert write_percent(Decimal(value)) == text


def test_dates_have_the_day_first_and_must_exist():
    assert read_date('05/01/2026') == date(2026, 1, 5)
    assert read_date('5-1-2026') == read_date('5.1.2026') == read_date('2026-01-05') == date(2026, 1, 5)
    assert read_date('ngày 05 tháng 01 năm 2026') == date(2026, 1, 5)
    for text in ('31/02/2026', '01/13/2026', '05/01/26', '05/01/0026'):
        assert looks_dated(text), text
        assert read_date(text) is None, text
    assert not looks_dated('12/5')


@pytest.mark.parametrize('text', ['=1+1', '+84', '-5', '@x', '\t=1', '\r=1', '\0=1'])
def test_a_text_that_would_run_gets_an_apostrophe(text):
    assert neutral(text) == f"'{text}"


def test_other_texts_stay_as_they_are():
    assert neutral('Bến Đò = Thôn 1') == 'Bến Đò = Thôn 1'


def test_cells_of_a_text_file_become_numbers_only_if_there_is_one_way():
    assert typed('412') == Decimal(412)
    assert typed('12.5') == Decimal('12.5')
    assert typed('2026-01-05') == date(2026, 1, 5)
    for text in ('1.234', '12,5', '007', '05/01/2026', '2026-02-30', '000012345678', ' x '):
        assert typed(text) == text
    assert typed('  ') is None


def test_cells_are_called_as_spreadsheets_call_them():
    assert [letters(at) for at in (0, 25, 26, 701, 702)] == ['A', 'Z', 'AA', 'ZZ', 'AAA']
    assert address(4, 1) == 'B5'
