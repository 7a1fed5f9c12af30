"""The one door to the background: it owns busy, failure and leaving.

Rules:
- services are synchronous and run in a thread; the event loop is never blocked;
- a KioskError becomes a sentence on the screen and a line in the log, and ends the handler quietly (``Told``);
- a stream stops when its client is deleted: nobody waits behind a ghost (facts/nicegui.md §5.4).

>>> marked = await tasks.call(services.take_quiz.submit, person, lesson, answers, busy='busy.marking')
"""

import asyncio
import logging
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from typing import Any, TypeVar

from nicegui import run, ui

from kiosk.core.errors import KioskError, MachineError
from kiosk.ui.words import t, tell

R = TypeVar('R')
_log = logging.getLogger(__name__)
_BUSY_AFTER = 0.4
"""Seconds before a wait is named on the screen (DESIGN §5)."""


class Told(asyncio.CancelledError):
    """The person has been told what happened; there is nothing more to do in this handler."""


async def call(verb: Callable[..., R], *args: Any, busy: str = 'busy.working') -> R:
    """Run a service verb in a thread and return its result; on a KioskError tell the person and raise Told."""
    result, error = await attempt(verb, *args, busy=busy)
    if error is not None:
        announce(error)
        raise Told
    return result  # type: ignore[return-value]


async def attempt(verb: Callable[..., R], *args: Any, busy: str = 'busy.working') -> tuple[R | None, KioskError | None]:
    """Run a service verb in a thread and return its result or its KioskError, for a page that shows it in place.

    A blank ``busy`` says nothing while it runs: what happens by itself is no wait.
    """
    wait = asyncio.ensure_future(run.io_bound(_outcome, verb, *args))
    done, _ = await asyncio.wait({wait}, timeout=_BUSY_AFTER)
    notice = None if done or not busy else ui.notification(t(busy), spinner=True, timeout=None, position='bottom')
    try:
        outcome = await wait
    finally:
        if notice is not None:
            notice.dismiss()
    if outcome is None:  # the app is stopping (facts/nicegui.md §5.5)
        raise Told
    return outcome


def announce(error: KioskError) -> None:
    """Tell the person what happened, until they close it."""
    kind = 'negative' if isinstance(error, MachineError) else 'warning'
    ui.notification(tell(error), type=kind, timeout=12, close_button=t('action.close'), multi_line=True, position='top')


async def stream(verb: Callable[..., Iterator[R]], *args: Any) -> AsyncGenerator[R, None]:
    """Yield what a streaming verb yields, as it comes; it is called with ``stop=`` and ends when the page goes."""
    loop, queue, gone = asyncio.get_running_loop(), asyncio.Queue[Any](), threading.Event()
    ui.context.client.on_delete(gone.set)

    def pump() -> None:
        try:
            for item in verb(*args, stop=gone.is_set):
                loop.call_soon_threadsafe(queue.put_nowait, item)
            loop.call_soon_threadsafe(queue.put_nowait, None)
        except KioskError as error:
            _log.warning('%s: %s', error.key, error)
            loop.call_soon_threadsafe(queue.put_nowait, error)
        except Exception as error:
            _log.exception('a stream failed')
            loop.call_soon_threadsafe(queue.put_nowait, KioskError(reason=str(error)))

    threading.Thread(target=pump, daemon=True, name='stream').start()
    try:
        while (item := await queue.get()) is not None:
            if isinstance(item, KioskError):
                announce(item)
                raise Told
            yield item
    finally:
        gone.set()


def _outcome(verb: Callable[..., R], *args: Any) -> tuple[R | None, KioskError | None]:
    try:
        return verb(*args), None
    except KioskError as error:
        _log.warning('%s: %s', error.key, error)
        return None, error
    except Exception as error:
        _log.exception('%s failed', getattr(verb, '__qualname__', verb))
        return None, KioskError(reason=str(error))
