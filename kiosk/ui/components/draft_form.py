"""The form of a draft: the five boxes, then the facts that its kind has, then who signs and who receives.

Rules:
- a kind shows only fields of its own; what it can do without says so;
- the order is that of the paper, so that form and page are read side by side.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from nicegui import ui

from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.tail import signing_of
from kiosk.ui import theme
from kiosk.ui.components.draft_annex import annex_fields
from kiosk.ui.components.draft_assistant import Assistant
from kiosk.ui.components.draft_fields import choice_field, day_of, hinted, list_field, number_of, read_field, text_field
from kiosk.ui.components.draft_part import part_fields
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.words import t

_BOXES = ('vai', 'viec', 'boi_canh', 'dinh_dang', 'rao')
_MEETING = (
    ('hop.ten', 'name'),
    ('hop.bat_dau', 'start'),
    ('hop.dia_diem', 'place'),
    ('hop.thanh_phan', 'people'),
    ('hop.chu_tri', 'chair'),
    ('hop.thu_ky', 'secretary'),
    ('hop.ket_thuc', 'end'),
    ('hop.ten_thu_ky', 'writer'),
)
_REPORTED_BACK = frozenset({'thong-bao', 'ke-hoach', 'thong-bao-ket-luan'})
"""Kinds that may say where and by when to report, beside those that must."""


def draft_form(visit: Visit, assistant: Assistant) -> None:
    """Show the whole form."""
    with _group('boxes'):
        for name in _BOXES:
            key = f'nam_o.{name}'
            value = getattr(visit.facts.boxes, name)
            text_field(visit, key, value, partial(visit.box, name), hint=hinted(key), long=True)
    with _group('facts'):
        _head(visit)
        _meeting(visit)
    with _group('parts'):
        assistant.draw()
        for part in visit.kind.parts:
            part_fields(visit, part, assistant)
        _deadline(visit)
    with _group('signing'):
        _signing(visit)
        annex_fields(visit)
        _confirmed(visit)


def _group(name: str) -> ui.element:
    box = ui.element('section').classes(f'{theme.CARD_BOX} k-ask-group')
    with box:
        ui.label(t(f'desk.draft.group.{name}')).classes(theme.HEADING).props('role=heading aria-level=2')
        ui.label(t(f'desk.draft.group_how.{name}')).classes(theme.TEXT)
    return box


def _put(visit: Visit, name: str) -> Callable[[Any], None]:
    return lambda value: visit.give(**{name: value})


def _head(visit: Visit) -> None:
    facts, kind = visit.facts, visit.kind
    text_field(visit, 'trich_yeu', facts.subject, _put(visit, 'subject'), hint=hinted('trich_yeu'), long=True)
    if kind.addressed != 'no' or 'kinh_gui' in kind.needs:
        key = 'kinh_gui.moi' if kind.slug == 'giay-moi' else 'kinh_gui'
        list_field(visit, 'kinh_gui', facts.to, _put(visit, 'to'), label=t(f'desk.draft.field.{key}'))
    list_field(visit, 'can_cu', facts.grounds, _put(visit, 'grounds'), hint=_grounds_hint(kind))
    read_field(visit, 'so', str(facts.number or ''), number_of, _put(visit, 'number'), hint=hinted('so'))
    day = f'{facts.day:%d/%m/%Y}' if facts.day else ''
    read_field(visit, 'ngay', day, day_of, _put(visit, 'day'), hint=hinted('ngay'))


def _grounds_hint(kind: Kind) -> str:
    return hinted('can_cu' if 'can_cu' in kind.needs else 'can_cu.may')


def _meeting(visit: Visit) -> None:
    """Show the fields of the meeting that this kind needs."""
    meeting = visit.facts.meeting
    for key, name in _MEETING:
        if key not in visit.kind.needs:
            continue
        if name == 'people':
            list_field(visit, key, meeting.people, partial(visit.meet, name))
        else:
            text_field(visit, key, getattr(meeting, name), partial(visit.meet, name))
    if visit.kind.slug == 'giay-moi':
        text_field(visit, 'hop.luu_y', meeting.note, partial(visit.meet, 'note'), hint=hinted('may'), long=True)


def _deadline(visit: Visit) -> None:
    facts, needed = visit.facts, 'han' in visit.kind.needs
    if needed or visit.kind.slug in _REPORTED_BACK:
        hint = '' if needed else hinted('may')
        text_field(visit, 'han', facts.deadline, _put(visit, 'deadline'), hint=hint or hinted('han'))
        text_field(visit, 'dau_moi', facts.contact, _put(visit, 'contact'), hint=hint or hinted('dau_moi'))


def _signing(visit: Visit) -> None:
    facts, letterhead = visit.facts, visit.letterhead
    units = {unit.symbol: unit.name for unit in letterhead.units}
    minutes = visit.kind.slug == 'bien-ban'
    signing: list[ui.select] = []

    def issued(value: str) -> None:
        visit.give(issuer=value, signing='')
        for field in signing:
            field.set_options(_signings(visit), value=_signing_now(visit))

    committee = {'': f'{letterhead.body} {letterhead.area}'}
    choice_field(visit, 'issuer', committee | _with(units, facts.issuer), facts.issuer, issued)
    drafters = {'': t('desk.draft.no_drafter')}
    choice_field(visit, 'drafter', drafters | _with(units, facts.drafter), facts.drafter, _put(visit, 'drafter'))
    if not minutes:
        choices = _signings(visit)
        signing.append(choice_field(visit, 'signing', choices, _signing_now(visit), _put(visit, 'signing')))
    hint = hinted('chu_toa' if minutes else 'nguoi_ky')
    text_field(visit, 'nguoi_ky', facts.signer, _put(visit, 'signer'), hint=hint)
    list_field(visit, 'noi_nhan', facts.receivers, _put(visit, 'receivers'), hint=hinted('noi_nhan'))


def _with(units: dict[str, str], symbol: str) -> dict[str, str]:
    """Return the units, and the one that was chosen before the letterhead lost it."""
    return units | ({symbol: symbol} if symbol not in units and symbol else {})


def _confirmed(visit: Visit) -> None:
    """Show what the person vouches for, anew whenever something was added elsewhere."""
    shown = 0
    place = ui.element('div').classes('w-full')

    def draw() -> None:
        nonlocal shown
        before, shown = shown, len(visit.facts.confirmed)
        if shown > before:
            place.clear()
            with place:
                put = _put(visit, 'confirmed')
                list_field(visit, 'xac_nhan', visit.facts.confirmed, put, hint=hinted('xac_nhan'))

    visit.on_reviewed['confirmed'] = draw
    draw()


def _signings(visit: Visit) -> dict[str, str]:
    return {signing.slug: ' / '.join(signing.lines) for signing in visit.issuer.signings}


def _signing_now(visit: Visit) -> str:
    known = _signings(visit)
    if visit.facts.signing in known:
        return visit.facts.signing
    return signing_of(replace(visit.facts, signing=''), visit.kind, visit.issuer).slug
