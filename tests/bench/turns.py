"""Two ways to do the same work, in turns, with the time and memory each takes.

>>> in_turns({'ours': lambda: timed(check)[0], 'peer': lambda: fresh('tests.bench.plain_docx', file)}, rounds=7)
{'ours_s': 0.7, 'ours_cpu_s': 0.7, 'peer_s': 0.4, 'peer_cpu_s': 0.4, 'peer_mb': 38.0, …}

The measured processes import this module too, so it imports nothing but the standard library.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
Result = TypeVar('Result')


def in_turns(ways: Mapping[str, Callable[[], Mapping[str, float]]], rounds: int) -> dict[str, float]:
    """Return the median of each fact as ``way_fact``; one round more is made first and not counted."""
    found: dict[str, list[float]] = {}
    for turn in range(rounds + 1):
        for way, work in ways.items():
            for fact, value in work().items():
                if turn:
                    found.setdefault(f'{way}_{fact}', []).append(value)
    return {name: statistics.median(values) for name, values in found.items()}


def timed(work: Callable[[], Result]) -> tuple[dict[str, float], Result]:
    """Return ``s`` on the clock and ``cpu_s`` of this process and those it waited for, and what the work returned."""
    begun, used = time.monotonic(), _cpu()
    result = work()
    return {'s': time.monotonic() - begun, 'cpu_s': _cpu() - used}, result


def fresh(module: str, file: Path) -> dict[str, float]:
    """Run a module on a file, from the command to its end: the times, and the facts it prints as JSON."""
    command = [sys.executable, '-m', module, str(file)]
    times, done = timed(lambda: subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False))
    if done.returncode:
        raise RuntimeError(done.stderr)
    return {**times, **json.loads(done.stdout)}


def peak_mb() -> float:
    """Return the most memory this process has held, in MB of 2**20 bytes.

    Not ``ru_maxrss``: that keeps the size of the process that started this one.
    """
    lines = Path('/proc/self/status').read_text('utf-8').splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith('VmHWM:'))


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
