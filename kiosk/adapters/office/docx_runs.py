"""The words of a paragraph: runs, fields, tabs, breaks and signs, each with the look it has in the end.

Rules:
- what tracked changes put in is there, what they took out is not; hidden words are not seen;
- a field shows its result and never its code; PAGE is one run of its own; a field may end paragraphs later;
- a field that fetches from another file is refused (``DDE``, ``INCLUDETEXT``, ``LINK``, …);
- of alternatives (``mc:AlternateContent``) the first is taken, once;
- a soft hyphen is nothing, but in TCVN3 it is the letter ``ư``; words in legacy fonts come out as people read them.

>>> Words(styles).of(p, paragraph_letters, table_letters).pieces
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.adapters.office.docx_styles import Letters, Styles
from kiosk.adapters.office.docx_symbols import shown, slots
from kiosk.adapters.office.legacy_fonts import decoded, is_legacy, is_retyped
from kiosk.adapters.office.ooxml import Element, local, q, value, w
from kiosk.core.decree30.document import FONT, Run
from kiosk.core.errors import DocumentExternalError

DEFAULT_SIZE = 10.0
"""What Word takes where nothing gives a size (ECMA-376 part 1, §17.3.2.38)."""

_GOES_OUT = {'DDE', 'DDEAUTO', 'INCLUDETEXT', 'INCLUDEPICTURE', 'LINK', 'RD', 'DATABASE'}
_INSIDE = {'ins', 'moveTo', 'hyperlink', 'smartTag', 'customXml', 'sdt', 'sdtContent', 'dir', 'bdo', 'AlternateContent'}
_INSIDE |= {'Choice', 'Fallback', 'rubyBase', 'ruby'}
_GRAPHIC = {'drawing', 'pict', 'object'}
_SIGNS = {'tab': '\t', 'ptab': '\t', 'cr': '\n', 'noBreakHyphen': '-', 'softHyphen': '\xad'}
_NOTHING = '\xad'


@dataclass(frozen=True)
class Piece:
    """Letters of one look: ``text`` from offset ``at`` of an element (``node``) of a run element."""

    text: str
    look: Run
    run: Element
    node: Element
    at: int = 0


@dataclass
class Content:
    """What a paragraph holds: pieces, drawings, and where in its text pages break."""

    pieces: list[Piece] = field(default_factory=list)
    graphics: list[Element] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many letters there are."""
        return sum(len(piece.text) for piece in self.pieces)


@dataclass
class _Field:
    code: str = ''
    shows: bool = False
    """Its result has begun."""

    is_page: bool = False
    said: bool = False
    """Something of the result has been seen."""


class Words:
    """Reads the paragraphs of one story, in order."""

    def __init__(self, styles: Styles) -> None:
        """Begin a story: body, header, footer or box."""
        self._styles = styles
        self._fields: list[_Field] = []

    def of(self, paragraph: Element, letters: Letters, table: Letters) -> Content:
        """Return what a paragraph holds; ``letters`` is what its style says, ``table`` what its table's does."""
        content = Content()
        for run in self._runs(paragraph):
            self._read(run, letters, table, content)
        content.pieces = _as_read(content.pieces)
        return content

    def _runs(self, parent: Element) -> Iterator[Element]:
        for child in parent:
            name = local(child)
            if name == 'r':
                yield child
            elif name == 'fldSimple':
                self._open(child.get(w('instr'), ''), shows=True)
                yield from self._runs(child)
                self._fields.pop()
            elif name == 'AlternateContent':
                yield from self._runs(alternative(child))
            elif name in _INSIDE:
                yield from self._runs(child)

    def _open(self, code: str, *, shows: bool) -> None:
        self._fields.append(_Field())
        if shows:
            self._begin_result(code)

    def _begin_result(self, code: str) -> None:
        newest = self._fields[-1]
        newest.shows = True
        verb = (code.split() or [''])[0].upper()
        if verb in _GOES_OUT:
            raise DocumentExternalError(reason='field')
        newest.is_page = verb == 'PAGE'

    def _read(self, run: Element, letters: Letters, table: Letters, content: Content) -> None:
        source = run.find(w('rPr'))
        character = self._styles.look(value(source, 'rStyle')).letters
        look = self._styles.together(table, letters, character, self._styles.letters(source))
        for child in run:
            name = local(child)
            if name in _GRAPHIC or name == 'AlternateContent':
                content.graphics.append(child)
            elif name == 'fldChar':
                self._turn(child, run, look, content)
            elif name == 'instrText' and self._fields and not self._fields[-1].shows:
                self._fields[-1].code += child.text or ''
            elif name == 'br' and child.get(w('type')) == 'page':
                content.breaks.append(content.length)
            else:
                self._say(_text_of(child), child, run, look, content)

    def _turn(self, mark: Element, run: Element, look: Letters, content: Content) -> None:
        kind = mark.get(w('fldCharType'))
        if kind == 'begin':
            self._open('', shows=False)
        elif kind == 'separate' and self._fields and not self._fields[-1].shows:
            self._begin_result(self._fields[-1].code)
        elif kind == 'end' and self._fields:
            if not self._fields[-1].shows:
                self._begin_result(self._fields[-1].code)
            ended = self._fields[-1]
            if ended.is_page and not ended.said:
                self._say('1', mark, run, look, content)
            self._fields.pop()

    def _say(self, text: str, node: Element, run: Element, look: Letters, content: Content) -> None:
        if not text or look.get('vanish') or any(not each.shows for each in self._fields):
            return
        page = any(each.is_page for each in self._fields)
        for each in self._fields:
            each.said = True
        if local(node) == 'sym':
            font = node.get(w('font'), '')
            content.pieces.append(Piece(shown(text, font), looks(look, font=font), run, node))
            return
        at = 0
        for slot, stretch in slots(text, look):
            content.pieces.append(Piece(stretch, replace(looks(look, slot), page_field=page), run, node, at))
            at += len(stretch)


def looks(letters: Letters, slot: str = 'hAnsi', font: str = '') -> Run:
    """Return an empty run of resolved formats, for letters of a slot."""
    size: Any = letters.get('szCs' if slot == 'cs' else 'sz', letters.get('sz', DEFAULT_SIZE))
    return Run(
        '',
        font=font or letters.get(f'font.{slot}') or letters.get('font.ascii') or FONT,
        size=size,
        bold=letters.get('b', False),
        italic=letters.get('i', False),
        underline=letters.get('u', False),
        caps=letters.get('caps', False),
        color=letters.get('color', 'auto'),
    )


def joined(pieces: list[Piece]) -> tuple[Run, ...]:
    """Return the runs: neighbours of one look are one run."""
    runs: list[Run] = []
    for piece in pieces:
        if runs and replace(runs[-1], text='') == piece.look:
            runs[-1] = replace(runs[-1], text=runs[-1].text + piece.text)
        else:
            runs.append(replace(piece.look, text=piece.text))
    return tuple(runs)


def alternative(element: Element) -> Element:
    """Return the first alternative of ``mc:AlternateContent``; anything else is its own."""
    if local(element) != 'AlternateContent':
        return element
    for name in ('mc:Choice', 'mc:Fallback'):
        found = element.find(q(name))
        if found is not None:
            return found
    return element


def _text_of(node: Element) -> str:
    name = local(node)
    if name == 't':
        return node.text or ''
    if name == 'br':
        return '\n'
    if name == 'sym':
        try:
            return chr(int(node.get(w('char'), ''), 16))
        except (ValueError, OverflowError):
            return ''
    return _SIGNS.get(name, '')


def _as_read(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with legacy letters as people read them, and without what shows nothing."""
    legacy = [piece for piece in pieces if is_legacy(piece.look.font)]
    if legacy and not is_retyped(''.join(piece.text for piece in legacy)):
        old = {id(piece) for piece in legacy}
        pieces = [
            replace(piece, text=decoded(piece.text, piece.look.font)) if id(piece) in old else piece for piece in pieces
        ]
    return [
        piece for piece in pieces if piece.text and not (local(piece.node) == 'softHyphen' and piece.text == _NOTHING)
    ]
