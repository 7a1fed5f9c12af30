"""A paragraph with the right numbers may still say the opposite: that is struck, or at least a person is told."""

from datetime import date

import pytest

from kiosk.adapters.office.facts_file import example_facts
from kiosk.core.drafting.facts import DraftFacts, PartFacts, with_written
from kiosk.core.drafting.guard import doubted, unsupported
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.drafting.review import review

TODAY = date(2026, 11, 24)
OFFICE = Letterhead()


def struck(text: str, source: str) -> list[str]:
    return [found.text for found in unsupported(text, source, TODAY)]


def doubts(facts: DraftFacts) -> list[tuple[str, str]]:
    return [(each.field, each.finding.kind) for each in review(facts, OFFICE, TODAY).doubts]


@pytest.mark.parametrize(
    ('text', 'given', 'words'),
    [
        ('Thu giảm 5%.', 'Thu tăng 5%', ['giảm']),
        ('Thu giảm 5%, chi tăng 3%.', 'Thu tăng 5%, chi giảm 3%', ['giảm', 'tăng']),
        ('Thu tăng khoảng 5%, chi giảm 3%.', 'Thu tăng 5%\nChi giảm 3%', []),
    ],
)
def test_a_rise_made_a_fall_is_struck(text, given, words):
    assert struck(text, given) == words


@pytest.mark.parametrize(
    ('text', 'given', 'kinds'),
    [
        ('Thôn Đồng Mít 15 hộ, thôn Rừng Vầu 12 hộ.', 'Thôn Đồng Mít 12 hộ, thôn Rừng Vầu 15 hộ', ['number.moved'] * 2),
        ('Đồng Mít có 15 hộ, Rừng Vầu có 12 hộ.', 'Đồng Mít có 12 hộ, Rừng Vầu có 15 hộ', ['number.moved'] * 2),
        ('Đồng Mít có 12 hộ, Rừng Vầu có 15 hộ.', 'Đồng Mít có 12 hộ\nRừng Vầu có 15 hộ', []),
        ('Có 25 con lợn chết.', '25 hộ bị ngập', ['number.other_thing']),
        ('Có 25 hộ bị ngập.', '25 hộ bị ngập', []),
        ('Các hộ đã được hỗ trợ.', 'Chưa có hộ nào được hỗ trợ', ['sense.denied']),
        ('Chưa có hộ nào trong thôn được hỗ trợ.', 'Chưa có hộ nào được hỗ trợ', []),
    ],
)
def test_swapped_numbers_other_things_and_a_denial_gone_are_doubts(text, given, kinds):
    assert [found.kind for found in doubted(text, given, TODAY)] == kinds


def test_a_person_in_small_letters_that_was_not_given_is_struck():
    assert struck('Giao anh lê văn bịa rà soát, anh em phối hợp.', 'Rà soát hộ bị ngập') == ['lê văn bịa']
    assert struck('Giao anh lê văn thử rà soát.', 'Anh Lê Văn Thử rà soát') == []


def test_the_total_of_given_numbers_of_one_thing_is_let_through_and_no_other():
    given = 'Đồng Mít 12 hộ\nRừng Vầu 15 hộ\nHuy động 8 người'
    assert struck('Tổng cộng 27 hộ.', given) == []
    assert struck('Tổng cộng 28 hộ.', given) == ['28']
    assert struck('Tổng cộng 35 hộ.', given) == ['35']


def test_doubts_about_a_written_paragraph_reach_the_review_and_do_not_hold_it():
    facts = with_written(example_facts('cong-van'), 'ly-do', ['Trận lốc xảy ra ở 12 con đường.'])
    assert ('phan.doan', 'number.other_thing') in doubts(facts)
    assert review(facts, OFFICE, TODAY).ready


@pytest.mark.parametrize('slug', KINDS)
def test_an_example_and_its_own_words_raise_no_doubt(slug):
    facts = example_facts(slug)
    assert doubts(facts) == []
    for part in facts.parts:
        facts = with_written(facts, part.part, part.points)
    assert doubts(facts) == []


def test_an_unknown_act_is_a_doubt():
    facts = DraftFacts('thong-bao', grounds=('Nghị định số 999/2025/NĐ-CP ngày 01/9/2025 của Chính phủ',))
    assert doubts(facts) == [('can_cu', 'act.unknown')]


def test_a_deadline_before_the_day_of_signing_is_a_doubt_and_one_on_it_is_not():
    assert doubts(DraftFacts('cong-van', day=TODAY, deadline='ngày 20/11/2026')) == [('han', 'date.before_signing')]
    assert doubts(DraftFacts('cong-van', day=TODAY, deadline='ngày 24/11/2026')) == []


def test_a_day_that_does_not_exist_holds_the_document_back():
    facts = DraftFacts('thong-bao', parts=(PartFacts('noi-dung', ('Họp ngày 31/02/2026',)),))
    found = review(facts, OFFICE, TODAY)
    assert 'ý của nội dung có thật (không có «ngày 31/02/2026»)' in found.missing
