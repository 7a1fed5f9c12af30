"""Words made ready for a page: composed Unicode, no stray labels, a stop at the end; the mark of what is missing.

Rules:
- the words a person gave are kept; only blanks, list labels in front, loose stops and marks of Markdown go;
- ``[CẦN BỔ SUNG: …]`` says in a few words what belongs there; the checker reports it (TT30) until it is filled.

>>> ended('1. Trận lốc xảy ra ngày 12/11/2026')
'Trận lốc xảy ra ngày 12/11/2026.'
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

_LABEL = re.compile(r'(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,4}\.|[a-zđ]\)|[-–—+*•]|#{1,6})\s+')
_ARTICLE = re.compile(r'Điều \d{1,3}[.:]\s*')
_LOOSE_STOP = re.compile(r'(?<=[^\W_]) ([.,;:!?])(?=\s|$)')
_MARKUP = re.compile(r'\*\*|__|`')
_BODIES = ('Ủy ban nhân dân', 'Hội đồng nhân dân', 'Nhà nước', 'Nhân dân', 'Quốc hội', 'Chính phủ')
_COMMON = re.compile(
    r'(?:(?:(?:Phó t|T)rưởng|Hiệu trưởng|Thủ trưởng|Giám đốc|Bí thư|Lãnh đạo|Chủ nhiệm|Người đứng đầu)'
    r'(?= (?:các|\d+|thôn|xóm|bản|tổ dân phố|chi bộ|đơn vị|cơ quan|ban|ngành|đoàn thể)(?!\w))'
    r'|Trưởng thôn|Các|Những|Toàn thể|Tất cả|Cán bộ|Công chức|Chủ hộ|Hộ|Ông|Bà|Đồng chí|Người dân|Thôn|Xóm'
    r'|Tổ dân phố)(?= )'
)
"""Who is written to by a common noun, not by a name (Decree 30, Annex II)."""
_STOPS = '.;:,!? '
ODD_START = re.compile(
    r'(?i)(?:\d+|[ivx]+)\.|điều \d|phần [ivx]|căn cứ\b|kính gửi|\(kèm theo|v/v\b|phụ lục\b|nơi nhận\b|[-–—+•]'
)
"""Words that begin another element of the layout: readers and the checker would take a line for that."""
MISSING = re.compile(r'\[CẦN BỔ SUNG(?:: [^\[\]]*)?\]')


def missing(what: str) -> str:
    """Return the mark that stands where something has to be filled in."""
    return f'[CẦN BỔ SUNG: {what}]'


def tidy(text: str) -> str:
    """Return the text on one line, in NFC, without Markdown."""
    return _LOOSE_STOP.sub(r'\1', ' '.join(_MARKUP.sub('', normalize('NFC', text)).split()))


def point(text: str) -> str:
    """Return a point without the label that was typed before it."""
    bare = tidy(text)
    while found := _LABEL.match(bare) or _ARTICLE.match(bare):
        bare = bare[found.end() :]
    return bare


def ended(text: str) -> str:
    """Return a point as a sentence: a capital first, one stop at the end."""
    words = raised(point(text))
    open_end = words.rstrip(_STOPS)
    if not open_end or words.endswith(('./.', 'v.v.')):
        return words
    stops = [stop for stop in words[len(open_end) :] if stop in ';:!?']
    return f'{open_end}{stops[-1] if stops else "."}'


def standing(text: str) -> str:
    """Return a sentence that may stand as a paragraph of its own: dashed if it begins like another element."""
    words = ended(text)
    return f'- {words}' if ODD_START.match(words) else words


def bare(text: str) -> str:
    """Return the words without stops behind: for a place in a sentence."""
    return point(text).rstrip(_STOPS)


def closed(text: str) -> str:
    """Return the last sentence of a document, which ends with ``./.``."""
    return f'{tidy(text).removesuffix("./.").rstrip(_STOPS)}./.'


def lowered(text: str) -> str:
    """Return the text to be read inside a sentence: its first letter small, unless a name begins it.

    A name is an abbreviation, a word before a capital or a number (``Sở Nội vụ``, ``Điều 5``), or a body of state.
    """
    first, _, rest = text.partition(' ')
    named = first[:2].isupper() or rest[:1].isupper() or rest[:1].isdigit() or text.startswith(_BODIES)
    return text if named and len(first) > 1 else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """Return the text to be read as a sentence or a title: its first letter large."""
    return text[:1].upper() + text[1:]


def joined(items: Iterable[str]) -> str:
    """Return those written to as one phrase inside a sentence: ``Phòng Kinh tế và trưởng 12 thôn``.

    A common noun that begins one is small there; the names of bodies keep their capital.
    """
    known = [item[:1].lower() + item[1:] if _COMMON.match(item) else item for item in items]
    return ' và '.join(filter(None, (', '.join(known[:-1]), known[-1]))) if known else ''


def thousands(number: int) -> str:
    """Return a whole number as Vietnamese write it: ``12.500.000``."""
    return f'{number:,}'.replace(',', '.')
