"""A browser for all stories, and a kiosk with three people for each."""

import pytest
from playwright.sync_api import sync_playwright

from tests.simulators.browser import CHROMIUM, QUIET, with_people
from tests.simulators.station import Station


@pytest.fixture(scope='session')
def browser():
    if CHROMIUM is None:
        pytest.skip('Chromium is not installed')
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def station(tmp_path):
    kiosk = with_people(Station(tmp_path / 'kiosk'))
    kiosk.verb('index')
    kiosk.start()
    yield kiosk
    kiosk.power_cut()
