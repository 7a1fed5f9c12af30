"""A table on the desk: looked at, cleaned, asked and told by clicking; nothing is counted twice, nothing is lost."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Download, Page, expect

from tests.simulators import sheets
from tests.simulators.browser import BINH, GIANG, LAN, PATIENCE, picture, sign_in, with_people
from tests.simulators.station import Station

PHONE = 390


@pytest.fixture(scope='module')
def station(tmp_path_factory):
    """One kiosk for all: the table desk keeps nothing of a visit."""
    kiosk = with_people(Station(tmp_path_factory.mktemp('table') / 'kiosk'))
    kiosk.start()
    yield kiosk
    kiosk.power_cut()


def desk(browser, station, name: str, width: int = 1366) -> Page:
    page = sign_in(browser, station, name, width)
    page.goto(f'{station.address}/desk/table')
    expect(page.get_by_role('button', name='Chọn tệp bảng')).to_be_visible(timeout=PATIENCE)
    return page


def choose(page: Page, file: Path) -> None:
    page.locator('input[type=file]').set_input_files(file)
    expect(page.get_by_text(f'Tệp: {file.name}')).to_be_visible(timeout=PATIENCE)


def press(page: Page, name: str) -> None:
    page.get_by_role('button', name=name, exact=True).click()


def pick(page: Page, field: str, option: str) -> None:
    page.get_by_role('combobox', name=field, exact=True).click()
    page.get_by_role('option', name=option, exact=True).click()


def ask(page: Page) -> None:
    press(page, 'Tính')
    expect(page.get_by_text('Máy tính ra từ bảng')).to_be_visible(timeout=PATIENCE)


def taken(page: Page, button: str) -> tuple[Download, bytes]:
    with page.expect_download(timeout=PATIENCE) as waited:
        press(page, button)
    return waited.value, Path(waited.value.path()).read_bytes()


def three_sheets(folder: Path) -> Path:
    book = Workbook()
    book.active.title = 'Hai năm'
    for row in (['Thôn', 'Hộ nghèo 2025', 'Hộ nghèo 2026'], ['Bến Đò', 10, 9], ['Gò Sim', 16, 14], ['Cầu Mây', 8, 9]):
        book.active.append(row)
    book.create_sheet('Ghi nhớ')['A1'] = 'gọi anh Bình'
    more = book.create_sheet('Nhân khẩu')
    for row in (['Thôn', 'Người'], ['Bến Đò', 1655], ['Gò Sim', 1172]):
        more.append(row)
    return sheets.save(folder, book, 'tong-hop_2026-11-20.xlsx')


def test_an_offices_messy_table_becomes_a_report_by_clicking_alone(browser, station, tmp_path):
    page = desk(browser, station, LAN)
    choose(page, sheets.messy(tmp_path))
    expect(page.get_by_text('C12: ô «341 hộ» có cả đơn vị tính')).to_be_visible()
    expect(page.get_by_role('button', name='Tính', exact=True)).to_have_count(0)
    picture(page, 'table-unclean')
    press(page, 'Làm sạch')
    expect(page.get_by_text('Số là số: 13 chỗ')).to_be_visible(timeout=PATIENCE)
    ask(page)
    expect(page.get_by_text('Toàn xã có 124 hộ nghèo.').first).to_be_visible()
    total = page.locator('.k-total td')
    expect(total.nth(1)).to_have_text('124')
    expect(page.get_by_role('img', name='Biểu đồ cột: Hộ nghèo theo thôn')).to_be_visible()
    picture(page, 'table-report')
    download, data = taken(page, 'Tải báo cáo (.docx)')
    report = Document(BytesIO(data))
    assert download.suggested_filename == 'bao-cao-ho-ngheo-theo-thon.docx'
    assert 'Toàn xã có 124 hộ nghèo.' in '\n'.join(each.text for each in report.paragraphs)
    assert len(report.inline_shapes) == 1
    _, annex = taken(page, 'Tải phụ lục (.xlsx)')
    assert ('Cộng', 124) in list(load_workbook(BytesIO(annex)).active.iter_rows(values_only=True))


def test_what_a_person_unticks_stays_as_it_was_and_the_original_comes_back(browser, station, tmp_path):
    page = desk(browser, station, BINH)
    choose(page, sheets.messy(tmp_path))
    page.get_by_role('checkbox', name='Ngày thật').click()
    press(page, 'Làm sạch')
    _, data = taken(page, 'Tải bảng đã làm sạch (.xlsx)')
    rows = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    assert rows[1] == (1, 'Thôn Bến Đò', 418, 1655, 9, '06/11/2026')
    expect(page.get_by_text('Ngày thật: 12 chỗ')).to_have_count(0)
    press(page, 'Lấy lại bảng gốc')
    expect(page.get_by_text('C12: ô «341 hộ» có cả đơn vị tính')).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role('button', name='Tính', exact=True)).to_have_count(0)


def test_the_answer_of_one_table_never_stands_under_another(browser, station, tmp_path):
    page = desk(browser, station, LAN)
    choose(page, three_sheets(tmp_path))
    pick(page, 'Phép tính', 'tăng, giảm % giữa hai cột')
    pick(page, 'so với cột', 'Hộ nghèo 2025')
    ask(page)
    expect(page.get_by_text('So với hộ nghèo 2025, hộ nghèo 2026 giảm 5,88%.').first).to_be_visible()
    pick(page, 'Trang tính', 'Ghi nhớ')
    expect(page.get_by_text('Trang tính «Ghi nhớ» chỉ có một ô')).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role('columnheader', name='Hộ nghèo 2026')).to_be_visible()
    pick(page, 'Trang tính', 'Nhân khẩu')
    expect(page.get_by_role('columnheader', name='Người')).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text('Máy tính ra từ bảng')).to_have_count(0)
    expect(page.get_by_text('5,88%')).to_have_count(0)


def test_a_broken_file_is_named_and_the_table_that_was_open_stays(browser, station, tmp_path):
    page = desk(browser, station, LAN)
    choose(page, sheets.clean(tmp_path))
    expect(page.get_by_text('Bảng sạch theo cả tám quy tắc')).to_be_visible()
    broken = tmp_path / 'hong.xlsx'
    broken.write_bytes(b'PK\x03\x04 cut off')
    page.locator('input[type=file]').set_input_files(broken)
    said = page.get_by_text('Tệp hong.xlsx bị hỏng')
    expect(said).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text('Tệp: ho-ngheo_2026-11-20.xlsx')).to_be_visible()
    ask(page)
    before = page.get_by_role('img', name='Biểu đồ cột').get_attribute('src')
    press(page, 'Đường')
    line = page.get_by_role('img', name='Biểu đồ đường: Hộ nghèo theo thôn')
    expect(line).to_be_visible(timeout=PATIENCE)
    assert line.get_attribute('src') != before


def test_two_months_are_offered_to_compare_and_only_the_chosen_rows_count(browser, station, tmp_path):
    page = desk(browser, station, LAN)
    days = [date(2026, 10, 5), date(2026, 10, 20), date(2026, 11, 3), date(2026, 11, 28)]
    kinds = ['Phí chợ', 'Thuế đất', 'Phí chợ', 'Phí chợ']
    told = [list(row) for row in zip(days, kinds, [10, 500, 25, 5], strict=True)]
    choose(page, sheets.rows(tmp_path, ['Ngày', 'Khoản thu', 'Số tiền (triệu đồng)'], *told))
    page.get_by_text('Lọc, so hai kỳ, sắp xếp').click()
    pick(page, 'Chỉ tính các hàng có cột', 'Khoản thu')
    pick(page, 'Giá trị', 'Phí chợ')
    pick(page, 'So hai kỳ theo cột', 'Ngày')
    ask(page)
    expect(page.get_by_text('tăng 20 triệu đồng (200%) so với tháng 10/2026').first).to_be_visible()
    expect(page.locator('.k-total td').nth(2)).to_have_text('30')


def test_the_whole_way_fits_on_a_phone(browser, station, tmp_path):
    page = desk(browser, station, GIANG, PHONE)
    choose(page, sheets.messy(tmp_path))
    assert page.evaluate('document.documentElement.scrollWidth') <= PHONE
    press(page, 'Làm sạch')
    page.get_by_text('Lọc, so hai kỳ, sắp xếp').click()
    ask(page)
    assert page.evaluate('document.documentElement.scrollWidth') <= PHONE
    picture(page, 'table-phone')


def test_years_are_written_and_asked_as_years(browser, station, tmp_path):
    page = desk(browser, station, BINH)
    told = [['Bến Đò', 10, 2025], ['Gò Sim', 16, 2025], ['Bến Đò', 9, 2026], ['Gò Sim', 14, 2026]]
    choose(page, sheets.rows(tmp_path, ['Thôn', 'Hộ nghèo', 'Năm'], *told))
    head = page.get_by_role('columnheader', name='Năm').first
    expect(head).to_contain_text('Năm · từ 2025 đến 2026')
    expect(head).to_have_class('k-num')
    expect(page.get_by_role('cell', name='2026', exact=True).first).to_have_class('k-num')
    ask(page)
    expect(page.get_by_role('columnheader', name='Hộ nghèo').last).to_be_visible()
    expect(page.locator('.k-total td').nth(1)).to_have_text('49')
