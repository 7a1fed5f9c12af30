"""A real browser as our people use it: Debian's Chromium, quiet, and the ways in.

>>> page = sign_in(browser, station, LAN)
>>> picture(page, 'home')
"""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.simulators.station import Station

CHROMIUM = shutil.which('chromium')
QUIET = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
]
PICTURES = Path(__file__).resolve().parents[2] / 'build' / 'screenshots'
PATIENCE = 15_000
"""Milliseconds a page may take on a busy machine."""

LAN, BINH, GIANG = 'Nguyễn Thị Lan', 'Trần Văn Bình', 'Lê Thị Giảng'
PINS = {LAN: '482916', BINH: '739105', GIANG: '604817'}
"""Two trainees and a trainer."""


def with_people(station: Station) -> Station:
    """Put the three people on the roster of a kiosk that is not running."""
    for name, pin in PINS.items():
        role = 'trainer' if name == GIANG else 'learner'
        added = station.verb('roster', 'add', name, '--unit', 'Văn phòng', '--role', role, KIOSK_NEW_PIN=pin)
        assert added.returncode == 0, added.stderr
    return station


def sign_in(browser: Browser, station: Station, name: str, width: int = 1366) -> Page:
    """Return a page of this person's own browser, signed in."""
    page = browser.new_context(viewport={'width': width, 'height': 768}).new_page()
    page.goto(station.address)
    page.get_by_role('button', name=name).click()
    page.get_by_label('Mã PIN').first.fill(PINS[name])
    page.keyboard.press('Enter')
    expect(page.get_by_role('button', name='Đăng xuất')).to_be_visible(timeout=PATIENCE)
    return page


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f'{name}.png', full_page=True)
