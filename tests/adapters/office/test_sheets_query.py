"""Sums must be exact, orders natural, and the engine locked up: no file, no network, no word of a person in its SQL."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest

from kiosk.adapters.office.sheet_query import DuckEngine
from kiosk.core.errors import SheetTooLargeError
from kiosk.core.tabular.plan import Aggregate, Key
from kiosk.core.tabular.query import Condition
from tests.core.tabular.literals import table, villages

ENGINE = DuckEngine()
HOMES = table(
    ['Thôn', 'Ngày', 'Tiền'],
    ['Gò Sim', date(2026, 2, 5), 0.1],
    ['Bến Đò', date(2026, 1, 5), 0.2],
    ['Gò Sim', date(2025, 12, 31), 0.3],
    [None, None, 'chưa rõ'],
    ['Bến Đò', date(2026, 1, 9), 1000000.5],
)


def test_sums_are_exact_and_groups_come_in_the_order_of_the_table():
    found = ENGINE.group(HOMES, (Key(0),), (Aggregate('sum', 2), Aggregate('filled', 2)), ())
    assert found == [
        ('Gò Sim', Decimal(2), Decimal('0.4'), Decimal(2)),
        ('Bến Đò', Decimal(2), Decimal('1000000.7'), Decimal(2)),
        (None, Decimal(1), None, Decimal(0)),
    ]


def test_without_keys_there_is_one_row():
    aggregates = (Aggregate('min', 3), Aggregate('max', 3), Aggregate('sum', 1))
    assert ENGINE.group(villages(), (), aggregates, ()) == [(Decimal(12), Decimal(6), Decimal(21), Decimal(4120))]


@pytest.mark.parametrize(
    ('period', 'keys'),
    [
        ('month', ['12/2025', '01/2026', '02/2026', None]),
        ('quarter', ['Q4/2025', 'Q1/2026', None]),
        ('year', ['2025', '2026', None]),
        ('day', ['31/12/2025', '05/01/2026', '09/01/2026', '05/02/2026', None]),
    ],
)
def test_dates_are_grouped_by_periods_in_the_order_of_time(period, keys):
    assert [row[0] for row in ENGINE.group(HOMES, (Key(1, period),), (), ())] == keys


def test_two_keys_keep_the_order_of_the_first():
    found = ENGINE.group(HOMES, (Key(0), Key(1, 'year')), (), ())
    assert [row[:2] for row in found] == [('Gò Sim', '2025'), ('Gò Sim', '2026'), ('Bến Đò', '2026'), (None, None)]


@pytest.mark.parametrize(
    ('operator', 'value', 'rows'),
    [
        ('=', Decimal(9), 2),
        ('!=', Decimal(9), 10),
        ('<', Decimal(7), 2),
        ('<=', Decimal(7), 3),
        ('>', Decimal(14), 2),
        ('>=', Decimal(14), 3),
    ],
)
def test_conditions_on_numbers(operator, value, rows):
    assert ENGINE.group(villages(), (), (), (Condition(3, operator, value),)) == [(Decimal(rows),)]


def test_conditions_on_texts_and_blanks():
    assert ENGINE.group(villages(), (), (), (Condition(0, 'contains', 'bến'),)) == [(Decimal(1),)]
    assert ENGINE.group(HOMES, (), (), (Condition(0, 'blank'),)) == [(Decimal(1),)]
    assert ENGINE.group(HOMES, (), (), (Condition(0, 'filled'), Condition(1, '>', date(2026, 1, 5)))) == [(Decimal(2),)]


def test_words_of_a_person_are_never_commands():
    evil = "x'); DROP TABLE t; --"
    found = table([evil, 'Hộ'], [evil, 1], ['b', 2])
    assert ENGINE.group(found, (Key(0),), (), (Condition(0, '=', evil),)) == [(evil, Decimal(1))]


@pytest.mark.parametrize(
    'command',
    [
        "SELECT * FROM read_csv('a.csv')",
        "COPY t TO 'b.csv'",
        "ATTACH 'c.db'",
        'INSTALL httpfs',
        'LOAD httpfs',
        "SET memory_limit = '9GB'",
        'SELECT * FROM HOMES',
    ],
)
def test_the_database_can_reach_nothing(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'a.csv').write_text('a\n1\n')
    with ENGINE._filled(HOMES, [0], {0: 'text'}) as connection, pytest.raises(duckdb.Error):
        connection.execute(command)
    assert [path.name for path in tmp_path.iterdir()] == ['a.csv']


def test_numbers_beyond_exact_sums_are_refused():
    with pytest.raises(SheetTooLargeError):
        ENGINE.group(table(['a', 'b'], ['x', Decimal('1e25')]), (), (Aggregate('sum', 1),), ())
