"""A ``.docx`` with its looks mended and its words untouched.

Rules:
- words in legacy fonts become Unicode first: then every other mend speaks of the letters that people read;
- only the parts that were mended get new bytes: pictures, comments, tracked changes and the rest travel as they are;
- paragraphs come before pages, old lines go before new ones come: the order of the mends does not matter;
- what cannot be mended safely is left, and its number is told;
- the new file is read again before it is given out: if one word differs, nothing is given out.

>>> mended(data, [Mend('margins', 0, {'section': 0, 'left_mm': 30.0})])
(b'PK…', [])
"""

import re
from collections.abc import Sequence
from unicodedata import normalize

from kiosk.adapters.office import docx_mend_lines as paragraphs
from kiosk.adapters.office import docx_mend_page as pages
from kiosk.adapters.office.docx_package import open_package
from kiosk.adapters.office.docx_reader import Opened, read, understood
from kiosk.adapters.office.docx_recode import to_composed, to_one_font, to_unicode
from kiosk.core.decree30.document import Document, walk
from kiosk.core.decree30.finding import Mend
from kiosk.core.errors import DocumentWordsError

_LETTERS = {'size', 'bold', 'italic', 'underline', 'color'}
_LINES = {'align', 'first_line', 'before', 'after', 'line'}
_WHOLE = {'font', 'nfc'}
_PAGES = {'page_size': pages.page_size, 'margins': pages.margins, 'page_number': pages.page_number}
_TYPED_LINE = re.compile(r'[_\-–—─=*]{3,}')


def mended(data: bytes, mends: Sequence[Mend]) -> tuple[bytes, list[int]]:
    """Return the bytes of the mended file and the places of the mends left out.

    Raise DocumentError as reading does, DocumentWordsError.
    """
    opened = read(data)
    before = words(opened.document)
    to_unicode(opened.package, opened.styles)
    opened = _with_cuts(opened, mends)
    left = _mend_paragraphs(opened, mends)
    for at, each in enumerate(mends):
        if each.what in _PAGES and not _PAGES[each.what](opened, each.value):
            left.append(at)
        elif each.what == 'font':
            to_one_font(opened.package, str(each.value))
        elif each.what == 'nfc':
            to_composed(opened.package)
    new = opened.package.saved()
    if words(understood(open_package(new)).document) != before:
        raise DocumentWordsError
    return new, sorted(left)


def words(document: Document) -> list[str]:
    """Return what may not change: the composed words of every paragraph that has any, page numbers apart."""
    told = []
    for located in walk(document):
        text = ''.join(run.text for run in located.paragraph.runs if not run.page_field)
        told.append(_TYPED_LINE.sub('', normalize('NFC', text)).strip())
    return [text for text in told if text]


def _with_cuts(opened: Opened, mends: Sequence[Mend]) -> Opened:
    places: dict[int, list[int]] = {}
    for each in mends:
        if each.part is not None and each.what in _LETTERS:
            places.setdefault(each.at, []).extend(each.part)
    opened = understood(opened.package)
    cuts = {number: ends for number, ends in places.items() if number in opened.springs}
    for number, ends in cuts.items():
        paragraphs.cut(opened.springs[number], ends)
    return understood(opened.package) if cuts else opened


def _mend_paragraphs(opened: Opened, mends: Sequence[Mend]) -> list[int]:
    """Mend letters, paragraphs and the lines under them, pages not yet; return what was left out."""
    left = []
    shown = {located.number: located.paragraph for located in walk(opened.document)}
    strokes = []
    for at, each in enumerate(mends):
        spring = opened.springs.get(each.at)
        if each.what in _WHOLE or each.what in _PAGES:
            continue
        if spring is None:
            left.append(at)
            continue
        opened.package.changed(spring.part)
        if each.what in _LETTERS:
            paragraphs.letters(spring, each.what, each.value, each.part)
        elif each.what in _LINES:
            paragraphs.lines(spring, each.what, each.value)
        elif paragraphs.clear(spring, shown[each.at]):
            strokes.append((spring, shown[each.at], float(each.value['mm'])))
        else:
            left.append(at)
    for stroke in strokes:
        paragraphs.stroke(*stroke)
    return left
