"""How long and how large is a look at a big sheet? ``python -m tests.bench sheet``

A sheet of 50,000 households and ten columns, as untidy as real ones, is made with openpyxl (not measured). Then
fresh processes take it in turns: ours (``sheet_look``: a reading process of its own, the table found, profiled and
judged by all rules) and openpyxl going through the cells (``plain_openpyxl``). Seconds from the command to the end
of the process, processor seconds and the peak of memory, ours and its child's added up; medians of the rounds.
On a busy machine the processor seconds tell more.
"""

import random
import tempfile
from pathlib import Path

from openpyxl import Workbook

from tests.bench.figure import Figure, Goal
from tests.bench.turns import fresh, in_turns
from tests.simulators.sheets import VILLAGES

ROWS = 50_000
FAST, SMALL = Goal(5.0, of='ours'), Goal(400, of='ours')
PEER = 'openpyxl reading it'
_HEADS = ['STT', 'Thôn', 'Mã hộ', 'Khẩu', 'Lao động', 'Ngày rà soát', 'Thu nhập (đồng)', 'Diện tích', 'Diện', 'Ghi chú']


def make(path: Path, rows: int = ROWS) -> None:
    """Write the sheet; the same for every run."""
    chance = random.Random(3)
    book = Workbook(write_only=True)
    sheet = book.create_sheet('Hộ')
    sheet.append(_HEADS)
    for number in range(1, rows + 1):
        village = chance.choice(VILLAGES)[0]
        people, income = chance.randint(1, 9), chance.randint(8, 90) * 100_000
        sheet.append(
            [
                number,
                village if chance.random() < 0.95 else f'Thôn {village} ',
                f'HO-{number:05}',
                people,
                chance.randint(0, people),
                f'{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/2026',
                income if chance.random() < 0.9 else f'{income:,}'.replace(',', '.'),
                round(chance.random() * 500, 1),
                chance.choice(['nghèo', 'cận nghèo', 'không']),
                f'ghi chú số {number}' if chance.random() < 0.5 else None,
            ]
        )
    book.save(path)


def measure(rounds: int = 3) -> dict[str, float]:
    """Return ``s``, ``cpu_s``, ``mb`` of ``ours`` and ``peer``, and what each found."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'ho-dan_2026-11-20.xlsx'
        make(path)
        return in_turns(
            {
                'ours': lambda: fresh('tests.bench.sheet_look', path),
                'peer': lambda: fresh('tests.bench.plain_openpyxl', path),
            },
            rounds,
        )


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table."""
    what = f'a sheet of {found["ours_rows"]:,.0f} rows and {found["ours_columns"]:.0f} columns'

    def line(told: str, unit: str, fact: str, goal: Goal | None) -> Figure:
        return Figure(told, unit, found[f'ours_{fact}'], PEER, found[f'peer_{fact}'], goal)

    return [
        line(f'{what} profiled and judged', 's', 's', FAST),
        line(f'{what}, peak of both processes', 'MB', 'mb', SMALL),
        line(f'{what}, processor time', 's CPU', 'cpu_s', None),
    ]
