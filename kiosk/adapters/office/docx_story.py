"""One story of a document - body, header, footer, box - as blocks with every format resolved.

Rules:
- paragraph formats come from the defaults, then the table's style, the paragraph's style, its list, itself; a list
  named by the style itself gives way to the style's own indents;
- "no gap between paragraphs of one style" takes the gaps away that it hides;
- a page break stands in the paragraph that comes after it; an empty paragraph that is hidden is not there;
- a paragraph that holds nothing but pictures is those pictures.

>>> Story(source, 'word/document.xml').blocks(body, Around(width_mm=165))
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kiosk.adapters.office.docx_graphics import Image, drawn, typed
from kiosk.adapters.office.docx_numbering import Numbering
from kiosk.adapters.office.docx_package import Package
from kiosk.adapters.office.docx_runs import DEFAULT_SIZE, Content, Piece, Words, joined
from kiosk.adapters.office.docx_styles import Lines, Look, Styles
from kiosk.adapters.office.docx_tables import Grid
from kiosk.adapters.office.ooxml import Element, flag, local, mm, value, w
from kiosk.core.decree30.document import Align, Block, Cell, Paragraph, Picture, Stroke, Table
from kiosk.core.errors import DocumentTooDeepError

DEEPEST = 20
"""Tables and boxes inside each other that are still read: people stop at three."""

AUTO_GAP_PT = 14.0
"""What Word takes for an automatic gap."""

_ALIGN: dict[str, Align] = {'center': 'center', 'right': 'right', 'end': 'right', 'both': 'justify'}
_ALIGN |= {'distribute': 'justify', 'left': 'left', 'start': 'left'}
_SIDES = ('top', 'bottom', 'left', 'right')
_LETTER_HEIGHT = 1.15
"""Of a line of Times New Roman, in sizes."""


_NO_LOOK = Look()


@dataclass(frozen=True)
class Around:
    """What stands around blocks: the width of the text, what the table's style says, an outline, how deep."""

    width_mm: float
    table: Look = _NO_LOOK
    framed: bool = False
    depth: int = 0

    def within(self, width_mm: float, table: Look, *, framed: bool = False) -> 'Around':
        """Return the same, one deeper."""
        return Around(width_mm, table, framed, self.depth + 1)


@dataclass(frozen=True)
class Spring:
    """Where a paragraph came from: its element, its part, its letters."""

    element: Element
    part: str
    pieces: tuple[Piece, ...]
    width_mm: float


@dataclass
class Source:
    """What all stories of one file share; ``springs`` by the identity of the paragraph that was read."""

    package: Package
    styles: Styles
    numbering: Numbering
    springs: dict[int, Spring] = field(default_factory=dict)


@dataclass
class _Line:
    """A paragraph on its way: what it holds, and what is said of its neighbours."""

    paragraph: Paragraph
    spring: Spring
    style: str
    contextual: bool


class Story:
    """Reads the blocks of one story."""

    def __init__(self, source: Source, part: str) -> None:
        """Begin a story in a part of the file."""
        self._source = source
        self._part = part
        self._words = Words(source.styles)
        self._break_next = False

    def blocks(self, parent: Element, around: Around) -> tuple[Block, ...]:
        """Return the blocks; raise DocumentTooDeepError."""
        return self.collected(inner_blocks(parent), around)

    def collected(self, elements: Iterable[Element], around: Around) -> tuple[Block, ...]:
        """Return the blocks of these elements, each a paragraph or a table."""
        if around.depth > DEEPEST:
            raise DocumentTooDeepError(part=self._part)
        found: list[_Line | Block] = []
        for element in elements:
            if local(element) == 'tbl':
                found.append(self._table(element, around))
            else:
                found.extend(self._paragraph(element, around))
        return tuple(self._settled(found))

    def _paragraph(self, element: Element, around: Around) -> Iterator[_Line | Block]:
        styles = self._source.styles
        source = element.find(w('pPr'))
        style = value(source, 'pStyle') or styles.default('paragraph')
        look = styles.paragraph(style)
        direct = styles.lines(source)
        content = self._words.of(element, look.letters, around.table.letters)
        lines, label = self._listed(style, look.lines, direct, around)
        paragraph = self._made(content, lines, around)
        paragraph = replace(paragraph, label=label, style=styles.name(style))
        images = [image for each in content.graphics for image in drawn(each).images]
        bare = not (paragraph.text.strip() or paragraph.strokes or paragraph.boxes or label)
        hidden = source is not None and flag(source.find(w('rPr')), 'vanish')
        paragraph = self._broken(paragraph, content, lines)
        if not (bare and (images or hidden)):
            spring = Spring(element, self._part, tuple(content.pieces), around.width_mm)
            yield _Line(paragraph, spring, style, bool(lines.get('contextualSpacing')))
        for image in images:
            yield self._picture(image)

    def _listed(self, style: str, styled: Lines, direct: Lines, around: Around) -> tuple[Lines, str]:
        numbering = self._source.numbering
        below = {**self._source.styles.defaults.lines, **around.table.lines}
        place = numbering.place({**styled, **direct}, style)
        level = numbering.level(*place) if place else None
        if place is None or level is None:
            return {**below, **styled, **direct}, ''
        label = numbering.label(*place)
        if 'numId' in direct:
            return {**below, **styled, **level.lines, **direct}, label
        return {**below, **level.lines, **styled, **direct}, label

    def _made(self, content: Content, lines: Lines, around: Around) -> Paragraph:
        runs = joined(content.pieces)
        left, right = mm(lines.get('left', 0.0)), mm(lines.get('right', 0.0))
        framed = all(lines.get(f'border.{side}') for side in _SIDES)
        ruled = not framed and (lines.get('border.bottom') or lines.get('border.top'))
        strokes = typed(runs)
        boxes = []
        for element in content.graphics:
            shapes = drawn(element)
            strokes += tuple(replace(each, mm=each.mm or _wide(around, left, right)) for each in shapes.strokes)
            boxes += [
                self._box(box.content, around.within(box.width_mm, _NO_LOOK, framed=box.outlined))
                for box in shapes.boxes
            ]
        if ruled:
            strokes += (Stroke(_wide(around, left, right), 'border'),)
        line, line_pt = _pitch(lines, max((run.size for run in runs), default=DEFAULT_SIZE))
        return Paragraph(
            runs=runs,
            align=_ALIGN.get(lines.get('jc', ''), 'left'),
            first_mm=mm(lines.get('first', 0.0)),
            left_mm=left,
            right_mm=right,
            before_pt=_gap(lines, 'before'),
            after_pt=_gap(lines, 'after'),
            strokes=strokes,
            framed=framed or around.framed,
            keep_next=lines.get('keepNext', False),
            boxes=tuple(boxes),
            line=line,
            line_pt=line_pt,
        )

    def _box(self, content: Element, around: Around) -> tuple[Block, ...]:
        return Story(self._source, self._part).blocks(content, around)

    def _broken(self, paragraph: Paragraph, content: Content, lines: Lines) -> Paragraph:
        """Return the paragraph with the page break before it, and remember one behind it."""
        before = self._break_next or lines.get('pageBreakBefore', False)
        first = next((at for at, letter in enumerate(paragraph.text) if not letter.isspace()), None)
        self._break_next = any(first is None or at > first for at in content.breaks)
        before = before or any(first is not None and at <= first for at in content.breaks)
        return replace(paragraph, page_break=before)

    def _settled(self, found: list['_Line | Block']) -> Iterator[Block]:
        for at, each in enumerate(found):
            if not isinstance(each, _Line):
                yield each
                continue
            paragraph = each.paragraph
            if each.contextual:
                before, after = (_style(found, at - 1), _style(found, at + 1))
                paragraph = replace(
                    paragraph,
                    before_pt=0.0 if before == each.style else paragraph.before_pt,
                    after_pt=0.0 if after == each.style else paragraph.after_pt,
                )
            self._source.springs[id(paragraph)] = each.spring
            yield paragraph

    def _picture(self, image: Image) -> Picture:
        related = self._source.package.related(self._part).get(image.relation)
        data = self._source.package.parts.get(related.part, b'') if related else b''
        known = data.startswith((b'\x89PNG\r\n\x1a\n', b'\xff\xd8\xff'))
        return Picture(data if known else b'', image.width_mm, image.height_mm, image.alt)

    def _table(self, element: Element, around: Around) -> Table:
        grid = Grid(element, self._source.styles, around.width_mm)
        rows = []
        for at, row in enumerate(grid.rows):
            cells = []
            for place in grid.cells(row, at):
                blocks: tuple[Block, ...] = ()
                if place.element is not None and not place.covered:
                    inside = around.within(place.text_mm, place.look, framed=around.framed)
                    blocks = self.blocks(place.element, inside)
                cells.append(Cell(blocks, place.span, place.covered))
            rows.append(tuple(cells))
        return Table(tuple(rows), grid.widths_mm, grid.ruled, grid.heading_rows, _ALIGN.get(grid.align, 'left'))


def inner_blocks(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a container, through content controls and tracked insertions."""
    for child in parent:
        name = local(child)
        if name in {'p', 'tbl'}:
            yield child
        elif name in {'sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag'}:
            yield from inner_blocks(child)


def _style(found: list[_Line | Block], at: int) -> str | None:
    each = found[at] if 0 <= at < len(found) else None
    return each.style if isinstance(each, _Line) else None


def _wide(around: Around, left: float, right: float) -> float:
    return round(max(around.width_mm - left - right, 0.0), 1)


def _gap(lines: Lines, side: str) -> float:
    if lines.get(f'{side}Autospacing'):
        return AUTO_GAP_PT
    return round(lines.get(side, 0.0) / 20, 2)


def _pitch(lines: Lines, size: float) -> tuple[float | None, float | None]:
    """Return the multiple of a single line, or else the points."""
    pitch = lines.get('line')
    if not pitch:
        return 1.0, None
    rule = lines.get('lineRule', 'auto')
    if rule == 'auto':
        return round(pitch / 240, 2), None
    points = round(abs(pitch) / 20, 2)
    if rule == 'atLeast' and points <= size * _LETTER_HEIGHT:
        return 1.0, None
    return None, points
