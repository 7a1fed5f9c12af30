"""The language model port on a supervised worker process.

Rules:
- one answer at a time, in the order of asking; whoever waits is told how many are before them;
- ``stop()`` is asked at least every 100 ms, waiting or answering; a worker that has not let go of an answer
  one second after it was told to is killed, and the next question starts a new one (loading takes 1 to 2 s);
- a worker shows a sign of life at least once a second, so ``stall_seconds`` without one means frozen, however
  slow the machine; 45 leaves room for reading 1.1 GB from a slow disk at 30 MB/s, which is silent;
- OpenMP threads must not spin at barriers: with the browser on one of two cores they fell from 20 to 2 tokens
  a second (measured; facts in ``models/README.md``).

>>> model = LocalModel(Path('model.gguf'))
>>> for piece in model.stream([{'role': 'user', 'content': 'Chào'}], 64, lambda: False): ...
"""

import importlib.util
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import kiosk
from kiosk.adapters.llm.line import Line
from kiosk.adapters.llm.process import WorkerProcess
from kiosk.core.errors import (
    KioskError,
    ModelBrokenError,
    ModelMissingError,
    ModelPromptTooLongError,
    ModelStoppedError,
)
from kiosk.ports import ModelState, Piece, Timings

POLL_SECONDS = 0.1
CANCEL_SECONDS = 1.0
CLOSE_SECONDS = 2.0
NICENESS = 5
NATIVE_FAULTS = {signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE}
"""How a process dies of a file its library does not check well enough."""
REPORTED = {
    kind.__name__: kind for kind in (ModelBrokenError, ModelMissingError, ModelPromptTooLongError, ModelStoppedError)
}


@dataclass
class LocalModel:
    """One model file, run by llama.cpp in a process of its own; threads 0 choose by the number of cores."""

    model_path: Path
    name: str = ''
    context: int = 4096
    threads: int = 0
    batch_threads: int = 0
    memory_mb: int = 4096
    log_path: Path | None = None
    chat_format: str = 'chatml'
    temperature: float = 0.0
    repeat_penalty: float = 1.05
    stall_seconds: float = 45.0
    library: str = 'llama_cpp'
    _line: Line = field(default_factory=Line, init=False, repr=False)
    _hands: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _worker: WorkerProcess | None = field(default=None, init=False, repr=False)
    _loaded: bool = field(default=False, init=False, repr=False)
    _asked: int = field(default=0, init=False, repr=False)

    def state(self) -> ModelState:
        """Return whether the file and the library are there, without loading anything."""
        missing = self._missing()
        return ModelState(missing is None, self.name or self.model_path.stem, missing.key if missing else None)

    def stream(
        self, messages: Sequence[Mapping[str, str]], max_tokens: int, stop: Callable[[], bool]
    ) -> Iterator[Piece]:
        """Yield our place while we wait, then words, then the timings; closing the iterator cancels.

        Raises ModelMissingError, ModelBrokenError, ModelPromptTooLongError, ModelStoppedError.
        """
        if missing := self._missing():
            raise missing
        ticket = self._line.join()
        shown = 0
        try:
            while place := self._line.place(ticket):
                if stop():
                    return
                if place != shown:
                    yield Piece(place=place)
                    shown = place
                self._line.wait(POLL_SECONDS)
            if not stop():
                yield from self._answer(messages, max_tokens, stop)
        finally:
            self._line.leave(ticket)

    def close(self) -> None:
        """End the worker; a later ``stream`` starts a new one."""
        with self._hands:
            worker, self._worker = self._worker, None
        if worker:
            worker.close(CLOSE_SECONDS)

    def _answer(
        self, messages: Sequence[Mapping[str, str]], max_tokens: int, stop: Callable[[], bool]
    ) -> Iterator[Piece]:
        asked_at = time.monotonic()
        first_ms = 0
        worker = self._running()
        self._asked += 1
        ask = self._asked
        worker.send(ask=ask, messages=[dict(message) for message in messages], max_tokens=max_tokens)
        settled = False
        try:
            for event in self._events(worker, ask, stop):
                if 'text' in event:
                    first_ms = first_ms or round((time.monotonic() - asked_at) * 1000)
                    yield Piece(text=event['text'])
                elif 'beat' not in event:
                    settled = True
                    yield from self._last(event, first_ms)
        except ModelStoppedError:
            settled = True
            raise
        finally:
            if not settled:
                self._cancel(worker, ask)

    def _last(self, event: Mapping[str, Any], first_ms: int) -> Iterator[Piece]:
        if 'error' in event:
            raise REPORTED.get(event['error'], KioskError)(**event['facts'])
        pace = (event['tokens'] - 1) / event['seconds'] if event['seconds'] else 0.0
        yield Piece(timings=Timings(first_ms, event['tokens'], round(pace, 2)))

    def _events(self, worker: WorkerProcess, ask: int, stop: Callable[[], bool]) -> Iterator[Mapping[str, Any]]:
        """Yield what the worker says about this question up to its end, or until ``stop()``."""
        heard = time.monotonic()
        while not stop():
            event = worker.next(POLL_SECONDS)
            if event is None:
                if time.monotonic() - heard > self.stall_seconds:
                    worker.kill()
                    raise ModelStoppedError(reason='frozen', signal='')
                continue
            if 'gone' in event:
                raise self._death(event['gone'])
            heard = time.monotonic()
            if event['at'] == ask:
                self._loaded = self._loaded or 'text' in event
                yield event
                if 'end' in event or 'error' in event:
                    return

    def _cancel(self, worker: WorkerProcess, ask: int) -> None:
        worker.send(stop=ask)
        deadline = time.monotonic() + CANCEL_SECONDS
        while (left := deadline - time.monotonic()) > 0:
            event = worker.next(left)
            if event and ('gone' in event or (event['at'] == ask and ('end' in event or 'error' in event))):
                return
        worker.kill()

    def _death(self, code: int) -> KioskError:
        """Return why the worker died: of the file if llama.cpp fell over it, else of something outside."""
        number = -code if code < 0 else 0
        if not self._loaded and number in NATIVE_FAULTS:
            return ModelBrokenError(file=self.model_path.name, reason=signal.Signals(number).name)
        return ModelStoppedError(reason='died', signal=signal.Signals(number).name if number else '')

    def _missing(self) -> ModelMissingError | None:
        if not self.model_path.is_file():
            return ModelMissingError(reason='file')
        if importlib.util.find_spec(self.library) is None:
            return ModelMissingError(reason='library')
        return None

    def _running(self) -> WorkerProcess:
        with self._hands:
            if self._worker is None or not self._worker.alive():
                self._loaded = False
                self._worker = WorkerProcess(self._command, self._environment(), self.log_path)
            return self._worker

    def _command(self) -> list[str]:
        options = {
            'model_path': str(self.model_path),
            'context': self.context,
            'threads': self.threads or default_threads(),
            'batch_threads': self.batch_threads or cores(),
            'chat_format': self.chat_format,
            'temperature': self.temperature,
            'repeat_penalty': self.repeat_penalty,
            'memory_mb': self.memory_mb,
            'nice': NICENESS,
            'parent': os.getpid(),
        }
        return [sys.executable, '-P', '-m', 'kiosk.adapters.llm.worker', json.dumps(options)]

    def _environment(self) -> dict[str, str]:
        home = str(Path(kiosk.__file__).resolve().parent.parent)
        return {
            **os.environ,
            'PYTHONPATH': os.pathsep.join(filter(None, [home, os.environ.get('PYTHONPATH')])),
            'OMP_WAIT_POLICY': 'passive',
            'GOMP_SPINCOUNT': '0',
            'OMP_NUM_THREADS': str(self.batch_threads or cores()),
            'OPENBLAS_NUM_THREADS': '1',
        }


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


def default_threads() -> int:
    """Return the threads that write words: half the cores; one of two is as fast as both, measured."""
    return max(1, cores() // 2)
