"""The small slip of a small model: a sentence that begins with a small letter (Decree 30, Annex II, section I).

Rules:
- behind a full stop, a question or an exclamation mark the next letter becomes large, and so does the first letter;
- a stop behind a single letter, a capital or another stop ends no sentence: ``v.v. và``, ``TP. hồ``, ``ThS. an``;
- nothing else changes, not even the length: what was marked in the text stays where it was.

>>> started('Có 2 thôn. xã cần số liệu.')
'Có 2 thôn. Xã cần số liệu.'
"""

import re

_END = re.compile(r'(?P<end>(?:\d|[%)\]»”]|[^\W\d_]{2})[.!?…]\s+)(?P<first>[^\W\d_])')


def started(text: str) -> str:
    """Return a text of sentences with the first letter of each large."""
    return _raised(_END.sub(_next, text))


def _next(found: re.Match[str]) -> str:
    before = found['end'].rstrip()[:-1]
    ends = not before[-1:].isupper()
    return found['end'] + (_raised(found['first']) if ends else found['first'])


def _raised(text: str) -> str:
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text
