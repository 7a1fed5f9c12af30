"""What no paper has is refused at the door, with the label of the field: overlong texts, endless lists, ragged tables.

>>> check_limits(DraftFacts('cong-van', signer='A' * 500))
Traceback (most recent call last):
BadFactError: field='họ tên người ký', reason='too_long', length=500, limit=60
"""

from collections.abc import Iterator

from kiosk.core.drafting.facts import AnnexFacts, DraftFacts, given_texts, written_texts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.errors import BadFactError


def check_limits(facts: DraftFacts) -> None:
    """Raise BadFactError (too_long, too_many, shouted, ragged, twice) with the label of the field at fault."""
    texts = [*given_texts(facts), *(('phan.doan', text) for _, text in written_texts(facts))]
    for key, text in texts:
        if len(text) > FIELDS[key].most:
            raise BadFactError(field=FIELDS[key].label, reason='too_long', length=len(text), limit=FIELDS[key].most)
    for key, items in _lists(facts):
        if len(items) > FIELDS[key].count:
            raise BadFactError(field=FIELDS[key].label, reason='too_many', length=len(items), limit=FIELDS[key].count)
    if facts.subject.isupper():
        raise BadFactError(field=FIELDS['trich_yeu'].label, reason='shouted')
    slugs = [part.part for part in facts.parts]
    for slug in slugs:
        if slugs.count(slug) > 1:
            raise BadFactError(field=FIELDS['phan'].label, reason='twice', found=slug)
    for annex in facts.annexes:
        _rectangular(annex)


def _lists(facts: DraftFacts) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield from (('kinh_gui', facts.to), ('can_cu', facts.grounds), ('noi_nhan', facts.receivers))
    yield 'xac_nhan', facts.confirmed
    yield from (('phan', facts.parts), ('viec', facts.tasks), ('phu_luc', facts.annexes))
    yield 'hop.thanh_phan', facts.meeting.people
    for part in facts.parts:
        yield from (('phan.y', part.points), ('phan.doan', part.written))
    for annex in facts.annexes:
        yield from (('phu_luc.cot', annex.columns), ('phu_luc.hang', annex.rows))


def _rectangular(annex: AnnexFacts) -> None:
    for number, row in enumerate(annex.rows, start=1):
        if len(row) != len(annex.columns):
            raise BadFactError(
                field=FIELDS['phu_luc.hang'].label,
                reason='ragged',
                row=number,
                cells=len(row),
                columns=len(annex.columns),
            )
