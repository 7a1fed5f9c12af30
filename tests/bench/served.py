"""The two servers that are compared, the kiosk and a bare NiceGUI page, as processes of their own.

>>> with kiosk() as station, served('kiosk', station) as process:
...     process.seconds, process.memory()
"""

import http.client
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.simulators.browser import with_people
from tests.simulators.station import Station

ROOT = Path(__file__).resolve().parents[2]
HELLO = 'NiceGUI hello world'
PATIENCE, LOOK_EVERY, FAREWELL = 120.0, 0.01, 15.0
"""Seconds: the longest start, between two looks, the longest end."""


@dataclass(frozen=True)
class Served:
    """A server that answered its first page ``seconds`` after its command was given."""

    pid: int
    seconds: float

    def memory(self) -> dict[str, float]:
        """Return this process's ``rss`` and ``pss`` in MB (2**20 bytes), without its children."""
        lines = Path(f'/proc/{self.pid}/smaps_rollup').read_text('ascii').splitlines()
        sizes = {line.split(':')[0].lower(): int(line.split()[1]) / 1024 for line in lines if line.endswith(' kB')}
        return {'rss': sizes['rss'], 'pss': sizes['pss']}


@contextmanager
def kiosk() -> Iterator[Station]:
    """Yield a kiosk that is set up, with people and an index, and not running."""
    with tempfile.TemporaryDirectory() as folder:
        station = with_people(Station(Path(folder) / 'kiosk'))
        indexed = station.verb('index')
        if indexed.returncode:
            raise RuntimeError(indexed.stderr)
        yield station


@contextmanager
def served(what: str, station: Station) -> Iterator[Served]:
    """Run ``kiosk`` or ``hello`` at this station's port until the block ends."""
    own = ['kiosk', 'run'] if what == 'kiosk' else ['tests.bench.hello', str(station.port)]
    with (station.folder / f'{what}.log').open('ab') as log:
        begun = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, '-m', *own], cwd=ROOT, env=station.environment_of_child(), stdout=log, stderr=log
        )
        try:
            while not _answers(station.port):
                if process.poll() is not None or time.monotonic() - begun > PATIENCE:
                    raise TimeoutError((station.folder / f'{what}.log').read_text('utf-8'))
                time.sleep(LOOK_EVERY)
            yield Served(process.pid, time.monotonic() - begun)
        finally:
            _end(process)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=PATIENCE)
    try:
        connection.request('GET', '/')
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(FAREWELL)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
