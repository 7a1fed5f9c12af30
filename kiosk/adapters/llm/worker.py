"""The worker process: ``python -m kiosk.adapters.llm.worker OPTIONS`` speaks JSON lines on stdin and stdout.

Rules:
- asked ``{"ask": n, "messages": […], "max_tokens": n}`` it answers with lines that carry ``"at": n``:
  ``{"text": …}`` as words come, at least one ``{"beat": 1}`` a second while it loads or reads, and at last
  ``{"end": "done" | "stopped", "tokens": n, "seconds": s}`` or ``{"error": class name, "facts": {…}}``;
- ``{"stop": n}`` ends answer ``n``, at any time, also before it began;
- it never outlives the kiosk: it exits when stdin closes, and the kernel kills it with its maker;
- what llama.cpp prints goes to stderr, which the kiosk keeps as a log; an unforeseen exception ends it.
"""

import codecs
import ctypes
import json
import os
import queue
import resource
import signal
import sys
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from kiosk.adapters.llm.options import EngineOptions, Stopped
from kiosk.core.errors import KioskError, ModelMissingError, ModelStoppedError

if TYPE_CHECKING:
    from kiosk.adapters.llm.engine import Engine

PR_SET_PDEATHSIG = 1
BEAT_SECONDS = 1.0
MEGABYTE = 1024 * 1024


class Mailbox:
    """Both pipes: questions come in on a thread of their own, so that a stop is heard in mid-answer."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self.questions: queue.SimpleQueue[Mapping[str, Any]] = queue.SimpleQueue()
        self._incoming = incoming
        self._outgoing = outgoing
        self._asked = 0
        self._stopped = 0
        self._last = 0.0

    def listen(self) -> None:
        """Take in lines until stdin closes, then end the process at once, whatever it is doing."""
        try:
            for line in self._incoming:
                message = json.loads(line)
                if 'stop' in message:
                    self._stopped = max(self._stopped, message['stop'])
                else:
                    self.questions.put(message)
        finally:
            os._exit(0)

    def take(self) -> Mapping[str, Any]:
        """Return the next question, waiting for one."""
        question = self.questions.get()
        self._asked = question['ask']
        return question

    def say(self, **facts: Any) -> None:
        """Send one line about the question in hand."""
        self._outgoing.write(json.dumps({'at': self._asked, **facts}).encode() + b'\n')
        self._outgoing.flush()
        self._last = time.monotonic()

    def stopped(self) -> bool:
        """Return whether the asker left; shows a sign of life when the last one is a second old."""
        if time.monotonic() - self._last > BEAT_SECONDS:
            self.say(beat=1)
        return self._stopped >= self._asked


def main() -> None:
    """Run until stdin closes."""
    options = json.loads(sys.argv[1])
    _die_with(options.pop('parent'))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(options.pop('nice'))
    mailbox = Mailbox(sys.stdin.buffer, _private_stdout())
    threading.Thread(target=mailbox.listen, daemon=True).start()
    memory = options.pop('memory_mb') * MEGABYTE
    engine: Engine | None = None
    while True:
        question = mailbox.take()
        try:
            engine = engine or _engine(options, memory, mailbox)
            _answer(engine, question, mailbox)
        except Stopped:
            mailbox.say(end='stopped', tokens=0, seconds=0.0)
        except KioskError as error:
            mailbox.say(error=type(error).__name__, facts=error.facts)


def _answer(engine: 'Engine', question: Mapping[str, Any], mailbox: Mailbox) -> None:
    decoder = codecs.getincrementaldecoder('utf-8')('replace')
    engine.read(engine.tokens(question['messages']))
    tokens, began, last = 0, 0.0, 0.0
    for piece in engine.write(question['max_tokens']):
        last = time.monotonic()
        tokens, began = tokens + 1, began or last
        if text := decoder.decode(piece):
            mailbox.say(text=text)
    if text := decoder.decode(b'', final=True):
        mailbox.say(text=text)
    mailbox.say(end='done', tokens=tokens, seconds=last - began)


def _engine(options: Mapping[str, Any], memory: int, mailbox: Mailbox) -> 'Engine':
    try:
        from kiosk.adapters.llm.engine import Engine  # noqa: PLC0415 - llama.cpp loads with the first question
    except ImportError as error:
        raise ModelMissingError(reason='library') from error
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    try:
        return Engine(EngineOptions(**options), mailbox.stopped)
    except MemoryError as error:
        raise ModelStoppedError(reason='memory', signal='') from error


def _die_with(parent: int) -> None:
    """Have the kernel kill us with our maker; if it is gone already, go too."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _private_stdout() -> BinaryIO:
    """Keep the answer pipe to ourselves; whatever a library prints to stdout goes to the log instead."""
    private = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(private, 'wb')


if __name__ == '__main__':
    main()
