"""What leaves the desk: books that open clean, charts that tell the truth in black and white."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from PIL import Image

from kiosk.adapters.office.charts import ChartPainter
from kiosk.adapters.office.sheets import SheetFiles
from kiosk.adapters.office.xlsx_writer import XlsxWriter
from kiosk.core.errors import NotSavedError
from kiosk.core.tabular.chart import Chart, Series
from kiosk.core.tabular.cleanliness import judge
from kiosk.core.tabular.findings import RULES
from kiosk.core.tabular.fixes import mend
from kiosk.core.tabular.printed import Printed, of_table
from kiosk.core.tabular.table import read_table
from tests.simulators import sheets

EVIL = ('=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")')


def test_no_text_becomes_a_formula(tmp_path):
    rows = tuple((text, Decimal(-5)) for text in EVIL)
    path = tmp_path / 'a.xlsx'
    XlsxWriter().write(
        path, [Printed('=tab', '=title', ('=head', '+x'), ('text', 'number'), rows, ('@total', Decimal(1)))]
    )
    sheet = load_workbook(path).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {'s', 'n'}
    assert all(cell.value.startswith("'") for cell in cells if isinstance(cell.value, str))
    assert sheet['B4'].value == -5, 'a real negative number stays a number'


def test_numbers_dates_and_percentages_keep_their_nature(tmp_path):
    path = tmp_path / 'a.xlsx'
    kinds = ('text', 'number', 'percent', 'date')
    row = ('Bến Đò', Decimal('1234.5'), Decimal('8.47'), date(2026, 1, 5))
    XlsxWriter().write(path, [Printed('Bảng [1]', '', ('Thôn', 'Tiền', 'Tỷ lệ', 'Ngày'), kinds, (row,))])
    book = load_workbook(path)
    sheet = book.active
    assert sheet.title == 'Bảng  1'
    assert [cell.value for cell in sheet[2]][:3] == ['Bến Đò', 1234.5, 0.0847]
    assert sheet['D2'].value.date() == date(2026, 1, 5)
    assert [sheet[name].number_format for name in ('B2', 'C2', 'D2')] == ['#,##0.####', '0.00%', 'dd/mm/yyyy']
    assert {sheet[name].font.name for name in ('A1', 'A2')} == {'Times New Roman'}
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == '$1:$1'


def test_a_mended_table_is_read_back_clean(tmp_path):
    done = mend(read_table(SheetFiles().read(sheets.messy(tmp_path))), RULES)
    path = tmp_path / 'bảng sạch 2026-11-20.xlsx'
    XlsxWriter().write(path, [of_table(done.table, 'Hộ nghèo')])
    again = read_table(SheetFiles().read(path))
    assert again.rows == done.table.rows
    assert judge(again).counts == {'names': 1}, 'the village without marks is left to a person'


def test_a_folder_that_is_not_there_is_said_and_nothing_is_left(tmp_path):
    with pytest.raises(NotSavedError):
        XlsxWriter().write(tmp_path / 'không có' / 'a.xlsx', [Printed('a', '', ('b',), ('text',), (('c',),))])
    assert list(tmp_path.iterdir()) == []


def bars(kind='bar', **facts) -> Chart:
    villages = tuple(row[0] for row in sheets.VILLAGES)
    earlier = Series('Hộ nghèo, năm 2025', tuple(Decimal(row[3] + 2) for row in sheets.VILLAGES))
    later = Series('Hộ nghèo, năm 2026', tuple(Decimal(row[3]) for row in sheets.VILLAGES))
    return Chart(kind, **{'title': 'Hộ nghèo theo thôn', 'categories': villages, 'series': (earlier, later), **facts})


@pytest.mark.parametrize('kind', ['bar', 'line'])
def test_the_same_figures_give_the_same_bytes(kind):
    assert ChartPainter().paint(bars(kind)) == ChartPainter().paint(bars(kind))


def test_no_letter_of_vietnamese_is_missing(recwarn):
    ChartPainter().paint(bars(title='Ằ ẵ ợ ữ ỷ Đ đ ỡ ẩ ọ ế ộ ₫ %'))
    assert not [str(each.message) for each in recwarn if 'Glyph' in str(each.message)]


def test_the_two_periods_are_told_apart_without_colour():
    png = ChartPainter().paint(
        bars(categories=('Bến Đò',), series=tuple(Series(s.name, s.values[:1]) for s in bars().series))
    )
    grey = Image.open(io.BytesIO(png)).convert('L')
    counts = grey.histogram()
    dark, light = sum(counts[50:90]), sum(counts[180:210])
    assert dark > 10_000
    assert light > 10_000


@pytest.mark.parametrize('kind', ['bar', 'line'])
def test_odd_figures_are_drawn_too(kind):
    values = (None, Decimal(-5), Decimal(0), Decimal('1234567.89'))
    chart = Chart(kind, '', ('a' * 60, 'b', 'c', 'd'), (Series('x', values),), percent=True)
    assert ChartPainter().paint(chart).startswith(b'\x89PNG')


def darkest_beside_the_axis(png: bytes) -> int:
    """Return the darkest grey left and right of the line that the bars hang on, over the height of the bars."""
    grey = Image.open(io.BytesIO(png)).convert('L')
    wide, high = grey.size
    middle = range(high * 3 // 10, high * 6 // 10)
    spine = next(x for x in range(wide) if all(grey.getpixel((x, y)) < 130 for y in middle))
    near = [*range(spine - 7, spine - 2), *range(spine + 3, spine + 8)]
    return min(grey.getpixel((x, y)) for x in near for y in range(high // 6, high * 7 // 10))


@pytest.mark.parametrize('figures', [(-12345678, -3000000, 8000000, 0), (-12345678, -3000000, -8000000, -1)])
def test_the_figures_of_falling_bars_do_not_run_into_the_names(figures):
    series = Series('Thay đổi (đồng)', tuple(map(Decimal, figures)))
    chart = Chart('bar', 'Thay đổi theo thôn', ('Thôn Rừng Vầu', 'Thôn Giếng Đá', 'Bến Đò', 'Chợ Phiên'), (series,))
    assert darkest_beside_the_axis(ChartPainter().paint(chart)) > 200, 'nothing but white and lines of the grid'
