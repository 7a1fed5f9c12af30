"""How much memory does the web app take? ``python -m tests.bench memory``

The app's own process, without the model's worker, beside a bare NiceGUI page: once it has served and settled, and
after a person signed in and opened their home, the search and the tutor in a real browser.
RSS counts shared pages whole, PSS its share of them; in MB of 2**20 bytes, medians of the rounds.
"""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

from tests.bench.figure import Figure, Goal, UnavailableError
from tests.bench.served import HELLO, kiosk, served
from tests.simulators.browser import CHROMIUM, LAN, PATIENCE, QUIET, sign_in
from tests.simulators.station import Station

GOAL = Goal(200, of='ours')
WAYS = ('kiosk', 'hello')
MOMENTS = {'start': 'after start', 'visit': 'after a visit'}
SETTLE = 3.0
"""Seconds in which a server that answers finishes what it does in the background."""


def measure(rounds: int = 3) -> dict[str, float]:
    """Return ``{kiosk,hello}_{start,visit}_{rss,pss}`` in MB."""
    found: dict[str, list[float]] = {}
    with browser() as chromium, kiosk() as station:
        for _ in range(rounds):
            for way in WAYS:
                with served(way, station) as process:
                    time.sleep(SETTLE)
                    sizes = {'start': process.memory()}
                    (_visit_kiosk if way == 'kiosk' else _visit_hello)(chromium, station)
                    sizes['visit'] = process.memory()
                for moment, kinds in sizes.items():
                    for kind, size in kinds.items():
                        found.setdefault(f'{way}_{moment}_{kind}', []).append(size)
    return {name: statistics.median(sizes) for name, sizes in found.items()}


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table."""
    return [
        Figure(
            f'{kind.upper()} of the web app {told}',
            'MB',
            found[f'kiosk_{moment}_{kind}'],
            HELLO,
            found[f'hello_{moment}_{kind}'],
            GOAL,
        )
        for moment, told in MOMENTS.items()
        for kind in ('rss', 'pss')
    ]


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield Chromium; raise UnavailableError if there is none."""
    if CHROMIUM is None:
        raise UnavailableError('Chromium is not installed: apt install chromium')
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def _visit_kiosk(chromium: Browser, station: Station) -> None:
    page = sign_in(chromium, station, LAN)
    for path, field in (('/find', 'textbox'), ('/ask', 'textbox'), ('/', 'link')):
        page.goto(f'{station.address}{path}')
        expect(page.get_by_role('main').get_by_role(field).first).to_be_visible(timeout=PATIENCE)
    page.context.close()


def _visit_hello(chromium: Browser, station: Station) -> None:
    page = chromium.new_context().new_page()
    page.goto(station.address)
    expect(page.get_by_text('Hello world')).to_be_visible(timeout=PATIENCE)
    page.context.close()
