"""Measure the kiosk against named peers, each figure as a ratio within one run.

start           command to first page, beside a bare NiceGUI page
memory          the web app's memory after start and after a visit, beside the same
decoding        tokens a second through our worker, beside llama-cpp-python by itself
responsiveness  a page while the model answers, beside the same page while it does not
search-sample   our search beside plain Whoosh, on 2,000 passages
search          the same on the whole collection, over ten minutes; runs only when named (or with "all")
document        40 pages of Word read and checked by every rule, beside python-docx reading the same file
sheet           50,000 rows looked at and profiled, beside openpyxl reading the same file
checks          changed numbers missed, false alarms, leaks of the mask, rule breaks found: counts with goals, no peer
break-pairs     all pairs of rule breaks, a count as well; takes a minute, so it runs only when named (or with "all")

Without names everything but "search" and "break-pairs" runs, about seven minutes on two cores. The two searches
need a collection that is not in the repository (KIOSK_BENCH_DATA names its folder, else ../shared/data/search);
without it, without the model or without Chromium, what needs them is left out and said so. A quiet machine gives
the numbers that count. Exit code 1 if a goal is missed.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.bench import checks, decoding, decree30, memory, office, responsiveness, search, sheets, start
from tests.bench.figure import Figure, UnavailableError
from tests.bench.page import machine, page

PAGE = Path(__file__).resolve().parents[2] / 'docs' / 'benchmarks.md'
BUSY = 0.7
"""Load average above which a run says that it does not count."""


class Benchmark(NamedTuple):
    """How to measure, how to tell, and whether it runs unasked."""

    measure: Callable[[], dict[str, float]]
    figures: Callable[[dict[str, float]], list[Figure]]
    unasked: bool = True


ALL = {
    'start': Benchmark(start.measure, start.figures),
    'memory': Benchmark(memory.measure, memory.figures),
    'decoding': Benchmark(decoding.measure, decoding.figures),
    'responsiveness': Benchmark(responsiveness.measure, responsiveness.figures),
    'search-sample': Benchmark(search.measure_sample, search.figures),
    'search': Benchmark(search.measure, search.figures, unasked=False),
    'document': Benchmark(office.measure, office.figures),
    'sheet': Benchmark(sheets.measure, sheets.figures),
    'checks': Benchmark(checks.measure, checks.figures),
    'break-pairs': Benchmark(decree30.measure_pairs, decree30.figures, unasked=False),
}


def main(arguments: list[str]) -> int:
    """Run what is named, print a line a figure, write the page if asked; return the exit code."""
    chosen = _parser().parse_args(arguments)
    unknown = set(chosen.names) - {*ALL, 'all'}
    if unknown:
        _parser().error(f'no such benchmark: {", ".join(sorted(unknown))}')
    load = os.getloadavg()[0]
    print(f'{machine()}; load average {load:.1f}', flush=True)
    if load > BUSY:
        print('other work is using this machine: the ratios below are not to be trusted', flush=True)
    rows: list[tuple[str, Figure]] = []
    skipped: dict[str, str] = {}
    for name in _names(chosen.names):
        try:
            found = ALL[name].figures(ALL[name].measure())
        except UnavailableError as error:
            skipped[name] = str(error)
            print(f'{name}: skipped, {error}', flush=True)
            continue
        for figure in found:
            rows.append((name, figure))
            print(f'{name}: {figure.line()}', flush=True)
    if chosen.write:
        command = ' '.join(['python -m tests.bench', *arguments])
        PAGE.write_text(page(rows, skipped, command, load), 'utf-8')
    return int(any(figure.reached is False for _, figure in rows))


def _names(asked: list[str]) -> list[str]:
    if 'all' in asked:
        return list(ALL)
    return asked or [name for name, benchmark in ALL.items() if benchmark.unasked]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog='python -m tests.bench', description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument('names', nargs='*', metavar='NAME', help='what to measure, or "all"')
    parser.add_argument('--write', action='store_true', help='write docs/benchmarks.md from this run')
    return parser


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
