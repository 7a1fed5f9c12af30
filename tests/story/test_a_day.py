"""A day of the kiosk, in a real browser: two people learn, the power goes, everything saved is still there."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.simulators.station import Station

CHROMIUM = shutil.which('chromium')
PICTURES = Path(__file__).resolve().parents[2] / 'build' / 'screenshots'
QUIET = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
]
PINS = {'Nguyễn Thị Lan': '482916', 'Trần Văn Bình': '739105'}
LESSON = '/lesson/soan-thao/den-giao-thong'


@pytest.fixture(scope='module')
def browser():
    if CHROMIUM is None:
        pytest.skip('Chromium is not installed')
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def station(tmp_path):
    kiosk = Station(tmp_path / 'kiosk')
    for name, pin in PINS.items():
        assert kiosk.verb('roster', 'add', name, '--unit', 'Văn phòng', KIOSK_NEW_PIN=pin).returncode == 0
    kiosk.verb('roster', 'add', 'Lê Thị Giảng', '--role', 'trainer', KIOSK_NEW_PIN='604817')
    kiosk.verb('index')
    kiosk.start()
    yield kiosk
    kiosk.power_cut()


def sign_in(browser: Browser, station: Station, name: str, pin: str, width: int = 1366) -> Page:
    page = browser.new_context(viewport={'width': width, 'height': 768}).new_page()
    page.goto(station.address)
    page.get_by_role('button', name=name).click()
    page.get_by_label('Mã PIN').first.fill(pin)
    page.keyboard.press('Enter')
    expect(page.get_by_role('button', name='Đăng xuất')).to_be_visible(timeout=15000)
    return page


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f'{name}.png', full_page=True)


def answer_quiz(page: Page) -> None:
    expect(page.get_by_text('Bước 6.')).to_be_visible(timeout=15000)
    expect(page.locator('fieldset').first).to_be_visible()
    for question in page.locator('fieldset').all():
        choice = question.get_by_role('radio').or_(question.get_by_role('checkbox')).first
        choice.click()
    page.get_by_role('button', name='Nộp câu trả lời').click()
    expect(page.get_by_text('Đã lưu. Anh/chị đúng')).to_be_visible(timeout=15000)


def test_two_people_learn_and_a_power_cut_loses_nothing_that_was_shown_as_saved(browser, station):
    lan = sign_in(browser, station, 'Nguyễn Thị Lan', PINS['Nguyễn Thị Lan'])
    expect(lan.get_by_text('Việc tiếp theo của anh/chị')).to_be_visible()
    picture(lan, 'home')
    lan.get_by_role('button', name='Học tiếp').click()
    for step in range(1, 6):
        expect(lan.get_by_text(f'Bước {step}.')).to_be_visible(timeout=15000)
        picture(lan, f'step-{step}')
        lan.get_by_role('button', name='Xong bước này').click()
    answer_quiz(lan)
    picture(lan, 'quiz')

    binh = sign_in(browser, station, 'Trần Văn Bình', PINS['Trần Văn Bình'], width=390)
    expect(binh.get_by_text('Nguyễn Thị Lan')).to_have_count(0)
    picture(binh, 'phone-home')

    station.power_cut()
    station.start()

    lan = sign_in(browser, station, 'Nguyễn Thị Lan', PINS['Nguyễn Thị Lan'])
    lan.goto(f'{station.address}/mine')
    expect(lan.get_by_text('Xong 5 trong 7 bước')).to_be_visible(timeout=15000)
    picture(lan, 'mine')


def test_finding_and_asking_quote_the_lesson_and_nothing_else(browser, station):
    page = sign_in(browser, station, 'Nguyễn Thị Lan', PINS['Nguyễn Thị Lan'])
    page.goto(f'{station.address}/find')
    page.get_by_label('Anh/chị tìm gì?').fill('den giao thong du lieu')
    page.keyboard.press('Enter')
    expect(page.get_by_role('link', name='Mở chỗ này trong bài').first).to_be_visible(timeout=15000)
    picture(page, 'find')
    page.goto(f'{station.address}/ask')
    page.get_by_label('Câu hỏi của anh/chị').fill('Ai chịu trách nhiệm về văn bản do AI soạn thảo?')
    page.keyboard.press('Enter')
    expect(page.locator('mark').first).to_contain_text('người ký chịu trách nhiệm', timeout=15000)
    picture(page, 'ask')
    page.get_by_label('Câu hỏi của anh/chị').fill('Giá vé xe buýt Việt Trì bao nhiêu tiền?')
    page.keyboard.press('Enter')
    expect(page.get_by_text('Không có trong tài liệu trên máy này')).to_be_visible(timeout=15000)


def test_a_pin_guessed_six_times_is_paused_and_says_for_how_long(browser, station):
    page = browser.new_context().new_page()
    page.goto(station.address)
    page.get_by_role('button', name='Trần Văn Bình').click()
    for _ in range(6):
        page.get_by_label('Mã PIN').first.fill('111222')
        page.keyboard.press('Enter')
        expect(page.get_by_role('alert')).to_be_visible(timeout=15000)
        page.wait_for_timeout(400)
    expect(page.get_by_role('alert')).to_contain_text('tạm khóa')
    picture(page, 'pin-paused')


def test_a_writing_verb_beside_the_running_kiosk_is_refused_and_reading_ones_are_not(station):
    refused = station.verb('roster', 'add', 'Người Mới', KIOSK_NEW_PIN='739105')
    assert refused.returncode == 1
    assert 'Trạm đang chạy' in refused.stderr
    assert json.loads(station.verb('doctor', '--json').stdout)['ok']
    assert station.verb('search', 'đèn giao thông', '--json').returncode == 0
    taken = station.verb('run')
    assert taken.returncode == 3
    assert str(station.port) in taken.stderr
