"""Where the table is: under a letterhead, between titles and signatures, whatever was merged."""

from datetime import date
from decimal import Decimal

import pytest

from kiosk.core.errors import FormulasOnlyError, NoTableError, OneCellError, UnknownColumnError
from kiosk.core.tabular.profile import profile
from kiosk.core.tabular.sheet import Fault, Formula
from kiosk.core.tabular.table import read_table
from tests.core.tabular.literals import sheet, table, villages


def names(found) -> list[str]:
    return [column.name for column in found.columns]


def test_a_plain_table_is_found_whole():
    found = villages()
    assert names(found) == ['Thôn', 'Hộ', 'Người', 'Hộ nghèo']
    assert len(found.rows) == 12
    assert found.cell(0, 1) == 'B2'


def test_letterhead_and_title_above_and_signatures_below_are_no_data():
    found = table(
        ['UBND XÃ SÔNG CHẢY', None, None, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['DANH SÁCH HỘ NGHÈO'],
        [],
        ['STT', 'Thôn', 'Hộ', 'Ghi chú'],
        [1, 'Bến Đò', 418, None],
        [2, 'Gò Sim', 295, None],
        ['Ghi chú: số liệu đến ngày 20/11/2026'],
        [],
        [None, 'Người lập', None, 'Chủ tịch'],
        [None, None, None, 'ngày 20 tháng 11 năm 2026'],
        merges=((0, 0, 0, 2), (1, 0, 1, 3)),
    )
    assert names(found) == ['STT', 'Thôn', 'Hộ', 'Ghi chú']
    assert found.numbers == (4, 5)


def test_two_merged_heading_rows_are_joined():
    found = table(
        ['STT', 'Thôn', 'Hộ nghèo', None, 'Ghi chú'],
        [None, None, 'Đầu kỳ', 'Cuối kỳ', None],
        [1, 'Bến Đò', 10, 9, None],
        [2, 'Gò Sim', 15, 14, 'x'],
        merges=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)),
    )
    assert names(found) == ['STT', 'Thôn', 'Hộ nghèo - Đầu kỳ', 'Hộ nghèo - Cuối kỳ', 'Ghi chú']
    assert found.area.headings == 2
    assert found.numbers == (2, 3)


def test_two_heading_rows_without_merged_cells_are_joined_too():
    found = table(
        ['Thôn', 'Hộ nghèo', None, 'Ghi chú'],
        [None, 'Đầu kỳ', 'Cuối kỳ', None],
        ['Bến Đò', 10, 9, None],
        ['Gò Sim', 15, 14, None],
    )
    assert names(found) == ['Thôn', 'Hộ nghèo - Đầu kỳ', 'Hộ nghèo - Cuối kỳ', 'Ghi chú']


def test_a_wide_upper_heading_with_few_cells_is_seen_as_one():
    found = table(
        ['Thôn', 'Năm 2025', None, None, 'Năm 2026', None, None],
        [None, 'Hộ', 'Khẩu', 'Nghèo', 'Hộ', 'Khẩu', 'Nghèo'],
        ['Bến Đò', 1, 2, 3, 4, 5, 6],
        ['Gò Sim', 1, 2, 3, 4, 5, 7],
        merges=((0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 6)),
    )
    assert names(found)[1] == 'Năm 2025 - Hộ'
    assert names(found)[6] == 'Năm 2026 - Nghèo'
    assert found.area.headings == 2


def test_years_may_be_headings_and_a_row_that_numbers_the_columns_is_no_data():
    found = table(['Thôn', 2025, 2026], ['A', 1, 2], ['Bến Đò', 10, 9], ['Gò Sim', 15, 14])
    assert names(found) == ['Thôn', '2025', '2026']
    assert found.numbers == (2, 3)
    assert found.area.numbering == 1


def test_first_rows_of_data_are_not_taken_for_headings():
    found = table(['Họ tên', 'Thôn', 'Diện'], ['Thử', 'Bến Đò', 'nghèo'], ['Nháp', 'Gò Sim', 'nghèo'])
    assert found.area.headings == 1
    assert len(found.rows) == 2


def test_a_table_without_headings_is_named_by_letters():
    found = table(['Bến Đò', 418, 9], ['Gò Sim', 295, 14])
    assert names(found) == ['A', 'B', 'C']
    assert len(found.rows) == 2


def test_names_are_unique_and_found_however_they_are_typed():
    found = table(['Thôn', 'Số  hộ\n', 'Số hộ', None], ['a', 1, 2, 'x'], ['b', 3, 4, 'y'])
    assert names(found) == ['Thôn', 'Số hộ', 'Số hộ (2)', 'D']
    assert [found.find(name) for name in ('số hộ', 'so ho (2)', 'THÔN', 'd', 'B')] == [1, 2, 0, 3, 1]
    with pytest.raises(UnknownColumnError):
        found.find('Huyện')


def test_empty_rows_and_empty_columns_are_left_out_and_places_stay_true():
    found = table(['Thôn', None, 'Hộ'], ['Bến Đò', None, 418], [], ['Gò Sim', None, 295])
    assert names(found) == ['Thôn', 'Hộ']
    assert found.cell(1, 1) == 'C4'


@pytest.mark.parametrize(
    ('rows', 'error'),
    [
        ([], NoTableError),
        ([[None, None]], NoTableError),
        ([['một ô']], OneCellError),
        ([['chỉ có chữ'], ['trong một cột']], NoTableError),
        ([['Thôn', 'Hộ']], NoTableError),
        ([[Formula('=A1'), Formula('=B1')], [Formula('=A2'), None]], FormulasOnlyError),
        ([['Thôn', 'Hộ'], [Formula('=x'), Formula('=y')]], FormulasOnlyError),
    ],
)
def test_what_is_no_table_is_refused_by_name(rows, error):
    with pytest.raises(error):
        read_table(sheet(*rows))


def test_the_profile_counts_what_is_there_and_what_is_missing():
    found = profile(
        table(
            ['STT', 'Thôn', 'Hộ', 'Ngày', 'Tổng', 'CCCD', 'Trống'],
            [1, 'Bến Đò', 418, date(2026, 1, 5), Formula('=1'), 1234, None],
            [2, 'Gò Sim', '1.295', date(2026, 2, 5), Formula('=2'), 5678, None],
            [3, 'Gò Sim', None, '05/03/2026', Fault('#N/A'), 9012, None],
        )
    )
    assert [column.kind for column in found.columns] == ['number', 'text', 'number', 'date', 'formula', 'text', 'empty']
    order, village, homes, day, formula, code, _ = found.columns
    assert order.order
    assert (village.filled, village.blanks, village.distinct) == (3, 0, 2)
    assert (homes.low, homes.high, homes.total, homes.texts, homes.blanks) == (418, 418, Decimal(418), 1, 1)
    assert (day.low, day.high, day.texts) == (date(2026, 1, 5), date(2026, 2, 5), 1)
    assert (formula.formulas, formula.faults) == (2, 1)
    assert code.total is None, 'numbers that name people are not added up'
    assert found.where == 'A1:G4'
    assert found.named('number') == ('Hộ',)


def test_the_profile_does_not_count_totals_twice_nor_add_up_rates():
    found = profile(table(['Thôn', 'Hộ', 'Tỷ lệ (%)'], ['Bến Đò', 418, 2.5], ['Gò Sim', 295, 4], ['Cộng', 713, 3.1]))
    assert (found.rows, found.columns[1].total, found.columns[1].high) == (2, Decimal(713), Decimal(418))
    assert found.columns[2].total is None


def test_years_are_no_amounts_to_ask_for_nor_to_add_up():
    found = profile(table(['Thôn', 'Hộ', 'Năm'], ['Bến Đò', 418, 2025], ['Gò Sim', 295, 2026]))
    year = found.columns[2]
    assert (year.year, year.total, year.low, year.high) == (True, None, 2025, 2026)
    assert found.named('number') == ('Hộ',)
