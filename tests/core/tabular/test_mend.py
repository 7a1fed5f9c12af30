"""Mending must change what was meant to change, nothing else, and leave what only a person can know."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.tabular.cleanliness import judge
from kiosk.core.tabular.findings import RULES
from kiosk.core.tabular.fixes import mend, without_totals
from kiosk.core.tabular.table import read_table
from tests.core.tabular.literals import sheet, table, villages


def names(found) -> list[str]:
    return [column.name for column in found.columns]


def test_a_mended_table_is_clean_but_for_its_file_name():
    found = table(
        ['BIỂU 1'],
        ['Thôn', 'Hộ', None, 'Ngày'],
        [None, 'Đầu kỳ', 'Cuối kỳ', None],
        ['Thôn 1 ', '1.234', 5, '05/01/2026'],
        [None, '12,5', 6, date(2026, 1, 6)],
        ['thôn 01', '3', 7, '07/01/2026'],
        ['Cộng', 1249.5, 18, None],
        merges=((0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 2, 3), (3, 0, 4, 0)),
        file='bảng.xlsx',
    )
    done = mend(found, RULES)
    assert names(done.table) == ['Thôn', 'Hộ - Đầu kỳ', 'Hộ - Cuối kỳ', 'Ngày']
    assert done.table.rows == (
        ('Thôn 1', Decimal(1234), Decimal(5), date(2026, 1, 5)),
        ('Thôn 1', Decimal('12.5'), Decimal(6), date(2026, 1, 6)),
        ('Thôn 1', Decimal(3), Decimal(7), date(2026, 1, 7)),
    )
    assert judge(done.table).counts == {'filename': 1}
    assert done.done['names'] == 1


def test_only_the_chosen_rules_and_columns_are_mended():
    found = table(
        ['Thôn', 'Hộ', 'Khẩu', 'Ngày'], ['a', '1.000', '2.000', '05/01/2026'], ['b', '3.000', '4.000', '06/01/2026']
    )
    done = mend(found, {'number'}, ['Hộ'])
    assert done.table.rows[0] == ('a', Decimal(1000), '2.000', '05/01/2026')
    assert done.done == {'number': 2}


def test_what_can_be_read_in_two_ways_stays():
    rows = (
        ['a', '1,234', '31/02/2026'],
        ['b', 'không', '01/13/2026'],
        ['c', '5', '02/03/2026'],
        ['d', '6', '03/03/2026'],
    )
    done = mend(table(['Thôn', 'Hộ', 'Ngày'], *rows), RULES)
    assert [row[1:] for row in done.table.rows] == [
        ('1,234', '31/02/2026'),
        ('không', '01/13/2026'),
        (Decimal(5), '02/03/2026'),
        (Decimal(6), '03/03/2026'),
    ]


def test_a_unit_moves_to_the_name_of_its_column():
    done = mend(table(['Thôn', 'Lợn', 'Tỷ lệ', 'Hộ'], ['a', '120 con', '12,5%', '3 hộ'], ['b', 30, '7%', 4]), RULES)
    assert names(done.table) == ['Thôn', 'Lợn (con)', 'Tỷ lệ (%)', 'Hộ']
    assert done.table.rows[0] == ('a', Decimal(120), Decimal('12.5'), Decimal(3))


def test_percent_signs_beside_true_percentages_become_fractions():
    found = read_table(sheet(['Thôn', 'Tỷ lệ'], ['a', 0.125], ['b', 0.07], ['c', '3%'], percent=frozenset({1})))
    assert mend(found, RULES).table.rows[2] == ('c', Decimal('0.03'))


def test_two_units_in_one_column_are_left_to_a_person():
    rows = (['a', '120 con'], ['b', '3 kg'], ['c', 5], ['d', 6])
    done = mend(table(['Thôn', 'Lợn'], *rows), RULES)
    assert [row[1] for row in done.table.rows] == ['120 con', '3 kg', Decimal(5), Decimal(6)]


def test_pairs_become_two_columns_only_if_every_cell_is_a_pair():
    done = mend(table(['Thôn', 'Nam/Nữ', 'Hộ'], ['a', '12/15', 1], ['b', '1.200/9', 2]), RULES)
    assert names(done.table) == ['Thôn', 'Nam', 'Nữ', 'Hộ']
    assert done.table.rows[1] == ('b', Decimal(1200), Decimal(9), Decimal(2))
    left = mend(table(['Thôn', 'Nam/Nữ', 'Hộ'], ['a', '12/15', 1], ['b', '7', 2]), RULES)
    assert names(left.table) == ['Thôn', 'Nam/Nữ', 'Hộ']


def test_a_merged_number_is_not_multiplied():
    found = table(['Thôn', 'Hộ'], ['a', 12], ['b', None], merges=((1, 1, 2, 1),))
    done = mend(found, RULES)
    assert [row[1] for row in done.table.rows] == [Decimal(12), None]
    assert [each.cell for each in judge(done.table).told] == ['B2:B3'], 'it is still told, at its new place'


def test_totals_go_and_a_repeated_row_stays():
    found = villages(['Cộng', 4120, 16480, 124], ['Bến Đò', 418, 1655, 9])
    assert len(without_totals(found).rows) == 13
    assert len(mend(found, RULES).table.rows) == 13


cells = st.one_of(
    st.none(),
    st.text('Thôn 0123456789.,/%-;\n', max_size=12).filter(str.strip),
    st.integers(-1000, 10**9).map(Decimal),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=12))
def test_mending_twice_mends_nothing_more_and_no_number_is_ever_lost(rows):
    found = table(['Thôn', 'Số hộ', 'Ngày'], *map(list, [*rows, ('a', Decimal(1), date(2026, 1, 1))]))
    once = mend(found, RULES)
    twice = mend(once.table, RULES)
    assert twice.table.rows == once.table.rows
    kept = without_totals(found)
    before = [value for row in kept.rows for value in row if isinstance(value, Decimal | date)]
    after = [value for row in once.table.rows for value in row if isinstance(value, Decimal | date)]
    for value in before:
        assert value in after
        after.remove(value)


def test_groups_that_differ_only_in_case_and_spaces_are_mended_into_one():
    rows = [['Đất đai', 3], ['đất đai', 2], ['Đất  đai', 1], ['Hộ tịch', 4], ['Y tế', 5]]
    mended = mend(table(['Lĩnh vực', 'Hồ sơ'], *rows), {'names', 'tidy'})
    assert [row[0] for row in mended.table.rows] == ['Đất đai', 'Đất đai', 'Đất đai', 'Hộ tịch', 'Y tế']
    assert mended.done == {'tidy': 1, 'names': 1}
