"""An answer as parts of a document: the annex and the sentences for the composer, the chart behind the table.

Rules:
- the composer (``core.drafting``) lays everything out; nothing of the page is decided here but the picture's size;
- more rows than an annex takes are cut, and the annex says how many;
- our sentences are the facts (``points``) that whatever is ``written`` is checked against; its sentences begin large.

>>> compose(with_report(DraftFacts('bao-cao', subject='hộ nghèo'), annex_facts(printed, 'Hộ nghèo'), sentences, ''), l)
"""

import struct
from dataclasses import replace

from kiosk.core.decree30.document import Document, Paragraph, Picture
from kiosk.core.drafting.facts import AnnexFacts, DraftFacts, PartFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.sentence_starts import started
from kiosk.core.tabular.printed import Printed, cell_text
from kiosk.core.tabular.sheet import Row

UPRIGHT_COLUMNS = 7
"""More columns than this want a page that lies on its side (Annex I, part I, section I, point 2 of the decree)."""

PICTURE_MM = 160.0
_TALLEST_MM = 225.0
_RESULTS = 'ket-qua'


def annex_facts(printed: Printed, name: str, note: str = '') -> AnnexFacts:
    """Return the annex of a table, its total in the last row."""
    most = FIELDS['phu_luc.hang'].count - (printed.total is not None)
    rows = [*printed.rows[:most], *([printed.total] if printed.total is not None else [])]
    return AnnexFacts(name, printed.heads, tuple(_texts(printed, row) for row in rows), note)


def cut_rows(printed: Printed) -> int:
    """Return how many rows of a table do not fit into an annex."""
    return max(0, len(printed.rows) - FIELDS['phu_luc.hang'].count + (printed.total is not None))


def with_report(facts: DraftFacts, annex: AnnexFacts, sentences: tuple[str, ...], written: str) -> DraftFacts:
    """Return the facts of a report with our sentences among its results, and the annex as its last."""
    given = facts.part(_RESULTS)
    told = started(written) or ' '.join(sentences)
    results = PartFacts(_RESULTS, (*given.points, *sentences), (*(given.written or given.points), told))
    others = tuple(part for part in facts.parts if part.part != _RESULTS)
    return replace(facts, parts=(results, *others), annexes=(*facts.annexes, annex))


def picture(png: bytes, alt: str) -> Picture:
    """Return a chart, a PNG, as wide as the text of an upright page, and never higher than it."""
    wide, high = struct.unpack('>II', png[16:24])
    width = min(PICTURE_MM, _TALLEST_MM * wide / high)
    return Picture(png, round(width, 1), round(width * high / wide, 1), alt)


def with_picture(document: Document, chart: Picture) -> Document:
    """Return the document with a chart at the end of its last annex."""
    last = document.sections[-1]
    blocks = (*last.blocks, Paragraph(align='center', before_pt=6.0), chart)
    return replace(document, sections=(*document.sections[:-1], replace(last, blocks=blocks)))


def _texts(printed: Printed, row: Row) -> tuple[str, ...]:
    return tuple(cell_text(value, kind) for value, kind in zip(row, printed.kinds, strict=True))
