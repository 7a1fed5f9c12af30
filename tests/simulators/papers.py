"""Documents made up by hypothesis: anything the composer could make, and more; measures as Word keeps them."""

import struct
import zlib

from hypothesis import strategies as st

from kiosk.core.decree30.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Picture,
    Run,
    Section,
    Stroke,
    Table,
)


def png(wide: int = 2, high: int = 2) -> bytes:
    """A small real PNG."""
    rows = b''.join(b'\0' + bytes(range(wide)) for _ in range(high))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    head = chunk(b'IHDR', struct.pack('>IIBBBBB', wide, high, 8, 0, 0, 0, 0))
    return b'\x89PNG\r\n\x1a\n' + head + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


WORDS = st.sampled_from(
    ['Ủy ban nhân dân', 'xã Sông Chảy', 'ngày 05', 'a < b & "c"', 'tổng vệ sinh', '\t', '\n', ' ', '12,5%', '…', '😀']
)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(' '.join)
TENTHS = st.integers(0, 300).map(lambda tenths: tenths / 10)
POINTS = st.integers(0, 40).map(float)


@st.composite
def runs(draw) -> Run:
    return Run(
        draw(TEXTS),
        font=draw(st.sampled_from(['Times New Roman', 'Arial', 'Cambria & Co'])),
        size=draw(st.sampled_from([11.0, 12.0, 13.0, 13.5, 14.0])),
        bold=draw(st.booleans()),
        italic=draw(st.booleans()),
        underline=draw(st.booleans()),
        caps=draw(st.booleans()),
        color=draw(st.sampled_from(['auto', 'FF0000'])),
    )


def number(size: float) -> Run:
    return Run('1', size=size, page_field=True)


@st.composite
def paragraphs(draw, depth: int = 0) -> Paragraph:
    told = draw(st.lists(runs(), max_size=3))
    if draw(st.integers(0, 5)) == 0:
        told.append(number(draw(st.sampled_from([13.0, 14.0]))))
    boxes = draw(st.lists(st.lists(paragraphs(1), min_size=1, max_size=2).map(tuple), max_size=1)) if depth == 0 else []
    exact = draw(st.booleans())
    return Paragraph(
        tuple(told),
        align=draw(st.sampled_from(['left', 'center', 'right', 'justify'])),
        first_mm=draw(st.sampled_from([-10.0, 0.0, 10.0, 12.7])),
        left_mm=draw(TENTHS),
        right_mm=draw(TENTHS),
        before_pt=draw(POINTS),
        after_pt=draw(POINTS),
        line=None if exact else draw(st.sampled_from([1.0, 1.15, 1.5])),
        line_pt=draw(st.sampled_from([12.0, 18.0])) if exact else None,
        strokes=draw(st.lists(TENTHS.map(lambda mm: Stroke(mm + 1)), max_size=2).map(tuple)),
        style=draw(st.sampled_from(['', 'Điều', 'Thân "bài"'])),
        page_break=draw(st.booleans()) if depth == 0 else False,
        framed=draw(st.booleans()),
        keep_next=draw(st.booleans()),
        boxes=tuple(boxes),
    )


@st.composite
def tables(draw, depth: int = 0) -> Table:
    columns = draw(st.integers(1, 3))
    rows = []
    for at in range(draw(st.integers(1, 3))):
        cells: list[Cell] = []
        while sum(cell.span for cell in cells) < columns:
            span = draw(st.integers(1, columns - sum(cell.span for cell in cells)))
            above = rows and _starts(rows[-1], sum(cell.span for cell in cells), span)
            if above and draw(st.booleans()):
                cells.append(Cell(span=span, covered=True))
            else:
                inside = st.one_of(paragraphs(depth + 1), tables(depth + 1)) if depth == 0 else paragraphs(depth + 1)
                cells.append(Cell(tuple(draw(st.lists(inside, min_size=1, max_size=2))), span))
        rows.append(tuple(cells))
        assert at < 3
    widths = draw(st.lists(st.integers(100, 500).map(lambda tenths: tenths / 10), min_size=columns, max_size=columns))
    return Table(
        tuple(rows),
        tuple(widths),
        ruled=draw(st.booleans()),
        heading_rows=draw(st.integers(0, len(rows))),
        align=draw(st.sampled_from(['left', 'center', 'right'])),
    )


def _starts(row: tuple[Cell, ...], column: int, span: int) -> bool:
    place = 0
    for cell in row:
        if place == column:
            return cell.span == span
        place += cell.span
    return False


def blocks(least: int = 0, most: int = 4) -> st.SearchStrategy[tuple[Block, ...]]:
    images = st.builds(Picture, st.just(png()), TENTHS.map(lambda mm: mm + 5), TENTHS.map(lambda mm: mm + 5), TEXTS)
    return st.lists(st.one_of(paragraphs(), tables(), images), min_size=least, max_size=most).map(tuple)


@st.composite
def sections(draw) -> Section:
    first = draw(st.booleans())
    band = st.lists(paragraphs(1), max_size=1).map(tuple)
    return Section(
        draw(blocks()),
        width_mm=draw(st.sampled_from([210.0, 297.0])),
        height_mm=draw(st.sampled_from([297.0, 210.0])),
        top_mm=draw(TENTHS),
        bottom_mm=draw(TENTHS),
        left_mm=draw(TENTHS),
        right_mm=draw(TENTHS),
        header_mm=draw(TENTHS),
        header=draw(band),
        footer=draw(band),
        first_header=draw(band) if first else (),
        first_footer=draw(band) if first else (),
        different_first=first,
        page_start=draw(st.sampled_from([None, 1, 5])),
    )


def documents() -> st.SearchStrategy[Document]:
    """Documents of one to three sections."""
    return st.builds(
        Document,
        st.lists(sections(), min_size=1, max_size=3).map(tuple),
        runs().map(lambda run: Run('', run.font, run.size, run.bold, run.italic, run.underline)),
        TEXTS.map(lambda text: ' '.join(text.split())),
    )
