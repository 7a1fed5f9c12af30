"""The two ends of a sync in memory: the kiosk's receipts and a province that takes statements.

- `Receipts` keeps only differences, as the journal does, and can lose power before or after a save;
- `Province` is as lax as an LRS can be: it knows ids, not xAPI. The strict ones are real (tests/simulators/lrs.py).

    province.refuses.add(events[3].id)
    SyncRecords(log.all, province, Receipts(), clock, chance=lambda: 0.5, base=BASE).once()
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.core.outbox import Outbox, Reply

STORED = '2026-02-09T02:00:00.000Z'


class PowerCutError(Exception):
    """The machine went dark here."""


@dataclass
class Receipts:
    """An outbox store whose disk is a dataclass; `fuse` saves are left before the power goes (None: never)."""

    disk: Outbox = field(default_factory=Outbox)
    saves: int = 0
    fuse: int | None = None

    def load(self) -> Outbox:
        return self.disk

    def save(self, before: Outbox, after: Outbox) -> None:
        if self.fuse is not None:
            if self.fuse == 0:
                self.fuse = None
                raise PowerCutError
            self.fuse -= 1
        self.saves += 1
        self.disk = replace(
            self.disk,
            acked=self.disk.acked | (after.acked - before.acked),
            quarantined=_merged(self.disk.quarantined, before.quarantined, after.quarantined),
            limits=_merged(self.disk.limits, before.limits, after.limits),
            **{name: getattr(after, name) for name in SCALARS if getattr(after, name) != getattr(before, name)},
        )

    def close(self) -> None:
        pass


SCALARS = ('failures', 'next_try', 'last_success', 'last_problem')


def _merged(disk: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in disk.items() if name in after or name not in before}
    return kept | {name: value for name, value in after.items() if before.get(name) != value}


@dataclass
class Province:
    """An LRS that stores by id, in memory.

    What it `refuses` gets 422, what it `chokes_on` 500, and so does all that is new beyond its `room`; `shut` is its
    one answer to everything.
    """

    stored: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    refuses: set[str] = field(default_factory=set)
    chokes_on: set[str] = field(default_factory=set)
    room: int = 1_000_000
    away: bool = False
    shut: Reply | None = None
    loses_answers: int = 0
    batches: list[list[str]] = field(default_factory=list)

    def post(self, statements: Sequence[Mapping[str, Any]]) -> Reply:
        ids = [each['id'] for each in statements]
        self.batches.append(ids)
        if self.away or self.shut:
            return self.shut or Reply(0, why='ConnectError')
        reply = self._take(statements)
        if self.loses_answers:
            self.loses_answers -= 1
            return Reply(0, why='ReadError')
        return reply

    def get(self, statement_id: str) -> Mapping[str, Any] | None:
        return None if self.away else self.stored.get(statement_id)

    def _take(self, statements: Sequence[Mapping[str, Any]]) -> Reply:
        ids = {each['id'] for each in statements}
        new = [each for each in statements if each['id'] not in self.stored]
        if ids & self.refuses:
            return Reply(422, b'{"detail":"value is not a valid verb"}', 'application/json')
        if ids & self.chokes_on or len(new) > self.room:
            return Reply(500, b'{"detail":"Statements bulk indexation failed"}', 'application/json')
        if any(
            self.stored[each['id']] != {**each, 'stored': STORED} for each in statements if each['id'] in self.stored
        ):
            return Reply(409, b'{"detail":"Differing statements already exist"}', 'application/json')
        self.room -= len(new)
        self.stored |= {each['id']: {**each, 'stored': STORED} for each in new}
        return Reply(200, json.dumps([each['id'] for each in new]).encode(), 'application/json') if new else Reply(204)
