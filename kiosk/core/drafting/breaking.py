"""Long names and subjects broken into lines that are about equally long, for a line below them to be measured by.

Rules:
- as few lines as fit, then the most even ones; a word too long for the line overflows, nothing is cut;
- no line begins like something else (a number with a stop, ``Điều``, ``Căn cứ``), none is all capitals in a text that
  is not, none is just the name of a kind, none ends in a stop: readers and the checker would take it for that;
- in names of bodies no line but the first begins the name of another body.

>>> even_lines('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG', 66, 13, bold=True)
['TRUNG TÂM PHỤC VỤ', 'HÀNH CHÍNH CÔNG']
"""

import re
from collections.abc import Sequence

from kiosk.core.decree30.kinds import NAMES, slug_of
from kiosk.core.decree30.widths import text_mm
from kiosk.core.drafting.wording import ODD_START

_BODY = re.compile(
    r'(?:PHÒNG|VĂN PHÒNG|TRUNG TÂM|BAN|TRƯỜNG|TRẠM|CÔNG AN|SỞ|HỘI ĐỒNG|TỔ|[ỦU][ỶY] BAN|UBND|HĐND|BỘ|CỤC|CHI CỤC'
    r'|THANH TRA)\b'
)
_TIED = frozenset({'số', 'ngày', 'tháng', 'năm', 'Điều', 'khoản', 'điểm', 'thứ', '-'})
"""Words that no line should end with."""
_BODIES = (('ủy', 'ban', 'nhân', 'dân'), ('hội', 'đồng', 'nhân', 'dân'))
_LONGEST_KIND = max(map(len, NAMES.values()))
_BAD, _LOOSE = 1e6, 400.0


def even_lines(text: str, room_mm: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text set at ``size`` points within ``room_mm``; one line if it fits."""
    words = text.split()
    if not words:
        return ['']
    widths = [text_mm(word, size, bold=bold) for word in words]
    return _best(words, widths, text_mm(' ', size, bold=bold), room_mm)


def _best(words: Sequence[str], widths: Sequence[float], blank: float, room: float) -> list[str]:
    """Return the cheapest break, found from the end of the text backwards."""
    count, shouted = len(words), ' '.join(words).isupper()
    torn = [_BAD / 100 * _tears(words, at, shouted=shouted) for at in range(count + 1)]
    target = (sum(widths) + blank * (count - 1)) / _fewest(widths, blank, room)
    costs, nexts = [0.0] * (count + 1), [count] * (count + 1)
    for start in range(count - 1, -1, -1):
        costs[start] = float('inf')
        length = -blank
        for end in range(start + 1, count + 1):
            length += blank + widths[end - 1]
            if length > room and end > start + 1:
                break
            cost = costs[end] + torn[end] + (length - target) ** 2 + _LOOSE
            if cost < costs[start]:
                line = ' '.join(words[start:end])
                cost += _BAD * _misleads(line, first=not start, last=end == count, shouted=shouted)
            if cost < costs[start]:
                costs[start], nexts[start] = cost, end
    lines, at = [], 0
    while at < count:
        lines.append(' '.join(words[at : nexts[at]]))
        at = nexts[at]
    return lines


def _fewest(widths: Sequence[float], blank: float, room: float) -> int:
    lines, length = 1, -blank
    for width in widths:
        length += blank + width
        if length > room:
            lines, length = lines + 1, width
    return lines


def _misleads(line: str, *, first: bool, last: bool, shouted: bool) -> bool:
    """Return whether a line by itself reads as something else."""
    if len(line) <= _LONGEST_KIND and slug_of(line) is not None:
        return True
    if (not last and line[-1] in '.:;') or (not shouted and line.isupper()):
        return True
    return not first and (ODD_START.match(line) is not None or (shouted and _BODY.match(line) is not None))


def _tears(words: Sequence[str], at: int, *, shouted: bool) -> bool:
    """Return whether a break before this word would tear a date, a pair of words or a name."""
    if not 0 < at < len(words):
        return False
    if words[at - 1] in _TIED or words[at] == '-':
        return True
    if not shouted and words[at - 1][0].isupper() and words[at][0].isupper():
        return True
    near = [word.lower() for word in words[max(at - 3, 0) : at + 3]]
    middle = min(at, 3)
    return any(
        tuple(near[start : start + len(body)]) == body
        for body in _BODIES
        for start in range(max(middle - len(body) + 1, 0), middle)
    )
