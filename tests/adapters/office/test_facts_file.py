"""A facts file is read strictly, with the line of what is wrong; and facts survive the way to data and back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.adapters.office.facts_file import LIMIT_BYTES, example_facts, read_facts
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.reading import data_of, facts_of
from kiosk.core.errors import FactsFileError, NoFactsFileError, UnknownKindError
from kiosk.core.lesson_toml import Table
from tests.simulators.given_facts import Clerk


def refused(tmp_path, text: str) -> tuple[int, str]:
    file = tmp_path / 'viec.toml'
    file.write_text(text, 'utf-8')
    with pytest.raises(FactsFileError) as caught:
        read_facts(file)
    return caught.value.facts['line'], caught.value.facts['rule']


@pytest.mark.parametrize(
    ('text', 'line', 'rule'),
    [
        ('loai = "cong-van"\ntrich_yeu = 5\n', 2, 'not_text'),
        ('loai = "cong-van"\n\nnguoi_nhan = "x"\n', 3, 'unknown_key'),
        ('trich_yeu = "x"\n', 1, 'missing_key'),
        ('loai = "cong-van"\nkinh_gui = "Sở Nội vụ"\n', 2, 'not_list'),
        ('loai = "cong-van"\nngay = "24/11/2026"\n', 2, 'not_date'),
        ('loai = "cong-van"\nso = 0\n', 2, 'out_of_range'),
        ('loai = "cong-van"\n[[viec]]\nviec = "x"\nkinh_phi = "5 triệu"\n', 4, 'not_integer'),
        ('loai = "cong-van"\nhop = "giao ban"\n', 2, 'not_table'),
        ('loai = "cong-van"\n[phan]\nmuc = "ly-do"\n', 2, 'not_list'),
        ('loai = "cong-van"\n[[phu_luc]]\nten = "Bảng"\ncot = ["A"]\nhang = [["1"], 2]\n', 5, 'not_list'),
        ('loai = "cong-van"\n[[phu_luc]]\nten = "Bảng"\ncot = ["A"]\nhang = [\n  ["1"],\n  [1.5],\n]\n', 7, 'not_text'),
        ('loai = "cong-van"\ntrich_yeu = "chưa đóng\n', 2, 'toml_string'),
    ],
)
def test_a_wrong_key_or_type_is_told_with_its_line(tmp_path, text, line, rule):
    assert refused(tmp_path, text) == (line, rule)


def test_decomposed_letters_are_composed_and_not_sent_back(tmp_path):
    file = tmp_path / 'viec.toml'
    file.write_text('# phiê\u0301u\nloai = "cong-van"\ntrich_yeu = "hoa\u0323t"\n', 'utf-8')
    assert read_facts(file).subject == 'hoạt'


def test_a_file_that_is_not_there_or_is_no_form_is_refused(tmp_path):
    with pytest.raises(NoFactsFileError) as caught:
        read_facts(tmp_path / 'khong-co.toml')
    assert caught.value.facts['reason'] == 'none'
    large = tmp_path / 'lon.toml'
    large.write_bytes(b'#' * (LIMIT_BYTES + 1))
    with pytest.raises(NoFactsFileError) as caught:
        read_facts(large)
    assert caught.value.facts['reason'] == 'too_large'


def test_a_day_may_be_a_date_or_text_and_a_cell_a_number(tmp_path):
    file = tmp_path / 'viec.toml'
    file.write_text(
        'loai = "bao-cao"\nngay = "2026-11-24"\n[[viec]]\nviec = "x"\nhan = 2026-12-04\n'
        '[[phu_luc]]\nten = "Bảng"\ncot = ["A", "B"]\nhang = [[412, ""]]\n',
        'utf-8',
    )
    facts = read_facts(file)
    assert facts.day.isoformat() == '2026-11-24'
    assert facts.tasks[0].by == '04/12/2026'
    assert facts.annexes[0].rows == (('412', ''),)


@pytest.mark.parametrize('slug', KINDS)
def test_there_is_an_example_of_every_kind(slug):
    assert example_facts(slug).kind == slug


def test_there_is_no_example_of_no_kind():
    with pytest.raises(UnknownKindError):
        example_facts('../../etc/passwd')


@given(seed=st.integers(0, 2**48))
@settings(max_examples=60, deadline=None)
def test_facts_are_the_same_after_the_way_to_data_and_back(seed):
    facts = tidied(Clerk(seed).complete())
    assert facts_of(Table('', {(): 1}, (), data_of(facts))) == facts


def tidied(facts):
    """Facts as a form hands them over: without blanks around them."""
    return facts_of(Table('', {(): 1}, (), data_of(facts)))


@pytest.mark.parametrize('slug', KINDS)
def test_an_example_survives_the_way_to_data_and_back(slug):
    facts = example_facts(slug)
    assert facts_of(Table('', {(): 1}, (), data_of(facts))) == facts
