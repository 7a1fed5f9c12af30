"""What a person gives for a draft: the facts, and the words already written from them.

Rules:
- everything may be blank: what the kind needs and is not there is marked in the draft, never invented;
- a fact is short and has a limit of characters; a name of 500 letters is refused, with the name of its field;
- ``points`` of a part are given facts; ``written`` are paragraphs that a person or the model made of them, and only
  those are checked against the facts;
- money is whole đồng; sums are made here, never typed.

>>> DraftFacts('cong-van', subject='báo cáo hộ bị thiệt hại').signer
''
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Boxes:
    """The five boxes of a request (domain.md §4.2)."""

    vai: str = ''
    viec: str = ''
    boi_canh: str = ''
    dinh_dang: str = ''
    rao: str = ''


@dataclass(frozen=True)
class PartFacts:
    """What is known for one part of the skeleton, and what was written from it (blank: the skeleton's sentences)."""

    part: str
    points: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """One job: what, who leads, who helps, by when, how many đồng (None: not said)."""

    what: str
    who: str = ''
    helped_by: str = ''
    by: str = ''
    money: int | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting as an invitation, minutes or conclusions need it; times as they are to be read.

    ``secretary`` says who writes the minutes, ``writer`` is the name under which that person signs.
    """

    name: str = ''
    start: str = ''
    end: str = ''
    place: str = ''
    chair: str = ''
    secretary: str = ''
    writer: str = ''
    people: tuple[str, ...] = ()
    note: str = ''


@dataclass(frozen=True)
class AnnexFacts:
    """A table that goes with the document: its name, its columns, its rows, a line below it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ''


@dataclass(frozen=True)
class DraftFacts:
    """All that is given; ``kind`` is a slug; ``issuer`` and ``drafter`` are symbols of units, blank: the committee.

    ``confirmed`` are words that a person vouches for; they are printed nowhere.
    """

    kind: str
    subject: str = ''
    boxes: Boxes = Boxes()
    issuer: str = ''
    drafter: str = ''
    number: int | None = None
    day: date | None = None
    to: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    parts: tuple[PartFacts, ...] = ()
    tasks: tuple[Task, ...] = ()
    meeting: Meeting = Meeting()
    deadline: str = ''
    contact: str = ''
    signing: str = ''
    signer: str = ''
    receivers: tuple[str, ...] = ()
    annexes: tuple[AnnexFacts, ...] = ()
    confirmed: tuple[str, ...] = ()

    def part(self, slug: str) -> PartFacts:
        """Return what is given for a part, blank if nothing is."""
        return next((part for part in self.parts if part.part == slug), PartFacts(slug))

    @property
    def money(self) -> int | None:
        """Return the sum of the jobs' money in đồng; None if no job has any."""
        given = [task.money for task in self.tasks if task.money is not None]
        return sum(given) if given else None


def given_texts(facts: DraftFacts) -> Iterator[tuple[str, str]]:
    """Yield field and text of everything that was given as a fact, in the order of the form."""
    yield 'trich_yeu', facts.subject
    for name in ('vai', 'viec', 'boi_canh', 'dinh_dang', 'rao'):
        yield f'nam_o.{name}', getattr(facts.boxes, name)
    yield from (('kinh_gui', text) for text in facts.to)
    yield from (('can_cu', text) for text in facts.grounds)
    for part in facts.parts:
        yield from (('phan.y', text) for text in part.points)
    for task in facts.tasks:
        yield from (('viec.viec', task.what), ('viec.ai', task.who), ('viec.phoi_hop', task.helped_by))
        yield 'viec.han', task.by
    yield from _of_meeting(facts.meeting)
    yield from (('han', facts.deadline), ('dau_moi', facts.contact), ('nguoi_ky', facts.signer))
    yield from (('noi_nhan', text) for text in facts.receivers)
    for annex in facts.annexes:
        yield from (('phu_luc.ten', annex.name), ('phu_luc.ghi_chu', annex.note))
        yield from (('phu_luc.cot', text) for text in annex.columns)
        yield from (('phu_luc.hang', text) for row in annex.rows for text in row)
    yield from (('xac_nhan', text) for text in facts.confirmed)


def written_texts(facts: DraftFacts) -> Iterator[tuple[str, str]]:
    """Yield part and paragraph of everything that was written from the facts."""
    yield from ((part.part, text) for part in facts.parts for text in part.written)


def with_written(facts: DraftFacts, slug: str, paragraphs: Sequence[str]) -> DraftFacts:
    """Return the facts with these paragraphs for a part, in place of earlier ones; none: its points speak again."""
    known = facts.part(slug)
    others = tuple(part for part in facts.parts if part.part != slug)
    written = tuple(text for text in paragraphs if text.strip())
    return replace(facts, parts=(*others, replace(known, written=written)))


def with_confirmed(facts: DraftFacts, words: str) -> DraftFacts:
    """Return the facts with words that a person vouches for."""
    return facts if words in facts.confirmed else replace(facts, confirmed=(*facts.confirmed, words))


def _of_meeting(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield from (('hop.ten', meeting.name), ('hop.bat_dau', meeting.start), ('hop.ket_thuc', meeting.end))
    yield from (('hop.dia_diem', meeting.place), ('hop.chu_tri', meeting.chair), ('hop.thu_ky', meeting.secretary))
    yield from (('hop.thanh_phan', text) for text in meeting.people)
    yield from (('hop.ten_thu_ky', meeting.writer), ('hop.luu_y', meeting.note))
