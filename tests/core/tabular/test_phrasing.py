"""A model's wording may replace ours only if not a figure, name or direction moved."""

import pytest

from kiosk.core.drafting.facts import AnnexFacts, DraftFacts
from kiosk.core.tabular.annex import with_report
from kiosk.core.tabular.phrasing import faithful

SOURCE = (
    'Toàn xã có 124 hộ nghèo, chiếm 3,01% tổng số hộ.\n'
    'Nhiều nhất là thôn Rừng Vầu với 21 hộ nghèo, chiếm 16,94%.\n'
    'Ít nhất là thôn Giếng Đá với 6 hộ nghèo, chiếm 4,84%.'
)
NAMES = ('thôn Rừng Vầu', 'thôn Giếng Đá', 'thôn Gò Sim')
GOOD = (
    'Toàn xã hiện có 124 hộ nghèo, chiếm 3,01% tổng số hộ; trong đó nhiều nhất là thôn Rừng Vầu với 21 hộ nghèo, '
    'chiếm 16,94% và ít nhất là thôn Giếng Đá với 6 hộ nghèo, chiếm 4,84%.'
)


def test_a_faithful_wording_is_taken():
    assert faithful(GOOD, SOURCE, NAMES)


@pytest.mark.parametrize(
    'change',
    [
        ('124', '125'),
        ('3,01%', '3,1%'),
        ('Rừng Vầu', 'Gò Sim'),
        ('nhiều nhất', 'ít nhất'),
        ('21 hộ', '6 hộ'),
        (', chiếm 4,84%', ''),
        ('thôn Giếng Đá', 'một thôn'),
        ('hiện có', 'không có'),
        ('tổng số hộ;', 'tổng số hộ, giảm 12 hộ;'),
        (
            'chiếm 4,84%.',
            'chiếm 4,84%, do sạt lở làm mất đất sản xuất kéo dài nhiều tháng và thiếu vốn, thiếu giống, thiếu lao động.',
        ),
    ],
)
def test_a_wording_that_moves_anything_is_not(change):
    changed = GOOD.replace(*change)
    assert changed != GOOD
    assert not faithful(changed, SOURCE, NAMES)


def test_figures_of_two_villages_may_not_be_exchanged():
    swapped = GOOD.replace('thôn Rừng Vầu', 'X').replace('thôn Giếng Đá', 'thôn Rừng Vầu').replace('X', 'thôn Giếng Đá')
    assert not faithful(swapped, SOURCE, NAMES)


@pytest.mark.parametrize('text', ['', '   ', 'Tôi không biết.'])
def test_nothing_is_no_wording(text):
    assert not faithful(text, SOURCE, NAMES)


def test_a_wording_begins_its_sentences_large_in_the_report():
    annex = AnnexFacts('Thu theo tháng', ('Tháng', 'Thu'), (('08/2026', '5'),))
    written = 'Nhiều nhất là tháng 10/2026, chiếm 27,47%. ít nhất là tháng 11/2026, chiếm 22,45%.'
    told = with_report(DraftFacts('bao-cao', subject='thu'), annex, ('Tổng thu là 5.',), written)
    assert told.part('ket-qua').written[-1] == written.replace('. ít', '. Ít')
