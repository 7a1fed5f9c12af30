"""The eight rules of lesson 3.1: each is found where it is broken, told with its cell, and nowhere else."""

from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pytest

from kiosk.core.tabular.cleanliness import MOST_TOLD, judge
from kiosk.core.tabular.sheet import Fault, Formula
from kiosk.core.tabular.table import read_table
from tests.core.tabular.literals import sheet, table, villages


def told(found, rule: str) -> list[tuple[str, str, str, str, bool]]:
    return [
        (each.what, each.cell, each.have, each.want, each.fixable) for each in judge(found).told if each.rule == rule
    ]


def test_a_clean_table_is_clean():
    assert judge(villages()).clean


def test_titles_two_headings_and_numbered_columns_break_the_first_rule():
    found = table(
        ['BIỂU SỐ 1'],
        ['Thôn', 'Hộ', None, None],
        [None, 'Đầu kỳ', 'Cuối kỳ', None],
        ['(1)', '(2)', '(3)', '(4)'],
        ['Bến Đò', 1, 2, 'x'],
        ['Gò Sim', 3, 4, 'y'],
        merges=((1, 0, 2, 0), (1, 1, 1, 2)),
    )
    assert told(found, 'header') == [
        ('above', 'A1:D1', 'BIỂU SỐ 1', '', True),
        ('rows', 'A2:D3', '2', 'Thôn, Hộ - Đầu kỳ, Hộ - Cuối kỳ, D', True),
        ('numbering', 'A4', '(1) (2) (3) (4)', '', True),
        ('unnamed', 'D3', '', '', False),
    ]
    assert [each[:2] for each in told(found, 'merged')] == [('heading', 'A2:A3'), ('heading', 'B2:C2')]


def test_one_value_a_cell():
    found = table(
        ['Thôn', 'Nam/Nữ', 'Hộ', 'Ghi chú'],
        ['Bến Đò', '12/15', 1, 'một; hai'],
        ['Gò Sim', '7/9', '2; 3', None],
        ['Đồi Cọ, Cầu Mây', '1/2', 4, None],
        ['Bãi Ngô', '1/1', 5, None],
    )
    assert told(found, 'single') == [
        ('several', 'A4', 'Đồi Cọ, Cầu Mây', '', False),
        ('pair', 'B2', '12/15', '12 | 15', True),
        ('pair', 'B3', '7/9', '7 | 9', True),
        ('pair', 'B4', '1/2', '1 | 2', True),
        ('pair', 'B5', '1/1', '1 | 1', True),
        ('several', 'C3', '2; 3', '', False),
    ]


def test_dates_must_be_real():
    found = table(
        ['Thôn', 'Ngày'],
        ['a', date(2026, 1, 5)],
        ['b', '05/01/2026'],
        ['c', '31/02/2026'],
        ['d', 'chưa rõ'],
        ['e', '5/1/26'],
    )
    assert told(found, 'date') == [
        ('text', 'B3', '05/01/2026', '05/01/2026', True),
        ('unreal', 'B4', '31/02/2026', '', False),
        ('no_date', 'B5', 'chưa rõ', '', False),
        ('unreal', 'B6', '5/1/26', '', False),
    ]


def test_one_date_with_its_month_first_makes_the_doubtful_ones_untouchable():
    found = table(['Thôn', 'Ngày'], ['a', '01/13/2026'], ['b', '02/03/2026'], ['c', '25/03/2026'])
    assert [(each[0], each[1], each[4]) for each in told(found, 'date')] == [
        ('month_first', 'B2', False),
        ('month_first', 'B3', False),
        ('text', 'B4', True),
    ]


def test_numbers_must_be_numbers():
    found = table(
        ['Thôn', 'Hộ', 'Lợn', 'Tổng', 'Tỷ lệ'],
        ['a', 418, '120 con', Formula('=B2'), '12,5%'],
        ['b', '1.234,5', 30, 5, '7%'],
        ['c', 'không', '1,234', 6, '3%'],
        ['d', 12, 5, Fault('#REF!'), '1%'],
    )
    assert told(found, 'number') == [
        ('text', 'B3', '1.234,5', '1.234,5', True),
        ('no_number', 'B4', 'không', '', False),
        ('unit', 'C2', '120 con', '120', True),
        ('unclear', 'C4', '1,234', '', False),
        ('formula', 'D2', '=B2', '', False),
        ('fault', 'D5', '#REF!', '', False),
        ('unit', 'E2', '12,5%', '12,5', True),
        ('unit', 'E3', '7%', '7', True),
        ('unit', 'E4', '3%', '3', True),
        ('unit', 'E5', '1%', '1', True),
    ]


def test_codes_made_of_digits_are_no_numbers():
    found = table(
        ['Họ tên', 'CCCD', 'Điện thoại'], ['Thử', '000012345678', '0900000000'], ['Nháp', '000087654321', '0900000000']
    )
    assert told(found, 'number') == []


def test_cells_merged_downwards_can_be_filled_unless_they_hold_a_number():
    found = table(
        ['Thôn', 'Hộ', 'Diện'],
        ['Bến Đò', 12, 'nghèo'],
        [None, None, 'nghèo'],
        ['Gò Sim', 3, None],
        merges=((1, 0, 2, 0), (1, 1, 2, 1), (3, 1, 3, 2)),
    )
    assert told(found, 'merged') == [
        ('area', 'A2:A3', 'Bến Đò', 'Bến Đò', True),
        ('area', 'B2:B3', '12', '', False),
        ('area', 'B4:C4', '3', '', False),
    ]


def test_one_village_has_one_name():
    rows = [['Thôn 1', 1], ['thôn 01', 2], ['Thon 1', 3], ['THÔN 1', 4], ['Thôn 1', 5], ['thoon 1', 6], ['Thôn 2', 7]]
    found = table(['Thôn', 'Hộ'], *rows)
    assert [(each[1], each[3]) for each in told(found, 'names')] == [
        ('A3', 'Thôn 1'),
        ('A4', 'Thôn 1'),
        ('A5', 'Thôn 1'),
        ('A7', 'Thôn 1'),
    ]


def test_the_word_before_a_village_may_be_left_out_but_not_exchanged():
    found = table(['Thôn', 'Hộ'], ['Bến Đò', 1], ['Thôn Bến Đò', 2], ['Bến Đò', 3], ['Thôn Đồi', 4], ['Xóm Đồi', 5])
    assert told(found, 'names') == [('variant', 'A3', 'Thôn Bến Đò', 'Bến Đò', True)]


def test_names_that_differ_in_their_marks_are_two_and_a_bare_one_between_them_is_left():
    found = table(
        ['Thôn', 'Hộ'], *[['Bến Đò', n] for n in range(6)], ['Bến Đỗ', 7], ['Ben Do', 8], ['Đồi Cọ', 9], ['Gò Sim', 1]
    )
    assert told(found, 'names') == [('alike', 'A8', 'Bến Đỗ', 'Bến Đò', False), ('unmarked', 'A9', 'Ben Do', '', False)]


def test_both_placements_of_a_tone_are_one_name():
    found = table(['Thôn', 'Hộ'], ['Hòa Bình', 1], ['Hoà Bình', 2], ['Hòa Bình', 3], ['Gò Sim', 4])
    assert told(found, 'names') == [('variant', 'A3', 'Hoà Bình', 'Hòa Bình', True)]


def test_people_of_similar_names_are_left_alone():
    found = table(['Họ tên', 'Thôn'], ['Nguyễn Thị Mẫu', 'a'], ['Nguyen Thi Mau', 'b'], ['Lê Văn Thử', 'c'])
    assert told(found, 'names') == []


@pytest.mark.parametrize(
    'label', ['Tổng cộng', 'CỘNG', 'Cộng:', 'Tổng số', 'Toàn xã', 'Tong cong', 'Cộng thôn Bến Đò', 'Tổng (1+2)']
)
def test_totals_among_the_rows_are_found(label):
    found = table(['Thôn', 'Hộ'], ['Bến Đò', 1], ['Gò Sim', 2], [label, 3], ['Đồi Cọ', 4])
    assert [each[:2] for each in told(found, 'totals')] == [('row', 'A4')]


@pytest.mark.parametrize('label', ['Cộng Hòa', 'Tống Văn Thử', 'Tổng Cục', 'Cộng đồng'])
def test_villages_and_people_are_no_totals(label):
    found = table(['Thôn', 'Hộ'], ['Bến Đò', 1], [label, 3], ['Đồi Cọ', 4])
    assert told(found, 'totals') == []


def test_a_total_that_is_wrong_is_added_up_again():
    found = villages(['Cộng', 4120, 16480, 125])
    assert told(found, 'totals')[1:] == [('wrong_sum', 'D14', '125', '124', False)]
    assert len(told(villages(['Cộng', 4120, 16480, 124]), 'totals')) == 1


@pytest.mark.parametrize(
    ('name', 'fine'),
    [
        ('ho-ngheo_2026-11-20.xlsx', True),
        ('20261120 hộ nghèo.xlsx', True),
        ('Hộ nghèo 20.11.2026.xlsx', True),
        ('Báo cáo tháng 11-2026.xlsx', True),
        ('BC T11.2026.xlsx', True),
        ('Báo cáo tháng 11 năm 2026.xlsx', True),
        ('hộ nghèo.xlsx', False),
        ('hộ nghèo 2026.xlsx', False),
        ('Bản mới nhất (3).xlsx', False),
    ],
)
def test_a_file_name_tells_its_date(name, fine):
    found = read_table(sheet(['Thôn', 'Hộ'], ['Bến Đò', 1], file=name))
    assert (told(found, 'filename') == []) is fine


def test_hidden_and_doubled_signs_empty_and_repeated_rows_are_seen():
    found = table(
        ['STT', 'Thôn', 'Hộ'],
        [1, ' Bến  Đò', 1],
        [2, normalize('NFD', 'Gò Sim'), 2],
        [],
        [3, 'Đồi\u200b Cọ', 3],
        [4, 'Đồi\u200b Cọ', 3],
    )
    assert [(each[0], each[1], each[3]) for each in told(found, 'tidy')] == [
        ('signs', 'B2', 'Bến Đò'),
        ('signs', 'B3', 'Gò Sim'),
        ('signs', 'B5', 'Đồi Cọ'),
        ('signs', 'B6', 'Đồi Cọ'),
        ('empty_row', 'A4', ''),
        ('repeated', 'A6', ''),
    ]


def test_a_long_table_is_told_in_part_and_counted_whole():
    found = judge(table(['Thôn', 'Hộ'], *[[f'Thôn {n}', f'1.{n:03}'] for n in range(500)]))
    assert found.counts == {'number': 500}
    assert found.fixable == {'number': 500}
    assert len(found.told) == MOST_TOLD


def test_every_cell_is_counted_with_its_own_value():
    found = judge(table(['Thôn', 'Hộ'], ['a', '1.000'], ['b', '2.000'], ['c', '1.000']))
    assert [each.value for each in found.told] == [Decimal(1000), Decimal(2000), Decimal(1000)]


def test_a_second_table_below_is_not_swallowed_in_silence():
    found = table(
        ['Thôn', 'Hộ', 'Khẩu'], ['Bến Đò', 1, 2], ['Gò Sim', 3, 4], [], ['Biểu 2'], ['Lớp', 'Nam', 'Nữ'], ['1A', 10, 12]
    )
    assert len(found.rows) == 2
    assert told(found, 'header') == [('below', 'A7', '1A', '', False)]


def test_a_village_that_waits_for_its_data_is_not_lost():
    found = table(['Thôn', 'Hộ', 'Khẩu', 'Nghèo'], ['Bến Đò', 1, 2, 3], ['Gò Sim'], ['Người lập biểu'])
    assert [row[0] for row in found.rows] == ['Bến Đò', 'Gò Sim']


@pytest.mark.parametrize('column', ['Thôn', 'Đơn vị'])
def test_the_case_of_the_word_before_a_village_is_that_of_most_others(column):
    rows = [['Thôn Gò Sim', 1], ['thôn Gò Sim', 2], ['Thôn Bến Đò', 3], ['thôn Rừng Vầu', 4], ['Thôn Cầu Mây', 5]]
    found = table([column, 'Hộ'], *rows)
    assert [(each[1], each[3]) for each in told(found, 'names')] == [('A3', 'Thôn Gò Sim'), ('A5', 'Thôn Rừng Vầu')]


def test_the_small_word_stays_where_most_write_it_small():
    rows = [['thôn 1', 1], ['thôn 2', 2], ['Thôn 3', 3], ['thôn Gò Sim', 4], ['Thôn Gò Sim', 5]]
    found = table(['Thôn', 'Hộ'], *rows)
    assert [(each[1], each[3]) for each in told(found, 'names')] == [('A4', 'thôn 3'), ('A6', 'thôn Gò Sim')]


def test_a_year_typed_as_text_should_be_a_year_and_no_amount():
    found = table(['Năm', 'Hộ'], ['2025', 1], [2026, 2], ['2024', 3])
    assert [each[3] for each in told(found, 'number')] == ['2025', '2024']


def test_groups_that_differ_only_in_case_and_spaces_are_told_even_where_most_names_come_once():
    found = table(['Lĩnh vực', 'Hồ sơ'], ['Đất đai', 3], ['đất đai', 2], ['Hộ  tịch', 4], ['Hộ tịch', 1], ['Y tế', 5])
    assert told(found, 'names') == [('variant', 'A3', 'đất đai', 'Đất đai', True)]
    assert told(found, 'tidy') == [('signs', 'A4', 'Hộ  tịch', 'Hộ tịch', True)]


def test_names_that_come_once_and_differ_in_more_than_case_stay_as_they_are():
    found = table(['Tên hàng', 'Số lượng'], ['Hoà', 1], ['Hòa', 2], ['Kho 1', 3], ['kho 01', 4], ['m', 5], ['M', 6])
    assert told(found, 'names') == []
