"""Tasks found in what was said at a meeting: who does what, with whom, by when, and which paper comes of it.

Rules:
- an order («giao P.KT rà soát») is a task wherever it is noted; a wish («đề nghị») is one in a conclusion only;
- what somebody else than the chair says, wishes or promises outside the conclusions is only ``proposed``;
- in a conclusion, a clause that begins with somebody or with a deed is a task; elsewhere it also needs a deadline
  that is still to come;
- every word of a task stands in its clause in the same order: nothing is filled in but the brackets around the unit
  of somebody («chị Hoa (Phòng Kinh tế)»). What is not said is empty;
- a day that no calendar has is told, not passed over: somebody meant a deadline;
- a clause that names nobody goes on with whoever the clause before it spoke of;
- «tổng vệ sinh thứ bảy, anh Lâm ra thông báo»: the day of what is announced is the deadline, to be confirmed;
- two deadlines with a deed each are two tasks of the same owner.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kiosk.core.secretary.actors import ACTOR, ACTORS, NAMED, seated
from kiosk.core.secretary.deadlines import Deadline, Doubt, deadline_in, split_by_deadline
from kiosk.core.secretary.letters import NAME
from kiosk.core.secretary.verbs import (
    ASK,
    ASKED,
    COMPANIONS,
    DEED,
    DONE,
    ORDER,
    ORDERED,
    PRODUCT,
    REPORT,
    WILL,
    WILLING,
)

_CUTS = re.compile(r'\s*;\s*|(?<=[^\d\s.])\.\s+(?=\S)|\s*(?<!\w)(?<!điểm )(?:\d{1,2}|[a-zđ])\)\s+')
_NEXT = re.compile(
    rf'\s*(?:,\s*(?:và\s+)?|(?<=\s)và\s+)(?=(?i:{ORDER}|{ASK})\s*:?\s*(?:{ACTOR}|{NAME} (?i:{DEED})))'
    rf'|\s*,\s*(?=(?:{ACTORS})\s*(?::|(?i:(?:{WILL} )*{DEED}(?!\w))))'
)
_OWNER = re.compile(rf'\s*:?\s*(?P<it>{ACTORS}|(?!{DEED}){NAMED}(?=\s+(?i:{DEED})(?!\w)))')
_AT_HEAD = re.compile(rf'\s*(?P<it>{ACTORS})\s*(?::|(?=\s(?i:(?:{WILL}\s+)*{DEED})(?!\w)))')
_ANNOUNCED = re.compile(rf'^(?P<it>[^,:]+),\s*(?P<who>{ACTORS})\s*(?::|(?=\s(?i:(?:{WILL}\s+)*{DEED})(?!\w)))')
_LEAD = re.compile(rf'(?i)[\s,:–-]*(?:(?:để|thì|{WILL})\s+)*')
_PAST = re.compile(r'(?i)(?<!\w)(?:đã|vừa)(?!\w)')
_WORK = ' ,.;:–-'


@dataclass(frozen=True)
class Task:
    """One task; empty texts and a ``due`` of None are what was not said. ``due_text`` is the deadline as written.

    ``line`` is the line of the notes (from 1) and ``source`` that line as it was given.
    """

    what: str
    who: str = ''
    with_whom: str = ''
    due: date | None = None
    due_text: str = ''
    product: str = ''
    line: int = 0
    source: str = ''
    proposed: bool = False
    doubts: tuple[Doubt, ...] = ()


def tasks_in(text: str, base: date, *, decided: bool, owner: str = '', chair: bool = False) -> Iterator[Task]:
    """Yield the tasks of one statement (NFC, written out).

    ``decided``: it is a conclusion; ``chair``: the chair speaks, so that a wish is an order; ``owner``: who a clause
    without anybody belongs to.
    """
    who = owner
    for clause in clauses(text):
        for piece in split_by_deadline(clause, base):
            task = _task(piece, base, who, decided=decided, binding=decided or chair)
            if task:
                who = task.who or who
                yield replace(task, proposed=task.proposed or bool(owner and not decided))


def clauses(text: str) -> list[str]:
    """Return the clauses of a statement, each word for word."""
    parts = []
    for rough in _CUTS.split(text):
        at = 0
        for gap in _NEXT.finditer(rough):
            if DONE.search(rough, at, gap.start()):
                parts.append(rough[at : gap.start()])
                at = gap.end()
        parts.append(rough[at:])
    return [part.strip() for part in parts if part.strip(_WORK)]


def _task(clause: str, base: date, owner: str, *, decided: bool, binding: bool) -> Task | None:
    due = deadline_in(clause, base)
    head = _AT_HEAD.match(clause, _opening(clause, due))
    if head and not ORDERED.match(clause[head.end() :].lstrip()):
        if decided or _promised(clause[head.end() :], due):
            return _made(clause, head.end(), head['it'], due)
        return None
    order = ORDERED.search(clause) or ASKED.search(clause)
    if order and not _PAST.search(clause, 0, order.start()):
        given = _OWNER.match(clause, order.end())
        begin = given.end() if given else order.end()
        wish = ASKED.match(order[0]) is not None and not binding
        if given or DONE.match(clause[begin:].lstrip()):
            return _made(clause, begin, given['it'] if given else '', due, proposed=wish)
    if (announced := _ANNOUNCED.match(clause)) and not DONE.match(clause):
        due = deadline_in(announced['it'], base)
        if _promised(clause[announced.end() :], due):
            return _made(clause, announced.end(), announced['who'], due)
    begin = _after_lead(clause, _opening(clause, due))
    if DONE.match(clause, begin) and (decided or (owner and _promised(clause, due))):
        return _made(clause, begin, owner, due)
    return None


def _opening(clause: str, due: Deadline | None) -> int:
    """Return where a clause goes on after a deadline that it begins with."""
    if due is None or clause[: due.start].strip(_WORK + '('):
        return 0
    return due.end + len(clause[due.end :]) - len(clause[due.end :].lstrip(_WORK))


def _promised(rest: str, due: Deadline | None) -> bool:
    """Return whether somebody undertakes a deed that is still to come."""
    said = due is not None and (due.day is not None or 'due_unreal' in due.doubts)
    coming = said and due is not None and not {'due_past', 'due_day_named'} & set(due.doubts)
    begins = WILLING.match(rest) or DONE.match(rest.strip())
    return coming and begins is not None and not _PAST.search(rest)


def _made(clause: str, begin: int, who: str, due: Deadline | None, *, proposed: bool = False) -> Task:
    what = _without_deadline(clause, begin, due)
    partner = COMPANIONS.search(what)
    joined = re.match(ACTORS, what[partner.end() :]) if partner else None
    product = PRODUCT.search(what) or REPORT.search(what)
    return Task(
        what=what,
        who=seated(who),
        with_whom=seated(joined[0]) if joined else '',
        due=due.day if due else None,
        due_text=due.text if due else '',
        product=product['it'].strip() if product else '',
        proposed=proposed,
        doubts=due.doubts if due else (),
    )


def _after_lead(clause: str, begin: int) -> int:
    lead = _LEAD.match(clause, begin)
    return lead.end() if lead else begin


def _without_deadline(clause: str, begin: int, due: Deadline | None) -> str:
    """Return the work alone: a deadline at its beginning or end is told in its own column."""
    begin = _after_lead(clause, begin)
    whole = clause[begin:].strip(_WORK)
    if due is None or due.start == due.end or due.start < begin:
        return whole
    if not clause[due.end :].strip(_WORK + ')'):
        return clause[begin : due.start].rstrip(_WORK + '(') or whole
    if not clause[begin : due.start].strip(_WORK + '('):
        return clause[due.end :].strip(_WORK) or whole
    return whole
