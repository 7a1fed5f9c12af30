"""Work that follows typing: soon after the last key, and at the latest some seconds after the first.

>>> keeping = Later(keep, quiet=1.2, most=4.0)
>>> keeping.soon()
"""

import asyncio
from collections.abc import Awaitable, Callable

from nicegui import background_tasks


class Later:
    """Work that is done soon after the last of many changes, never twice at the same time."""

    def __init__(self, work: Callable[[], Awaitable[None]], quiet: float, most: float) -> None:
        self._work, self._quiet, self._most = work, quiet, most
        self._first: float | None = None
        self._last = 0.0
        self._task: asyncio.Task | None = None

    @property
    def waiting(self) -> bool:
        """Whether a change has come that was not worked on yet."""
        return self._first is not None

    def soon(self) -> None:
        """Work when it has been quiet for a while."""
        self._last = asyncio.get_running_loop().time()
        if self._first is None:
            self._first = self._last
        if self._task is None or self._task.done():
            self._task = background_tasks.create(self._run(), name='draft')

    async def drop(self) -> None:
        """Forget what is waiting, and wait for what is being done."""
        self._first = None
        if self._task is not None and not self._task.done():
            await asyncio.wait({self._task})

    async def _run(self) -> None:
        while self._first is not None:
            due = min(self._last + self._quiet, self._first + self._most)
            rest = due - asyncio.get_running_loop().time()
            if rest > 0:
                await asyncio.sleep(rest)
                continue
            self._first = None
            await self._work()
