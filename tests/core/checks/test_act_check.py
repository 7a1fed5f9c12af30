"""An act that is not there, not in force or misquoted must be seen; nothing is ever confirmed."""

from datetime import date

import pytest

from kiosk.core.checks.acts import act_findings, references_in
from kiosk.core.checks.acts_data import ACTS, NOTES_ONLY, REVIEWED
from kiosk.core.checks.codes import codes_in

TODAY = date(2026, 11, 23)


def found(text, on=TODAY, source=None):
    return [(finding.kind, dict(finding.facts)) for finding in act_findings(text, on, source)]


@pytest.mark.parametrize(
    'text',
    [
        'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
        'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;',
        'Nghị quyết số 57-NQ/TW ngày 22/12/2024',
        'Điều 11 Luật Trí tuệ nhân tạo số 134/2025/QH15',
        'Luật Bảo vệ bí mật nhà nước',
        'Công văn 557/BKHCN-CĐSQG',
        'theo Nghị định 30/2020 và Luật 134/2025',
        'Kế hoạch số 05/KH-UBND ngày 15/01/2026',
        'đúng pháp luật, kỷ luật lao động',
    ],
)
def test_a_right_reference_is_no_finding(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ('text', 'kind', 'facts'),
    [
        ('Điều 44 Luật 134/2025/QH15', 'act.article_beyond', {'article': '44', 'last': '35'}),
        ('khoản 1 Điều 36 của Luật Trí tuệ nhân tạo', 'act.article_beyond', {'article': '36', 'last': '35'}),
        ('Điều 40 Luật 134/2025', 'act.article_beyond', {'article': '40', 'last': '35'}),
        ('Nghị định 13/2023', 'act.expired', {'until': '01/01/2026', 'replaced_by': '91/2025/QH15, 356/2025/NĐ-CP'}),
        ('Nghị định 99/2027', 'act.unknown', {}),
        ('Điều 40 Luật AI', 'act.article_beyond', {'article': '40', 'last': '35'}),
        ('Luật Trí tuệ nhân tạo số 63/2025/QH15', 'act.wrong_number', {'right': '134/2025/QH15'}),
        ('72/2025/QH16', 'act.wrong_number', {'right': '72/2025/QH15'}),
        ('Luật Đất đai số 134/2025/QH15', 'act.wrong_name', {'right': 'Luật Trí tuệ nhân tạo'}),
        ('Thông tư số 30/2020/NĐ-CP', 'act.wrong_name', {'right': 'Nghị định 30/2020/NĐ-CP'}),
        ('Nghị quyết 57-NQ/TW ngày 21/5/2024', 'act.wrong_date', {'said': '21/05/2024', 'right': '22/12/2024'}),
        (
            'Luật Tổ chức chính quyền địa phương ngày 15 tháng 6 năm 2025',
            'act.wrong_date',
            {'said': '15/06/2025', 'right': '16/06/2025'},
        ),
        (
            'Nghị định số 13/2023/NĐ-CP',
            'act.expired',
            {'until': '01/01/2026', 'replaced_by': '91/2025/QH15, 356/2025/NĐ-CP'},
        ),
        ('Nghị định 110/2004/NĐ-CP', 'act.expired', {'until': '05/03/2020', 'replaced_by': '30/2020/NĐ-CP'}),
        (
            'Luật Bảo vệ bí mật nhà nước năm 2018',
            'act.expired',
            {'until': '01/03/2026', 'replaced_by': '117/2025/QH15'},
        ),
        ('Thông tư số 99/2026/TT-BNV ngày 01/02/2026', 'act.unknown', {}),
        ('Luật Đất đai năm 2024', 'act.unknown', {}),
        ('Thông tư 30/2020/TT-BTC', 'act.unknown', {}),
    ],
)
def test_a_wrong_or_unknown_reference_is_told_with_what_is_right(text, kind, facts):
    assert found(text) == [(kind, facts)]


def test_an_unknown_act_is_a_doubt_and_not_an_error():
    (finding,) = act_findings('Thông tư số 99/2026/TT-BNV', TODAY, 'Thông tư số 99/2026/TT-BNV')
    assert finding.severity == 'doubt'


def test_the_law_of_the_day_is_judged():
    assert found('Nghị định số 13/2023/NĐ-CP', date(2025, 12, 31)) == []
    assert [kind for kind, _ in found('Nghị định số 13/2023/NĐ-CP', date(2026, 1, 1))] == ['act.expired']
    assert [kind for kind, _ in found('Luật Trí tuệ nhân tạo', date(2026, 2, 28))] == ['act.not_yet']
    assert found('Luật Bảo vệ bí mật nhà nước', date(2025, 12, 31)) == []


def test_a_code_that_the_source_does_not_have_is_an_error_even_if_it_exists():
    assert found('Kế hoạch 06/KH-UBND', source='Kế hoạch số 05/KH-UBND') == [('act.not_in_source', {})]
    assert [kind for kind, _ in found('theo 30/2020/NĐ-CP', source='')] == ['act.not_in_source']
    assert found('Nghị định 30/2020', source='Nghị định số 30/2020/NĐ-CP') == []
    assert [kind for kind, _ in found('Nghị định 30/2020', source='Nghị định 30/2021/NĐ-CP')] == ['act.not_in_source']


@pytest.mark.parametrize('text', ['05/KH-UBND', '5/KH–UBND', '05 / KH - UBND', '05/KH‑UBND'])
def test_a_code_is_the_same_code_however_it_is_typed(text):
    assert found(text, source='Kế hoạch số 05/KH-UBND') == []
    assert len(codes_in(text)) == 1


@pytest.mark.parametrize('text', ['05/01/2026', '8/12 thôn', '20 triệu đồng/hộ', '1/2 số hộ', 'A4/2'])
def test_days_and_fractions_are_no_codes(text):
    assert codes_in(text) == []


def test_the_article_of_a_reference_is_its_own():
    text = 'Điều 5 Nghị định 30/2020/NĐ-CP và Điều 11 Luật 134/2025/QH15'
    assert [reference.article for reference in references_in(text)] == [5, 11]


def test_the_list_contradicts_itself_nowhere():
    numbers = [act.number for act in ACTS if act.number]
    assert len(set(numbers)) == len(numbers)
    for act in ACTS:
        assert act.issued is None or act.issued <= (act.in_force or act.issued) <= REVIEWED
        assert (act.until is None) == (act.replaced_by == '')
        assert all(code.text in numbers for code in codes_in(act.replaced_by))
        assert not act.number or len(codes_in(act.number)) == 1


def test_every_act_says_where_it_was_read():
    for act in ACTS:
        assert act.source
        assert not act.source.startswith(NOTES_ONLY) or act.until is None, 'no end of an act from the notes alone'


@pytest.mark.parametrize(
    ('text', 'right'),
    [
        ('Nghị định số 30/2020/NĐ-CP ngày 03/5/2020', '05/03/2020'),
        ('Nghị định số 110/2004/NĐ-CP ngày 04/8/2004', '08/04/2004'),
        ('Nghị định số 13/2023/NĐ-CP ngày 07/4/2023', '17/04/2023'),
        ('Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 ngày 20/6/2025', '26/06/2025'),
        ('Luật Bảo vệ bí mật nhà nước số 117/2025/QH15 ngày 12/10/2025', '10/12/2025'),
        ('Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 ngày 11/5/2018', '15/11/2018'),
    ],
)
def test_the_day_of_an_act_is_compared_with_the_list(text, right):
    said = [each.facts['right'] for each in act_findings(text, date(2026, 11, 23)) if each.kind == 'act.wrong_date']
    assert said == [right]


def test_the_decree_of_2004_ends_on_the_day_its_successor_was_signed():
    text = 'Nghị định số 110/2004/NĐ-CP'
    assert act_findings(text, date(2020, 3, 4)) == []
    assert [each.kind for each in act_findings(text, date(2020, 3, 5))] == ['act.expired']
    assert act_findings('Nghị định số 30/2020/NĐ-CP', date(2020, 3, 5)) == []
