"""A table's grid: its columns, which cell stands where, what its style says there, whether its lines are seen.

Rules:
- widths are those of the grid, else of the first full row, else equal shares;
- a style may say more of the first and last row and column, where the table asks for it (``tblLook``);
- a table is ruled if half of its cells or more have a line on some side;
- rows that a tracked change took out are not there.

>>> Grid(element, styles, width_mm=165).widths_mm
(66.0, 99.0)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.adapters.office.docx_styles import Look, Styles
from kiosk.adapters.office.ooxml import Element, flag, local, mm, number, value, w

MOST_COLUMNS = 200
"""Word's own limit is 63; a span beyond this is a trick."""

_CELL_MARGIN_TWIPS = 108.0
"""Left and right, where nothing says otherwise (ECMA-376 part 1, §17.4.35)."""

_SIDES = ('top', 'bottom', 'left', 'right', 'start', 'end')
_LOOK_BITS = {'firstRow': 0x20, 'lastRow': 0x40, 'firstColumn': 0x80, 'lastColumn': 0x100}
_CONDITIONS = {'firstColumn': 'firstCol', 'lastColumn': 'lastCol', 'firstRow': 'firstRow', 'lastRow': 'lastRow'}


@dataclass(frozen=True)
class Place:
    """One cell: its element (None fills a gap of the grid), span, width of its text, what the style says there."""

    element: Element | None
    span: int
    covered: bool
    text_mm: float
    look: Look


class Grid:
    """One table as rows and columns."""

    def __init__(self, element: Element, styles: Styles, width_mm: float) -> None:
        """Read what holds for the whole table."""
        self._styles = styles
        self._own = element.find(w('tblPr'))
        style = value(self._own, 'tblStyle') or styles.default('table')
        self._sheets = list(reversed(styles.elements(style)))
        self._base = styles.look(style)
        self.rows = [row for row in _rows(element) if row.find(f'{w("trPr")}/{w("del")}') is None]
        self._widths = self._columns(element, width_mm)
        self.widths_mm = tuple(mm(width) for width in self._widths)
        self.align = value(self._own, 'jc') or 'left'
        self._borders = self._edges()
        self.heading_rows = self._headings()
        self.ruled = self._is_ruled()

    def cells(self, row: Element, at: int) -> Iterator[Place]:
        """Yield the cells of a row, the ``at``-th of the table."""
        column = 0
        before, after = (_span(value(row.find(w('trPr')), name), 0) for name in ('gridBefore', 'gridAfter'))
        if before:
            yield Place(None, before, covered=False, text_mm=0.0, look=Look())
            column = before
        for cell in _cells(row):
            own = cell.find(w('tcPr'))
            span = _span(value(own, 'gridSpan'), 1)
            merged = own.find(w('vMerge')) if own is not None else None
            covered = merged is not None and merged.get(w('val'), 'continue') != 'restart'
            width = sum(self._widths[column : column + span]) or number(value(own, 'tcW', 'w')) or 0.0
            yield Place(cell, span, covered, mm(max(width - self._margins(own), 0.0)), self._look(at, column, span))
            column += span
        if after:
            yield Place(None, after, covered=False, text_mm=0.0, look=Look())

    def _columns(self, element: Element, width_mm: float) -> list[float]:
        grid = element.find(w('tblGrid'))
        named = [number(each.get(w('w'))) for each in grid.findall(w('gridCol'))] if grid is not None else []
        widths = [width for width in named[:MOST_COLUMNS] if width is not None]
        most = max((sum(_spans(row)) for row in self.rows), default=0)
        if widths and sum(widths) > 0 and len(widths) >= min(most, MOST_COLUMNS):
            return widths
        for row in self.rows:
            own = [number(value(cell.find(w('tcPr')), 'tcW', 'w')) for cell in _cells(row)]
            if own and len(own) == most and all(own):
                return [width or 0.0 for width in own]
        share = width_mm / most if most else 0.0
        return [share * 1440 / 25.4] * min(most, MOST_COLUMNS)

    def _headings(self) -> int:
        count = 0
        for row in self.rows:
            if not flag(row.find(w('trPr')), 'tblHeader'):
                break
            count += 1
        return count

    def _margins(self, own: Element | None) -> float:
        total = 0.0
        for sides in (('left', 'start'), ('right', 'end')):
            said = None
            sources = [each.find(w('tblPr')) for each in self._sheets] + [self._own]
            for name, source in [*(('tblCellMar', each) for each in sources), ('tcMar', own)]:
                margins = source.find(w(name)) if source is not None else None
                for side in sides:
                    found = number(value(margins, side, 'w'))
                    said = said if found is None else found
            total += _CELL_MARGIN_TWIPS if said is None else said
        return total

    def _edges(self) -> dict[str, bool]:
        edges: dict[str, bool] = {}
        for source in [*(each.find(w('tblPr')) for each in self._sheets), self._own]:
            borders = source.find(w('tblBorders')) if source is not None else None
            edges |= _visible(borders)
        return edges

    def _is_ruled(self) -> bool:
        seen = total = 0
        for row in self.rows:
            for cell in _cells(row):
                own = cell.find(w('tcPr'))
                edges = {**self._borders, **_visible(own.find(w('tcBorders')) if own is not None else None)}
                inner = {'insideH', 'insideV'} & edges.keys() if len(self.rows) > 1 or len(_spans(row)) > 1 else set()
                total += 1
                seen += any(edges.get(side) for side in (*_SIDES, *inner))
        return total > 0 and seen * 2 >= total

    def _look(self, row: int, column: int, span: int) -> Look:
        wanted = {
            'firstColumn': column == 0,
            'lastColumn': column + span >= len(self._widths),
            'firstRow': row == 0,
            'lastRow': row == len(self.rows) - 1,
        }
        lines, letters = dict(self._base.lines), dict(self._base.letters)
        for name, here in wanted.items():
            if not here or not self._asked(name):
                continue
            for sheet in self._sheets:
                for each in sheet.findall(w('tblStylePr')):
                    if each.get(w('type')) == _CONDITIONS[name]:
                        lines |= self._styles.lines(each.find(w('pPr')))
                        letters |= self._styles.letters(each.find(w('rPr')))
        return Look(lines, letters)

    def _asked(self, name: str) -> bool:
        look = self._own.find(w('tblLook')) if self._own is not None else None
        if look is None:
            return False
        said = look.get(w(name))
        if said is not None:
            return said in {'1', 'true', 'on'}
        try:
            return bool(int(look.get(w('val'), '0'), 16) & _LOOK_BITS[name])
        except ValueError:
            return False


def _visible(borders: Element | None) -> dict[str, bool]:
    return {
        local(side): side.get(w('val'), 'none') not in {'none', 'nil'}
        for side in (borders if borders is not None else ())
    }


def _rows(parent: Element) -> Iterator[Element]:
    for child in parent:
        if local(child) == 'tr':
            yield child
        elif local(child) in {'sdt', 'sdtContent', 'customXml', 'ins'}:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if local(child) == 'tc':
            yield child
        elif local(child) in {'sdt', 'sdtContent', 'customXml'}:
            yield from _cells(child)


def _spans(row: Element) -> list[int]:
    return [_span(value(cell.find(w('tcPr')), 'gridSpan'), 1) for cell in _cells(row)]


def _span(text: str | None, otherwise: int) -> int:
    found = number(text)
    return otherwise if found is None else min(max(int(found), otherwise), MOST_COLUMNS)
