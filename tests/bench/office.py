"""How fast is a long document checked? ``python -m tests.bench document``

A report of 50 chapters, which make 40 pages, is written: letterhead, text, lists, tables. Then, in turns: our
service reads it in its limited process and judges it by every rule, as the screen and ``kiosk check-document`` do;
and a fresh process in which python-docx only reads it (``plain_docx``). Both start an interpreter and load
python-docx each time; the rules are loaded once, as in the running kiosk. Medians of the rounds.
The pages are counted by LibreOffice where it is installed.
"""

import re
import tempfile
from pathlib import Path

from kiosk.adapters.machine.clock import SystemClock
from kiosk.adapters.office import pdf
from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.adapters.office.docx_writer import write_docx
from kiosk.core.decree30.document import Cell, Document, Paragraph, Run, Section, Stroke, Table
from kiosk.services.check_document import CheckDocument
from tests.bench.figure import Figure, Goal
from tests.bench.turns import fresh, in_turns, timed

CHAPTERS, PAGES = 50, 40
GOAL = Goal(2.0, of='ours')
PEER = 'python-docx reading it'
WORDS = 'Ủy ban nhân dân xã chỉ đạo các thôn, các ngành thực hiện nhiệm vụ được giao, kết quả đạt {} phần trăm. '


def report(chapters: int) -> Document:
    """Return a report of so many chapters."""
    blocks: list[Paragraph | Table] = [letterhead(), line('BÁO CÁO', bold=True), line('Kết quả năm 2026', bold=True)]
    for page in range(chapters):
        blocks.append(line(f'{page + 1}. Nhiệm vụ', align='left', bold=True))
        blocks += [text(WORDS.format(page * 7 + at) * 3) for at in range(6 if page % 4 else 5)]
        blocks += [text(f'- Thôn số {at} đạt {at * 3} hộ;') for at in range(6)]
        if page % 4 == 0:
            blocks.append(table())
    number = Paragraph((Run('2', page_field=True),), align='center')
    return Document((Section(tuple(blocks), header=(number,), different_first=True, page_start=1),))


def letterhead() -> Table:
    """Return a letterhead of two columns."""
    left = (line('ỦY BAN NHÂN DÂN', bold=True), line('XÃ SÔNG CHẢY', bold=True, strokes=(Stroke(16.0),)))
    right = (
        line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13, bold=True),
        line('Độc lập - Tự do - Hạnh phúc', bold=True, strokes=(Stroke(60.5),)),
    )
    under = (Cell((line('Số: 12/BC-UBND', 13),)), Cell((line('Sông Chảy, ngày 05 tháng 02 năm 2026', italic=True),)))
    return Table(((Cell(left), Cell(right)), under), (66.0, 99.0), ruled=False)


def line(words: str, size: float = 14, align: str = 'center', strokes: tuple[Stroke, ...] = (), **look) -> Paragraph:
    """Return a line of one look."""
    return Paragraph((Run(words, size=size, **look),), align=align, strokes=strokes)


def text(words: str) -> Paragraph:
    """Return a paragraph of the body."""
    return Paragraph((Run(words),), align='justify', first_mm=12.7, before_pt=6.0)


def table() -> Table:
    """Return a table of five rows."""
    rows = tuple(tuple(Cell((line(f'ô {row}.{column}', 13),)) for column in range(4)) for row in range(5))
    return Table(rows, (20.0, 50.0, 45.0, 50.0), heading_rows=1)


def measure(rounds: int = 7) -> dict[str, float]:
    """Return ``s`` and ``cpu_s`` of ``ours`` and ``peer``, the paragraphs each met, and the pages."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'bao-cao.docx'
        write_docx(report(CHAPTERS), file)
        documents = OfficeDocuments()
        service = CheckDocument(documents, documents, SystemClock())

        def ours() -> dict[str, float]:
            times, found = timed(lambda: service.check(file))
            return {**times, 'paragraphs': found.paragraphs, 'findings': len(found.findings)}

        found = in_turns({'ours': ours, 'peer': lambda: fresh('tests.bench.plain_docx', file)}, rounds)
        return {**found, 'pages': _pages(file)}


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table."""
    what = f'a document of {found["pages"]} pages and {found["ours_paragraphs"]:.0f} paragraphs'
    return [
        Figure(f'{what} read and checked', 's', found['ours_s'], PEER, found['peer_s'], GOAL),
        Figure(f'{what}, processor time', 's CPU', found['ours_cpu_s'], PEER, found['peer_cpu_s']),
    ]


def _pages(file: Path) -> int:
    if not pdf.can_write_pdf():
        return PAGES
    pdf.write_pdf(file, file.with_suffix('.pdf'))
    pages = len(re.findall(rb'/Type\s*/Page\b', file.with_suffix('.pdf').read_bytes()))
    if pages < PAGES:
        raise RuntimeError(f'the document has {pages} pages only: this would not measure what it says')
    return pages
