"""TOML tables read strictly: every breach is a BrokenContentError with file, line and rule.

Rules:
- a key is asked for once, by the type it must have; a table that holds any other key is refused;
- texts are not blank; lists, numbers and texts have limits that the caller names;
- the line is that of the offending value, or of its nearest parent that has one.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import is_normalized

from kiosk.core.errors import BrokenContentError
from kiosk.core.toml_lines import TomlPath, fault_of, lines_of


@dataclass(frozen=True)
class Table:
    """One table of a TOML file and where it stands in it."""

    file: str
    lines: Mapping[TomlPath, int]
    path: TomlPath
    data: Mapping[str, Any]

    def line(self, *keys: str | int) -> int:
        """Return the line of a value in this table, or of its nearest parent that has one."""
        path = (*self.path, *keys)
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def broken(self, rule: str, *keys: str | int, **facts: Any) -> BrokenContentError:
        """Return the error to raise; ``keys`` lead from this table to the value at fault."""
        return BrokenContentError(file=self.file, line=self.line(*keys), rule=rule, **facts)

    def only(self, *keys: str) -> None:
        """Raise ``unknown_key`` (name, allowed) if the table has a key that is not named here."""
        for key in self.data:
            if key not in keys:
                raise self.broken('unknown_key', key, name=key, allowed=', '.join(keys))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text without blanks around it; raise ``missing_key``, ``not_text``, ``empty_text``."""
        if key not in self.data and default is not None:
            return default
        return self._as_text(self._value(key), key)

    def texts(self, key: str, low: int, high: int) -> tuple[str, ...]:
        """Return a list of low..high texts, optional if ``low`` is 0; raise ``not_list``, ``list_length``."""
        if key not in self.data and low == 0:
            return ()
        return tuple(self._as_text(item, key, n) for n, item in enumerate(self._list(key, low, high)))

    def text_lists(self, key: str, low: int, high: int) -> tuple[tuple[str, ...], ...]:
        """Return a list of low..high lists of texts, none of them empty."""
        found: list[tuple[str, ...]] = []
        for n, group in enumerate(self._list(key, low, high)):
            if not isinstance(group, list) or not group:
                raise self.broken('not_list', key, n, name=key)
            found.append(tuple(self._as_text(item, key, n, m) for m, item in enumerate(group)))
        return tuple(found)

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return an integer low..high; raise ``missing_key``, ``not_integer``, ``out_of_range``."""
        if key not in self.data and default is not None:
            return default
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.broken('not_integer', key, name=key)
        if not low <= value <= high:
            raise self.broken('out_of_range', key, name=key, found=value, low=low, high=high)
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Return true or false; raise ``missing_key``, ``not_boolean``."""
        if key not in self.data and default is not None:
            return default
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.broken('not_boolean', key, name=key)
        return value

    def day(self, key: str) -> str:
        """Return an ISO date, written as a TOML date or as text; raise ``missing_key``, ``not_date``."""
        value = self._value(key)
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError as error:
            raise self.broken('not_date', key, name=key, found=str(value)) from error

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """Return one of the allowed texts; raise ``not_allowed`` (name, found, allowed)."""
        value = self.text(key)
        if value not in allowed:
            raise self.broken('not_allowed', key, name=key, found=value, allowed=', '.join(allowed))
        return value

    def tables(self, key: str, low: int, high: int) -> list['Table']:
        """Return low..high tables of ``[[key]]``; an optional list is ``low`` 0; raise ``not_tables``."""
        if key not in self.data and low == 0:
            return []
        items = self._list(key, low, high)
        for n, item in enumerate(items):
            if not isinstance(item, dict):
                raise self.broken('not_tables', key, n, name=key)
        return [Table(self.file, self.lines, (*self.path, key, n), item) for n, item in enumerate(items)]

    def _value(self, key: str) -> Any:
        if key not in self.data:
            raise self.broken('missing_key', name=key)
        return self.data[key]

    def _list(self, key: str, low: int, high: int) -> list[Any]:
        value = self._value(key)
        if not isinstance(value, list):
            raise self.broken('not_list', key, name=key)
        if not low <= len(value) <= high:
            raise self.broken('list_length', key, name=key, found=len(value), low=low, high=high)
        return value

    def _as_text(self, value: Any, key: str, *places: int) -> str:
        if not isinstance(value, str):
            raise self.broken('not_text', key, *places, name=key)
        if not value.strip():
            raise self.broken('empty_text', key, *places, name=key)
        return value.strip()


def unique(tables: list[Table], ids: list[str], key: str = 'id') -> None:
    """Raise ``duplicate_id`` (id, first_line) at the first table whose id an earlier one has."""
    seen: dict[str, int] = {}
    for table, name in zip(tables, ids, strict=True):
        if name in seen:
            raise table.broken('duplicate_id', key, id=name, first_line=seen[name])
        seen[name] = table.line(key)


def decoded(file: str, data: bytes) -> str:
    """Return a file's text with LF; raise ``not_utf8``, ``not_nfc`` (found), ``control_character`` (code)."""
    try:
        text = data.decode('utf-8-sig').replace('\r\n', '\n')
    except UnicodeDecodeError as error:
        line = data.count(b'\n', 0, error.start) + 1
        raise BrokenContentError(file=file, line=line, rule='not_utf8') from error
    for number, line_text in enumerate(text.split('\n'), start=1):
        if not is_normalized('NFC', line_text):
            raise BrokenContentError(file=file, line=number, rule='not_nfc', found=line_text.strip()[:60])
        if found := re.search(r'[\x00-\x08\x0b-\x1f\x7f]', line_text):
            code = f'U+{ord(found[0]):04X}'
            raise BrokenContentError(file=file, line=number, rule='control_character', code=code)
    return text


def read_toml(file: str, content: bytes) -> Table:
    """Return the root table of a TOML file; raise what ``decoded`` raises, ``toml_deep`` and as ``fault_of`` names."""
    text = decoded(file, content)
    try:
        data = tomllib.loads(text)
        return Table(file, lines_of(text), (), data)
    except RecursionError as error:
        raise BrokenContentError(file=file, line=1, rule='toml_deep') from error
    except ValueError as error:
        rule, line = fault_of(text, error)
        raise BrokenContentError(file=file, line=line, rule=rule) from error
