#!/usr/bin/env python3
"""Send what has not arrived at the province: the same as ``kiosk sync``, for cron.

usage: scripts/sync.py [--once] [--again] [--json]

  (nothing)  send unless the last try asked for a pause that is not over: right for cron, every five minutes
  --once     send now
  --again    send what was set aside once more, and now
  --json     print one JSON object

exit: 0 nothing is left or it is not time yet, 1 something is refused, 2 not set up, 3 line or machine failed

    */5 * * * *  <folder>/scripts/sync.py --json >> <folder>/data/sync.log 2>&1

KIOSK_LRS_URL, KIOSK_LRS_USER and KIOSK_LRS_PASSWORD must be set in the crontab's head or a file only its
owner reads. It runs under the .venv beside it, whoever calls it and from wherever.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / '.venv' / 'bin' / 'python'
MACHINE_FAILED = 3


def main() -> int:
    """Become ``kiosk sync``; return only if it cannot."""
    if {'-h', '--help'} & set(sys.argv[1:]):
        print(__doc__)
        return 0
    paths = [str(ROOT), *filter(None, [os.environ.get('PYTHONPATH')])]
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(paths)}
    try:
        os.execve(PYTHON, [str(PYTHON), '-m', 'kiosk', 'sync', *sys.argv[1:]], environment)  # noqa: S606 -- no shell
    except OSError as error:
        print(f'sync.py: {PYTHON}: {error.strerror}; run: make setup', file=sys.stderr)
    return MACHINE_FAILED


if __name__ == '__main__':
    sys.exit(main())
