"""What to send, in which batch, and what an answer means.

Rules:
- records wait for ever: no last attempt, only longer pauses, by chance so that offices do not march in step;
- a refused batch is halved until one record stands alone; that search is part of the memory, so a bad line or
  a power cut does not begin it again;
- a record is blamed by contrast only: refused alone, while the LRS took another one in the same run. Else it
  goes behind all others and stays pending: a full disk or a wrong version at the LRS blames nobody;
- a server error counts against a batch only when that batch meets it a second time.

>>> batch = next_batch(parcels, outbox)
>>> verdict = judge(lrs.post([parcel.statement for parcel in batch]), [parcel.id for parcel in batch])
>>> outbox = after(outbox, verdict, [parcel.id for parcel in batch], now=now, chance=0.3, proven=False)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.core.events import Event, stamp
from kiosk.core.verdicts import LONGEST_WHY, Problem, Reply, Ruling, Verdict, judge, same_statement

__all__ = [
    'Outbox',
    'Parcel',
    'Problem',
    'Reply',
    'Ruling',
    'Verdict',
    'after',
    'is_due',
    'judge',
    'next_batch',
    'pending',
    'released',
    'same_statement',
    'set_aside',
    'taken',
]

MOST, MOST_BYTES = 200, 512 * 1024
"""Records and bytes of a batch: more gains nothing at any LRS measured (facts/sync.md §1.6)."""

BASE_SECONDS, CAP_SECONDS = 30.0, 6 * 3600.0
"""The first pause is up to 30 s, each further one up to twice that, none over 6 h (facts/sync.md §4.3)."""

PATIENCE = 8
"""Records refused alone before a run stops asking an LRS that has taken none: our choice, ten requests."""

_LAST = 0


@dataclass(frozen=True)
class Outbox:
    """The sync's memory. ``limits`` holds the batch size still to be tried for suspects; stamps are UTC text.

    A limit of 0 is a record refused alone: it is tried again after all others.
    """

    acked: frozenset[str] = frozenset()
    quarantined: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    failures: int = 0
    next_try: str | None = None
    last_success: str | None = None
    last_problem: str | None = None


@dataclass(frozen=True)
class Parcel:
    """One statement ready to go; ``size`` in bytes as it travels."""

    id: str
    statement: Mapping[str, Any]
    size: int


def pending(events: Iterable[Event], outbox: Outbox) -> list[Event]:
    """Return the events without a receipt and not set aside, oldest first, those refused alone at the end."""
    waiting = [event for event in events if event.id not in outbox.acked and event.id not in outbox.quarantined]
    return sorted(waiting, key=lambda event: (outbox.limits.get(event.id) == _LAST, event.seq))


def next_batch(
    parcels: Iterable[Parcel], outbox: Outbox, most: int = MOST, most_bytes: int = MOST_BYTES
) -> tuple[Parcel, ...]:
    """Return the first parcels that may travel together: at least one if there is any."""
    batch: list[Parcel] = []
    room = most
    size = 2
    for parcel in parcels:
        room = min(room, max(1, outbox.limits.get(parcel.id, most)))
        size += parcel.size + 1
        if batch and (len(batch) >= room or size > most_bytes):
            break
        batch.append(parcel)
    return tuple(batch)


def after(
    outbox: Outbox, verdict: Verdict, sent: Sequence[str], *, now: datetime, chance: float, proven: bool
) -> Outbox:
    """Return the memory after this verdict; a ``next_try`` in it says: stop here for now.

    ``chance`` is uniform in 0..1; ``proven`` says whether the LRS took another record in this run since it
    last stumbled over a record alone.
    """
    if verdict.ruling is Ruling.TAKEN:
        return taken(outbox, sent, now)
    if verdict.ruling is Ruling.WAIT:
        return _paused(outbox, verdict, now, chance)
    if verdict.ruling is Ruling.FAULT and not all(name in outbox.limits for name in sent):
        return _paused(_limited(outbox, sent, len(sent)), verdict, now, chance)
    if len(sent) > 1:
        return replace(_limited(outbox, sent, len(sent) // 2), next_try=None, last_problem=verdict.problem)
    return _alone(outbox, verdict, sent[0], now=now, chance=chance, proven=proven)


def taken(outbox: Outbox, ids: Sequence[str], now: datetime) -> Outbox:
    """Return the memory with a receipt for each of these, and every pause forgotten."""
    return replace(
        outbox,
        acked=outbox.acked | frozenset(ids),
        limits=_without(outbox.limits, ids),
        failures=0,
        next_try=None,
        last_success=stamp(now),
        last_problem=None,
    )


def set_aside(outbox: Outbox, reasons: Mapping[str, str]) -> Outbox:
    """Return the memory with these records kept aside for a person to look at."""
    kept = {**outbox.quarantined, **{name: why[:LONGEST_WHY] for name, why in reasons.items()}}
    return replace(outbox, quarantined=kept, limits=_without(outbox.limits, list(reasons)))


def released(outbox: Outbox) -> Outbox:
    """Return the memory with everything kept aside pending again, behind the others."""
    return replace(_limited(outbox, list(outbox.quarantined), _LAST), quarantined={}, next_try=None)


def is_due(outbox: Outbox, now: datetime) -> bool:
    """Return whether the pause is over; a pause longer than any we make is a clock that jumped."""
    if outbox.next_try is None:
        return True
    left = datetime.fromisoformat(outbox.next_try) - now
    return not timedelta(0) < left <= timedelta(seconds=CAP_SECONDS)


def _alone(outbox: Outbox, verdict: Verdict, name: str, *, now: datetime, chance: float, proven: bool) -> Outbox:
    tried = outbox.limits.get(name) == _LAST
    if proven and (tried or verdict.ruling is Ruling.REFUSED):
        return replace(set_aside(outbox, {name: verdict.why}), next_try=None, last_problem=None)
    waiting = sum(limit == _LAST for limit in outbox.limits.values())
    last = replace(_limited(outbox, [name], _LAST), next_try=None, last_problem=verdict.problem)
    return last if proven or (not tried and waiting < PATIENCE) else _paused(last, verdict, now, chance)


def _limited(outbox: Outbox, names: Sequence[str], most: int) -> Outbox:
    return replace(outbox, limits={**outbox.limits, **dict.fromkeys(names, most)})


def _paused(outbox: Outbox, verdict: Verdict, now: datetime, chance: float) -> Outbox:
    most = min(CAP_SECONDS, BASE_SECONDS * 2.0 ** min(outbox.failures, 20))
    pause = chance * most if verdict.wait is None else min(CAP_SECONDS, max(0.0, verdict.wait) + chance * BASE_SECONDS)
    until = stamp(now + timedelta(seconds=pause))
    return replace(outbox, failures=outbox.failures + 1, next_try=until, last_problem=verdict.problem)


def _without(mapping: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    gone = frozenset(names)
    return {name: value for name, value in mapping.items() if name not in gone}
