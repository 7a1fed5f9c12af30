"""Times of day and lengths as people jot them down: «8h30», «14h00–15h30», «2 giờ chiều», «2 tiếng rưỡi», «90 phút».

Rules:
- a time of day is minutes after midnight; «2h chiều» is 14:00; 24:00 and later are none;
- «25h», «8h75» were meant as a time and are none: ``unreal_time`` says so, so that a person is asked;
- «h» and «giờ» after a number are a time of day, «tiếng» and «phút» a length; «trong 2 giờ», «2 giờ đồng hồ» too;
- «…, 1 giờ» at the end, under six and with nothing that makes it a time, is a length (``closing_length``);
- «3 giờ», «2h» may be night, afternoon or a length: such a time is ``unclear``, «03h» is not;
- a range needs its end after its beginning; «8h-9h30», «từ 8h đến 9h30», «14:00–15:30».
"""

import re
from dataclasses import dataclass
from typing import Literal

Part = Literal['', 'morning', 'afternoon', 'day']

HOUR = 60
_DAY, _NOON = 24 * HOUR, 12
_HALF_OF_A_HALF = 2 * HOUR
_ONE = (
    r'(?P<{0}h>\d{{1,2}})(?:\s?(?:giờ|h|g)(?:\s?(?P<{0}m>[0-5]\d)(?:\s?(?:phút|p|ph)(?!\w))?)?(?![^\W_])'
    r'|:(?P<{0}n>[0-5]\d)(?!\d))(?P<{0}c>\s(?:chiều|tối)(?!\w)(?! (?:thứ|t[2-7]|cn|chủ)))?'
)
_FROM, _TO = _ONE.format('a'), _ONE.format('b')
_BARE = r'(?P<x>\d{1,2})(?=\s?(?:-|–|đến|tới)\s?\d{1,2}\s?(?:h|giờ|g)(?![^\W_]))'
_HEAD = r'(?<![\w.,/:])(?:(?:từ|lúc|vào lúc|vào hồi|hồi|bắt đầu từ)\s+)?'
_RANGE = re.compile(rf'(?i){_HEAD}(?:{_FROM}|{_BARE})\s*(?:-|–|—|->|→|đến|tới)\s*(?:hết\s+)?{_TO}')
_SINGLE = re.compile(rf'(?i)(?<!trong )(?<!vòng )(?<!suốt ){_HEAD}{_FROM}(?!\s*(?:đồng hồ|làm việc))')
_UNREAL = re.compile(
    rf'(?i)(?<!trong )(?<!vòng )(?<!suốt )(?<!sau )(?<!trực ){_HEAD}(?:(?:2[5-9]|[3-9]\d)\s?(?:giờ|h|g)(?:\s?\d\d)?'
    r'|\d{1,2}\s?(?:giờ|h|g)\s?[6-9]\d)(?![^\W_])(?!\s*(?:đồng hồ|làm việc))'
)
_LENGTH = re.compile(
    r'(?i)(?<![\w.,/])(?:(?:trong|khoảng|kéo dài|dự kiến|thời lượng|suốt)\s*:?\s*)*'
    r'(?:(?P<h>\d{1,2})(?:,(?P<t>5))?\s?(?:tiếng|giờ đồng hồ)'
    r'(?:\s?(?:(?P<r>rưỡi)|(?P<m>\d{1,2})(?:\s?(?:phút|p|\'))?))?'
    r'|(?P<p>\d{1,3})\s?(?:phút|\')|(?P<half>nửa ngày|nửa buổi|cả buổi|một buổi|1 buổi)'
    r'|(?P<all>cả ngày|1 ngày|một ngày))'
    r'(?![^\W_])'
)
_IN_HOURS = re.compile(r'(?i)(?<!\w)(?:trong|vòng|suốt)\s+(?P<h>\d{1,2})\s?(?:giờ|h)(?P<m>[0-5]\d)?(?!\w)')
_PART = re.compile(r'(?i)(?<!\w)(?:buổi\s+)?(?P<it>sáng|chiều|cả ngày)(?!\w)(?!\s+(?:kiến|tạo|suốt))')
_CLOSING = re.compile(
    r'(?i)(?<![\w.,/:])(?P<h>[1-5])\s?(?:(?P<word>giờ)|h|g)'
    r'(?:\s?(?:(?P<r>rưỡi)|(?P<m>[0-5]\d)(?:\s?(?:phút|p|ph))?))?(?![^\W_])[\s.,;()]*$'
)
_TIME_BEFORE = re.compile(
    r'(?i)(?:(?<!\w)(?:lúc|từ|hồi|vào|đến|tới|trước|sau|bắt đầu)|(?:\d|h|giờ|g)\s*(?:[-–—→]|->))\s*$'
)
_SMALL = 6
_PARTS: dict[str, Part] = {'sáng': 'morning', 'chiều': 'afternoon', 'cả ngày': 'day'}


@dataclass(frozen=True)
class Time:
    """A time of day, or a range of them; ``until`` None if only the beginning is said.

    ``unclear``: «3 giờ», under six and without «chiều» or a zero before it, says neither night nor afternoon.
    """

    start: int
    end: int
    at: int
    until: int | None = None
    unclear: bool = False


@dataclass(frozen=True)
class Length:
    """How long something lasts, in minutes; ``whole`` where it is the office's half or whole day (minutes 0)."""

    start: int
    end: int
    minutes: int
    whole: Literal['', 'half', 'day'] = ''


@dataclass(frozen=True)
class PartOfDay:
    """«sáng», «chiều», «cả ngày» as written."""

    start: int
    end: int
    part: Part


def time_in(text: str) -> Time | None:
    """Return the first time of day of a text (NFC), a range before a single time."""
    for found in _RANGE.finditer(text):
        until = _minutes(found, 'b')
        chosen = int(found['x']) * HOUR if found['x'] else _minutes(found, 'a')
        if chosen is not None and until is not None and found['bc'] and chosen + _NOON * HOUR < until:
            chosen += _NOON * HOUR
        if chosen is not None and until is not None and chosen < until:
            return Time(*found.span(), chosen, until, _unclear(found, chosen))
    for found in _SINGLE.finditer(text):
        at = _minutes(found, 'a')
        if at is not None:
            return Time(*found.span(), at, unclear=_unclear(found, at))
    return None


def unreal_time(text: str) -> tuple[int, int] | None:
    """Return where a text (NFC) says a time of day that no clock has."""
    found = _UNREAL.search(text)
    return found.span() if found else None


def length_in(text: str) -> Length | None:
    """Return the first length of time of a text (NFC)."""
    if found := _IN_HOURS.search(text):
        return Length(found.start(), found.end(), int(found['h']) * HOUR + int(found['m'] or 0))
    found = _LENGTH.search(text)
    if found is None:
        return None
    if found['all']:
        return Length(found.start(), found.end(), 0, 'day')
    if found['half']:
        less = found['half'].lower() == 'nửa buổi'
        return Length(found.start(), found.end(), _HALF_OF_A_HALF if less else 0, '' if less else 'half')
    if found['p']:
        minutes = int(found['p'])
    else:
        minutes = int(found['h']) * HOUR + (HOUR // 2 if found['t'] or found['r'] else int(found['m'] or 0))
    return Length(found.start(), found.end(), minutes) if minutes else None


def closing_length(text: str) -> Length | None:
    """Return the small bare hour that ends a text (NFC), «soạn giấy mời, 1 giờ», as the length that it is.

    The text may have its days blanked out. «2h» is a length only beside a time of day: see ``Time.unclear``.
    """
    found = _CLOSING.search(text)
    if found is None or _TIME_BEFORE.search(text, 0, found.start()):
        return None
    if not found['word'] and not _SINGLE.search(text, 0, found.start()):
        return None
    minutes = int(found['h']) * HOUR + (HOUR // 2 if found['r'] else int(found['m'] or 0))
    return Length(found.start(), len(text[: found.end()].rstrip(' .,;()')), minutes)


def part_in(text: str) -> PartOfDay | None:
    """Return the first part of the day that a text (NFC) names."""
    found = _PART.search(text)
    return PartOfDay(found.start(), found.end(), _PARTS[found['it'].lower()]) if found else None


def clock(minutes: int) -> str:
    """Return minutes after midnight as an office writes them: ``08h00``."""
    return f'{minutes // HOUR:02}h{minutes % HOUR:02}'


def _unclear(found: re.Match[str], at: int) -> bool:
    return at < _SMALL * HOUR and re.search(r'(?<!\d)0\d', found[0]) is None


def _minutes(found: re.Match[str], which: str) -> int | None:
    hour = int(found[which + 'h'] or -1)
    if hour < 0:
        return None
    late = found[which + 'c'] and hour < _NOON
    total = (hour + (_NOON if late else 0)) * HOUR + int(found[which + 'm'] or found[which + 'n'] or 0)
    return total if total < _DAY else None
