"""Asking in a real browser, with the model we ship: its words are marked as its own, and its death is survived."""

import os
import signal
import time
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.simulators.browser import BINH, LAN, PATIENCE, picture, sign_in

MODELS = Path(__file__).resolve().parents[2] / 'models'
FIRST_WORDS = 60_000
"""Milliseconds within which the tutor must speak again after its worker was killed (the issue's bound)."""

PRUNED = 75
"""Seconds after which NiceGUI has surely deleted a client that never connected (60 s, looked at every 10)."""


@pytest.fixture(autouse=True)
def model():
    if not list(MODELS.glob('*.gguf')):
        pytest.skip('no model here: kiosk model fetch')


def ask(page: Page, question: str) -> None:
    page.get_by_label('Câu hỏi của anh/chị').fill(question)
    page.keyboard.press('Enter')
    expect(page.locator('mark').first).to_be_visible(timeout=PATIENCE)


def workers() -> list[int]:
    """Return the processes that hold a model."""
    found = []
    for process in Path('/proc').glob('[0-9]*'):
        try:
            if b'kiosk.adapters.llm.worker' in (process / 'cmdline').read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def test_a_worker_killed_in_mid_answer_is_said_and_the_next_question_is_answered(browser, station):
    page = sign_in(browser, station, LAN)
    page.goto(f'{station.address}/ask')
    before = set(workers())
    ask(page, 'Dữ liệu đèn đỏ là gì?')
    expect(page.get_by_text('Trợ lý đang viết')).to_be_visible(timeout=PATIENCE)
    page.wait_for_timeout(1500)
    for worker in set(workers()) - before:
        os.kill(worker, signal.SIGKILL)
    expect(page.get_by_text('Trợ lý bị ngắt giữa chừng')).to_be_visible(timeout=PATIENCE)
    expect(page.locator('mark').first).to_contain_text('đèn đỏ')
    picture(page, 'ask-worker-killed')

    ask(page, 'Dữ liệu đèn đỏ là gì?')
    expect(page.get_by_text('đã đối chiếu với đoạn trích')).to_be_visible(timeout=FIRST_WORDS)
    expect(page.get_by_text('Trợ lý đang viết')).to_have_count(0, timeout=FIRST_WORDS)
    picture(page, 'ask-words')


def test_two_people_who_ask_at_once_both_get_their_answer_and_a_visitor_without_a_browser_harms_nobody(
    browser, station
):
    visited = time.monotonic()
    assert httpx.get(station.address).status_code == 200
    lan, binh = sign_in(browser, station, LAN), sign_in(browser, station, BINH, width=390)
    for page, question in ((lan, 'Dữ liệu đèn xanh là gì?'), (binh, 'Ai chịu trách nhiệm về văn bản do AI soạn thảo?')):
        page.goto(f'{station.address}/ask')
        ask(page, question)
    expect(binh.get_by_text('Trước anh/chị còn 1 người đang hỏi')).to_be_visible(timeout=PATIENCE)
    picture(binh, 'phone-ask-waiting')
    for page in (lan, binh):
        expect(page.get_by_text('đã đối chiếu với đoạn trích')).to_be_visible(timeout=FIRST_WORDS)
    expect(lan.get_by_text('Người soạn thảo')).to_have_count(0)
    picture(binh, 'phone-ask')
    time.sleep(max(0.0, visited + PRUNED - time.monotonic()))
    assert 'Traceback' not in (station.folder / 'data' / 'kiosk.log').read_text('utf-8')
