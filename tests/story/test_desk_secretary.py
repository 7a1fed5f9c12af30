"""At the secretary's desk: notes become papers that may leave, a week has no clash, and nothing typed is lost."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.core.secretary.test_notes import NOTES
from tests.core.secretary.test_week import LESSON
from tests.simulators.browser import BINH, GIANG, LAN, PATIENCE, picture, sign_in, with_people
from tests.simulators.station import Station

PHONE = 390
CLASH = '8h thứ 2 họp giao ban 2 tiếng, CT + PCT\n9h thứ 2 tiếp đoàn công tác 1 tiếng, CT'
KEPT = re.compile(r'Đã lưu lúc \d\d:\d\d:\d\d')


@pytest.fixture(scope='module')
def kiosk(tmp_path_factory):
    """One kiosk for all stories but the one in which the power goes."""
    station = with_people(Station(tmp_path_factory.mktemp('secretary') / 'kiosk'))
    station.start()
    yield station
    station.power_cut()


def desk(browser, station, name: str, place: str, width: int = 1366) -> Page:
    page = sign_in(browser, station, name, width)
    page.goto(f'{station.address}/desk/{place}')
    expect(page.get_by_role('button', name='Bắt đầu bản mới')).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role('button', name='Xem ví dụ')).to_be_visible(timeout=PATIENCE)
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role('button', name=name, exact=True).click()


def take(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download(timeout=PATIENCE) as waited:
        press(page, button)
    file = folder / waited.value.suggested_filename
    waited.value.save_as(file)
    return file


def faults(station: Station, file: Path) -> list[str]:
    said = json.loads(station.verb('check-document', str(file), '--json').stdout)
    return [f'{each["rule"]} {each["words"]}' for each in said['findings'] if each['severity'] == 'E']


def make_minutes(page: Page, notes: str = NOTES) -> None:
    page.get_by_label('Ngày họp').fill('25/11/2026')
    page.get_by_label('Ghi chép cuộc họp').fill(notes)
    press(page, 'Lập biên bản')
    expect(page.get_by_role('tab', name='Bảng giao việc')).to_be_visible(timeout=PATIENCE)


def make_week(page: Page, jobs: str) -> None:
    page.get_by_label('Các việc trong tuần').fill(jobs)
    press(page, 'Xếp lịch')
    expect(page.locator('.k-week')).to_be_visible(timeout=PATIENCE)


def test_notes_become_minutes_that_may_leave_the_office(browser, kiosk, tmp_path):
    page = desk(browser, kiosk, LAN, 'meeting')
    make_minutes(page, NOTES.replace('Kết thúc 10h30', ''))
    expect(page.get_by_text('Chưa có giờ kết thúc.')).to_be_visible(timeout=PATIENCE)
    page.get_by_label('Giờ kết thúc').fill('10h30')
    expect(page.get_by_text('Biên bản đã đủ thông tin')).to_be_visible(timeout=PATIENCE)
    expect(page.locator('.k-paper').first).to_contain_text('10 giờ 30, ngày 25 tháng 11 năm 2026')
    file = take(page, 'Tải biên bản (.docx)', tmp_path)
    assert (file.name, faults(kiosk, file)) == ('bien-ban-hop-giao-ban-tuan-48.docx', [])
    picture(page, 'desk-meeting')


def test_a_task_is_given_only_when_somebody_says_so_and_the_conclusions_follow(browser, kiosk, tmp_path):
    page = desk(browser, kiosk, GIANG, 'meeting')
    make_minutes(page)
    page.get_by_role('tab', name='Bảng giao việc').click()
    rows = page.locator('section.k-card')
    expect(rows).to_have_count(6, timeout=PATIENCE)
    expect(rows.nth(0)).to_contain_text('Mới đề xuất')
    expect(rows.nth(0)).to_contain_text('Ghi chép, dòng 8: - đ/c PCT: đề nghị P.KT kiểm tra nước thải')
    rows.nth(0).get_by_role('button', name='Nhận việc này').click()
    expect(rows.nth(0)).to_contain_text('Đã giao', timeout=PATIENCE)
    rows.nth(0).get_by_label('Thời hạn').fill('thứ 6 tuần sau')
    rows.nth(0).get_by_label('Sản phẩm').click()
    expect(rows.nth(0).get_by_label('Thời hạn')).to_have_value('ngày 04/12/2026', timeout=PATIENCE)
    rows.nth(3).get_by_role('button', name='Xác nhận hạn').click()
    expect(rows.nth(3)).not_to_contain_text('Anh/chị xác nhận', timeout=PATIENCE)
    rows.nth(5).get_by_label('Thời hạn').fill('01/12/2026')
    rows.nth(5).get_by_label('Phối hợp').click()
    expect(rows.nth(5)).not_to_contain_text('Anh/chị điền hạn', timeout=PATIENCE)
    picture(page, 'desk-tasks')
    book = load_workbook(BytesIO(take(page, 'Tải bảng giao việc (.xlsx)', tmp_path).read_bytes())).active
    assert book['B4'].value == 'kiểm tra nước thải thôn Ngòi Lau'
    assert book.max_row == 3 + 5, 'what was only proposed stays here'
    page.get_by_role('tab', name='Thông báo kết luận').click()
    expect(page.get_by_text('Trên giấy còn để trống: tổ chức thực hiện.')).to_be_visible(timeout=PATIENCE)
    page.get_by_label('Tổ chức thực hiện').fill('Văn phòng theo dõi, đôn đốc việc thực hiện.')
    expect(page.get_by_text('Trên giấy còn để trống')).to_have_count(0, timeout=PATIENCE)
    assert faults(kiosk, take(page, 'Tải thông báo kết luận (.docx)', tmp_path)) == []


def test_other_notes_change_what_was_read_from_them_and_never_what_was_typed(browser, kiosk):
    page = desk(browser, kiosk, BINH, 'meeting')
    make_minutes(page, 'Họp giao ban tuần 47\nThời gian: 7h30. Địa điểm: phòng họp tầng 1\nKết thúc 9h15')
    expect(page.get_by_label('Giờ kết thúc')).to_have_value('09h15')
    page.get_by_label('Nơi họp').fill('Hội trường tầng 2')
    make_minutes(page, 'Họp sơ kết lớp\nThời gian: 8h. Địa điểm: phòng họp tầng 3\nKết thúc 10h30')
    expect(page.get_by_label('Giờ kết thúc')).to_have_value('10h30', timeout=PATIENCE)
    expect(page.get_by_label('Giờ bắt đầu')).to_have_value('08h00')
    expect(page.get_by_label('Tên cuộc họp')).to_have_value('Họp sơ kết lớp')
    expect(page.get_by_label('Nơi họp')).to_have_value('Hội trường tầng 2')


def test_fourteen_scattered_jobs_become_a_week_without_a_clash(browser, kiosk, tmp_path):
    page = desk(browser, kiosk, LAN, 'week')
    shown = page.get_by_text('Tuần từ thứ Hai').first
    this_week = shown.inner_text()
    page.get_by_role('button', name='Tuần sau').click()
    expect(shown).not_to_have_text(this_week, timeout=PATIENCE)
    monday = shown.inner_text()
    day, month, year = re.findall(r'\d+', monday)[:3]
    wednesday = date(int(year), int(month), int(day)).toordinal() + 2
    make_week(page, LESSON.replace('02/12', f'{date.fromordinal(wednesday):%d/%m}'))
    expect(page.get_by_text('Lịch không trùng người, không trùng phòng.')).to_be_visible(timeout=PATIENCE)
    expect(page.locator('.k-week-job')).to_have_count(14)
    assert page.get_by_text('Chưa xếp được').count() == 0
    picture(page, 'desk-week')
    assert faults(kiosk, take(page, 'Tải lịch (.docx)', tmp_path)) == []
    book = load_workbook(BytesIO(take(page, 'Tải lịch (.xlsx)', tmp_path).read_bytes())).active
    assert book.max_row == 3 + 14


def test_a_clash_is_told_in_words_and_one_click_mends_it(browser, kiosk):
    page = desk(browser, kiosk, BINH, 'week')
    make_week(page, CLASH)
    expect(page.get_by_text('Trùng người (Chủ tịch): «họp giao ban» và «tiếp đoàn công tác»')).to_be_visible()
    expect(page.locator('.k-week-job.k-clash')).to_have_count(2)
    picture(page, 'desk-week-clash')
    page.get_by_role('button', name=re.compile('Dời «tiếp đoàn công tác» sang 10 giờ 00 thứ Hai')).click()
    expect(page.get_by_text('Lịch không trùng người')).to_be_visible(timeout=PATIENCE)
    expect(page.locator('.k-clash')).to_have_count(0)
    expect(page.locator('.k-week-job', has_text='tiếp đoàn công tác')).to_contain_text('10h00–11h00')


def test_a_job_is_changed_added_and_taken_out_by_its_form(browser, kiosk):
    page = desk(browser, kiosk, LAN, 'week')
    make_week(page, '8h thứ 2 họp giao ban 2 tiếng, CT')
    page.get_by_role('button', name='Sửa việc: họp giao ban').click()
    page.get_by_label('Giờ bắt đầu').fill('chiều')
    press(page, 'Ghi vào lịch')
    expect(page.get_by_text('Gõ giờ như 8h30')).to_be_visible(timeout=PATIENCE)
    page.get_by_label('Giờ bắt đầu').fill('14h')
    page.get_by_label('Phòng, địa điểm').fill('hội trường')
    press(page, 'Ghi vào lịch')
    row = page.locator('.k-week-job', has_text='họp giao ban')
    expect(row).to_contain_text('14h00–16h00', timeout=PATIENCE)
    expect(row).to_contain_text('Ở hội trường')
    press(page, 'Thêm việc')
    page.get_by_label('Việc', exact=True).fill('họp chi bộ')
    page.get_by_label('Thành phần').fill('Chủ tịch; chị Mai')
    press(page, 'Ghi vào lịch')
    expect(page.locator('.k-week-job')).to_have_count(2, timeout=PATIENCE)
    page.get_by_role('button', name='Sửa việc: họp chi bộ').click()
    press(page, 'Bỏ việc này')
    expect(page.get_by_text('Bỏ «họp chi bộ» khỏi lịch tuần này?')).to_be_visible(timeout=PATIENCE)
    press(page, 'Bỏ khỏi lịch')
    expect(page.locator('.k-week-job')).to_have_count(1, timeout=PATIENCE)


def test_what_was_typed_is_there_after_the_power_went(browser, station):
    page = desk(browser, station, LAN, 'meeting')
    make_minutes(page)
    expect(page.get_by_text(KEPT)).to_be_visible(timeout=3000)
    page.get_by_label('Ghi chép cuộc họp').press_sequentially(' thêm một dòng cuối', delay=20)
    page.wait_for_timeout(2000)
    station.power_cut()
    page.close()
    station.start()
    page = desk(browser, station, LAN, 'meeting')
    press(page, 'Mở lại')
    expect(page.get_by_label('Ghi chép cuộc họp')).to_have_value(re.compile('thêm một dòng cuối$'), timeout=PATIENCE)
    expect(page.get_by_label('Chủ trì')).to_have_value('đồng chí Chủ tịch')
    expect(page.locator('.k-paper').first).to_contain_text('412 hồ sơ', timeout=PATIENCE)
    press(page, 'Bắt đầu bản mới')
    expect(page.get_by_label('Ghi chép cuộc họp')).to_have_value('', timeout=PATIENCE)
    press(page, 'Xóa')
    press(page, 'Thôi, giữ nguyên')
    expect(page.get_by_role('dialog')).to_have_count(0, timeout=PATIENCE)
    expect(page.get_by_role('button', name='Mở lại')).to_have_count(1)
    press(page, 'Xóa')
    page.get_by_role('dialog').get_by_role('button', name='Xóa').click()
    expect(page.get_by_role('button', name='Mở lại')).to_have_count(0, timeout=PATIENCE)


def test_what_was_typed_the_moment_before_going_elsewhere_is_kept(browser, kiosk):
    page = desk(browser, kiosk, BINH, 'meeting')
    page.get_by_label('Ghi chép cuộc họp').press_sequentially('chữ gõ trước khi đi', delay=5)
    page.get_by_role('link', name='Tìm', exact=True).click()
    expect(page.get_by_label('Ghi chép cuộc họp')).to_have_count(0, timeout=PATIENCE)
    page = desk(browser, kiosk, BINH, 'meeting')
    page.get_by_role('button', name='Mở lại').first.click()
    expect(page.get_by_label('Ghi chép cuộc họp')).to_have_value('chữ gõ trước khi đi', timeout=PATIENCE)


def test_a_text_with_a_mark_of_secrecy_is_refused_at_once_and_no_file_of_the_kiosk_holds_it(browser, kiosk):
    page = desk(browser, kiosk, BINH, 'meeting')
    page.get_by_label('Ghi chép cuộc họp').fill('TỐI MẬT\nquanlymoctrungquoc')
    expect(page.get_by_text('Trạm không đọc và không giữ lại chữ nào')).to_be_visible(timeout=3000)
    expect(page.get_by_text(KEPT)).to_have_count(0)
    press(page, 'Lập biên bản')
    expect(page.locator('.k-paper')).to_have_count(0)
    assert not [file for file in kiosk.folder.rglob('*') if file.is_file() and b'quanlymoc' in file.read_bytes()]
    press(page, 'Xóa hết khỏi màn hình')
    expect(page.get_by_label('Ghi chép cuộc họp')).to_have_value('', timeout=PATIENCE)
    page.get_by_label('Ghi chép cuộc họp').fill('giao ban')
    expect(page.get_by_text(KEPT)).to_be_visible(timeout=4000)


def test_both_desks_fit_a_phone(browser, kiosk):
    page = desk(browser, kiosk, GIANG, 'meeting', PHONE)
    make_minutes(page)
    for tab in ('Biên bản', 'Bảng giao việc', 'Thông báo kết luận'):
        page.get_by_role('tab', name=tab).click()
        page.wait_for_timeout(400)
        assert page.evaluate('document.documentElement.scrollWidth') <= PHONE, tab
    page.goto(f'{kiosk.address}/desk/week')
    make_week(page, CLASH)
    assert page.evaluate('document.documentElement.scrollWidth') <= PHONE
    page.get_by_role('button', name='Sửa việc: họp giao ban').click()
    expect(page.get_by_label('Giờ bắt đầu')).to_be_visible(timeout=PATIENCE)
    assert page.evaluate('document.documentElement.scrollWidth') <= PHONE
    picture(page, 'phone-desk-week')
