"""First come, first served: who waits for the model, and how many are before them.

>>> line = Line()
>>> first, second = line.join(), line.join()
>>> line.place(second)
1
>>> line.leave(first)
>>> line.place(second)
0
"""

import threading


class Ticket:
    """A place in the line."""


class Line:
    """A thread-safe queue; place 0 means it is your turn."""

    def __init__(self) -> None:
        self._tickets: list[Ticket] = []
        self._moved = threading.Condition()

    def join(self) -> Ticket:
        """Go to the end of the line."""
        ticket = Ticket()
        with self._moved:
            self._tickets.append(ticket)
        return ticket

    def place(self, ticket: Ticket) -> int:
        """Return how many are before this ticket."""
        with self._moved:
            return self._tickets.index(ticket)

    def wait(self, seconds: float) -> None:
        """Return when someone leaves the line, at the latest after ``seconds``."""
        with self._moved:
            self._moved.wait(seconds)

    def leave(self, ticket: Ticket) -> None:
        """Leave the line, from whatever place."""
        with self._moved:
            self._tickets.remove(ticket)
            self._moved.notify_all()
