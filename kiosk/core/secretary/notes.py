"""Rough notes of a meeting -> minutes and a table of tasks, by rules alone.

Rules:
- nothing stands in the minutes that is not in the notes or in what the person filled in: words are only moved,
  short forms written out, the first letter of a statement made a capital;
- what was filled in wins over the notes; where both name a chair or a day, ``review`` speaks of it;
- a statement has a speaker if its line begins with one («đ/c Hạnh: …»); in the conclusions only the chair speaks,
  and «P.KT: rà soát …» is a task of P.KT;
- the chair's lines that begin with «kết luận», and all lines under such a heading, are conclusions;
- no line is lost: it is a fact of the meeting, a heading, somebody present, or a statement.

>>> minutes = read_notes('- đ/c CT: kết luận giao P.KT rà soát trước 30/11', Meeting(date(2026, 11, 25)))
>>> minutes.tasks[0].who, minutes.tasks[0].due
('Phòng Kinh tế', datetime.date(2026, 11, 30))
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.core.secretary.actors import ACTOR, identity, split_list
from kiosk.core.secretary.headings import Header, Part, bare, headers_in, heading_in, names_meeting
from kiosk.core.secretary.hours import time_in
from kiosk.core.secretary.minutes import Meeting, Minutes, Said
from kiosk.core.secretary.shorthand import UNITS, Units, clean, spell_out
from kiosk.core.secretary.tasks import tasks_in
from kiosk.core.secretary.verbs import ASKED, DONE, ORDERED
from kiosk.core.secretary.when import days_in

_SAYS = (
    r'(?:phát biểu|chốt|nêu|có ý kiến|ý kiến|cho biết|kết luận|phản ánh|đề xuất|trình bày|trao đổi|hỏi|trả lời'
    r'|thông tin|báo cáo(?=[^.;:]{0,40}:))'
)
_SPEAKER = re.compile(
    rf'^(?:(?i:ý kiến)(?: của)? )?(?P<who>(?>{ACTOR})(?:\s*\([^)]*\))?)'
    rf'(?:\s*[:：]\s*|\s+[–-]\s+|\s+(?=(?i:{_SAYS})(?!\w)))(?P<rest>\S.*)$'
)
_CONCLUDES = re.compile(r'(?i)^(?:ý kiến )?(?:chủ trì )?(?:phát biểu )?(?:kết luận|chốt)(?!\w)\s*:?\s*')
_LABEL = re.compile(r'(?:[a-zđ]|\d{1,2})\)\s+')
_LONGEST_PERSON = 80


@dataclass
class _Reading:
    """What has been read so far."""

    meeting: Meeting
    facts: dict[str, list[str]] = field(default_factory=dict)
    part: Part = ''
    said: list[tuple[Said, bool]] = field(default_factory=list)

    def note(self, header: Header) -> None:
        self.facts.setdefault(header.key, []).append(header.value)

    def all(self, key: str) -> list[str]:
        return self.facts.get(key, [])


def read_notes(text: str, meeting: Meeting, units: Units = UNITS) -> Minutes:
    """Return the minutes of these notes; what neither they nor ``meeting`` say is empty."""
    lines = clean(text).split('\n')
    reading = _Reading(meeting)
    for number, given in enumerate(lines, 1):
        _read(reading, spell_out(bare(given), units), number)
    whole = _settled(reading)
    chair = identity(whole.meeting.chair)
    tasks = (
        replace(task, line=said.line, source=lines[said.line - 1].strip())
        for said, decided in reading.said
        for task in tasks_in(
            said.text,
            meeting.day,
            decided=decided,
            chair=bool(chair and identity(said.speaker) == chair),
            owner=_owner(said, decided, chair),
        )
    )
    return replace(whole, tasks=tuple(tasks))


def _owner(said: Said, decided: bool, chair: str) -> str:
    """Return who a clause without anybody belongs to: a speaker who undertakes something, but not the chair."""
    return '' if decided or identity(said.speaker) == chair else said.speaker


def _read(reading: _Reading, line: str, number: int) -> None:
    if not line:
        return
    heading = heading_in(line)
    headers = [] if reading.part == 'conclusions' or (heading and not heading.rest) else headers_in(line)
    if headers:
        reading.part = 'people' if headers[-1].key == 'people' else ''
        for header in headers:
            reading.note(header)
    elif heading:
        reading.part = heading.part
        if heading.rest:
            _read_statement(reading, heading.rest, number)
    elif closing := [header for header in headers_in(line) if header.key == 'end']:
        reading.note(closing[0])
    elif not reading.said and not reading.all('name') and names_meeting(line):
        reading.note(Header('name', line))
    elif reading.part == 'people' and _is_person(line):
        reading.note(Header('people', line))
    else:
        _read_statement(reading, line, number)


def _is_person(line: str) -> bool:
    return (
        len(line) <= _LONGEST_PERSON
        and ':' not in line
        and not any(verb.search(line) for verb in (DONE, ORDERED, ASKED))
    )


def _read_statement(reading: _Reading, line: str, number: int) -> None:
    if reading.part == 'people':
        reading.part = ''
    found = _SPEAKER.match(line)
    chair = [identity(name) for name in (reading.meeting.chair, *reading.all('chair')) if name]
    decided = reading.part == 'conclusions'
    speaker, rest = (found['who'], found['rest']) if found else ('', line)
    concludes = _CONCLUDES.match(rest)
    if decided and speaker and identity(speaker) not in chair:
        speaker, rest = '', line
    elif concludes and (speaker or not found):
        decided, rest = True, rest[concludes.end() :] or rest
    reading.said.append((Said(rest, number, speaker), decided))


def _settled(reading: _Reading) -> Minutes:
    given, base = reading.meeting, reading.meeting.day
    times = ' '.join(reading.all('time') or reading.all('name'))
    begun, ended = time_in(times), time_in(' '.join(reading.all('end')))
    until = ended.at if ended else begun.until if begun else None
    chairs = list(_distinct([given.chair, *(one for value in reading.all('chair') for one in split_list(value))]))
    meeting = replace(
        given,
        name=given.name or next(iter(reading.all('name')), ''),
        start=given.start if given.start is not None else begun.at if begun else None,
        end=given.end if given.end is not None else until,
        place=given.place or ', '.join(reading.all('place')),
        chair=given.chair or next(iter(chairs), ''),
        secretary=given.secretary or ', '.join(reading.all('secretary')),
        people=given.people or tuple(one for value in reading.all('people') for one in split_list(value)),
    )
    return Minutes(
        meeting,
        absent=tuple(one for value in reading.all('absent') for one in split_list(value)),
        items=tuple(_raised(said) for said, decided in reading.said if not decided),
        conclusions=tuple(_raised(said) for said, decided in reading.said if decided),
        chairs=tuple(chairs),
        days=_days(reading.all('time') + reading.all('end'), base) or _days(reading.all('name'), base),
    )


def _days(values: list[str], base: date) -> tuple[date, ...]:
    """Return the dates that these facts of the meeting name."""
    mentions = (mention for value in values for mention in days_in(value, base))
    return tuple(dict.fromkeys(mention.day for mention in mentions if mention.day and not mention.counted))


def _raised(said: Said) -> Said:
    """Return a statement with a capital first, behind its letter if it has one: ``a) Chị Mai: …``."""
    label = _LABEL.match(said.text)
    at = label.end() if label else 0
    return replace(said, text=said.text[:at] + said.text[at : at + 1].upper() + said.text[at + 1 :])


def _distinct(names: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name and identity(name) not in seen:
            seen.add(identity(name))
            yield name
