"""Does a page answer while the model thinks? ``python -m tests.bench responsiveness``

One running kiosk, one person signed in in a real browser who asks question after question, and one httpx client
that requests ``/`` all the while, in a process of its own. Requests that lie wholly within an answer (from
sending the question to the end of the model's words) are busy, those within the pauses of the same length are
idle; the 95th percentiles are compared. The first question, which loads the model, is not counted.
How many cores the worker kept busy is told too, so that nobody takes a model that slept for a model at work.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import httpx
from playwright.sync_api import Page, expect

from tests.bench.decoding import model_file
from tests.bench.figure import Figure, Goal, UnavailableError
from tests.bench.memory import browser
from tests.bench.served import ROOT, kiosk, served
from tests.simulators.browser import LAN, sign_in

GOAL = Goal(3.0)
QUESTIONS = (
    'Dữ liệu đèn đỏ là gì?',
    'Ai chịu trách nhiệm về văn bản do AI soạn thảo?',
    'Dữ liệu đèn xanh là gì?',
    'Dữ liệu đèn vàng là gì?',
)
BUSY_SECONDS = 40.0
"""How long answers are awaited in all; pauses take as long again."""

PAUSE, LEAST_CORES = 0.1, 0.1
"""Seconds between two requests; the cores that even a model starved by others keeps busy."""

SLOW = 400_000
"""Milliseconds in which an answer has long ended."""

Spans = list[tuple[float, float]]


def measure(seconds: float = BUSY_SECONDS) -> dict[str, float]:
    """Return p50 and p95 in ms and the samples of ``busy`` and ``idle``, ``ratio``, and the worker's ``cores``."""
    if not model_file().exists() or find_spec('llama_cpp') is None:
        raise UnavailableError('the model or llama-cpp-python is not here: make engine model')
    spans: dict[str, Spans] = {'busy': [], 'idle': []}
    with browser() as chromium, kiosk() as station, served('kiosk', station) as process:
        page = sign_in(chromium, station, LAN)
        page.goto(f'{station.address}/ask')
        _answer(page, QUESTIONS[0])
        worked = _worker_seconds(process.pid)
        with _sampler(station.address, station.folder / 'samples') as samples:
            for turn in range(1, 1000):
                spans['busy'].append(_answer(page, QUESTIONS[turn % len(QUESTIONS)]))
                spans['idle'].append(_rest(page, max(2.0, _length(spans['busy'][-1:]))))
                if _length(spans['busy']) >= seconds:
                    break
        worked = _worker_seconds(process.pid) - worked
        taken = [json.loads(line) for line in samples.read_text('ascii').splitlines()]
    return _compare(spans, taken, worked / _length(spans['busy']))


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table."""
    peer = 'the same page, model idle'
    when = f'while the model answers on {found["cores"]:.1f} cores ({found["busy_samples"]} requests)'
    return [
        Figure(f'95th percentile of a page {when}', 'ms', found['busy_p95'], peer, found['idle_p95'], GOAL),
        Figure(f'median of a page {when}', 'ms', found['busy_p50'], peer, found['idle_p50']),
    ]


def _compare(spans: dict[str, Spans], taken: list[tuple[float, float]], cores: float) -> dict[str, float]:
    if cores < LEAST_CORES:
        raise RuntimeError(f'the model was busy on {cores:.2f} cores only: this would not measure what it says')
    result = {'cores': cores}
    for kind, within in spans.items():
        times = [
            (end - begun) * 1000
            for begun, end in taken
            if any(left <= begun and end <= right for left, right in within)
        ]
        result |= {f'{kind}_p50': statistics.median(times), f'{kind}_p95': statistics.quantiles(times, n=20)[-1]}
        result[f'{kind}_samples'] = len(times)
    return {**result, 'ratio': result['busy_p95'] / result['idle_p95'], 'goal': GOAL.limit}


def _answer(page: Page, question: str) -> tuple[float, float]:
    """Ask, and return from when until when the tutor worked on it."""
    button = page.get_by_role('button', name='Hỏi', exact=True)
    page.get_by_label('Câu hỏi của anh/chị').fill(question)
    page.keyboard.press('Enter')
    expect(button).to_be_disabled()
    begun = time.monotonic()
    expect(button).to_be_enabled(timeout=SLOW)
    return begun, time.monotonic()


def _rest(page: Page, seconds: float) -> tuple[float, float]:
    """Let the answer settle, then leave the kiosk alone."""
    page.wait_for_timeout(500)
    begun = time.monotonic()
    page.wait_for_timeout(seconds * 1000)
    return begun, time.monotonic()


def _length(spans: Spans) -> float:
    return sum(right - left for left, right in spans)


def _worker_seconds(app: int) -> float:
    """Return the CPU seconds the app's child processes, of which the worker is the only one, have used so far."""
    ticks = 0
    for stat in Path('/proc').glob('[0-9]*/stat'):
        try:
            fields = stat.read_text('utf-8').rsplit(')', 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == app:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf('SC_CLK_TCK')


@contextmanager
def _sampler(address: str, file: Path) -> Iterator[Path]:
    """Request the first page again and again until the block ends; yield the file of [begun, end] lines."""
    with file.open('wb') as into:
        process = subprocess.Popen(
            [sys.executable, '-m', 'tests.bench.responsiveness', address], cwd=ROOT, stdout=into, stdin=subprocess.PIPE
        )
        time.sleep(2.0)
        try:
            yield file
        finally:
            process.terminate()
            process.wait()


def _sample(address: str) -> None:
    with httpx.Client() as client:
        while True:
            begun = time.monotonic()
            client.get(address).raise_for_status()
            print(json.dumps([begun, time.monotonic()]), flush=True)
            time.sleep(PAUSE)


if __name__ == '__main__':
    _sample(sys.argv[1])
