"""A kiosk in a process of its own, to be locked out, starved and killed: ``python -m tests.adapters.store.writer``.

It prints one line for each insert that was acknowledged, and nothing before that.
"""

import resource
import sys
from pathlib import Path
from threading import Lock, Thread

from kiosk.adapters.store.tables import Records
from kiosk.core.errors import NotSavedError

KIOSK = '7a0c1d52-3f6b-4a7e-9d0e-5b1f2c3d4e5f'
_print = Lock()


def say(word: object) -> None:
    with _print:
        sys.stdout.write(f'{word}\n')
        sys.stdout.flush()


def document(name: str) -> dict[str, object]:
    return {'name': name, 'text': 'bài làm của học viên ' * (len(name) % 20)}


def insert(records: Records, name: str) -> None:
    records.change(lambda tables: tables['rows'].update({name: document(name)}))
    say(name)


def hold(folder: Path) -> None:
    """Keep the store open until standard input ends."""
    Records.open(folder, KIOSK)
    say('ready')
    sys.stdin.read()


def work(folder: Path, run: str) -> None:
    """Insert from four threads until killed."""
    records = Records.open(folder, KIOSK)

    def hand(number: int) -> None:
        for count in range(1_000_000):
            insert(records, f'{run}-{number}-{count}')

    for number in range(4):
        Thread(target=hand, args=(number,)).start()


def starve(folder: Path, limit: int) -> None:
    """Insert under a limit on file size until refused thrice, then with room again."""
    records = Records.open(folder, KIOSK)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    refused = count = 0
    while refused < 3:
        count += 1
        try:
            insert(records, f'before-{count}')
        except NotSavedError as error:
            refused += 1
            say(f'refused {error.facts["reason"]}')
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    for count in range(5):
        insert(records, f'after-{count}')


if __name__ == '__main__':
    verb, place = sys.argv[1], Path(sys.argv[2])
    if verb == 'hold':
        hold(place)
    elif verb == 'work':
        work(place, sys.argv[3])
    else:
        starve(place, int(sys.argv[3]))
