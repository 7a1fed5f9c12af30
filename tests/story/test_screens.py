"""What a person of 55 meets on the screen: room for everything, nothing cut off, no mouse needed, mistakes explained."""

import re
from http.client import HTTPConnection

from playwright.sync_api import Page, expect

from tests.simulators.browser import BINH, GIANG, LAN, PATIENCE, PINS, picture, sign_in

PHONE = 390
LESSON = '/lesson/soan-thao/den-giao-thong'


def bottom(page: Page, mark: str) -> float:
    box = page.locator(mark).last.bounding_box()
    assert box is not None
    return box['y'] + box['height']


def test_names_and_pin_pad_use_the_whole_screen_and_fit_on_it(browser, station):
    page = browser.new_context(viewport={'width': 1366, 'height': 768}).new_page()
    page.goto(station.address)
    page.get_by_role('button', name=LAN).click()
    expect(page.get_by_label('Mã PIN').first).to_be_focused(timeout=PATIENCE)
    card = page.locator('.k-pin-box').bounding_box()
    assert card['width'] > 800
    assert bottom(page, '.k-pin .q-btn') < 768
    picture(page, 'pin')


def test_a_day_without_a_mouse_from_the_name_to_the_second_step(browser, station):
    page = browser.new_context(viewport={'width': 1366, 'height': 768}).new_page()
    page.goto(station.address)
    expect(page.get_by_role('button', name=LAN)).to_be_visible(timeout=PATIENCE)
    tab_to(page, LAN)
    page.keyboard.press('Enter')
    expect(page.get_by_label('Mã PIN').first).to_be_focused(timeout=PATIENCE)
    page.keyboard.type(PINS[LAN])
    page.keyboard.press('Enter')
    expect(page.get_by_role('button', name='Học tiếp')).to_be_visible(timeout=PATIENCE)
    tab_to(page, 'Học tiếp')
    page.keyboard.press('Enter')
    expect(page.get_by_text('Bước 1.')).to_be_visible(timeout=PATIENCE)
    tab_to(page, 'Xong bước này')
    page.keyboard.press('Enter')
    expect(page.get_by_text('Bước 2.')).to_be_visible(timeout=PATIENCE)


def tab_to(page: Page, words: str) -> None:
    for _ in range(40):
        page.keyboard.press('Tab')
        if words in page.evaluate('document.activeElement.matches("a,button") ? document.activeElement.innerText : ""'):
            return
    raise AssertionError(f'Tab never reached «{words}»')


def test_a_citizens_number_left_in_the_practice_is_named_and_costs_the_piece(browser, station):
    page = sign_in(browser, station, LAN)
    page.goto(f'{station.address}{LESSON}/4')
    last = page.get_by_role('textbox')
    expect(last.nth(1)).to_be_visible(timeout=PATIENCE)
    last.nth(0).fill('Bà Nguyễn Thị Mẫu, số căn cước 000000000012, phản ánh nước thải chảy ra mương từ 05/11.')
    last.nth(1).fill('[HỌ TÊN 2] là chủ hộ nghèo ở thôn Rừng Vầu, nhà tốc mái ngày 12/11/2026.')
    page.get_by_role('button', name='Chấm thử').last.click()
    said = page.get_by_text('Còn thông tin cá nhân')
    expect(said).to_contain_text('000000000012', timeout=PATIENCE)
    picture(page, 'practice-refused')


def test_no_place_is_wider_than_a_phone_and_the_place_one_is_at_stands_out(browser, station):
    page = sign_in(browser, station, GIANG, width=PHONE)
    for place in (
        '',
        'ask',
        'find',
        'mine',
        'class',
        'roster',
        'sticks',
        'health',
        *(f'{LESSON[1:]}/{n}' for n in range(1, 8)),
    ):
        page.goto(f'{station.address}/{place}')
        expect(page.locator('.k-place.k-here')).to_have_count(1, timeout=PATIENCE)
        page.wait_for_timeout(300)
        assert page.evaluate('document.documentElement.scrollWidth') <= PHONE, place
    expect(page.locator('[aria-current=page]')).to_contain_text('Học')
    picture(page, 'phone-lesson')


def test_a_browsers_choices_are_kept_with_the_data_and_an_enormous_request_is_turned_away(browser, station):
    page = sign_in(browser, station, BINH)
    page.get_by_role('button', name='Cỡ chữ A+').click()
    expect(page.locator('html')).to_have_attribute('style', re.compile('24px'), timeout=PATIENCE)
    page.wait_for_timeout(500)
    assert list((station.folder / 'data' / 'browsers').glob('*.json'))
    line = HTTPConnection('127.0.0.1', station.port, timeout=10)
    line.putrequest('POST', '/anything')
    line.putheader('Content-Length', str(2 * 2**30))
    line.endheaders()
    assert line.getresponse().status == 413


def test_an_address_that_is_not_there_is_answered_in_vietnamese_with_the_way_home(browser, station):
    page = sign_in(browser, station, BINH)
    for place in ('lesson/khong-co/bai-nay', 'class', 'x/y/z'):
        page.goto(f'{station.address}/{place}')
        page.wait_for_timeout(800)
        assert 'not found' not in page.inner_text('body')
