"""How long from the command to the first page? ``python -m tests.bench start``

``kiosk run`` over a data folder that is set up, and a bare NiceGUI page, in turns, after one run of each that is
not counted; from starting the process to status 200 of ``/``. The medians are compared.
"""

import statistics

from tests.bench.figure import Figure, Goal
from tests.bench.served import HELLO, kiosk, served

GOAL = Goal(2.5)
WAYS = ('kiosk', 'hello')


def measure(rounds: int = 7) -> dict[str, float]:
    """Return the median seconds of each way and ``ratio``."""
    taken: dict[str, list[float]] = {way: [] for way in WAYS}
    with kiosk() as station:
        for _ in range(rounds + 1):
            for way in WAYS:
                with served(way, station) as process:
                    taken[way].append(process.seconds)
    result = {f'{way}_s': statistics.median(times[1:]) for way, times in taken.items()}
    return {**result, 'ratio': result['kiosk_s'] / result['hello_s'], 'goal': GOAL.limit}


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figure for the table."""
    return [Figure('command to first page', 's', found['kiosk_s'], HELLO, found['hello_s'], GOAL)]
