"""The worker seen from the kiosk: a process with lines going in and lines coming out.

Rules:
- the thread that starts the process also reads it to its end: Linux sends the parent-death signal when the
  *thread* that forked ends, so a request's thread must not be the maker;
- writing happens on a thread of its own: a frozen worker with a full pipe must not hold its asker;
- when the process is gone, ``next`` returns ``{'gone': exit code}`` for ever.
"""

import json
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

LARGEST_LOG = 1_000_000
"""Bytes of log after which a new worker starts a new one; the old one is kept beside it."""


class WorkerProcess:
    """One running worker."""

    def __init__(
        self, command: Callable[[], Sequence[str]], environment: Mapping[str, str], log_path: Path | None
    ) -> None:
        """Start it; ``command`` is called in the process's own thread."""
        self._events: queue.SimpleQueue[Mapping[str, Any]] = queue.SimpleQueue()
        self._letters: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._gone: Mapping[str, Any] | None = None
        self._started = threading.Event()
        self._keeper = threading.Thread(
            target=self._keep, args=(command, dict(environment), log_path), name='llm-worker', daemon=True
        )
        self._keeper.start()
        self._started.wait()

    @property
    def pid(self) -> int:
        """The process id; 0 if it could not be started."""
        return self._process.pid if self._process else 0

    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def send(self, **facts: Any) -> None:
        """Put one line on its way to the worker."""
        self._letters.put(json.dumps(facts).encode() + b'\n')

    def next(self, seconds: float) -> Mapping[str, Any] | None:
        """Return the worker's next line, None if none comes within ``seconds``."""
        if self._gone:
            return self._gone
        try:
            event = self._events.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            return None
        if 'gone' in event:
            self._gone = event
        return event

    def kill(self) -> None:
        """End the process now, also a frozen one, and wait until it is gone."""
        if self._process:
            self._process.kill()
        self._keeper.join()

    def close(self, seconds: float) -> None:
        """Ask the process to end; kill it if it does not within ``seconds``."""
        self._letters.put(None)
        deadline = time.monotonic() + seconds
        while self.alive() and time.monotonic() < deadline:
            self._keeper.join(0.02)
        self.kill()

    def _keep(self, command: Callable[[], Sequence[str]], environment: dict[str, str], log_path: Path | None) -> None:
        try:
            with _log(log_path) as log:
                self._process = subprocess.Popen(
                    command(), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
                )
        except OSError as error:
            self._events.put({'gone': error.errno or 1})
            self._started.set()
            return
        self._started.set()
        threading.Thread(target=self._write, name='llm-letters', daemon=True).start()
        for line in self._process.stdout or ():
            if line.endswith(b'\n'):
                self._events.put(json.loads(line))
        code = self._process.wait()
        self._letters.put(None)
        self._events.put({'gone': code})

    def _write(self) -> None:
        pipe = self._process.stdin if self._process else None
        try:
            while pipe and (letter := self._letters.get()):
                pipe.write(letter)
                pipe.flush()
        except OSError:
            return  # the reader notices that the process is gone
        finally:
            if pipe:
                _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # unsent bytes of a dead process


def _log(path: Path | None) -> IO[bytes]:
    if path is None:
        return Path(os.devnull).open('wb')
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(path.suffix + '.old'))
    return path.open('ab')
