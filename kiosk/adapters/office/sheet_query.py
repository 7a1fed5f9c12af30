"""Questions to tables, added up by DuckDB in memory: groups and exact sums, nothing else.

Rules:
- no SQL comes from a person: names of columns never enter it, values are parameters;
- the database may not read or write a file, load an extension or change its settings; its memory is limited;
- numbers are DECIMAL(38,9): sums are exact; a text in a column of numbers adds nothing;
- a new database for every question: a table of 50,000 rows is there in a second, and nothing stays behind.

Why DuckDB: it runs on processors without AVX2, and the province's report needs it anyway.

>>> DuckEngine().group(table, (Key(0),), (Aggregate('sum', 1),), ())
[('Bến Đò', Decimal('1'), Decimal('418'))]
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import duckdb

from kiosk.core.errors import SheetTooLargeError
from kiosk.core.tabular.findings import shown
from kiosk.core.tabular.plan import Aggregate, Groups, Key
from kiosk.core.tabular.query import Condition, Operator
from kiosk.core.tabular.sheet import Value
from kiosk.core.tabular.table import Table

_STEP = Decimal('1e-9')
_LARGEST = Decimal('1e20')
"""A sum of a million such numbers still fits DECIMAL(38,9)."""

_TYPES = {'number': 'DECIMAL(38,9)', 'date': 'DATE'}
_PERIODS = {
    'day': "strftime({0}, '%d/%m/%Y')",
    'month': "strftime({0}, '%m/%Y')",
    'quarter': "'Q' || quarter({0}) || '/' || year({0})",
    'year': "strftime({0}, '%Y')",
}
_AGGREGATES = {'sum': 'sum({0})', 'filled': 'count({0})', 'min': 'min({0})', 'max': 'max({0})'}
_CONDITIONS: Mapping[Operator, str] = {
    '=': '{0} = ?',
    '!=': '({0} != ? or {0} is null)',
    '<': '{0} < ?',
    '<=': '{0} <= ?',
    '>': '{0} > ?',
    '>=': '{0} >= ?',
    'contains': 'contains(lower({0}), lower(?))',
    'filled': '{0} is not null',
    'blank': '{0} is null',
}


@dataclass(frozen=True)
class DuckEngine:
    """Adds up tables; ``memory_mb`` is what the database may take."""

    memory_mb: int = 256

    def group(
        self, table: Table, keys: tuple[Key, ...], aggregates: tuple[Aggregate, ...], where: tuple[Condition, ...]
    ) -> Groups:
        """Return the groups in the order of the table, dates in the order of time; without keys one row.

        Raise SheetTooLargeError.
        """
        used = {key.column for key in keys} | {each.column for each in aggregates} | {each.column for each in where}
        places = sorted(used)
        kinds = {place: table.kinds[place] for place in places}
        with self._filled(table, places, kinds) as connection:
            found = connection.execute(*_question(keys, aggregates, where, kinds)).fetchall()
        return [tuple(_back(value) for value in row) for row in found]

    @contextmanager
    def _filled(
        self, table: Table, places: Sequence[int], kinds: Mapping[int, str]
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        columns = ', '.join(f'c{place} {_TYPES.get(kinds[place], "VARCHAR")}' for place in places)
        data = [[_READERS.get(kinds[place], _text)(value) for value in table.values(place)] for place in places]
        try:
            with duckdb.connect(':memory:', config=self._config()) as connection:
                connection.execute(f'CREATE TABLE t (n INTEGER{", " if columns else ""}{columns})')
                marks = ', '.join('unnest(?)' for _ in range(len(places) + 1))
                connection.execute(f'INSERT INTO t SELECT {marks}', [list(range(len(table.rows))), *data])
                connection.execute('SET lock_configuration = true')
                yield connection
        except duckdb.OutOfMemoryException as error:
            raise SheetTooLargeError(file=table.sheet.file, reason='memory', limit=self.memory_mb) from error
        except (duckdb.OutOfRangeException, duckdb.ConversionException) as error:
            raise SheetTooLargeError(file=table.sheet.file, reason='number', limit=20) from error

    def _config(self) -> dict[str, Any]:
        return {
            'memory_limit': f'{self.memory_mb}MB',
            'threads': '1',
            'enable_external_access': 'false',
            'autoinstall_known_extensions': 'false',
            'autoload_known_extensions': 'false',
            'python_enable_replacements': 'false',
            'temp_directory': '',
        }


def _question(
    keys: tuple[Key, ...], aggregates: tuple[Aggregate, ...], where: tuple[Condition, ...], kinds: Mapping[int, str]
) -> tuple[str, list[Any]]:
    """Return the SQL, made of our own words and of columns' numbers only, and its parameters."""
    groups = [_group(key, kinds[key.column]) for key in keys]
    figures = [_AGGREGATES[each.kind].format(f'c{each.column}') for each in aggregates]
    told = ', '.join([*groups, 'count(*)', *figures])
    sql = f'SELECT {told} FROM t'  # noqa: S608 -- no word of it comes from outside
    parameters: list[Any] = []
    if where:
        sql += ' WHERE ' + ' AND '.join(_CONDITIONS[each.operator].format(f'c{each.column}') for each in where)
        parameters = [each.value for each in where if each.operator not in {'filled', 'blank'}]
    if groups:
        firsts = [f'c{key.column}' if kinds[key.column] == 'date' else 'n' for key in keys]
        order = [f'min(min({first})) OVER (PARTITION BY {group})' for first, group in zip(firsts, groups, strict=True)]
        sql += f' GROUP BY {", ".join(groups)} ORDER BY {", ".join(order)}'
    return sql, parameters


def _group(key: Key, kind: str) -> str:
    name = f'c{key.column}'
    if key.period is None:
        return name
    return _PERIODS[key.period].format(name) if kind == 'date' else f'CAST(CAST({name} AS BIGINT) AS VARCHAR)'


def _amount(value: Value) -> Decimal | None:
    if not isinstance(value, Decimal):
        return None
    if abs(value) >= _LARGEST:
        raise SheetTooLargeError(file='', reason='number', limit=20)
    try:
        return value.quantize(_STEP)
    except InvalidOperation as error:
        raise SheetTooLargeError(file='', reason='number', limit=20) from error


def _day(value: Value) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else shown(value) or None


_READERS: Mapping[str, Callable[[Value], Any]] = {'number': _amount, 'date': _day}


def _back(value: Any) -> Value:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value.normalize() + 0 if isinstance(value, Decimal) else value
