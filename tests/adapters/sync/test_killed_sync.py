"""The sync process is killed where it hurts most, on its real journal, and begins again."""

import json
import subprocess
import sys
import time
from pathlib import Path

from kiosk.adapters.store.outbox import ReadOutbox
from tests.simulators.deeds import morning
from tests.simulators.portal import Portal

ROOT = Path(__file__).resolve().parents[3]
CHILD = """
import pathlib, sys
from kiosk.adapters.machine.clock import SystemClock
from kiosk.adapters.store.outbox import StoredOutbox
from kiosk.adapters.sync.lrs import Lrs
from kiosk.services.sync_records import SyncRecords
from tests.simulators.deeds import BASE, KIOSK, morning
store = StoredOutbox(pathlib.Path(sys.argv[1]), KIOSK)
SyncRecords(lambda: morning(900), Lrs(sys.argv[2], 'u', 'p'), store, SystemClock(), lambda: 0.5, BASE).once(force=True)
store.close()
"""


def test_a_kill_between_sending_and_noting_the_receipt_loses_nothing_and_claims_nothing(tmp_path):
    with Portal() as portal:
        for requests in (1, 2, 4):
            with subprocess.Popen(sync(tmp_path, portal), cwd=ROOT) as child:
                wait_for(lambda count=requests: len(portal.asked) >= count)
                child.kill()
            assert ReadOutbox(tmp_path).load().acked <= arrived(portal)
        subprocess.run(sync(tmp_path, portal), cwd=ROOT, check=True, timeout=60)
        assert ReadOutbox(tmp_path).load().acked == arrived(portal) == {event.id for event in morning(900)}


def sync(folder, portal):
    return [sys.executable, '-c', CHILD, str(folder), portal.base_url]


def arrived(portal):
    return {each['id'] for asked in portal.asked for each in json.loads(asked.body)}


def wait_for(happens):
    deadline = time.monotonic() + 30
    while not happens() and time.monotonic() < deadline:
        time.sleep(0.001)
