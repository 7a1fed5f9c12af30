"""What ``tests.bench sheet`` measures: a sheet opened as the kiosk does, profiled and judged by all rules.

``python -m tests.bench.sheet_look FILE`` prints as JSON what was found, and the peaks of this process and of the
reading process it started. They do not peak together: ``mb``, their sum, is an upper bound.
"""

import json
import resource
import sys
from pathlib import Path

from kiosk.adapters.office.sheets import SheetFiles
from kiosk.core.tabular.cleanliness import judge
from kiosk.core.tabular.profile import profile
from kiosk.core.tabular.table import read_table
from tests.bench.turns import peak_mb


def look(file: Path) -> dict[str, float]:
    """Return how much there is and how many findings."""
    table = read_table(SheetFiles().read(file))
    figures, found = profile(table), judge(table)
    return {'rows': figures.rows, 'columns': len(figures.columns), 'findings': sum(found.counts.values())}


if __name__ == '__main__':
    facts = look(Path(sys.argv[1]))
    own, child = peak_mb(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({**facts, 'own_mb': own, 'child_mb': child, 'mb': own + child}))
