"""What a table shows must be what a person would write: years are names of years, not amounts."""

from decimal import Decimal

import pytest

from kiosk.core.tabular.answer import Answer, Told
from kiosk.core.tabular.nouns import phrase
from kiosk.core.tabular.printed import cell_text, of_answer, of_table
from kiosk.core.tabular.query import Measure, Query
from tests.core.tabular.literals import table


def shown(*rows: list) -> list[list[str]]:
    printed = of_table(table(*rows), 'Bảng')
    return [[cell_text(value, kind) for value, kind in zip(row, printed.kinds, strict=True)] for row in printed.rows]


@pytest.mark.parametrize('name', ['Năm', 'năm báo cáo', 'Từ năm'])
def test_a_year_is_written_without_a_point(name):
    assert shown([name, 'Hộ'], [2025, 2025], [2026, 1900]) == [['2025', '2.025'], ['2026', '1.900']]


def test_a_total_below_the_years_does_not_make_them_amounts():
    assert shown(['Thôn', 'Năm', 'Hộ'], ['a', 2025, 1], ['b', 2026, 2], ['Cộng', 4051, 3])[0][1] == '2025'


@pytest.mark.parametrize(('name', 'value'), [('Nam', 2025), ('Năm 2025', 2025), ('Năm', 2101), ('Năm', 1950.5)])
def test_what_only_looks_like_a_year_stays_an_amount(name, value):
    assert '.' in shown(['Thôn', name], ['a', value], ['b', 2000])[0][1]


def test_the_latest_year_of_a_group_is_a_year():
    told = Told('max', 'Năm')
    answer = Answer(Query(('Thôn',), (Measure('max', 'Năm'),)), (Told('', 'Thôn'), told), (('a', Decimal(2026)),),
                    (None, Decimal(2026)), (1,))  # fmt: skip
    printed = of_answer(answer, lambda key, **_: key, 'Bảng')
    assert cell_text(printed.rows[0][1], printed.kinds[1]) == '2026'


@pytest.mark.parametrize(
    ('name', 'groups', 'head'),
    [
        ('Ngày', ('08/2026', '09/2026'), 'sheet.head.month'),
        ('Ngày', ('Q3/2026', 'Q4/2026'), 'sheet.head.quarter'),
        ('Ngày', ('05/08/2026',), 'sheet.told.group'),
        ('Ngày cấp', ('08/2026',), 'sheet.told.group'),
        ('Thôn', ('08/2026',), 'sheet.told.group'),
    ],
)
def test_days_put_together_to_months_stand_under_a_head_of_months(name, groups, head):
    rows = tuple((group, Decimal(1)) for group in groups)
    answer = Answer(Query((name,), (Measure('count'),)), (Told('', name), Told('count', '')), rows,
                    (None, Decimal(2)), (1,))  # fmt: skip
    assert of_answer(answer, lambda key, **_: key, 'Bảng').heads[0] == head


def test_a_name_below_two_headings_is_one_phrase():
    assert phrase('Thu ngân sách - Thực hiện') == 'Thu ngân sách thực hiện'
    assert phrase('Thu - VAT') == 'Thu VAT'
    assert phrase('Hộ nghèo') == 'Hộ nghèo'
