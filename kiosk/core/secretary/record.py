"""What the secretary knows, as plain data for the store, and back.

Rules:
- dataclasses become mappings, tuples lists, days text; what is read back is checked type by type;
- a field that a newer version added takes its default when old data is read; a field it took away is left out;
- data that is not of this shape raises ValueError or TypeError.

>>> thaw(Task, freeze(Task('rà soát', due=date(2026, 11, 30)))).due
datetime.date(2026, 11, 30)
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Kind = TypeVar('Kind')


def freeze(value: Any) -> Any:
    """Return a dataclass of this package as JSON takes it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: freeze(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: freeze(each) for key, each in value.items()}
    return [freeze(each) for each in value] if isinstance(value, tuple) else value


def thaw(kind: type[Kind], data: Any) -> Kind:
    """Return the dataclass that ``freeze`` made this data of; raise ValueError, TypeError."""
    result = _thawed(kind, data)
    if not isinstance(result, kind):
        raise TypeError(kind.__name__)
    return result


def _thawed(kind: Any, data: Any) -> Any:
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return None if data is None else _thawed(next(each for each in get_args(kind) if each is not NoneType), data)
    if origin in _READERS:
        return _READERS[origin](get_args(kind), data)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind, data)
    return date.fromisoformat(_typed(str, data)) if kind is date else _typed(kind, data)


def _tuple(kinds: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    items = _typed(list, data)
    if kinds[-1] is Ellipsis:
        return tuple(_thawed(kinds[0], each) for each in items)
    return tuple(_thawed(one, each) for one, each in zip(kinds, items, strict=True))


def _one_of(known: tuple[Any, ...], data: Any) -> Any:
    if data not in known:
        raise ValueError(data)
    return data


def _texts(_: tuple[Any, ...], data: Any) -> dict[str, str]:
    return {_typed(str, key): _typed(str, each) for key, each in _typed(dict, data).items()}


def _dataclass(kind: type, data: Any) -> Any:
    given, hints = _typed(dict, data), get_type_hints(kind)
    known = {each.name: each for each in fields(kind)}
    lost = [name for name, each in known.items() if name not in given and _needed(each)]
    if lost:
        raise ValueError(kind.__name__, *lost)
    return kind(**{name: _thawed(hints[name], given[name]) for name in known if name in given})


def _needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _typed(kind: Any, data: Any) -> Any:
    if type(data) is not kind:
        raise TypeError(type(data).__name__)
    return data


_READERS = {tuple: _tuple, Literal: _one_of, Mapping: _texts}
