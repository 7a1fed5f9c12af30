"""A slip of the finger, a word half typed, marks left out: the question still finds what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.at_hand import AtHand, bag_of
from kiosk.core.query import read_words
from kiosk.core.query_plan import Slot, plan, rarity
from kiosk.core.repair import MOST_CANDIDATES, company, repairs, slips, telex_spellings, unmarked

WORDS = read_words('là\nvà', 'câu yêu cầu = câu lệnh')
TEXTS = [
    'Dữ liệu đèn đỏ không đưa vào AI',
    'Thay đổi câu yêu cầu',
    'Câu lệnh ngắn',
    'Đèn xanh là công khai',
    'Thay tên',
]
INDEX = AtHand([bag_of(text) for text in TEXTS])


def ways(slot: Slot) -> list[tuple[str, ...]]:
    return [choice.tokens for choice in slot.choices]


def test_a_known_token_stands_for_itself_and_says_which_marks_it_bears():
    den, do = plan('đèn đỏ ', WORDS, INDEX)
    assert (ways(den), ways(do)) == ([('den',)], [('do',)])
    assert (den.exact, do.exact) == ('ddenf', 'ddor')


def test_without_marks_nothing_is_said_of_them():
    assert [slot.exact for slot in plan('den do ', WORDS, INDEX)] == [None, None]


def test_raw_telex_is_read_with_its_marks():
    assert [slot.exact for slot in plan('ddenf ddor ', WORDS, INDEX)] == ['ddenf', 'ddor']
    assert [ways(slot)[0] for slot in plan('ddenf ddor ', WORDS, INDEX)] == [('den',), ('do',)]


def test_an_unknown_token_is_also_looked_for_as_what_it_may_have_been():
    slot = plan('dèn đỏx ', WORDS, INDEX)[1]
    assert ('do',) in ways(slot)
    assert max(slot.choices, key=lambda choice: choice.weight).tokens == ('dox',)


def test_a_known_token_in_strange_company_is_doubted():
    assert ('doi',) in ways(plan('thay đi ', WORDS, AtHand([bag_of(text) for text in [*TEXTS, 'Đi họp']]))[1])
    assert ('doi',) not in ways(plan('họp đi ', WORDS, AtHand([bag_of(text) for text in [*TEXTS, 'họp đi']]))[1])


def test_the_last_token_may_be_unfinished_until_something_follows_it():
    assert ('khai',) in ways(plan('công kh', WORDS, INDEX)[1])
    assert ('khai',) not in ways(plan('công kh ', WORDS, INDEX)[1])


def test_other_words_for_a_phrase_are_looked_for_if_the_index_has_them():
    assert all(('cau', 'lenh') in ways(slot) for slot in plan('câu yêu cầu ', WORDS, INDEX))
    assert not any(
        ('cau', 'lenh') in ways(slot) for slot in plan('câu yêu cầu ', WORDS, AtHand([bag_of('câu yêu cầu')]))
    )


def test_common_words_weigh_less_and_the_unseen_tells_the_most():
    la, den, phat = plan('là đèn phạt ', WORDS, INDEX)
    assert la.common
    assert not den.common
    assert la.choices[0].weight < den.choices[0].weight
    assert phat.telling > den.telling


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_what_stands_in_fewer_passages_is_rarer(one, other):
    fewer, more = sorted((one, other))
    assert rarity(fewer, 1000) >= rarity(more, 1000) >= 0


@given(st.text())
def test_any_question_can_be_planned_over_any_index(text):
    for index in (INDEX, AtHand([])):
        assert all(slot.choices and slot.rarity >= 0 for slot in plan(text, WORDS, index))


@given(st.sampled_from(['thong', 'nghieng', 'do', 'a']), st.data())
def test_every_slip_can_be_slipped_back(token, data):
    slipped = data.draw(st.sampled_from(sorted(set(slips(token)))))
    assert token in set(slips(slipped))


@pytest.mark.parametrize(('typed', 'meant'), [('denn', 'den'), ('dne', 'den'), ('dn', 'den'), ('dan', 'den')])
def test_one_slip_is_repaired(typed, meant):
    assert meant in repairs(typed, None, None, INDEX)


def test_a_repair_that_stands_beside_the_same_neighbour_comes_first():
    index = AtHand([bag_of(text) for text in ('an ninh', 'an toàn', 'an toàn', 'an toàn', 'bn bn', 'ninh thuận')])
    assert repairs('nihn', 'an', None, index)[0] == 'ninh'
    assert company('toan', 'an', None, index) == [3]
    assert company('toan', None, None, index) == []


def test_repairs_are_few_and_a_very_long_token_costs_nothing():
    index = AtHand([bag_of(f'{first}an') for first in 'bcdghklmnt'])
    assert len(repairs('an', None, None, index)) == MOST_CANDIDATES
    assert repairs('a' * 1000, None, None, index) == []


@pytest.mark.parametrize(('typed', 'meant'), [('tieesng', 'tieengs'), ('nguwowif', 'nguoif'), ('dduowfng', 'dduowngf')])
def test_the_tone_key_may_come_early(typed, meant):
    spelled = {unmarked(spelling) for spelling in telex_spellings(typed)}
    assert unmarked(meant.replace('nguoif', 'nguowif')) in spelled


def test_telex_folds_to_plain_letters():
    assert [unmarked(it) for it in ('ddinhj', 'tieengs', 'nguowif', 'kys', 'a')] == [
        'dinh',
        'tieng',
        'nguoi',
        'ki',
        'a',
    ]


def test_what_is_at_hand_is_counted_as_an_index_counts():
    assert (INDEX.passages, INDEX.count('den'), INDEX.exact_count('ddor')) == (5, 2, 1)
    assert (INDEX.pair_count('den', 'do'), INDEX.pair_count('do', 'den')) == (1, 0)
    assert INDEX.endings('kha', 'cong') == ['khai']
    assert INDEX.endings('kha', None) == []
    assert bag_of('Đỏ đỏ').folded == {'do'}
    assert bag_of('').pairs == frozenset()
