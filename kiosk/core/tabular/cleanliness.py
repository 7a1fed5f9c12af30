"""All rules over one table: what is unclean, told in the order of the lesson.

Rules:
- a long table may break a rule in every row: ``judge`` tells at most ``MOST_TOLD`` places of a kind in a column,
  and counts them all; a fix mends them all.

>>> judge(table).counts
{'date': 3, 'number': 12}
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.core.tabular.check_cells import find_dates, find_numbers, find_single
from kiosk.core.tabular.check_names import find_names
from kiosk.core.tabular.check_shape import find_filename, find_header, find_merged, find_totals
from kiosk.core.tabular.check_tidy import find_tidy
from kiosk.core.tabular.findings import RULES, Finding, Rule
from kiosk.core.tabular.table import Table

MOST_TOLD = 50
"""Places told of one kind in one column: enough to see what it is about, few enough to read."""

FINDERS: Mapping[Rule, Callable[[Table], Iterator[Finding]]] = {
    'header': find_header,
    'single': find_single,
    'date': find_dates,
    'number': find_numbers,
    'merged': find_merged,
    'names': find_names,
    'totals': find_totals,
    'filename': find_filename,
    'tidy': find_tidy,
}


@dataclass(frozen=True)
class Cleanliness:
    """What was found: ``told`` place by place, ``counts`` how many by rule (rules that are kept are not in it)."""

    told: tuple[Finding, ...]
    counts: Mapping[Rule, int]
    fixable: Mapping[Rule, int]

    @property
    def clean(self) -> bool:
        """Return whether all rules are kept."""
        return not self.counts


def judge(table: Table) -> Cleanliness:
    """Return everything that is unclean in a table."""
    told: list[Finding] = []
    counts: Counter[Rule] = Counter()
    fixable: Counter[Rule] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for rule in RULES:
        for finding in FINDERS[rule](table):
            counts[rule] += 1
            fixable[rule] += finding.fixable
            seen[finding.key, finding.column] += 1
            if seen[finding.key, finding.column] <= MOST_TOLD:
                told.append(finding)
    return Cleanliness(tuple(told), dict(counts), {rule: count for rule, count in fixable.items() if count})
