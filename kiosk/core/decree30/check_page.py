"""TT01–TT05 the sheet and its margins, TT09 the page numbers.

Rules:
- a sheet lies on its side only where its section holds a table with borders (the letterhead is none);
- ±1 mm for the sheet, ±0.5 mm for margins;
- a document of one page needs no number, and pages cannot be known without setting them: without a PAGE field it is
  a warning, and a fault only if the lines, guessed from the widths of the words, surely exceed one page;
- a later section (an annex) may start its numbers anew and may show or hide its first one.
"""

from collections.abc import Iterable, Iterator
from math import ceil

from kiosk.core.decree30.document import Block, Document, Paragraph, Section, Table
from kiosk.core.decree30.finding import Finding, Mend
from kiosk.core.decree30.looks import ALIGNS, NEAR_MM, NEAR_PT, fault, number
from kiosk.core.decree30.widths import text_mm

_SHEET = (210.0, 297.0)
_NEAR_SHEET = 1.0
_MARGINS = (
    ('TT02', 'top_mm', 'lề trên', 20.0, 25.0),
    ('TT03', 'bottom_mm', 'lề dưới', 20.0, 25.0),
    ('TT04', 'left_mm', 'lề trái', 30.0, 35.0),
    ('TT05', 'right_mm', 'lề phải', 15.0, 20.0),
)
_NUMBER_PT = (13.0, 14.0)
_MEND_PT = 14.0
_PAGE_LINES = 45
"""Lines of 14 pt, single, that fill the 257 mm between margins of 20 mm; gaps make it fewer."""
_LINE_MM = 5.7


def check(document: Document) -> Iterator[Finding]:
    """Yield the faults of the sheets, the margins and the page numbers."""
    for index, section in enumerate(document.sections):
        yield from _sheet(index, section)
        for code, side, name, low, high in _MARGINS:
            have = getattr(section, side)
            if not low - NEAR_MM <= have <= high + NEAR_MM:
                value = {'section': index, side: low if have < low else high}
                want = f'{name} {number(low)} đến {number(high)} mm'
                yield fault(code, 'margin', 0, f'{name} {number(have)} mm', want, mend=Mend('margins', 0, value))
    yield from _page_numbers(document)


def _sheet(index: int, section: Section) -> Iterator[Finding]:
    width, height = section.width_mm, section.height_mm
    upright = _near(width, _SHEET[0]) and _near(height, _SHEET[1])
    lying = _near(width, _SHEET[1]) and _near(height, _SHEET[0])
    if upright or (lying and any(isinstance(block, Table) and block.ruled for block in section.blocks)):
        return
    have = f'giấy {number(width)} x {number(height)} mm'
    value = {'section': index, 'width_mm': _SHEET[0], 'height_mm': _SHEET[1]}
    yield fault('TT01', 'sheet', 0, have, 'giấy A4 dọc 210 x 297 mm', mend=Mend('page_size', 0, value))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR_SHEET


def _page_numbers(document: Document) -> Iterator[Finding]:
    for index, section in enumerate(document.sections):
        mend = Mend('page_number', 0, {'section': index, 'size': _MEND_PT})
        numbered = _numbered(section.header)
        if not numbered:
            yield from _missing(document, index, mend)
        elif index == 0:
            if not section.different_first or _numbered(section.first_header):
                yield fault('TT09', 'first_page', 0, 'trang 1 có số', 'không hiện số ở trang 1', mend=mend)
            if section.page_start not in {None, 1}:
                yield fault('TT09', 'start', 0, f'bắt đầu từ {section.page_start}', 'bắt đầu từ 1', mend=mend)
        if _numbered(section.footer) or _numbered(section.first_footer):
            yield fault('TT09', 'footer', 0, 'số trang ở lề dưới', 'số trang ở lề trên', mend=mend)
        for paragraph in numbered:
            yield from _looks(paragraph, mend)


def _missing(document: Document, index: int, mend: Mend) -> Iterator[Finding]:
    if index == 0:
        point = 'missing' if estimated_lines(document) > _PAGE_LINES else 'maybe_missing'
        want = 'số trang ở giữa lề trên' if point == 'missing' else 'số trang ở giữa lề trên nếu quá một trang'
        yield fault('TT09', point, 0, 'không có số trang', want, mend=mend)
    else:
        have = f'phần {index + 1} không có số trang'
        yield fault('TT09', 'maybe_missing', 0, have, 'số trang ở giữa lề trên', mend=mend)


def _looks(paragraph: Paragraph, mend: Mend) -> Iterator[Finding]:
    if paragraph.align != 'center':
        yield fault('TT09', 'centre', 0, f'số trang {ALIGNS[paragraph.align]}', 'số trang canh giữa', mend=mend)
    for run in paragraph.runs:
        if run.page_field:
            if not _NUMBER_PT[0] - NEAR_PT <= run.size <= _NUMBER_PT[1] + NEAR_PT:
                have = f'số trang cỡ {number(run.size)}'
                yield fault('TT09', 'size', 0, have, 'số trang cỡ 13 đến 14', mend=mend)
            if run.italic:
                yield fault('TT09', 'upright', 0, 'số trang nghiêng', 'số trang chữ đứng', mend=mend)


def _numbered(blocks: Iterable[Block]) -> list[Paragraph]:
    """Return the paragraphs that hold the PAGE field, in tables and boxes too."""
    return [found for found in _paragraphs(blocks) if any(run.page_field for run in found.runs)]


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for box in block.boxes:
                yield from _paragraphs(box)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)


def estimated_lines(document: Document) -> int:
    """Return how many lines of 14 pt the words take, guessed from their widths; a page break counts as a page."""
    return sum(_lines(block, section.text_mm) for section in document.sections for block in section.blocks)


def _lines(block: Block, width: float) -> int:
    if isinstance(block, Paragraph):
        length = sum(text_mm(run.text, run.size, bold=run.bold) for run in block.runs)
        room = max(width - block.left_mm - block.right_mm, 20.0)
        return max(1, ceil(length / room)) + block.text.count('\n') + (_PAGE_LINES if block.page_break else 0)
    if isinstance(block, Table):
        return sum(_row_lines(block, row, width) for row in range(len(block.rows)))
    return ceil(block.height_mm / _LINE_MM)


def _row_lines(table: Table, row: int, width: float) -> int:
    cells = table.rows[row]
    heights = []
    column = 0
    for cell in cells:
        known = table.widths_mm[column : column + cell.span]
        column += cell.span
        room = sum(known) or width / max(len(cells), 1)
        heights.append(sum(_lines(block, room) for block in cell.blocks))
    return max(heights, default=0)
