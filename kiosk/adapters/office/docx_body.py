"""Blocks as WordprocessingML: what the writer puts between the tags of a body, cell, header or box.

Rules:
- every run says its font, size and colour; bold, italic and the like where they differ from the base or are on;
- a line typed of signs is in the words already; a border is the paragraph's own edge, and an empty paragraph is
  indented until the border is as long as it should be; any other line is drawn;
- the paragraph that the format wants between two tables, at the end of a cell and after the last table is one
  hidden point high; a reader does not see it;
- letters that XML cannot hold are left out.

>>> Body(base=Run(''), styles=()).blocks((Paragraph((Run('Kính gửi:'),)),), width_mm=165)
"""

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from kiosk.adapters.office import docx_shapes as shapes
from kiosk.adapters.office.docx_parts import cleaned, fonts, half_points, style_id
from kiosk.adapters.office.ooxml import twips
from kiosk.core.decree30.document import Align, Block, Cell, Paragraph, Picture, Run, Stroke, Table
from kiosk.core.decree30.widths import text_mm

HIDDEN = (
    '<w:p><w:pPr>{inside}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:vanish/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
)
CELL_MARGIN_MM = 1.9
"""Left and right, in a ruled table; in one without lines nothing, so that a letterhead fits its page."""

_BOX_MM = 60.0
_JC: dict[Align, str] = {'left': 'left', 'center': 'center', 'right': 'right', 'justify': 'both'}
_LETTER_HEIGHT = 1.15
_UNDER_PT = 1.5
"""How far under the letters a drawn line lies."""

_SLACK_MM = 0.5
_ON = (('bold', 'b'), ('italic', 'i'), ('caps', 'caps'))


@dataclass
class Body:
    """Writes blocks; ``images`` are those it met, by the relationship id it gave them, in the part it writes."""

    base: Run
    styles: tuple[str, ...]
    images: dict[str, bytes] = field(default_factory=dict)
    shapes: int = 0

    def blocks(self, blocks: tuple[Block, ...], width_mm: float, section: str = '', *, closed: bool = False) -> str:
        """Return the blocks; ``section`` ends the last paragraph; ``closed`` wants a paragraph at the end."""
        told: list[str] = []
        for at, block in enumerate(blocks):
            last = at == len(blocks) - 1
            if isinstance(block, Paragraph):
                told.append(self.paragraph(block, width_mm, section if last else ''))
            elif isinstance(block, Table):
                if at and isinstance(blocks[at - 1], Table):
                    told.append(hidden())
                told.append(self._table(block, width_mm))
            else:
                told.append(self._picture(block))
        ends = bool(blocks) and isinstance(blocks[-1], Paragraph)
        if (section or closed) and not (ends or (closed and blocks and isinstance(blocks[-1], Picture))):
            told.append(hidden(section))
        return ''.join(told)

    def paragraph(self, paragraph: Paragraph, width_mm: float, section: str = '') -> str:
        """Return one paragraph."""
        border = next((stroke for stroke in paragraph.strokes if stroke.kind == 'border'), None)
        left, right = paragraph.left_mm, paragraph.right_mm
        if border and not paragraph.text.strip():
            left, right = _centred(border, left, right, width_mm)
        lines = [each for each in paragraph.strokes if each.kind == 'drawing']
        drawn = ''.join(f'<w:r>{self._line(each, paragraph, width_mm)}</w:r>' for each in lines)
        boxes = ''.join(f'<w:r>{self._box(box, below_pt(paragraph, width_mm))}</w:r>' for box in paragraph.boxes)
        runs = ''.join(self.run(run) for run in paragraph.runs)
        mark = self.letters(paragraph.runs[-1] if paragraph.runs else self.base)
        return (
            f'<w:p><w:pPr>{self._style(paragraph.style)}{"<w:keepNext/>" if paragraph.keep_next else ""}'
            f'{"<w:pageBreakBefore/>" if paragraph.page_break else ""}'
            f'{_edges(paragraph, ruled=border is not None)}{_spacing(paragraph)}'
            f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"{_first(paragraph.first_mm)}/>'
            f'<w:jc w:val="{_JC[paragraph.align]}"/><w:rPr>{mark}</w:rPr>{section}</w:pPr>{drawn}{boxes}{runs}</w:p>'
        )

    def run(self, run: Run) -> str:
        """Return one run; a page number is a complex field."""
        letters = f'<w:rPr>{self.letters(run)}</w:rPr>'
        if not run.page_field:
            return f'<w:r>{letters}{_text(run.text)}</w:r>'
        return (
            f'<w:r>{letters}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{letters}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            f'<w:r>{letters}<w:fldChar w:fldCharType="separate"/></w:r>'
            f'<w:r>{letters}{_text(run.text or "1")}</w:r><w:r>{letters}<w:fldChar w:fldCharType="end"/></w:r>'
        )

    def letters(self, run: Run, *, base: bool = False) -> str:
        """Return a run's formats, in the order of the schema; ``base`` writes those of the default style itself."""
        told = fonts(run.font)
        for name, tag in _ON:
            on = getattr(run, name)
            if on or (not base and getattr(self.base, name)):
                said = '' if on else ' w:val="0"'
                told += f'<w:{tag}{said}/>' + (f'<w:{tag}Cs{said}/>' if tag != 'caps' else '')
        told += f'<w:color w:val="{escape(run.color)}"/>'
        told += f'<w:sz w:val="{half_points(run.size)}"/><w:szCs w:val="{half_points(run.size)}"/>'
        if run.underline or (not base and self.base.underline):
            told += f'<w:u w:val="{"single" if run.underline else "none"}"/>'
        return told

    def _style(self, name: str) -> str:
        return f'<w:pStyle w:val="{style_id(self.styles.index(name))}"/>' if name else ''

    def _identity(self) -> int:
        self.shapes += 1
        return self.shapes

    def _line(self, stroke: Stroke, paragraph: Paragraph, width_mm: float) -> str:
        return shapes.line(
            stroke.mm, paragraph.align, below_pt=below_pt(paragraph, width_mm), identity=self._identity()
        )

    def _box(self, blocks: tuple[Block, ...], below: float) -> str:
        inside = self.blocks(blocks, _BOX_MM, closed=True)
        return shapes.box(inside, _BOX_MM, below_pt=below, identity=self._identity())

    def _picture(self, block: Picture) -> str:
        relation = f'rIdP{len(self.images) + 1}'
        self.images[relation] = block.data or BLANK
        drawn = shapes.picture(relation, block.width_mm, block.height_mm, cleaned(block.alt), self._identity())
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{drawn}</w:r></w:p>'

    def _table(self, table: Table, width_mm: float) -> str:
        columns = max((sum(cell.span for cell in row) for row in table.rows), default=0)
        widths = table.widths_mm or (round(width_mm / max(columns, 1), 2),) * columns
        edge = 'single' if table.ruled else 'none'
        borders = ''.join(
            f'<w:{side} w:val="{edge}" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')
        )
        margin = twips(CELL_MARGIN_MM) if table.ruled else 0
        grid = ''.join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
        rows = ''.join(self._row(table, at, widths) for at in range(len(table.rows)))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
            f'<w:jc w:val="{_JC[table.align] if table.align != "justify" else "left"}"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )

    def _row(self, table: Table, at: int, widths: tuple[float, ...]) -> str:
        head = '<w:tblHeader/>' if at < table.heading_rows else ''
        told, column = '', 0
        for cell in table.rows[at]:
            width = sum(widths[column : column + cell.span])
            told += self._cell(cell, width, table, begins=_begins(table, at, column))
            column += cell.span
        return f'<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{told}</w:tr>'

    def _cell(self, cell: Cell, width: float, table: Table, *, begins: bool) -> str:
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ''
        merge = '<w:vMerge/>' if cell.covered else '<w:vMerge w:val="restart"/>' if begins else ''
        inside = width - (2 * CELL_MARGIN_MM if table.ruled else 0)
        blocks = cell.blocks or (Paragraph(),)
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{merge}</w:tcPr>'
            f'{self.blocks(blocks, max(inside, 1.0), closed=True)}</w:tc>'
        )


BLANK = bytes.fromhex(
    '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a4944415478da63f8'
    '0f00010101001cb08c990000000049454e44ae426082'
)
"""A PNG of one white pixel, for a picture whose bytes are not here."""


def hidden(section: str = '') -> str:
    """Return the paragraph that the format wants and nobody sees."""
    return HIDDEN.format(inside='', section=section)


def below_pt(paragraph: Paragraph, width_mm: float) -> float:
    """Return how far below the top of its paragraph a line under its words lies, in points."""
    if not paragraph.text.strip():
        return _UNDER_PT
    size = max(run.size for run in paragraph.runs)
    bold = paragraph.runs[0].bold
    room = max(width_mm - paragraph.left_mm - paragraph.right_mm, 1.0)
    rows = sum(max(1, -int(-text_mm(line, size, bold=bold) // room)) for line in paragraph.text.split('\n'))
    pitch = paragraph.line_pt or size * _LETTER_HEIGHT * (paragraph.line or 1.0)
    return round(rows * pitch + _UNDER_PT, 2)


def _centred(border: Stroke, left: float, right: float, width_mm: float) -> tuple[float, float]:
    spare = width_mm - left - right - border.mm
    return (left, right) if abs(spare) <= _SLACK_MM else (left + spare / 2, right + spare / 2)


def _begins(table: Table, at: int, column: int) -> bool:
    """Return whether the cell at a column of the grid reaches down into the next row."""
    if at + 1 >= len(table.rows):
        return False
    place = 0
    for cell in table.rows[at + 1]:
        if place == column:
            return cell.covered
        place += cell.span
    return False


def _edges(paragraph: Paragraph, *, ruled: bool) -> str:
    color = next((run.color for run in paragraph.runs), 'auto')
    edge = f'w:val="single" w:sz="6" w:space="1" w:color="{escape(color)}"'
    if paragraph.framed:
        sides = ''.join(f'<w:{side} {edge}/>' for side in ('top', 'left', 'bottom', 'right'))
        return f'<w:pBdr>{sides}</w:pBdr>'
    return f'<w:pBdr><w:bottom {edge}/></w:pBdr>' if ruled else ''


def _spacing(paragraph: Paragraph) -> str:
    if paragraph.line_pt is not None:
        pitch = f'w:line="{round(paragraph.line_pt * 20)}" w:lineRule="exact"'
    else:
        pitch = f'w:line="{round((paragraph.line or 1.0) * 240)}" w:lineRule="auto"'
    return (
        f'<w:spacing w:before="{round(paragraph.before_pt * 20)}" w:after="{round(paragraph.after_pt * 20)}" {pitch}/>'
    )


def _first(mm: float) -> str:
    return f' w:hanging="{twips(-mm)}"' if mm < 0 else f' w:firstLine="{twips(mm)}"'


def _text(text: str) -> str:
    told = ''
    for part in re.split(r'([\t\n])', cleaned(text.replace('\r\n', '\n').replace('\r', '\n'))):
        if part == '\t':
            told += '<w:tab/>'
        elif part == '\n':
            told += '<w:br/>'
        elif part:
            told += f'<w:t xml:space="preserve">{escape(part)}</w:t>'
    return told
