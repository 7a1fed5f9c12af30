"""Does the layout checker find every fault and accuse nobody else? ``python -m tests.bench checks``, ``break-pairs``

Counts with goals; there is no peer, and they are the same on every machine.

- single breaks (``checks``): each in every clean sample that can have it;
- pairs of breaks (``break-pairs``): all that one sample can have, each in the first such sample; about a minute;
- a break that is not found is missed; a fault of a rule that nobody broke is false.

``python -m tests.bench.decree30 [pairs]`` names what is amiss.
"""

import sys
from collections.abc import Iterator
from typing import NamedTuple

from kiosk.core.decree30.checker import check
from tests.bench.figure import Figure, Goal
from tests.core.decree30.breakers import BREAKS, Break
from tests.core.decree30.pairs import CLEAN, all_pairs, amiss, judge_pair, spoiled
from tests.core.decree30.samples import KINDS, VARIANTS

NONE = Goal(0, of='ours')


class Verdict(NamedTuple):
    """A spoiled document: what was broken, and what the checker got wrong."""

    breaks: tuple[Break, ...]
    amiss: list[str]


def singles() -> Iterator[Verdict]:
    """Yield a verdict on every single break in every sample."""
    for each in BREAKS:
        for name, clean in CLEAN.items():
            document = spoiled(name, clean, each)
            if document is not None:
                yield Verdict((each,), amiss(check(document), each))


def pairs() -> Iterator[Verdict]:
    """Yield a verdict on every pair of breaks that fits some sample."""
    for one, other in all_pairs():
        wrong = judge_pair(one, other)
        if wrong is not None:
            yield Verdict((one, other), wrong)


def measure() -> dict[str, float]:
    """Return what became of the single breaks, and the faults found in the clean samples."""
    samples = [make() for make in (*KINDS.values(), *VARIANTS.values())]
    faults = sum(each.severity == 'E' for sample in samples for each in check(sample))
    return {**_counted('single', singles()), 'clean': len(samples), 'clean_faults': faults}


def measure_pairs() -> dict[str, float]:
    """Return what became of the pairs of breaks."""
    return _counted('paired', pairs())


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table, of what was measured."""
    lines = []
    for kind in ('single', 'paired'):
        if f'{kind}_documents' in found:
            rules, made, documents = (found[f'{kind}_{fact}'] for fact in ('rules', 'made', 'documents'))
            broken, every = f'{kind} breaks of {rules} layout rules', Goal(made, least=True, of='ours')
            lines += [
                Figure(f'{broken} found, of {made:,}', 'breaks', found[f'{kind}_found'], goal=every),
                Figure(
                    f'false faults beside {broken}, {documents:,} documents',
                    'faults',
                    found[f'{kind}_false'],
                    goal=NONE,
                ),
            ]
    if 'clean' in found:
        lines.append(
            Figure(f'false faults in {found["clean"]} clean documents', 'faults', found['clean_faults'], goal=NONE)
        )
    return lines


def _counted(kind: str, verdicts: Iterator[Verdict]) -> dict[str, float]:
    judged = list(verdicts)
    made = sum(len(each.breaks) for each in judged)
    wrong = [words for each in judged for words in each.amiss]
    missed = sum(words.startswith('missed ') for words in wrong)
    return {
        f'{kind}_documents': len(judged),
        f'{kind}_rules': len({one.found[0] for each in judged for one in each.breaks}),
        f'{kind}_made': made,
        f'{kind}_found': made - missed,
        f'{kind}_false': len(wrong) - missed,
    }


def main() -> None:
    """Name what is amiss, a document a line."""
    for verdict in pairs() if sys.argv[1:] == ['pairs'] else singles():
        if verdict.amiss:
            print(' + '.join(each.name for each in verdict.breaks), *verdict.amiss, sep='; ')


if __name__ == '__main__':
    main()
