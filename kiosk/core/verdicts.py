"""What an answer to a batch means: a receipt, an obstacle on the way, or a refusal of something in it.

Rules:
- a receipt is an answer only an LRS gives: status *and* body are judged, a portal's friendly 200 is none;
- a receipt may name fewer records than were sent: some LRSs name only what was new (facts/sync.md §1.5);
- what refuses the kiosk itself (credentials, address) blames no record and waits for a person.

>>> judge(Reply(200, b'<html>Welcome to the guest network</html>'), ids).problem
<Problem.PORTAL: 'sync.problem.portal'>
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

LONGEST_WHY = 500
"""Characters kept of what the LRS said about a refused record."""

_ADDED = frozenset({'stored', 'authority', 'version', 'timestamp'})
_REFUSED, _FAULTS = frozenset({400, 409, 413, 422}), frozenset({500})
_BUSY, _PORTAL, _LINE = frozenset({429, 503}), frozenset({407, 511}), frozenset({0, 408, 425, 502, 504})


@dataclass(frozen=True)
class Reply:
    """What an LRS (or whoever pretended to be one) answered; ``status`` 0 is no answer, ``why`` says why."""

    status: int
    body: bytes = b''
    content_type: str = ''
    retry_after: float | None = None
    date: str | None = None
    why: str = ''


class Ruling(StrEnum):
    """What an answer means for the batch."""

    TAKEN = 'taken'
    WAIT = 'wait'
    REFUSED = 'refused'
    FAULT = 'fault'


class Problem(StrEnum):
    """Why records are still here; each is a key of the locale files."""

    LINE = 'sync.problem.line'
    PORTAL = 'sync.problem.portal'
    BUSY = 'sync.problem.busy'
    CERTIFICATE = 'sync.problem.certificate'
    CLOCK = 'sync.problem.clock'
    SETTINGS = 'sync.problem.settings'
    FAULT = 'sync.problem.fault'
    RECORDS = 'sync.problem.records'


@dataclass(frozen=True)
class Verdict:
    """A ruling, its problem, the LRS's words, and the seconds it asked us to wait."""

    ruling: Ruling
    problem: Problem | None = None
    why: str = ''
    wait: float | None = None


def judge(reply: Reply, sent_ids: Sequence[str]) -> Verdict:
    """Return what this answer means; only a true LRS's receipt is TAKEN."""
    status, why = reply.status, _words(reply)
    if status == 204 or (status == 200 and _is_receipt(reply.body, sent_ids)):  # noqa: PLR2004 -- HTTP's own numbers
        return Verdict(Ruling.TAKEN)
    if status in _REFUSED:
        # A web page says "bad request" on behalf of no LRS: it counts like a stumble, not like a reason.
        kind = (Ruling.FAULT, Problem.FAULT) if _is_page(reply) else (Ruling.REFUSED, Problem.RECORDS)
        return Verdict(*kind, why)
    if status in _FAULTS:
        return Verdict(Ruling.FAULT, Problem.FAULT, why)
    return Verdict(Ruling.WAIT, _obstacle(reply), why, reply.retry_after if status in _BUSY else None)


def same_statement(stored: Mapping[str, Any], ours: Mapping[str, Any]) -> bool:
    """Return whether the LRS holds our statement: what it adds and how it spells time do not count."""
    try:
        moments = [datetime.fromisoformat(str(each['timestamp'])) for each in (stored, ours)]
    except (KeyError, ValueError):
        return False
    return moments[0] == moments[1] and _plain(stored) == _plain(ours)


def _plain(made: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in made.items() if name not in _ADDED}


def _obstacle(reply: Reply) -> Problem:
    if reply.status == 0:
        return {'clock': Problem.CLOCK, 'certificate': Problem.CERTIFICATE}.get(reply.why, Problem.LINE)
    if reply.status in _BUSY:
        return Problem.BUSY
    if reply.status in _LINE or reply.status > 511:  # noqa: PLR2004 -- the last status HTTP names
        return Problem.LINE
    if reply.status < 400 or reply.status in _PORTAL:  # noqa: PLR2004
        return Problem.PORTAL
    return Problem.SETTINGS


def _is_receipt(body: bytes, sent: Sequence[str]) -> bool:
    try:
        ids = json.loads(body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(ids, list) or not ids:
        return False
    return {name.lower() if isinstance(name, str) else None for name in ids} <= set(sent)


def _is_page(reply: Reply) -> bool:
    return 'html' in reply.content_type.lower() or reply.body.lstrip()[:1] == b'<'


def _words(reply: Reply) -> str:
    said = reply.body.decode('utf-8', 'replace').strip()[:LONGEST_WHY]
    return ' '.join(f'{reply.status} {said or reply.why}'.split())
