"""Group commit: callers who come while a commit is under way share the next one.

- the first caller leads: it takes everybody who waits, carries out one commit, and tells each its outcome;
- whoever comes meanwhile waits, and one of them leads the next round;
- each caller gets its own result or its own error, and only after the round is over.
"""

from collections.abc import Callable, Sequence
from threading import Condition, get_ident
from typing import Any

from kiosk.core.errors import StoreFailedError


class Member:
    """One caller's wish: ``wish`` goes in, ``result`` or ``error`` comes out."""

    def __init__(self, wish: Any) -> None:
        self.wish = wish
        self.result: Any = None
        self.error: Exception | None = StoreFailedError(reason='interrupted')
        self.over = False

    def grant(self, result: Any) -> None:
        """Record that the wish came true."""
        self.result, self.error = result, None


class Group:
    """The door to a commit; ``carry_out`` settles every member it is given, in order."""

    def __init__(self, carry_out: Callable[[Sequence[Member]], None]) -> None:
        self._carry_out = carry_out
        self._waiting: list[Member] = []
        self._leader: int | None = None
        self._room = Condition()

    def submit(self, wish: Any) -> Any:
        """Return the wish's result once its round is over; raise its error."""
        member = Member(wish)
        with self._room:
            if self._leader == get_ident():
                raise RuntimeError('a change inside a change')
            self._waiting.append(member)
            while self._leader and not member.over:
                self._room.wait()
            if not member.over:
                self._leader = get_ident()
        if not member.over:
            self._lead()
        if member.error:
            raise member.error
        return member.result

    def _lead(self) -> None:
        with self._room:
            round_, self._waiting = self._waiting, []
        try:
            self._carry_out(round_)
        finally:
            with self._room:
                self._leader = None
                for member in round_:
                    member.over = True
                self._room.notify_all()
