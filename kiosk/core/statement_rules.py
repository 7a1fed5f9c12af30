"""What a strict LRS refuses, told beforehand: the rules of xAPI 1.0.3 that our statements could break.

Rules:
- the strictest reading wins: what one of the receivers we know refuses is a fault (facts/sync.md §1.5, §3.1);
- nothing is repaired here: a statement is in order, or its first fault has a place and a reason.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

_IRI = re.compile(r'https?://[^\s/?#<>"{}|\\^`]+(/([^\s#?<>"{}|\\^`%]|%[0-9A-Fa-f]{2})*)?')
_UUID4 = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')
_STAMP = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z')
_DURATION = re.compile(r'PT\d+(\.\d{1,2})?S')
_UNSTORABLE = re.compile('[\x00-\x08\ud800-\udfff]')
_KNOWN = frozenset({'id', 'timestamp', 'actor', 'verb', 'object', 'result', 'context'})

Fault = tuple[str, str]


def is_iri(text: object) -> bool:
    """Return whether this is an absolute http(s) IRI without query or fragment."""
    return isinstance(text, str) and _IRI.fullmatch(text) is not None


def faults(made: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield every fault of a statement as (place, reason); none means it is in order."""
    yield from ((name, 'unknown') for name in sorted(made.keys() - _KNOWN))
    yield from _empty_places('', made)
    yield from _spelling(made)
    yield from _actor(made)
    yield from _score(_at(made, 'result', 'score') or {})
    yield from _names('', made)


def _spelling(made: Mapping[str, Any]) -> Iterator[Fault]:
    rules: tuple[tuple[tuple[str, ...], Callable[[object], bool], str], ...] = (
        (('id',), lambda text: _fits(_UUID4, text), 'not a lower-case UUID v4'),
        (('timestamp',), _is_stamp, 'not UTC with milliseconds'),
        (('verb', 'id'), is_iri, 'not an IRI'),
        (('object', 'id'), is_iri, 'not an IRI'),
        (('object', 'definition', 'type'), is_iri, 'not an IRI'),
    )
    for path, fits, reason in rules:
        if not fits(_at(made, *path)):
            yield '.'.join(path), reason
    duration = _at(made, 'result', 'duration')
    if duration is not None and not _fits(_DURATION, duration):
        yield 'result.duration', 'not an ISO 8601 duration'


def _actor(made: Mapping[str, Any]) -> Iterator[Fault]:
    actor = _at(made, 'actor') or {}
    if set(actor) != {'objectType', 'account'} or set(actor['account']) != {'homePage', 'name'}:
        yield 'actor', 'not an account and nothing else'
    elif not is_iri(actor['account']['homePage']):
        yield 'actor.account.homePage', 'not an IRI'


def _score(score: Mapping[str, Any]) -> Iterator[Fault]:
    if any(isinstance(value, bool) or not isinstance(value, int | float) for value in score.values()):
        yield 'result.score', 'not a number'
    elif score and not 0 <= score.get('scaled', 0) <= 1:
        yield 'result.score.scaled', 'not within 0 and 1'
    elif score and not score['min'] <= score['raw'] <= score['max']:
        yield 'result.score.raw', 'not within min and max'


def _empty_places(place: str, value: object) -> Iterator[Fault]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if value is None or value in ({}, []) or (isinstance(value, str) and not value.strip()):
        yield place, 'empty'
    elif isinstance(value, float) and not math.isfinite(value):
        yield place, 'not a number'
    elif isinstance(value, str) and _UNSTORABLE.search(value):
        yield place, 'holds a character that cannot be stored'
    for name, each in inside:
        yield from _empty_places(f'{place}.{name}'.lstrip('.'), each)


def _names(place: str, value: object) -> Iterator[Fault]:
    """Extensions are named by IRIs, and activities around the object are too."""
    if isinstance(value, list):
        for each in value:
            if not is_iri(_at(each, 'id')):
                yield place, 'not an IRI'
    if not isinstance(value, dict):
        return
    for name, each in value.items():
        if place.endswith('extensions') and not is_iri(name):
            yield f'{place}.{name}', 'not an IRI'
        yield from _names(f'{place}.{name}'.lstrip('.'), each)


def _at(value: object, *path: str) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _fits(pattern: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None


def _is_stamp(text: object) -> bool:
    try:
        return _fits(_STAMP, text) and datetime.fromisoformat(str(text)) is not None
    except ValueError:
        return False
