"""Paragraphs mended: how their letters look, where they stand, the line under them.

Rules:
- a change of part of a paragraph cuts its runs at the ends of the part first; the cut is not seen;
- what is set is set on the paragraph itself: styles stay as they are, for other paragraphs use them;
- a new line under words takes the place of what is drawn there already; a line typed into the words stays, and
  the mend is left out.

>>> letters(spring, 'size', 13.0, None)
"""

import copy
from collections.abc import Iterable
from typing import Any

from kiosk.adapters.office import docx_shapes as shapes
from kiosk.adapters.office.docx_body import below_pt
from kiosk.adapters.office.docx_graphics import drawn
from kiosk.adapters.office.docx_parts import W_ROOT, half_points
from kiosk.adapters.office.docx_runs import Piece
from kiosk.adapters.office.docx_story import Spring
from kiosk.adapters.office.ooxml import (
    PARAGRAPH_ORDER,
    RUN_ORDER,
    Element,
    drop,
    local,
    number,
    parse,
    properties,
    put,
    q,
    twips,
    w,
)
from kiosk.core.decree30.document import Paragraph

Part = tuple[int, int] | None
_SPACE = '{http://www.w3.org/XML/1998/namespace}space'
_JC = {'left': 'left', 'center': 'center', 'right': 'right', 'justify': 'both'}
_GRAPHIC = {'drawing', 'pict', 'object', 'AlternateContent'}


def letters(spring: Spring, what: str, value: Any, part: Part) -> None:
    """Change the letters of a paragraph, or of a part of it that begins and ends with runs."""
    start = 0
    for piece in spring.pieces:
        inside = part is None or (part[0] <= start and start + len(piece.text) <= part[1])
        if inside:
            _set(properties(piece.run, 'rPr'), what, value)
        start += len(piece.text)
    if part is None:
        own = properties(spring.element, 'pPr')
        _set(put(own, 'rPr', PARAGRAPH_ORDER), what, value)


def lines(spring: Spring, what: str, value: Any) -> None:
    """Change how a paragraph stands: ``align``, ``first_line``, ``before``, ``after``, ``line``."""
    own = properties(spring.element, 'pPr')
    if what == 'align':
        put(own, 'jc', PARAGRAPH_ORDER, val=_JC[value])
    elif what == 'first_line':
        indent = put(own, 'ind', PARAGRAPH_ORDER, left='0', firstLine=str(twips(value)))
        for name in ('start', 'hanging', 'firstLineChars', 'leftChars', 'startChars', 'hangingChars'):
            indent.attrib.pop(w(name), None)
    elif what == 'line':
        put(own, 'spacing', PARAGRAPH_ORDER, line=str(round(value * 240)), lineRule='auto')
    else:
        gap = put(own, 'spacing', PARAGRAPH_ORDER, **{what: str(round(value * 20))})
        for name in (f'{what}Autospacing', f'{what}Lines'):
            gap.attrib.pop(w(name), None)
        put(own, 'contextualSpacing', PARAGRAPH_ORDER, val='0')


def clear(spring: Spring, paragraph: Paragraph) -> bool:
    """Take away what line is under a paragraph, its underlining too; return whether it is not typed among its words."""
    if any(each.kind in {'underscores', 'dashes'} for each in paragraph.strokes):
        return False
    for element in _near(spring.element):
        _erase(element, typed=element is not spring.element)
    if any(piece.look.underline for piece in spring.pieces):
        letters(spring, 'underline', value=False, part=None)
    return True


def stroke(spring: Spring, paragraph: Paragraph, mm: float) -> None:
    """Draw a line under a paragraph that has none."""
    root = spring.element.getroottree().getroot()
    used = [number(each.get('id')) or 0.0 for each in root.iter(q('wp:docPr'))]
    told = shapes.line(
        mm, 'center', below_pt=below_pt(paragraph, spring.width_mm), identity=int(max(used, default=0.0)) + 1
    )
    run = parse(f'<w:p {W_ROOT}><w:r>{told}</w:r></w:p>'.encode(), spring.part)[0]
    properties(spring.element, 'pPr').addnext(run)


def cut(spring: Spring, places: Iterable[int]) -> None:
    """Cut the runs of a paragraph where its text has these offsets; the pieces are to be read again."""
    ends, total = [], 0
    for piece in spring.pieces:
        ends.append((total, piece))
        total += len(piece.text)
    for place in sorted(set(places), reverse=True):
        for at in range(len(ends) - 1, -1, -1):
            start, piece = ends[at]
            if start <= place < start + len(piece.text):
                before = ends[at - 1][1] if at else None
                if place > start or (before is not None and before.run is piece.run):
                    _cut(piece, place - start)
                break


def _cut(piece: Piece, offset: int) -> None:
    """Move what stands from ``offset`` of a piece on into a run of its own behind."""
    clone = piece.run.makeelement(piece.run.tag, dict(piece.run.attrib))
    own = piece.run.find(w('rPr'))
    if own is not None:
        clone.append(copy.deepcopy(own))
    children = list(piece.run)
    at = children.index(piece.node)
    inside = piece.at + offset
    if inside and local(piece.node) == 't':
        rest = piece.node.makeelement(w('t'))
        rest.text, piece.node.text = piece.node.text[inside:], piece.node.text[:inside]
        for text in (rest, piece.node):
            text.set(_SPACE, 'preserve')
        clone.append(rest)
        at += 1
    for child in children[at:]:
        clone.append(child)
    piece.run.addnext(clone)


def _set(own: Element, what: str, value: Any) -> None:
    if what == 'size':
        for name in ('sz', 'szCs'):
            put(own, name, RUN_ORDER, val=str(half_points(value)))
    elif what in {'bold', 'italic'}:
        for name in (what[0], f'{what[0]}Cs'):
            put(own, name, RUN_ORDER, val='1' if value else '0')
    elif what == 'underline':
        put(own, 'u', RUN_ORDER, val='single' if value else 'none')
    else:
        drop(own, 'color')
        put(own, 'color', RUN_ORDER, val=str(value))


def _near(element: Element) -> list[Element]:
    """Return the paragraphs whose lines lie under these words: it, the blank ones after it, and all of a cell."""
    parent = element.getparent()
    if local(parent) == 'tc':
        return [child for child in parent if local(child) == 'p']
    found = [element]
    for following in element.itersiblings():
        if local(following) != 'p' or any(letter.isalnum() for letter in _words(following)):
            break
        found.append(following)
    return found


def _erase(element: Element, *, typed: bool) -> None:
    for run in list(element.iter(w('r'))):
        for child in [each for each in run if local(each) in _GRAPHIC]:
            shapes_found = drawn(child)
            if shapes_found.lines and not shapes_found.boxes and not shapes_found.images:
                run.remove(child)
    words = _words(element).strip()
    blank = not any(letter.isalnum() for letter in words)
    own = element.find(w('pPr'))
    if own is not None and own.find(w('pBdr')) is not None and (blank or not typed):
        drop(own.find(w('pBdr')), 'top', 'bottom')
    if typed and blank and words:
        for text in list(element.iter(w('t'))):
            text.text = ''


def _words(element: Element) -> str:
    return ''.join(text.text or '' for text in element.iter(w('t')))
