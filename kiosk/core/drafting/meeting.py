"""The fields of a meeting as an invitation and minutes show them (samples 1.7 and 1.9 of Annex III)."""

from collections.abc import Iterator

from kiosk.core.decree30.document import Paragraph
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.looks import prose, run
from kiosk.core.drafting.places import Places
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.wording import bare, ended, missing


def meeting_blocks(facts: DraftFacts, kind: Kind, places: Places) -> Iterator[Paragraph]:
    """Yield who is invited to what, or when and where who met; nothing for other kinds."""
    if kind.slug == 'giay-moi':
        yield from _invitation(facts, places)
    elif kind.slug == 'bien-ban':
        yield from _minutes(facts)


def _invitation(facts: DraftFacts, places: Places) -> Iterator[Paragraph]:
    guests = [bare(name) for name in facts.to]
    yield from _several(places.opening('{issuer} trân trọng kính mời'), guests, 'người được mời')
    yield prose(run(f'Tới dự {places.values["name"]}.'))
    yield _line('Chủ trì', facts.meeting.chair, 'hop.chu_tri')
    yield _line('Thời gian', facts.meeting.start, 'hop.bat_dau')
    yield _line('Địa điểm', facts.meeting.place, 'hop.dia_diem')
    if facts.part('noi-dung').points or facts.part('noi-dung').written:
        yield prose(run('Nội dung:'), keep_next=True)


def _minutes(facts: DraftFacts) -> Iterator[Paragraph]:
    meeting = facts.meeting
    yield _line('Thời gian bắt đầu', meeting.start, 'hop.bat_dau')
    yield _line('Địa điểm', meeting.place, 'hop.dia_diem')
    yield from _several('Thành phần tham dự', [bare(name) for name in meeting.people], FIELDS['hop.thanh_phan'].label)
    yield _line('Chủ trì (chủ tọa)', meeting.chair, 'hop.chu_tri')
    yield _line('Thư ký (người ghi biên bản)', meeting.secretary, 'hop.thu_ky')


def _line(label: str, text: str, key: str) -> Paragraph:
    return prose(run(f'{label}: {ended(text) or missing(FIELDS[key].label) + "."}'))


def _several(label: str, names: list[str], what: str) -> Iterator[Paragraph]:
    if len(names) < 2:  # noqa: PLR2004 (one name stands beside its label)
        yield prose(run(f'{label}: {names[0] if names else missing(what)}.'))
        return
    yield prose(run(f'{label}:'), keep_next=True)
    for name in names[:-1]:
        yield prose(run(f'- {name};'))
    yield prose(run(f'- {names[-1]}.'))
