"""A document as JSON and back: what a limited process hands over instead of objects.

Rules:
- only the known kinds of ``core.decree30.document`` come back, each field checked for its type: a process that a
  hostile file took over can send wrong words, but nothing that runs;
- a field at its default is left out; bytes travel in base64.

>>> decoded(encoded(document)) == document
True
"""

import base64
import binascii
import json
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from kiosk.core.decree30 import document as model
from kiosk.core.decree30.document import Document
from kiosk.core.errors import DocumentReaderError

_KINDS = {
    kind.__name__: kind
    for kind in (
        model.Document,
        model.Section,
        model.Table,
        model.Cell,
        model.Paragraph,
        model.Picture,
        model.Stroke,
        model.Run,
    )
}
_KIND, _BYTES = '=', 'bytes'


def encoded(document: Document) -> bytes:
    """Return the document as one line of JSON."""
    return json.dumps(_plain(document), ensure_ascii=False, separators=(',', ':')).encode()


def decoded(data: bytes) -> Document:
    """Return the document in a line of JSON; raise DocumentReaderError for anything else."""
    try:
        found = _back(json.loads(data))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DocumentReaderError(reason='reply') from error
    if not isinstance(found, Document):
        raise DocumentReaderError(reason='reply')
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return {_BYTES: base64.b64encode(value).decode()}
    if type(value).__name__ in _KINDS and type(value).__module__ == model.__name__:
        told = {_KIND: type(value).__name__}
        for name, (default, _) in _fields(type(value).__name__).items():
            said = getattr(value, name)
            if said is not default and said != default:
                told[name] = _plain(said)
        return told
    return value


def _back(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_back(each) for each in value)
    if not isinstance(value, dict):
        return value
    if _BYTES in value:
        try:
            return base64.b64decode(value[_BYTES], validate=True)
        except binascii.Error as error:
            raise ValueError(_BYTES) from error
    kind = _KINDS[value.pop(_KIND)]
    known = _fields(kind.__name__)
    facts = {name: _back(said) for name, said in value.items()}
    for name, said in facts.items():
        if not known[name][1](said):
            raise TypeError(name)
    return kind(**facts)


@cache
def _fields(name: str) -> dict[str, tuple[Any, Any]]:
    """Return a kind's fields: name -> default, and the test a value must pass."""
    kind = _KINDS[name]
    hints = get_type_hints(kind)
    return {
        each.name: (each.default if each.default is not MISSING else None, _test(hints[each.name]))
        for each in fields(kind)
    }


def _test(hint: Any) -> Any:
    if get_origin(hint) is Literal:
        return lambda said: said in get_args(hint)
    if hint is float:
        return _is_number
    if isinstance(hint, type):
        return lambda said: isinstance(said, hint)
    if float in get_args(hint) and type(None) in get_args(hint):
        return lambda said: said is None or _is_number(said)
    if int in get_args(hint) and type(None) in get_args(hint):
        return lambda said: said is None or (isinstance(said, int) and not isinstance(said, bool))
    return _tuple_test(hint)


def _tuple_test(hint: Any) -> Any:
    inner = get_args(hint)[0]
    if get_origin(inner) is tuple:
        deeper = _test(inner)
        return lambda said: isinstance(said, tuple) and all(map(deeper, said))
    kinds = tuple(each for each in (get_args(inner) or (inner,)) if isinstance(each, type))
    kinds = tuple(int if each is float else each for each in kinds) + ((float,) if float in kinds else ())
    return lambda said: isinstance(said, tuple) and all(isinstance(each, kinds) for each in said)


def _is_number(said: Any) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool)
