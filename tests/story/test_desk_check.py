"""Checking a Word file in the browser: what is wrong is said, the mended copy keeps the words, secrets are refused."""

from pathlib import Path

import docx
from docx.shared import Mm
from playwright.sync_api import Page, expect

from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.core.decree30.document import walk
from tests.simulators.browser import LAN, PATIENCE, picture, sign_in

WORDS = ['Kính gửi : Trưởng các thôn', 'Uỷ ban nhân dân xã Sông Chảy đề nghị báo cáo trước thứ Hai, ngày 24/11/2026.']


def badly_made(file: Path, *more: str) -> Path:
    document = docx.Document()
    document.sections[0].left_margin = Mm(20)
    for words in (*WORDS, *more):
        document.add_paragraph(words)
    document.save(file)
    return file


def choose(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role('button', name='Chọn tệp Word').click()
    chooser.value.set_files(file)


def words(file: Path) -> list[str]:
    return [located.paragraph.text for located in walk(OfficeDocuments().read(file)) if located.place == 'body']


def test_a_badly_made_file_is_explained_and_its_mended_copy_keeps_every_word(browser, station, tmp_path):
    page = sign_in(browser, station, LAN)
    page.goto(f'{station.address}/desk/check')
    file = badly_made(tmp_path / 'cong-van.docx')
    choose(page, file)
    expect(page.get_by_text('lỗi phải sửa')).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text('Anh/chị tự sửa')).to_be_visible()
    expect(page.get_by_text('24/11/2026').first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role('button', name='Tải bản đã sửa').click()
    download.value.save_as(tmp_path / 'mended.docx')
    assert words(tmp_path / 'mended.docx') == words(file)
    picture(page, 'desk-check')


def test_what_is_no_document_and_what_is_secret_are_refused_with_the_reason_and_nothing_is_kept(
    browser, station, tmp_path
):
    page = sign_in(browser, station, LAN)
    page.goto(f'{station.address}/desk/check')
    renamed = tmp_path / 'bao-cao.docx'
    renamed.write_bytes(b'%PDF-1.7 ' + b'0' * 2000)
    choose(page, renamed)
    expect(page.get_by_text('PDF').first).to_be_visible(timeout=PATIENCE)
    choose(page, badly_made(tmp_path / 'mat.docx', 'TỐI MẬT', 'Chuyện không được kể: con cá vàng.'))
    expect(page.get_by_text('TỐI MẬT').first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text('con cá vàng')).to_have_count(0)
    kept = [
        file for file in station.folder.rglob('*') if file.is_file() and 'con cá vàng'.encode() in file.read_bytes()
    ]
    assert kept == []
