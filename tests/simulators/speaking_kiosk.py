"""A whole kiosk as a process of its own whose model says, paragraph by paragraph, what it is told.

>>> kiosk = SpeakingKiosk(folder, words=('Ngày 12/11/2026, lốc làm 37 hộ tốc mái.',))
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from itertools import count

import httpx

from kiosk.bootstrap import open_services
from kiosk.settings import Settings
from kiosk.ui.app import serve
from tests.simulators.speaker import Speaker
from tests.simulators.station import PATIENCE, Station

_WORDS, _BETWEEN = 'SPEAKER_WORDS', 'SPEAKER_SECONDS'


@dataclass
class SpeakingKiosk(Station):
    """One kiosk; its model says the ``words`` in turn, ``seconds`` after each request and between two words."""

    words: tuple[str, ...] = ()
    seconds: float = 0.0

    def start(self) -> None:
        """Serve, and return once the first page answers."""
        log = (self.folder / 'station.log').open('ab')
        said = {_WORDS: '\n'.join(self.words), _BETWEEN: str(self.seconds)}
        program = [sys.executable, '-m', 'tests.simulators.speaking_kiosk']
        self._process = subprocess.Popen(program, env=self.environment_of_child() | said, stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(f'{self.address}/healthz').status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
        raise TimeoutError((self.folder / 'station.log').read_text())


class _Slow(Speaker):
    """A model that takes its time and tells the log when it was stopped."""

    def stream(self, messages, max_tokens, stop):
        self.words = next(LINES)
        for piece in super().stream(messages, max_tokens, stop):
            yield piece
            time.sleep(float(os.environ[_BETWEEN]))
            if stop():
                print('stopped', flush=True)


def _lines():
    told = os.environ[_WORDS].split('\n')
    return (told[number % len(told)] for number in count())


LINES = _lines() if _WORDS in os.environ else iter(())

if __name__ == '__main__':
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    services = open_services(Settings(), writing=True)
    serve(replace(services, desk=replace(services.desk, model=_Slow())), print)
