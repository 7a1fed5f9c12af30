"""Files that went through a real LibreOffice, and files an independent library made, are read as people see them."""

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from kiosk.adapters.office import pdf
from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.adapters.office.docx_reader import read
from kiosk.adapters.office.docx_writer import docx_bytes, write_docx
from kiosk.adapters.office.soffice import PROGRAM
from kiosk.core.decree30.document import Cell, Document, Paragraph, Picture, Run, Section, Stroke, Table, walk
from kiosk.core.errors import NoDocumentError, NotSavedError, PdfFailedError, PdfMissingError
from tests.simulators.papers import png


def line(text: str, size: float = 13, align: str = 'center', strokes: tuple[Stroke, ...] = (), **look) -> Paragraph:
    runs = (Run(text, size=size, **look),) if text else ()
    return Paragraph(runs, align=align, strokes=strokes)


HEAD = Table(
    (
        (
            Cell((line('ỦY BAN NHÂN DÂN', bold=True), line('XÃ SÔNG CHẢY', bold=True, strokes=(Stroke(18.0),)))),
            Cell(
                (
                    line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold=True),
                    line('Độc lập - Tự do - Hạnh phúc', 14, bold=True, strokes=(Stroke(60.5),)),
                )
            ),
        ),
        (Cell((line('Số: 12/BC-UBND'),)), Cell((line('Sông Chảy, ngày 05 tháng 02 năm 2026', italic=True),))),
    ),
    (66.0, 99.0),
    ruled=False,
)
TEXT = Paragraph(
    (
        Run('Thực hiện kế hoạch công tác năm 2026, '),
        Run('Ủy ban nhân dân xã', bold=True),
        Run(' báo cáo như sau: ' * 9),
    ),
    align='justify',
    first_mm=12.7,
    before_pt=6.0,
    line=1.15,
)
LIST = Table(
    (
        (Cell((line('TT'),)), Cell((line('Nội dung'),), span=2)),
        (Cell((line('1'),)), Cell((line('Vệ sinh'),)), Cell((line('Đường làng'),))),
        (Cell(covered=True), Cell((line('Cây xanh'),)), Cell((line('12 km'),))),
    ),
    (20.0, 70.0, 75.0),
    heading_rows=1,
)
STAMP = replace(line('HỎA TỐC', bold=True, color='FF0000'), framed=True, left_mm=10.0, right_mm=110.0)
NUMBER = Paragraph((Run('1', page_field=True),), align='center')
DOCUMENT = Document(
    (
        Section(
            (
                HEAD,
                STAMP,
                line('BÁO CÁO', 14, bold=True),
                replace(line('', strokes=(Stroke(50.0, 'border'),)), left_mm=57.5, right_mm=57.5),
                *[TEXT] * 12,
                LIST,
                Picture(png(), 60.0, 30.0, 'biểu đồ'),
                replace(line('Phụ lục', bold=True), page_break=True),
            ),
            header=(NUMBER,),
            first_header=(Paragraph(),),
            different_first=True,
            page_start=1,
        ),
    ),
)


def resaved(folder: Path, data: bytes, ending: str = 'docx') -> Path:
    (folder / 'vao').mkdir()
    (folder / 'vao' / 'a.docx').write_bytes(data)
    subprocess.run(
        [
            PROGRAM,
            '--headless',
            f'-env:UserInstallation={(folder / "ho-so").as_uri()}',
            '--convert-to',
            ending,
            '--outdir',
            str(folder),
            str(folder / 'vao' / 'a.docx'),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return folder / f'a.{ending}'


def looks(document: Document) -> list[tuple[object, ...]]:
    """What the checker lives on, of every paragraph that shows something."""
    return [
        (
            located.place,
            paragraph.text if located.place != 'header' else '',
            [(run.font, run.size, run.bold, run.italic, run.color, run.page_field) for run in paragraph.runs],
            (paragraph.align, paragraph.first_mm, paragraph.before_pt, paragraph.line, paragraph.framed),
            [(stroke.kind, round(stroke.mm)) for stroke in paragraph.strokes],
        )
        for located in walk(document)
        if (paragraph := located.paragraph).text or paragraph.strokes
    ]


@pytest.fixture(scope='module')
def twin(tmp_path_factory) -> Document:
    """The document as LibreOffice saved it again."""
    return read(resaved(tmp_path_factory.mktemp('lo'), docx_bytes(DOCUMENT)).read_bytes()).document


def test_libreoffice_sees_the_same_letters_places_and_lines(twin):
    assert looks(twin) == looks(read(docx_bytes(DOCUMENT)).document)


def test_libreoffice_sees_the_same_pages_and_tables(twin):
    (section,) = twin.sections
    mine = DOCUMENT.sections[0]
    for name in (
        'width_mm',
        'height_mm',
        'top_mm',
        'bottom_mm',
        'left_mm',
        'right_mm',
        'different_first',
        'page_start',
    ):
        assert abs(getattr(section, name) - getattr(mine, name)) <= 0.1, name
    head, listed = [block for block in section.blocks if isinstance(block, Table)]
    assert [(table.ruled, table.heading_rows) for table in (head, listed)] == [(False, 0), (True, 1)]
    assert [[(cell.span, cell.covered) for cell in row] for row in listed.rows] == [
        [(1, False), (2, False)],
        [(1, False), (1, False), (1, False)],
        [(1, True), (1, False), (1, False)],
    ]
    assert [block.data for block in section.blocks if isinstance(block, Picture)]
    assert [each.paragraph.page_break for each in walk(twin) if each.paragraph.text == 'Phụ lục'] == [True]


def test_the_pages_come_out_of_the_printer_as_they_were_meant(tmp_path):
    write_docx(DOCUMENT, tmp_path / 'a.docx')
    pdf.write_pdf(tmp_path / 'a.docx', tmp_path / 'a.pdf')
    assert (tmp_path / 'a.pdf').read_bytes().startswith(b'%PDF-')
    shown = subprocess.run(
        ['pdftotext', '-layout', str(tmp_path / 'a.pdf'), '-'], capture_output=True, text=True, check=True
    )
    pages = shown.stdout.split('\f')
    assert 'Độc lập - Tự do - Hạnh phúc' in pages[0] and pages[0].split()[0] != '1', 'no number on page one'
    assert pages[1].split()[0] == '2' and 'Phụ lục' in pages[-2]
    fonts = subprocess.run(['pdffonts', str(tmp_path / 'a.pdf')], capture_output=True, text=True, check=True).stdout
    assert {row.split()[0].partition('+')[2].partition('-')[0] for row in fonts.splitlines()[2:]} <= {
        'LiberationSerif',
        'TimesNewRoman',
    }


def test_what_makes_pdf_is_named_when_it_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv('PATH', str(tmp_path))
    with pytest.raises(PdfMissingError) as caught:
        pdf.write_pdf(tmp_path / 'a.docx', tmp_path / 'a.pdf')
    assert caught.value.facts == {'program': 'LibreOffice'}
    assert not pdf.can_write_pdf()


def test_a_pdf_that_could_not_be_made_leaves_no_file(tmp_path):
    with pytest.raises(NoDocumentError):
        pdf.write_pdf(tmp_path / 'none.docx', tmp_path / 'a.pdf')
    write_docx(DOCUMENT, tmp_path / 'a.docx')
    with pytest.raises(PdfFailedError) as caught:
        pdf.write_pdf(tmp_path / 'a.docx', tmp_path / 'a.pdf', seconds=0)
    assert caught.value.facts['reason'] == 'time'
    assert not (tmp_path / 'a.pdf').exists()


def test_an_old_doc_is_read_through_libreoffice(tmp_path):
    old = resaved(tmp_path, docx_bytes(DOCUMENT), 'doc')
    texts = [located.paragraph.text for located in walk(OfficeDocuments().read(old))]
    assert 'Độc lập - Tự do - Hạnh phúc' in texts and 'BÁO CÁO' in texts


def test_a_file_by_python_docx_is_read_as_it_was_made(tmp_path):
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = 'đầu trang'
    made.styles['Normal'].font.name = 'Times New Roman'
    made.styles['Normal'].font.size = Pt(14)
    body = made.add_paragraph('Nội dung ')
    body.add_run('đậm').bold = True
    body.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(12.7)
    made.add_heading('Mục I', 1)
    made.add_paragraph('gạch', style='List Bullet')
    made.add_table(2, 2, style='Table Grid').cell(0, 0).text = 'ô'
    made.save(tmp_path / 'a.docx')
    document = OfficeDocuments().read(tmp_path / 'a.docx')
    text, heading, bullet, table = document.sections[0].blocks
    assert [(run.font, run.size, run.bold) for run in text.runs] == [
        ('Times New Roman', 14.0, False),
        ('Times New Roman', 14.0, True),
    ]
    assert (text.align, text.first_mm, document.sections[0].left_mm) == ('justify', 12.7, 30.0)
    assert (heading.style, heading.runs[0].bold, heading.runs[0].font) == ('heading 1', True, 'Calibri')
    assert (bullet.label, bullet.text) == ('•', 'gạch')
    assert (table.ruled, table.rows[0][0].blocks[0].text) == (True, 'ô')
    assert [block.text for block in document.sections[0].header] == ['đầu trang']


def test_python_docx_reads_what_we_write(tmp_path):
    write_docx(DOCUMENT, tmp_path / 'a.docx')
    made = docx.Document(str(tmp_path / 'a.docx'))
    assert made.tables[0].cell(0, 1).paragraphs[1].text == 'Độc lập - Tự do - Hạnh phúc'
    assert made.styles['Normal'].font.name == 'Times New Roman'
    assert made.tables[1]._tbl.xml.count('w:vMerge w:val="restart"') == 1
    assert made.sections[0].different_first_page_header_footer


def test_a_file_that_cannot_be_saved_leaves_the_old_one(tmp_path):
    file = tmp_path / 'a.docx'
    file.write_bytes(b'cu')
    beside = tmp_path / '.a.docx.moi'
    beside.mkdir()
    with pytest.raises(NotSavedError):
        write_docx(DOCUMENT, file)
    assert file.read_bytes() == b'cu'
    shutil.rmtree(beside)
    write_docx(DOCUMENT, file)
    assert sorted(each.name for each in tmp_path.iterdir()) == ['a.docx']


def test_nothing_of_the_machine_or_the_moment_is_in_a_file(tmp_path):
    data = docx_bytes(DOCUMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    parts = read(data).package.parts
    assert set(parts) & {'docProps/app.xml', 'word/theme/theme1.xml'} == set()
    for mark in (b'creator', b'lastModifiedBy', b'created', b'rsid', b'Theme='):
        assert not any(mark in part for part in parts.values()), mark
    assert b'w:val="vi-VN"' in parts['word/styles.xml']
