"""A whole kiosk as a process of its own: started, asked, killed, started again."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.simulators.lrs import free_port

PATIENCE = 60.0
"""Seconds a start may take on a busy machine."""


@dataclass
class Station:
    """One kiosk over ``folder``; ``environment`` adds settings."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        """Return where a browser finds it."""
        return f'http://127.0.0.1:{self.port}'

    def verb(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one ``kiosk`` verb over this station's data and return what it said."""
        return subprocess.run(
            [sys.executable, '-m', 'kiosk', *words],
            env=self.environment_of_child() | more,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self) -> None:
        """Serve, and return once the first page answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        log = (self.folder / 'station.log').open('ab')
        self._process = subprocess.Popen(
            [sys.executable, '-m', 'kiosk', 'run'], env=self.environment_of_child(), stdout=log, stderr=log
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(f'{self.address}/healthz').status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
        raise TimeoutError((self.folder / 'station.log').read_text())

    def power_cut(self) -> None:
        """Kill it without a word."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def environment_of_child(self) -> dict[str, str]:
        """Return what a process that belongs to this kiosk is started with."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(('KIOSK_', 'PYTEST_', 'NICEGUI_'))
        }
        own = {'KIOSK_DATA_DIR': str(self.folder / 'data'), 'KIOSK_PORT': str(self.port)}
        return kept | own | self.environment
