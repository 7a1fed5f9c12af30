"""Facts from a table of TOML or of the record store, and back: one form, read strictly.

Rules:
- keys are those of ``fields``; an unknown key or a value of another type is refused with its line;
- blank and absent are the same; a day is a TOML date or ``2026-11-23``, a job's ``han`` may be a date too;
- ``data_of`` gives what ``facts_of`` reads: nothing is lost on the way there and back.

>>> facts_of(Table('', {(): 1}, (), data_of(facts))) == facts
True
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from kiosk.core.drafting.facts import AnnexFacts, Boxes, DraftFacts, Meeting, PartFacts, Task
from kiosk.core.lesson_toml import Table

_LISTS, _ROWS, _MOST_MONEY, _MOST_NUMBER = 500, 5000, 10**15, 999_999
_BOXES = ('vai', 'viec', 'boi_canh', 'dinh_dang', 'rao')
_MEETING = (
    ('ten', 'name'),
    ('bat_dau', 'start'),
    ('ket_thuc', 'end'),
    ('dia_diem', 'place'),
    ('chu_tri', 'chair'),
    ('thu_ky', 'secretary'),
    ('ten_thu_ky', 'writer'),
    ('luu_y', 'note'),
)
_TEXTS = (
    ('trich_yeu', 'subject'),
    ('don_vi_ban_hanh', 'issuer'),
    ('don_vi_soan', 'drafter'),
    ('han', 'deadline'),
    ('dau_moi', 'contact'),
    ('ky', 'signing'),
    ('nguoi_ky', 'signer'),
)
_MANY = (('kinh_gui', 'to'), ('can_cu', 'grounds'), ('noi_nhan', 'receivers'), ('xac_nhan', 'confirmed'))


def facts_of(table: Table) -> DraftFacts:
    """Return the facts of a root table; raise BrokenContentError with file, line and rule."""
    names = [key for key, _ in (*_TEXTS, *_MANY)]
    table.only('loai', 'so', 'ngay', 'nam_o', 'phan', 'viec', 'hop', 'phu_luc', *names)
    facts = DraftFacts(
        table.text('loai'),
        boxes=_boxes(table),
        number=table.number('so', 1, _MOST_NUMBER) if 'so' in table.data else None,
        day=date.fromisoformat(table.day('ngay')) if 'ngay' in table.data else None,
        parts=tuple(map(_part, table.tables('phan', 0, _LISTS))),
        tasks=tuple(map(_task, table.tables('viec', 0, _LISTS))),
        meeting=_meeting(table),
        annexes=tuple(map(_annex, table.tables('phu_luc', 0, _LISTS))),
    )
    texts: dict[str, Any] = {name: table.text(key, '') for key, name in _TEXTS}
    lists: dict[str, Any] = {name: table.texts(key, 0, _LISTS) for key, name in _MANY}
    return replace(facts, **texts, **lists)


def data_of(facts: DraftFacts) -> dict[str, Any]:
    """Return the facts as a table of plain texts, numbers, lists and tables, blanks left out."""
    data: dict[str, Any] = {'loai': facts.kind, 'so': facts.number}
    data |= {'ngay': facts.day.isoformat() if facts.day else ''}
    data |= {key: getattr(facts, name) for key, name in _TEXTS}
    data |= {key: list(getattr(facts, name)) for key, name in _MANY}
    data['nam_o'] = _filled({key: getattr(facts.boxes, key) for key in _BOXES})
    data['hop'] = _filled(
        {key: getattr(facts.meeting, name) for key, name in _MEETING} | {'thanh_phan': list(facts.meeting.people)}
    )
    data['phan'] = [
        _filled({'muc': part.part, 'y': list(part.points), 'doan': list(part.written)}) for part in facts.parts
    ]
    data['viec'] = [
        _filled({'viec': task.what, 'ai': task.who, 'phoi_hop': task.helped_by, 'han': task.by, 'kinh_phi': task.money})
        for task in facts.tasks
    ]
    data['phu_luc'] = [
        _filled({'ten': annex.name, 'cot': list(annex.columns), 'ghi_chu': annex.note})
        | {'hang': [list(row) for row in annex.rows]}
        for annex in facts.annexes
    ]
    return _filled(data)


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ('', None, [], {})}


def _below(table: Table, key: str) -> Table | None:
    """Return the table under a key, None if there is none."""
    if key not in table.data:
        return None
    value = table.data[key]
    if not isinstance(value, dict):
        raise table.broken('not_table', key, name=key)
    return Table(table.file, table.lines, (*table.path, key), value)


def _boxes(root: Table) -> Boxes:
    table = _below(root, 'nam_o')
    if table is None:
        return Boxes()
    table.only(*_BOXES)
    return Boxes(*(table.text(key, '') for key in _BOXES))


def _meeting(root: Table) -> Meeting:
    table = _below(root, 'hop')
    if table is None:
        return Meeting()
    table.only(*(key for key, _ in _MEETING), 'thanh_phan')
    texts = {name: table.text(key, '') for key, name in _MEETING}
    return Meeting(people=table.texts('thanh_phan', 0, _LISTS), **texts)


def _part(table: Table) -> PartFacts:
    table.only('muc', 'y', 'doan')
    return PartFacts(table.text('muc'), table.texts('y', 0, _LISTS), table.texts('doan', 0, _LISTS))


def _task(table: Table) -> Task:
    table.only('viec', 'ai', 'phoi_hop', 'han', 'kinh_phi')
    money = table.number('kinh_phi', 0, _MOST_MONEY) if 'kinh_phi' in table.data else None
    return Task(table.text('viec'), table.text('ai', ''), table.text('phoi_hop', ''), _by(table), money)


def _by(table: Table) -> str:
    by = table.data.get('han')
    return f'{by.day:02d}/{by.month:02d}/{by.year}' if type(by) is date else table.text('han', '')


def _annex(table: Table) -> AnnexFacts:
    table.only('ten', 'cot', 'hang', 'ghi_chu')
    columns = table.texts('cot', 1, _LISTS)
    return AnnexFacts(table.text('ten'), columns, _rows(table), table.text('ghi_chu', ''))


def _rows(table: Table) -> tuple[tuple[str, ...], ...]:
    """Return rows of texts or numbers; a blank cell is a cell."""
    rows = table.data.get('hang', [])
    if not isinstance(rows, list):
        raise table.broken('not_list', 'hang', name='hang')
    if len(rows) > _ROWS:
        raise table.broken('list_length', 'hang', name='hang', found=len(rows), low=0, high=_ROWS)
    for place, row in enumerate(rows):
        if not isinstance(row, list) or not row:
            raise table.broken('not_list', 'hang', place, name='hang')
        for at, cell in enumerate(row):
            if type(cell) not in {str, int}:
                raise table.broken('not_text', 'hang', place, at, name='hang')
    return tuple(tuple(str(cell).strip() for cell in row) for row in rows)
