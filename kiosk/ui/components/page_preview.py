"""A document drawn as its page looks on paper: one sheet, as wide as the place it is given.

Rules:
- all lengths are shares of the sheet's width (``cqw``), so the page scales with its frame and stays true to itself;
- every word is escaped; no style comes from the words;
- what is still missing is marked, so that it is found at a glance;
- pages are not broken: a thin line says where about the paper ends.
"""

import base64
import html
import re
from collections.abc import Iterator
from itertools import chain

from nicegui import ui

from kiosk.core.decree30.document import Block, Cell, Document, Paragraph, Picture, Run, Section, Stroke, Table
from kiosk.core.drafting.wording import MISSING

_PT = 25.4 / 72
"""Millimetres of a point."""

_SINGLE = 1.15
"""Height of a single line of Times New Roman in times its size (ascent, descent and gap of the font)."""


def page_preview(document: Document) -> ui.html:
    """Show the document; every section is a sheet."""
    return ui.html(drawn(document), sanitize=False).classes('k-paper').mark('preview')


def drawn(document: Document) -> str:
    """Return the HTML of all its sheets."""
    return ''.join(_sheet(section) for section in document.sections)


def _sheet(section: Section) -> str:
    unit = section.width_mm
    padding = ' '.join(
        _mm(value, unit) for value in (section.top_mm, section.right_mm, section.bottom_mm, section.left_mm)
    )
    body = ''.join(_block(block, unit) for block in section.blocks)
    height = _mm(section.height_mm, unit)
    return f'<div class="k-sheet-paper"><div style="padding:{padding};min-height:{height}">{body}</div></div>'


def _block(block: Block, unit: float) -> str:
    if isinstance(block, Table):
        return _table(block, unit)
    if isinstance(block, Picture):
        data = base64.b64encode(block.data).decode()
        kind = 'png' if block.data.startswith(b'\x89PNG') else 'jpeg'
        return (
            f'<img src="data:image/{kind};base64,{data}" alt="{html.escape(block.alt)}" '
            f'style="display:block;margin:0 auto;width:{_mm(block.width_mm, unit)}">'
        )
    return _paragraph(block, unit)


def _paragraph(paragraph: Paragraph, unit: float) -> str:
    size = max((run.size for run in paragraph.runs), default=14.0)
    line = f'{paragraph.line * _SINGLE:.3f}' if paragraph.line is not None else _pt(paragraph.line_pt or size, unit)
    style = (
        f'text-align:{paragraph.align};font-size:{_pt(size, unit)};line-height:{line};'
        f'margin:{_pt(paragraph.before_pt, unit)} {_mm(paragraph.right_mm, unit)} {_pt(paragraph.after_pt, unit)} '
        f'{_mm(paragraph.left_mm, unit)};text-indent:{_mm(paragraph.first_mm, unit)};'
    )
    if paragraph.framed:
        style += 'border:1px solid currentColor;padding:0 0.4em;width:fit-content;'
    if paragraph.page_break:
        style += 'border-top:1px dashed #8d8674;padding-top:1em;'
    words = ''.join(_run(run, size) for run in paragraph.runs) or ('' if paragraph.strokes else '&nbsp;')
    label = f'{html.escape(paragraph.label)} ' if paragraph.label else ''
    strokes = ''.join(_stroke(stroke, paragraph.align, unit) for stroke in paragraph.strokes)
    boxes = ''.join(f'<div>{"".join(_block(block, unit) for block in box)}</div>' for box in paragraph.boxes)
    return f'<div style="{style}">{label}{words}{strokes}</div>{boxes}'


def _run(run: Run, around: float) -> str:
    text = MISSING.sub(lambda found: f'<mark>{found[0]}</mark>', html.escape(run.text))
    text = text.replace('\n', '<br>').replace('\t', '&emsp;')
    style = f'font-size:{run.size / around:.3f}em;' if run.size != around else ''
    style += 'font-weight:700;' if run.bold else ''
    style += 'font-style:italic;' if run.italic else ''
    style += 'text-decoration:underline;' if run.underline else ''
    style += 'text-transform:uppercase;' if run.caps else ''
    style += f'color:#{run.color};' if re.fullmatch(r'[0-9A-F]{6}', run.color) else ''
    return f'<span style="{style}">{text}</span>' if style else text


def _stroke(stroke: Stroke, align: str, unit: float) -> str:
    if stroke.kind in {'underscores', 'dashes'}:
        return ''
    side = {'center': 'auto', 'right': '0 0 0 auto'}.get(align, '0')
    margin = '0 auto' if side == 'auto' else side
    return f'<span class="k-stroke" style="width:{_mm(stroke.mm, unit)};margin:{margin}"></span>'


def _table(table: Table, unit: float) -> str:
    whole = sum(table.widths_mm)
    columns = ''.join(f'<col style="width:{100 * width / whole:.2f}%">' for width in table.widths_mm) if whole else ''
    width = _mm(whole, unit) if whole else '100%'
    margin = '0 auto' if table.align == 'center' else '0'
    kind = 'k-ruled' if table.ruled else 'k-plain'
    rows = ''.join(f'<tr>{"".join(_cells(table.rows, row, unit))}</tr>' for row in range(len(table.rows)))
    return f'<table class="{kind}" style="width:{width};margin:{margin}"><colgroup>{columns}</colgroup>{rows}</table>'


def _cells(rows: tuple[tuple[Cell, ...], ...], row: int, unit: float) -> Iterator[str]:
    for column, cell in enumerate(rows[row]):
        if cell.covered:
            continue
        below = _reach(rows, row, column)
        spans = (f' colspan="{cell.span}"' if cell.span > 1 else '') + (f' rowspan="{below}"' if below > 1 else '')
        yield f'<td{spans}>{"".join(_block(block, unit) for block in cell.blocks)}</td>'


def _reach(rows: tuple[tuple[Cell, ...], ...], row: int, column: int) -> int:
    """Return how many rows high the cell is: itself and the covered ones right below it."""
    below = (cells[column].covered if column < len(cells) else False for cells in rows[row + 1 :])
    return 1 + next((number for number, covered in enumerate(chain(below, (False,))) if not covered), 0)


def _mm(value: float, unit: float) -> str:
    return f'{100 * value / unit:.3f}cqw'


def _pt(value: float, unit: float) -> str:
    return _mm(value * _PT, unit)
