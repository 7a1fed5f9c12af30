"""An office's own letterhead is a setting, and one that cannot be printed is refused with its field."""

from dataclasses import replace

import pytest

from kiosk.core.drafting.letterhead import Letterhead, Unit, check_letterhead, issuer_of
from kiosk.core.errors import BadFactError, BadLetterheadError

OFFICE = Letterhead()


def test_the_committee_stands_in_two_lines_and_may_have_the_province_above():
    assert issuer_of(OFFICE).lines == ('ỦY BAN NHÂN DÂN', 'XÃ SÔNG CHẢY')
    assert issuer_of(OFFICE).superior == ()
    assert issuer_of(replace(OFFICE, superior='UBND tỉnh A')).superior == ('UBND TỈNH A',)


def test_a_ward_is_called_a_ward():
    issuer = issuer_of(Letterhead(area='phường Bãi Ngô', place='Bãi Ngô'))
    assert (issuer.name, issuer.short, issuer.committee) == (
        'Ủy ban nhân dân phường Bãi Ngô',
        'Ủy ban nhân dân phường',
        'UBND phường',
    )


def test_a_unit_signs_by_the_post_of_its_head():
    assert issuer_of(OFFICE, 'TTPVHCC').signing('pho').lines == ('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC')
    with pytest.raises(BadFactError):
        issuer_of(OFFICE, 'TTPVHCC').signing('chu-tich')


@pytest.mark.parametrize(
    ('letterhead', 'reason', 'field'),
    [
        (replace(OFFICE, area=' '), 'empty', 'địa bàn'),
        (replace(OFFICE, body='A' * 500), 'too_long', 'tên cơ quan'),
        (replace(OFFICE, place='A' * 31), 'too_long', 'địa danh'),
        (replace(OFFICE, superior='A' * 81), 'too_long', 'cơ quan chủ quản'),
        (replace(OFFICE, symbol='ubnd'), 'symbol', 'ký hiệu'),
        (replace(OFFICE, units=(Unit('Phòng A', 'KT'), Unit('Phòng B', 'KT'))), 'twice', 'ký hiệu'),
        (replace(OFFICE, signings=()), 'empty', 'hình thức ký'),
    ],
)
def test_a_letterhead_that_cannot_be_printed_is_refused(letterhead, reason, field):
    with pytest.raises(BadLetterheadError) as refused:
        check_letterhead(letterhead)
    assert (refused.value.facts['reason'], refused.value.facts['field']) == (reason, field)


def test_the_usual_letterhead_is_good():
    check_letterhead(OFFICE)
