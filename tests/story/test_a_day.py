"""A day of the kiosk: a stick arrives, two people learn it, ask and are quizzed, the power goes, results are sent.

Whatever a screen called saved is at two real receivers, once, in the evening.
"""

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kiosk import bootstrap
from kiosk.core.events import EventKind
from kiosk.settings import Settings
from tests.simulators.browser import BINH, GIANG, LAN, PATIENCE, picture, sign_in, with_people
from tests.simulators.lrs import LearningRecordStore, learning_locker, ralph
from tests.simulators.station import Station

ROOT = Path(__file__).resolve().parents[2]
LESSON = 'vi-du-chao-mung/dat-ten-tep'
QUESTION = 'Giữa các phần của tên tệp là dấu gì?'
SLOW = 60_000
"""Milliseconds in which the model has long said what it will."""


@pytest.fixture(params=[ralph, learning_locker])
def lrs(request, tmp_path) -> LearningRecordStore:
    store = request.param(tmp_path / 'lrs')
    if not store.installed:
        pytest.skip(f'{store.name} is not built: run `make lrs`')
    with store:
        yield store


@pytest.fixture(scope='module')
def evening(browser, tmp_path_factory) -> Station:
    """Return the kiosk as the day left it, running; the day is played once for both receivers."""
    folder = tmp_path_factory.mktemp('day')
    kiosk = with_people(Station(folder / 'kiosk', {'KIOSK_STICK_DIRS': str(folder / 'stick')}))
    demo_stick(kiosk, folder / 'stick')
    kiosk.start()
    trainer_installs(sign_in(browser, kiosk, GIANG), kiosk)
    lan, binh = sign_in(browser, kiosk, LAN), sign_in(browser, kiosk, BINH, width=390)
    for page in (lan, binh):
        learn(page, kiosk)
        ask(page, kiosk)
    expect(binh.get_by_text(LAN)).to_have_count(0)
    take_quiz(lan, kiosk)
    kiosk.power_cut()
    kiosk.start()
    lan, binh = sign_in(browser, kiosk, LAN), sign_in(browser, kiosk, BINH, width=390)
    lan.goto(f'{kiosk.address}/mine')
    expect(lan.get_by_text('Xong 5 trong 7 bước').or_(lan.get_by_text('Xong 6 trong 7 bước'))).to_be_visible(
        timeout=PATIENCE
    )
    picture(lan, 'mine')
    take_quiz(binh, kiosk)
    yield kiosk
    kiosk.power_cut()


def demo_stick(kiosk: Station, stick: Path) -> None:
    command = f'{sys.executable} -m kiosk'
    wrapper = stick.parent / 'kiosk.sh'
    wrapper.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    wrapper.chmod(0o755)
    made = subprocess.run(
        [ROOT / 'scripts' / 'demo_stick.sh', stick],
        env=kiosk.environment_of_child() | {'KIOSK': str(wrapper), 'PYTHONPATH': str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def trainer_installs(page: Page, kiosk: Station) -> None:
    page.goto(f'{kiosk.address}/sticks')
    expect(page.get_by_text('Bài ví dụ trên USB').first).to_be_visible(timeout=PATIENCE)
    picture(page, 'stick-offer')
    page.get_by_role('button', name='Cài vào trạm').click()
    expect(page.get_by_text('Có thể rút USB')).to_be_visible(timeout=PATIENCE)
    picture(page, 'stick-installed')


def learn(page: Page, kiosk: Station) -> None:
    page.goto(f'{kiosk.address}/lesson/{LESSON}')
    for step in range(1, 6):
        expect(page.get_by_text(f'Bước {step}.')).to_be_visible(timeout=PATIENCE)
        page.get_by_role('button', name='Xong bước này').click()


def ask(page: Page, kiosk: Station) -> None:
    page.goto(f'{kiosk.address}/ask')
    page.get_by_label('Câu hỏi của anh/chị').fill(QUESTION)
    page.keyboard.press('Enter')
    expect(page.locator('mark').first).to_contain_text('dấu gạch dưới', timeout=PATIENCE)
    expect(page.get_by_text('Trợ lý đang viết')).to_have_count(0, timeout=SLOW)


def take_quiz(page: Page, kiosk: Station) -> None:
    page.goto(f'{kiosk.address}/lesson/{LESSON}/6')
    expect(page.locator('fieldset').first).to_be_visible(timeout=PATIENCE)
    for question in page.locator('fieldset').all():
        question.get_by_role('radio').or_(question.get_by_role('checkbox')).first.click()
    page.get_by_role('button', name='Nộp câu trả lời').click()
    expect(page.get_by_text('Đã lưu. Anh/chị đúng')).to_be_visible(timeout=PATIENCE)


def test_what_the_day_called_saved_is_at_the_receiver_in_the_evening_once(evening, lrs, tmp_path):
    copy = Station(tmp_path / 'copy')
    shutil.copytree(evening.folder, copy.folder)
    to = {'KIOSK_LRS_URL': lrs.base_url, 'KIOSK_LRS_USER': lrs.user, 'KIOSK_LRS_PASSWORD': lrs.password}
    for again in range(2):
        sent = subprocess.run(
            [sys.executable, ROOT / 'scripts' / 'sync.py', '--once', '--json'],
            env=copy.environment_of_child() | to,
            capture_output=True,
            text=True,
            check=False,
        )
        assert sent.returncode == 0, sent.stderr
        report = json.loads(sent.stdout)
        assert (report['pending'], report['quarantined'], bool(report['sent'])) == (0, 0, not again)
    opened = bootstrap.open_services(Settings(data_dir=copy.folder / 'data'), writing=False)
    events = opened.study.events.all()
    opened.close()
    done = Counter((event.kind, event.learner) for event in events)
    people = {event.learner for event in events}
    assert len(people) == 2
    assert all(done[EventKind.STEP_DONE, each] >= 5 for each in people)
    assert all(done[EventKind.QUIZ_MARKED, each] == 1 for each in people)
    assert all(done[EventKind.TUTOR_ASKED, each] == 1 for each in people)
    arrived = Counter(statement['id'] for statement in lrs.statements())
    assert arrived == Counter(event.id for event in events)


def test_a_pin_guessed_six_times_is_paused_and_says_for_how_long(browser, station):
    page = browser.new_context().new_page()
    page.goto(station.address)
    page.get_by_role('button', name=BINH).click()
    for _ in range(6):
        page.get_by_label('Mã PIN').first.fill('111222')
        page.keyboard.press('Enter')
        expect(page.get_by_role('alert')).to_be_visible(timeout=PATIENCE)
        page.wait_for_timeout(400)
    expect(page.get_by_role('alert')).to_contain_text('tạm khóa')
    picture(page, 'pin-paused')


def test_finding_without_marks_shows_the_place_and_asking_a_foreign_thing_is_refused(browser, station):
    page = sign_in(browser, station, LAN)
    expect(page.get_by_text('Việc tiếp theo của anh/chị')).to_be_visible()
    picture(page, 'home')
    page.goto(f'{station.address}/find')
    page.get_by_label('Anh/chị tìm gì?').fill('den giao thong du lieu')
    page.keyboard.press('Enter')
    expect(page.get_by_role('link', name='Mở chỗ này trong bài').first).to_be_visible(timeout=PATIENCE)
    picture(page, 'find')
    page.goto(f'{station.address}/ask')
    page.get_by_label('Câu hỏi của anh/chị').fill('Giá vé xe buýt Việt Trì bao nhiêu tiền?')
    page.keyboard.press('Enter')
    expect(page.get_by_text('Không có trong tài liệu trên máy này')).to_be_visible(timeout=PATIENCE)
    picture(page, 'ask-refused')


def test_a_writing_verb_beside_the_running_kiosk_is_refused_and_reading_ones_are_not(station):
    refused = station.verb('roster', 'add', 'Người Mới', KIOSK_NEW_PIN='739105')
    assert refused.returncode == 1
    assert 'Trạm đang chạy' in refused.stderr
    assert json.loads(station.verb('doctor', '--json').stdout)['ok']
    assert station.verb('search', 'đèn giao thông', '--json').returncode == 0
    taken = station.verb('run')
    assert taken.returncode == 3
    assert str(station.port) in taken.stderr
