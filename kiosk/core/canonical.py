r"""JSON that can be written in one way only, so that a signature covers exactly what it seems to say.

Rules:
- UTF-8 without BOM, keys sorted by code point, no space between tokens, letters as themselves (only
  ``"``, ``\`` and control characters are escaped), one line feed at the end;
- no key twice, no NaN or Infinity, no number with a fraction or an exponent;
- a reader writes what it understood and compares the bytes: one byte off is another document;
- a table has exactly the known keys, and each value is taken out by its kind: a stranger wrote it.

>>> read(write({'b': [1], 'a': 'ổ'}), 100)
{'a': 'ổ', 'b': [1]}
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

LONGEST_TEXT = 200
"""Characters of a text that people read: a title, a name."""

_SHOWN = 80
"""Characters of a stranger's text that may travel in an error."""

_DATE = re.compile(r'\d{4}-\d{2}-\d{2}', re.ASCII)
_UNSEEN = {'Cc', 'Cf', 'Cs', 'Co', 'Cn', 'Zl', 'Zp'}


class NotCanonicalError(ValueError):
    """The bytes are not the document they should be; ``reason`` is a short machine key."""

    def __init__(self, reason: str, **facts: Any) -> None:
        """Keep the reason and what it names."""
        super().__init__(reason)
        self.reason, self.facts = reason, facts


def write(document: Any) -> bytes:
    """Return the one spelling of a document made of dicts, lists, texts, integers, booleans and None."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(',', ':'), allow_nan=False)
    return text.encode() + b'\n'


def read(data: bytes, most: int) -> Any:
    """Return the document in at most ``most`` bytes; raise NotCanonicalError.

    Reasons: too_large, bom, not_utf8, too_deep, not_json, repeated_key, number, not_canonical.
    """
    if len(data) > most:
        raise NotCanonicalError('too_large')
    if data.startswith(b'\xef\xbb\xbf'):
        raise NotCanonicalError('bom')
    try:
        document = json.loads(data.decode(), object_pairs_hook=_once, parse_float=_no_number, parse_constant=_no_number)
        same = write(document) == data
    except NotCanonicalError:
        raise
    except UnicodeError:
        raise NotCanonicalError('not_utf8') from None
    except RecursionError:
        raise NotCanonicalError('too_deep') from None
    except ValueError:
        raise NotCanonicalError('not_json') from None
    if not same:
        raise NotCanonicalError('not_canonical')
    return document


def shown(value: Any) -> str:
    """Return a stranger's value as ASCII that no terminal or log can misread, cut at 80 characters."""
    return ascii(value)[:_SHOWN] if isinstance(value, str | int | None) else type(value).__name__


def legible(name: str) -> str:
    """Return a name from a stranger's disk as it is, or as ASCII if a sign of it would not print."""
    return name if name.isprintable() else ascii(name)[:_SHOWN]


def check_format(document: Any, known: int) -> None:
    """Refuse a document of another format by name, before its keys are looked at; raise NotCanonicalError."""
    found = document.get('format') if isinstance(document, dict) else None
    if type(found) is not int or found != known:
        raise NotCanonicalError('format', found=shown(found), known=known)


def table(value: Any, keys: set[str]) -> Mapping[str, Any]:
    """Return a table with exactly these keys; raise NotCanonicalError (``keys``)."""
    if not isinstance(value, dict) or value.keys() != keys:
        raise NotCanonicalError('keys', expected=' '.join(sorted(keys)))
    return value


def rows(fields: Mapping[str, Any], name: str, least: int, most: int) -> list[Any]:
    """Return a list of so many entries; raise NotCanonicalError (``count``)."""
    value = fields[name]
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise NotCanonicalError('count', field=name, least=least, most=most)
    return value


def matching(fields: Mapping[str, Any], name: str, pattern: re.Pattern[str], longest: int = LONGEST_TEXT) -> str:
    """Return a text that fits the pattern whole; raise NotCanonicalError (``value``)."""
    value = fields[name]
    if not isinstance(value, str) or len(value) > longest or not pattern.fullmatch(value):
        raise _wrong(fields, name)
    return value


def words(fields: Mapping[str, Any], name: str) -> str:
    """Return a text for people: 1..200 NFC characters, none unseen; raise NotCanonicalError (``value``)."""
    value = fields[name]
    if (
        not isinstance(value, str)
        or not 0 < len(value) <= LONGEST_TEXT
        or value != value.strip()
        or not unicodedata.is_normalized('NFC', value)
        or any(unicodedata.category(letter) in _UNSEEN for letter in value)
    ):
        raise _wrong(fields, name)
    return value


def whole(fields: Mapping[str, Any], name: str, least: int, most: int) -> int:
    """Return an integer within limits (true is none); raise NotCanonicalError (``value``)."""
    value = fields[name]
    if type(value) is not int or not least <= value <= most:
        raise _wrong(fields, name)
    return value


def day(fields: Mapping[str, Any], name: str) -> str:
    """Return a date that exists, ``YYYY-MM-DD``; raise NotCanonicalError (``value``)."""
    value = matching(fields, name, _DATE)
    try:
        date.fromisoformat(value)
    except ValueError:
        raise _wrong(fields, name) from None
    return value


def _wrong(fields: Mapping[str, Any], name: str) -> NotCanonicalError:
    return NotCanonicalError('value', field=name, found=shown(fields[name]))


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonicalError('repeated_key')
    return found


def _no_number(_spelling: str) -> NoReturn:
    raise NotCanonicalError('number')
