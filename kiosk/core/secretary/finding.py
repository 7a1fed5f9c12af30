"""What the secretary could not do, or did with a doubt, for a person to look at.

Rules:
- a finding carries a key and facts, never a sentence: the sentence is ``secretary.found.<key>`` in the locale;
- ``lines`` are numbers of lines of the text that was given, from 1; empty if none is meant;
- ``must``: the paper must not leave the office as it is; the others ask to be confirmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Finding:
    """One remark; every fact is a piece of text."""

    key: str
    lines: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    must: bool = False


_WEEKDAYS = ('thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật')


def written_day(day: date) -> str:
    """Return a day as Vietnamese offices write it: ``05/01/2027``."""
    return f'{day:%d/%m/%Y}'


def weekday_name(day: date) -> str:
    """Return a day's weekday as written: ``thứ Hai``, ``Chủ nhật``."""
    return _WEEKDAYS[day.weekday()]
