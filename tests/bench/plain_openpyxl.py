"""The peer of ``tests.bench sheet``: openpyxl by itself, read only, goes through all cells and keeps none.

``python -m tests.bench.plain_openpyxl FILE`` prints what it met as JSON.
"""

import json
import sys

from openpyxl import load_workbook

from tests.bench.turns import peak_mb


def read(file: str) -> dict[str, float]:
    """Return the number of rows and of cells with a value."""
    rows = cells = 0
    for row in load_workbook(file, read_only=True).worksheets[0].iter_rows(values_only=True):
        rows += 1
        cells += sum(value is not None for value in row)
    return {'rows': rows, 'cells': cells}


if __name__ == '__main__':
    print(json.dumps({**read(sys.argv[1]), 'mb': peak_mb()}))
