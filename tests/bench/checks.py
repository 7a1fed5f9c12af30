"""How far can the checks and the mask be trusted? ``python -m tests.bench checks``

Counts with goals; there is no peer, and the same seeds give the same counts on every machine. The breaks of layout
rules are those of ``tests.bench.decree30``. Pairs of sentences and letters are made by
``tests.simulators.sentences``; ``python -m tests.bench.checks [PAIRS] [LETTERS]`` shows examples of what went wrong:

- ``missed``: a changed number without an error or a doubt at its place; ``doubted``: with a doubt alone;
- ``false_alarms``: a true text with an error or a doubt;
- ``exchanged_missed``: two numbers of the source that changed places, without an error or a doubt;
- ``leaks``: letters in which an identity or telephone number, or a name, is left after the mask;
- ``not_restored``: letters that do not read as before once the mask is off.
"""

import re
import sys
import time
from unicodedata import normalize

from kiosk.core.checks.disguise import plain
from kiosk.core.checks.masking import mask, restore
from kiosk.core.checks.numbers import fidelity
from tests.bench import decree30
from tests.bench.figure import Figure, Goal
from tests.simulators.sentences import exchanged, letters, number_pairs

PAIRS, LETTERS, SEED = 2000, 1000, 20260301
EXCHANGED = 200
GOAL_FALSE_ALARMS = 0.02
NONE = Goal(0, of='ours')


def measure() -> dict[str, float]:
    """Return the facts of ``numbers`` and ``masks`` and those of the single breaks."""
    counted = {**numbers(PAIRS), **masks(LETTERS)}
    del counted['examples']
    return {**counted, **decree30.measure()}


def figures(found: dict[str, float]) -> list[Figure]:
    """Return the figures for the table."""
    pairs, letters_made = f'of {found["pairs"]:,}', f'of {found["letters"]:,}'
    few = Goal(GOAL_FALSE_ALARMS * 100, of='ours')
    return [
        Figure(f'changed numbers missed, {pairs}', 'numbers', found['missed'], goal=NONE),
        Figure(f'changed numbers only doubted, {pairs}', 'numbers', found['doubted']),
        Figure(f'exchanged numbers missed, of {found["exchanged"]:,}', 'pairs', found['exchanged_missed'], goal=NONE),
        Figure(
            f'false alarms at true numbers, {pairs} texts', '%', found['false_alarms'] * 100 / found['pairs'], goal=few
        ),
        Figure(
            f'letters with a number or a name left by the mask, {letters_made}', 'letters', found['leaks'], goal=NONE
        ),
        Figure(f'letters not as before without the mask, {letters_made}', 'letters', found['not_restored'], goal=NONE),
        *decree30.figures(found),
    ]


def numbers(pairs: int, seed: int = SEED) -> dict[str, object]:
    """Return how number fidelity did on as many pairs; ``examples`` of what went wrong."""
    missed, alarms, doubted = [], [], 0
    for pair in number_pairs(seed, pairs):
        end = pair.start + len(pair.word)
        found = {
            each.severity for each in fidelity(pair.wrong, pair.source) if pair.start < each.end and each.start < end
        }
        doubted += 'doubt' in found and 'error' not in found
        if not found & {'error', 'doubt'}:
            missed.append((pair.way, pair.source, pair.wrong, pair.word))
        if any(each.severity != 'note' for each in fidelity(pair.text, pair.source)):
            alarms.append((pair.way, pair.source, pair.text))
    swaps = [text for source, text in exchanged(seed, EXCHANGED) if not _warned(text, source)]
    return {
        'pairs': pairs,
        'missed': len(missed),
        'doubted': doubted,
        'false_alarms': len(alarms),
        'exchanged': EXCHANGED,
        'exchanged_missed': len(swaps),
        'examples': [*missed[:3], *alarms[:3], *swaps[:1]],
    }


def masks(count: int, seed: int = SEED) -> dict[str, object]:
    """Return what was left in as many letters."""
    leaks, broken = [], []
    for letter in letters(seed, count):
        masked = mask(letter.text)
        shown = plain(masked.text).text
        digits = re.sub(r'\D', '', re.sub(r'\[[^\]]*\]', 'x', shown).replace('+84', '0'))
        left = [number for number in letter.numbers if number in digits or number[1:] in digits]
        left += [name for name in letter.names if normalize('NFC', name) in shown]
        if left:
            leaks.append((left, masked.text))
        if restore(masked.text, masked.key).text != normalize('NFC', letter.text):
            broken.append(masked.text)
    return {'letters': count, 'leaks': len(leaks), 'not_restored': len(broken), 'examples': [*leaks[:3], *broken[:2]]}


def _warned(text: str, source: str) -> bool:
    return any(each.severity != 'note' for each in fidelity(text, source))


def main(pairs: int = PAIRS, count: int = LETTERS) -> None:
    """Print the figures, one fact a line."""
    for measure, size in ((numbers, pairs), (masks, count)):
        begun = time.perf_counter()
        found = measure(size)
        for fact, value in found.items():
            if fact != 'examples':
                print(f'{fact:18s} {value}')
        print(f'{"seconds":18s} {time.perf_counter() - begun:.1f}')
        for example in found['examples']:
            print('  !', example)


if __name__ == '__main__':
    main(*map(int, sys.argv[1:3]))
