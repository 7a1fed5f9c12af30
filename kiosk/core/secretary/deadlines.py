"""The deadline of a clause: which of its days it is, and how sure that is.

Rules:
- a day behind «trước», «chậm nhất», «hạn», «xong», «hết»… is a deadline; so are «trong 5 ngày», «cuối tháng»;
- a day without such a word at the very end of the clause is taken for one, with the doubt ``due_unsure``; but
  «hội nghị ngày 02/12» names the day of the meeting, not of the task: no deadline, with the doubt ``due_day_named``;
- nothing said, nothing filled in: a task without a deadline stays without one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from kiosk.core.secretary.verbs import DEADLINE, DONE, SELF_CUED
from kiosk.core.secretary.when import Mention, days_in

Doubt = Literal['due_counted', 'due_unreal', 'due_weekday', 'due_vague', 'due_unsure', 'due_day_named', 'due_past']

_BEHIND = re.compile(r'(?i)\s*(?:(?:là |phải )?(?:xong(?!\w)|nộp(?=[\s.,;)]*$)))?\)?')


@dataclass(frozen=True)
class Deadline:
    """A deadline as written at ``start:end`` of its clause, with the words before it that make it one."""

    text: str
    start: int
    end: int
    day: date | None
    doubts: tuple[Doubt, ...] = ()


def deadline_in(clause: str, base: date) -> Deadline | None:
    """Return the deadline of a clause; its span is empty where only a doubt is left."""
    cued = list(_cued(clause, base))
    if cued:
        return cued[0]
    for mention in reversed(days_in(clause, base)):
        if mention.day is not None and mention.day < base:
            continue
        behind = _BEHIND.match(clause, mention.end)
        rest = clause[behind.end() if behind else mention.end :].strip(' .,;)')
        if not rest and not mention.text.lower().startswith('ngày'):
            return _deadline(clause, mention.start, mention, base, ('due_unsure',))
        return Deadline(mention.text, mention.end, mention.end, None, ('due_day_named',))
    return None


def split_by_deadline(clause: str, base: date) -> list[str]:
    """Return the clause, cut at the comma between two deadlines if another deed begins there."""
    dues = list(_cued(clause, base))
    pieces, at = [], 0
    for one, other in pairwise(dues):
        comma = clause.find(',', one.end, other.start)
        if comma >= 0 and DONE.match(clause[comma + 1 :].lstrip(' và')):
            pieces.append(clause[at:comma])
            at = comma + 1
    return [*pieces, clause[at:]]


def _cued(clause: str, base: date) -> Iterator[Deadline]:
    for mention in days_in(clause, base):
        cue = DEADLINE.search(clause[: mention.start])
        if cue:
            yield _deadline(clause, cue.start(), mention, base)
        elif SELF_CUED.match(mention.text) or (mention.day is None and not mention.unreal):
            yield _deadline(clause, mention.start, mention, base)


def _deadline(clause: str, start: int, mention: Mention, base: date, doubts: tuple[Doubt, ...] = ()) -> Deadline:
    more: tuple[tuple[bool, Doubt], ...] = (
        (mention.unreal, 'due_unreal'),
        (mention.day is None and not mention.unreal, 'due_vague'),
        (mention.disagrees, 'due_weekday'),
        (mention.counted, 'due_counted'),
        (mention.day is not None and mention.day < base, 'due_past'),
    )
    found = (*doubts, *(doubt for holds, doubt in more if holds))
    behind = _BEHIND.match(clause, mention.end)
    end = behind.end() if behind else mention.end
    return Deadline(clause[start : mention.end], start, end, mention.day, found)
