"""From a messy sheet to true sentences: on the real reader, engine, painter and writer."""

from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from kiosk.adapters.office.charts import ChartPainter
from kiosk.adapters.office.sheet_query import DuckEngine
from kiosk.adapters.office.sheets import SheetFiles
from kiosk.adapters.office.xlsx_writer import XlsxWriter
from kiosk.core.checks.numbers import numbers_in
from kiosk.core.decree30.document import Picture, Table
from kiosk.core.drafting.facts import DraftFacts, PartFacts
from kiosk.core.drafting.letterhead import Letterhead
from kiosk.core.errors import (
    BadQuestionError,
    ModelBrokenError,
    NothingToSayError,
    OutIsSourceError,
    UnknownColumnError,
)
from kiosk.core.tabular.chart import chart
from kiosk.core.tabular.nouns import noun
from kiosk.core.tabular.query import Compare, Filter, Measure, Query
from kiosk.locale import sentence
from kiosk.ports import ModelState, Piece
from kiosk.services.tabulate import Tabulate
from tests.simulators import sheets

POOR = Query(('Thôn',), (Measure('sum', 'Hộ nghèo'), Measure('ratio', 'Hộ nghèo', 'Hộ')), sort=0)


class Writer:
    """A model that answers with what it was given to say, and keeps what it was asked."""

    def __init__(self, *texts: str, ready: bool = True, broken: bool = False) -> None:
        self.texts, self.ready, self.broken, self.asked = texts, ready, broken, []

    def state(self) -> ModelState:
        return ModelState(self.ready, 'người viết')

    def stream(self, messages, _max_tokens, _stop):
        self.asked.append(messages)
        if self.broken:
            raise ModelBrokenError(reason='died')
        yield from (Piece(text) for text in self.texts)

    def close(self) -> None:
        pass


def desk(model=None) -> Tabulate:
    return Tabulate(SheetFiles(), DuckEngine(), ChartPainter(), XlsxWriter(), partial(sentence, 'vi'), model)


def rows(tmp_path: Path, *cells: list) -> Path:
    return sheets.rows(tmp_path, *cells)


def test_the_report_of_a_clean_sheet_says_what_the_course_says(tmp_path):
    opened = desk().open(sheets.clean(tmp_path))
    told = desk().report(desk().ask(opened, POOR), 'Hộ nghèo theo thôn')
    assert told.sentences == (
        'Toàn xã có 124 hộ nghèo, chiếm 3,01% tổng số hộ.',
        'Nhiều nhất là thôn Rừng Vầu với 21 hộ nghèo, chiếm 16,94%.',
        'Ít nhất là thôn Giếng Đá và thôn Vườn Chè, mỗi nơi 6 hộ nghèo.',
        'Tỷ lệ hộ nghèo trên hộ cao nhất là thôn Rừng Vầu (8,47%), thấp nhất là thôn Chợ Phiên (1,5%).',
    )
    assert told.annex.columns == ('Thôn', 'Hộ nghèo', 'Tỷ lệ Hộ nghèo trên Hộ (%)')
    assert told.annex.rows[0] == ('Rừng Vầu', '21', '8,47')
    assert told.annex.rows[-1] == ('Cộng', '124', '3,01')


def test_a_messy_sheet_says_the_same_once_it_is_mended(tmp_path):
    mended = desk().clean(desk().open(sheets.messy(tmp_path)))
    query = Query(('thon',), (Measure('sum', 'Hộ nghèo'), Measure('ratio', 'Hộ nghèo', 'Dân số - Hộ')))
    told = desk().report(desk().ask(mended.opened, query))
    assert told.sentences[0] == 'Toàn xã có 124 hộ nghèo, chiếm 3,01% tổng số hộ.'
    assert not [each for each in told.sentences if 'chưa phải là số' in each]


def test_totals_are_not_added_up_with_their_rows_and_texts_are_told_of(tmp_path):
    path = rows(tmp_path, ['Thôn', 'Hộ'], ['Bến Đò', 1], ['Gò Sim', '1.002'], ['Đồi Cọ', 3], ['Cộng', 1006])
    answer = desk().ask(desk().open(path), Query((), (Measure('sum', 'Hộ'),)))
    assert answer.whole == (Decimal(4),)
    assert desk().report(answer).sentences == ('Toàn xã có 4 hộ.', 'Có 1 ô chưa phải là số nên chưa được tính.')


CASES = [['Tháng', 'Thôn', 'Hồ sơ']] + [
    [month, village, count]
    for month, counts in (('Tháng 10', (5, 7, 4, 9)), ('Tháng 11', (8, 7, 2, 12)))
    for village, count in zip(('Bến Đò', 'Gò Sim', 'Đồi Cọ', 'Bãi Ngô'), counts, strict=True)
]


def test_two_periods_are_compared_in_figures_and_in_words(tmp_path):
    query = Query(('Thôn',), (Measure('sum', 'Hồ sơ'),), Compare('Tháng', 'Tháng 10', 'Tháng 11'))
    answer = desk().ask(desk().open(rows(tmp_path, *CASES)), query)
    assert answer.groups[0] == ('Bến Đò', Decimal(5), Decimal(8), Decimal(3), Decimal(60))
    assert answer.whole == (None, Decimal(25), Decimal(29), Decimal(4), Decimal(16))
    assert desk().report(answer).sentences == (
        'Tháng 11, toàn xã có 29 hồ sơ, tăng 4 hồ sơ (16%) so với Tháng 10 (25).',
        'Trong đó 2 nơi tăng, 1 nơi giảm, 1 nơi giữ nguyên.',
        'Tăng nhiều nhất là thôn Bến Đò và thôn Bãi Ngô, mỗi nơi tăng 3 hồ sơ.',
        'Giảm nhiều nhất là thôn Đồi Cọ, giảm 2 hồ sơ.',
    )


def test_what_was_not_there_in_the_earlier_period_has_no_percentage(tmp_path):
    path = rows(tmp_path, *CASES, ['Tháng 11', 'Cầu Mây', 6])
    answer = desk().ask(
        desk().open(path), Query(('Thôn',), (Measure('sum', 'Hồ sơ'),), Compare('Tháng', 'Tháng 10', 'Tháng 11'))
    )
    assert answer.groups[-1] == ('Cầu Mây', None, Decimal(6), None, None)
    told = desk().report(answer)
    assert told.annex.rows[-2] == ('Cầu Mây', 'không có số liệu', '6', '', '')
    assert told.sentences[-1] == 'Không so sánh thôn Cầu Mây vì một kỳ không có số liệu.'
    assert not [each for each in told.sentences[:-1] if 'Cầu Mây' in each]


DATED = [
    ['Thôn', 'Ngày', 'Hộ'],
    ['Bến Đò', '05/01/2026', 3],
    ['Bến Đò', '07/02/2026', 4],
    ['Gò Sim', '06/01/2026', 2],
    ['Gò Sim', '08/02/2026', 1],
    ['Đồi Cọ', '09/02/2026', 20],
    ['Bãi Ngô', '10/01/2026', 7],
    ['Bãi Ngô', '31/02/2026', 5],
]


def test_rows_whose_date_cannot_be_read_are_counted_and_added_up_not_lost(tmp_path):
    opened = desk().clean(desk().open(rows(tmp_path, *DATED))).opened
    query = Query(('Thôn',), (Measure('sum', 'Hộ'), Measure('count')), Compare('Ngày', '01/2026', '02/2026'))
    answer = desk().ask(opened, query)
    assert (answer.undated, answer.undated_sums) == (1, (Decimal(5), None))
    told = desk().report(answer).sentences
    assert told[-1] == 'Chưa tính 1 hàng (5 hộ) vì cột «Ngày» để trống hoặc không đọc được.'
    assert told[-2] == 'Không so sánh thôn Đồi Cọ và thôn Bãi Ngô vì một kỳ không có số liệu.'
    assert not [each for each in told if 'tăng 20' in each or 'giảm 7' in each]
    assert desk().ask(opened, Query(('Thôn',), (Measure('sum', 'Hộ'),))).undated == 0


def test_a_period_without_any_row_is_said_to_have_no_figures(tmp_path):
    opened = desk().open(rows(tmp_path, *CASES))
    answer = desk().ask(opened, Query(('Thôn',), (Measure('count'),), Compare('Tháng', 'Tháng 9', 'Tháng 11')))
    assert answer.whole == (None, None, Decimal(4), None, None)
    assert desk().report(answer).sentences == ('Không so sánh được: Tháng 9 không có số liệu.',)


def test_two_columns_are_compared_too(tmp_path):
    path = rows(tmp_path, ['Thôn', 'Năm 2025', 'Năm 2026'], ['Bến Đò', 10, 9], ['Gò Sim', 15, 14], ['Đồi Cọ', 0, 3])
    query = Query(('Thôn',), (Measure('difference', 'Năm 2026', 'Năm 2025'), Measure('growth', 'Năm 2026', 'Năm 2025')))
    answer = desk().ask(desk().open(path), query)
    assert answer.groups == (
        ('Bến Đò', Decimal(-1), Decimal(-10)),
        ('Gò Sim', Decimal(-1), Decimal(-100) / 15),
        ('Đồi Cọ', Decimal(3), None),
    )
    assert answer.whole[1:] == (Decimal(1), Decimal(4))


def test_least_and_most_are_of_all_groups_whatever_is_shown(tmp_path):
    opened = desk().open(sheets.clean(tmp_path))
    answer = desk().ask(opened, Query(('Thôn',), (Measure('sum', 'Hộ nghèo'),), sort=0, top=3))
    told = desk().report(answer)
    assert [row[0] for row in answer.rows] == ['Rừng Vầu', 'Hóc Trám', 'Gò Sim']
    assert answer.left_out == 9
    assert told.sentences[2].startswith('Ít nhất là thôn Giếng Đá và thôn Vườn Chè')
    assert told.annex.note == 'Biểu chỉ ghi các dòng đầu, còn 9 dòng khác.'
    assert told.annex.rows[-1][1] == '124'


def test_every_number_of_the_sentences_is_what_another_way_of_counting_gives(tmp_path):
    told = desk().report(desk().ask(desk().open(sheets.clean(tmp_path)), POOR))
    homes, poor = [row[1] for row in sheets.VILLAGES], [row[3] for row in sheets.VILLAGES]
    rates = [100 * part / whole for part, whole in zip(poor, homes, strict=True)]
    figures = (
        sum(poor),
        100 * sum(poor) / sum(homes),
        max(poor),
        100 * max(poor) / sum(poor),
        min(poor),
        max(rates),
        min(rates),
    )
    said = [float(number.value) for number in numbers_in(' '.join(told.sentences))]
    assert said == [round(figure, 2) for figure in figures]


def test_filters_take_values_as_people_type_them(tmp_path):
    opened = desk().open(sheets.clean(tmp_path))
    count = (Measure('count'),)
    assert desk().ask(opened, Query((), count, filters=(Filter('Thôn', '=', 'ben do'),))).whole == (Decimal(1),)
    assert desk().ask(opened, Query((), count, filters=(Filter('Người', '>=', '1.500'),))).whole == (Decimal(3),)
    with pytest.raises(NothingToSayError):
        desk().ask(opened, Query((), count, filters=(Filter('Thôn', '=', 'Không Có'),)))


@pytest.mark.parametrize(
    ('query', 'error'),
    [
        (Query(('Huyện',)), UnknownColumnError),
        (Query((), (Measure('sum', 'Thôn'),)), BadQuestionError),
        (Query((), (Measure('ratio', 'Hộ nghèo'),)), BadQuestionError),
        (Query((), ()), BadQuestionError),
        (Query((), filters=(Filter('Hộ', '>', 'nhiều'),)), BadQuestionError),
        (Query((), filters=(Filter('Thôn', '<', 'B'),)), BadQuestionError),
        (Query((), filters=(Filter('Hộ', 'contains', '4'),)), BadQuestionError),
        (Query((), sort=5), BadQuestionError),
        (Query((), (Measure('max', 'Hộ'),), Compare('Thôn', 'Bến Đò', 'Gò Sim')), BadQuestionError),
    ],
)
def test_a_question_that_does_not_fit_is_refused_before_anything_is_counted(tmp_path, query, error):
    opened = desk().open(sheets.clean(tmp_path))
    with pytest.raises(error):
        desk().ask(opened, query)


def test_the_whole_report_holds_sentences_annex_and_chart(tmp_path):
    told = desk().report(desk().ask(desk().open(sheets.clean(tmp_path)), POOR), 'Hộ nghèo theo thôn', drawn=True)
    facts = DraftFacts(
        'bao-cao', subject='kết quả rà soát hộ nghèo', parts=(PartFacts('ket-qua', ('Đã rà soát 12 thôn.',)),)
    )
    document = desk().compose(told, facts, Letterhead())
    body, annex = document.sections
    words = ' '.join(getattr(block, 'text', '') for block in body.blocks)
    assert 'Đã rà soát 12 thôn.' in words
    assert all(text in words for text in told.sentences)
    (table,) = [block for block in annex.blocks if isinstance(block, Table)]
    assert len(table.rows) == 14
    assert isinstance(annex.blocks[-1], Picture)
    assert annex.blocks[-1].width_mm <= annex.text_mm


def test_a_faithful_wording_is_taken_and_marked_and_a_false_one_is_not(tmp_path):
    answer = desk().ask(desk().open(sheets.clean(tmp_path)), POOR)
    told = desk().report(answer)
    good = 'Hiện nay, ' + ' '.join(told.sentences).replace('Toàn xã', 'toàn xã')
    assert desk(Writer(good[:20], good[20:])).phrase(told).phrased == good
    for text in (
        good.replace('124', '142'),
        good.replace('Rừng Vầu', 'Gò Sim'),
        good.replace('Ít nhất', 'Nhiều nhất'),
        '',
    ):
        assert desk(Writer(text)).phrase(told) == told


def test_a_sentence_that_the_model_began_small_is_given_its_capital(tmp_path):
    told = desk().report(desk().ask(desk().open(sheets.clean(tmp_path)), POOR))
    small = ' '.join(sentence[:1].lower() + sentence[1:] for sentence in told.sentences)
    assert desk(Writer(small)).phrase(told).phrased == ' '.join(told.sentences)


def test_without_a_model_the_sentences_stay(tmp_path):
    told = desk().report(desk().ask(desk().open(sheets.clean(tmp_path)), POOR))
    for model in (None, Writer('x', ready=False), Writer(broken=True)):
        assert desk(model).phrase(told) == told


def test_no_name_of_a_person_reaches_the_model(tmp_path):
    people = [['Lê Văn Thử', 5], ['Trần Thị Nháp', 9], ['Đỗ Văn Ví', 2], ['Mẫu', 1]]
    opened = desk().open(rows(tmp_path, ['Chủ hộ', 'Khẩu'], *people))
    told = desk().report(desk().ask(opened, Query(('Chủ hộ',), (Measure('sum', 'Khẩu'),))))
    assert 'Trần Thị Nháp' in told.sentences[1]
    model = Writer('x')
    desk(model).phrase(told)
    assert not [name for name, _ in people if name in str(model.asked)]
    back = '\n'.join(model.asked[0][1]['content'].splitlines())
    assert desk(Writer(back)).phrase(told).phrased == ' '.join(told.sentences)


def test_results_are_written_and_the_source_is_not_touched(tmp_path):
    source = sheets.messy(tmp_path)
    before = source.read_bytes()
    opened = desk().open(source)
    desk().save_table(desk().clean(opened).opened, tmp_path / 'sạch.xlsx')
    told = desk().report(desk().ask(opened, Query(('Thôn',))), 'Phụ biểu')
    desk().save_annex(told, tmp_path / 'phụ lục.xlsx')
    assert desk().open(tmp_path / 'phụ lục.xlsx').profile.rows == 12
    assert desk().open(tmp_path / 'sạch.xlsx').profile.rows == 12
    assert source.read_bytes() == before


def test_what_cannot_be_known_comes_last_however_it_is_sorted(tmp_path):
    opened = desk().open(
        rows(tmp_path, ['Thôn', 'Hộ', 'Nghèo'], ['Gò Sim', 0, 1], ['Bến Đò', 10, 1], ['Đồi Cọ', 10, 2])
    )
    ratio = (Measure('ratio', 'Nghèo', 'Hộ'),)
    for descending, order in ((True, ['Đồi Cọ', 'Bến Đò', 'Gò Sim']), (False, ['Bến Đò', 'Đồi Cọ', 'Gò Sim'])):
        answer = desk().ask(opened, Query(('Thôn',), ratio, sort=0, descending=descending))
        assert [row[0] for row in answer.rows] == order


def test_years_in_a_column_of_numbers_are_told_and_drawn_as_years(tmp_path):
    path = rows(tmp_path, ['Năm', 'Hộ nghèo'], [2024, 150], [2025, 130], [2026, 124], [2026, 1])
    opened = desk().open(path)
    answer = desk().ask(opened, Query(('Năm',), (Measure('sum', 'Hộ nghèo'),)))
    assert [row[0] for row in answer.rows] == ['2024', '2025', '2026']
    said = ' '.join(desk().report(answer).sentences)
    assert 'năm 2024' in said
    assert '2.02' not in said
    compared = Query((), (Measure('sum', 'Hộ nghèo'),), compare=Compare('Năm', '2025', '2026'))
    assert desk().ask(opened, compared).whole == (Decimal(130), Decimal(125), Decimal(-5), Decimal(-5) * 100 / 130)


BUDGET = [
    ['BIỂU THU, CHI NGÂN SÁCH'],
    ['Đơn vị: UBND xã Sông Chảy', None, None, '(Đơn vị: triệu đồng)'],
    ['Thôn', 'Số liệu', None, None],
    [None, 'Thu', 'Chi', 'Số hộ'],
    ['Bến Đò', 1655, 1200, 418],
    ['Gò Sim', 1172, 900, 295],
    ['Đồi Cọ', 1742, 1100, 341],
]


def budget(tmp_path):
    return desk().open(sheets.rows(tmp_path, *BUDGET, merged=('A3:A4', 'B3:D3')))


def test_a_merged_heading_reads_naturally_and_the_unit_of_the_caption_is_kept(tmp_path):
    opened = budget(tmp_path)
    query = Query(('Thôn',), (Measure('sum', 'Số liệu - Thu'), Measure('ratio', 'Số liệu - Chi', 'Số liệu - Thu')))
    answer = desk().ask(opened, query)
    told = desk().report(answer)
    assert told.sentences[0] == 'Tổng thu của toàn xã là 4.569 triệu đồng.'
    assert told.sentences[1] == 'Nhiều nhất là thôn Đồi Cọ với 1.742 triệu đồng, chiếm 38,13%.'
    assert told.annex.columns[1:] == ('Số liệu - Thu (triệu đồng)', 'Tỷ lệ Số liệu - Chi trên Số liệu - Thu (%)')
    assert chart(answer, told.printed).series[0].name == 'Số liệu - Thu (triệu đồng)'
    homes = desk().report(desk().ask(opened, Query((), (Measure('sum', 'Số liệu - Số hộ'),))))
    assert (homes.sentences, homes.annex.columns) == (('Toàn xã có 1.054 hộ.',), ('Số liệu - Số hộ',))


@pytest.mark.parametrize(
    ('caption', 'head'),
    [
        ('(Đơn vị: triệu đồng)', 'Thu (triệu đồng)'),
        ('Đơn vị tính: Triệu đồng', 'Thu (triệu đồng)'),
        ('ĐVT: 1.000 đồng', 'Thu (1.000 đồng)'),
        ('Biểu số 2 (Đơn vị tính: ha)', 'Thu (ha)'),
        ('Đơn vị: Phòng Kinh tế', 'Thu'),
        ('Đơn vị tính: hộ, người', 'Thu'),
    ],
)
def test_only_a_unit_of_a_caption_is_taken_for_one(tmp_path, caption, head):
    sheet = rows(tmp_path, [caption], ['Thôn', 'Thu', 'Tỷ lệ', 'Năm'], ['Bến Đò', 5, 2, 2025], ['Gò Sim', 7, 3, 2026])
    opened = desk().open(sheet)
    assert [column.name for column in opened.table.columns] == ['Thôn', head, 'Tỷ lệ', 'Năm']
    assert opened.table.find('thu') == 1


@pytest.mark.parametrize(
    ('column', 'text', 'unit', 'counted'),
    [
        ('Số liệu - Thu', 'thu', '', False),
        ('Số liệu - Số hộ nghèo', 'hộ nghèo', '', True),
        ('Số tiền (đồng)', 'số tiền', ' đồng', False),
        ('Tổng thu (triệu đồng)', 'thu', ' triệu đồng', False),
        ('Năm 2026 - Thu', 'thu năm 2026', '', False),
        ('Thu ngân sách - Kế hoạch', 'thu ngân sách kế hoạch', '', False),
    ],
)
def test_a_column_is_called_as_a_person_would_call_it(column, text, unit, counted):
    assert noun(column) == (text, unit, counted)


def test_the_service_itself_never_writes_to_the_source_nor_twice_to_one_place(tmp_path):
    source = sheets.messy(tmp_path)
    before = source.read_bytes()
    opened = desk().open(source)
    cleaned = desk().clean(opened).opened
    told = desk().report(desk().ask(opened, Query(('Thôn',))))
    (tmp_path / 'liên-kết.xlsx').hardlink_to(source)
    table, annexed = partial(desk().save_table, cleaned), partial(desk().save_annex, told)
    for places in (
        [source],
        [tmp_path / 'liên-kết.xlsx'],
        [tmp_path / 'a.xlsx', tmp_path / '.' / '..' / tmp_path.name / 'a.xlsx'],
        [tmp_path / 'a.xlsx', source],
    ):
        with pytest.raises(OutIsSourceError):
            desk().save(opened, list(zip(places, (annexed, table), strict=False)))
        assert not (tmp_path / 'a.xlsx').exists()
    with pytest.raises(OutIsSourceError):
        desk().save_table(cleaned, source)
    assert source.read_bytes() == before
    two = [tmp_path / 'a.xlsx', tmp_path / 'b.xlsx']
    assert desk().save(opened, list(zip(two, (annexed, table), strict=True))) == two
