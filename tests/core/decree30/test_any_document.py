"""Whatever a file holds, the checker answers: it never breaks and never loses its place."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.decree30.anatomy import kind_of, papers_of
from kiosk.core.decree30.checker import check
from kiosk.core.decree30.document import Cell, Document, Paragraph, Run, Section, Stroke, Table, walk
from kiosk.core.decree30.widths import text_mm
from tests.core.decree30 import samples
from tests.core.decree30.pairs import CLEAN

WORDS = st.sampled_from(
    [
        *(paragraph.paragraph.text for document in CLEAN.values() for paragraph in walk(document)),
        *(
            '\n',
            '\t',
            'Phụ lục',
            'PHỤ LỤC II',
            'Điều 1.',
            '- ',
            'Số:',
            'V/v',
            'TM.',
            'Kính gửi',
            '(Kèm theo',
            'MẬT',
            '___',
        ),
    ]
) | st.text(max_size=30)
RUNS = st.builds(Run, text=WORDS, size=st.sampled_from([4.0, 11.0, 14.0]), bold=st.booleans(), caps=st.booleans())
STROKES = st.lists(st.builds(Stroke, mm=st.sampled_from([0.0, 20.0, 56.0])), max_size=1).map(tuple)
PARAGRAPHS = st.builds(
    Paragraph,
    runs=st.lists(RUNS, max_size=3).map(tuple),
    align=st.sampled_from(['left', 'center', 'right', 'justify']),
    line=st.sampled_from([None, 1.0]),
    label=st.sampled_from(['', '-', '1.']),
    strokes=STROKES,
)
CELLS = st.builds(Cell, blocks=st.lists(PARAGRAPHS, max_size=3).map(tuple), span=st.integers(1, 2))
ROWS = st.lists(st.lists(CELLS, max_size=3).map(tuple), max_size=3).map(tuple)
TABLES = st.builds(Table, rows=ROWS, widths_mm=st.sampled_from([(), (66.0, 99.0)]), ruled=st.booleans())
BLOCKS = st.lists(PARAGRAPHS | TABLES, max_size=12).map(tuple)
DOCUMENTS = st.builds(Document, st.lists(st.builds(Section, blocks=BLOCKS, header=BLOCKS), max_size=3).map(tuple))


@settings(max_examples=50, deadline=None)
@given(DOCUMENTS)
def test_any_document_is_answered_and_every_place_exists(document):
    count = sum(1 for _ in walk(document))
    for finding in check(document):
        assert 0 <= finding.at <= count
        assert len(finding.words) <= 60
        assert finding.have
    kind_of(document)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(CLEAN)), st.data())
def test_a_document_with_any_part_missing_is_still_read(name, data):
    section = CLEAN[name].sections[0]
    numbers = [each.number for each in walk(CLEAN[name])]
    lost = data.draw(st.sets(st.sampled_from(numbers), max_size=12))
    seen = 0

    def kept(paragraph):
        nonlocal seen
        seen += 1
        return None if seen in lost else paragraph

    check(replace(CLEAN[name], sections=(samples.mapped(section, kept),)))


def test_the_text_of_every_sample_is_found_between_head_and_tail():
    for name, document in CLEAN.items():
        (paper,) = papers_of(document)
        texts = [piece.text for piece in paper.stated]
        assert len(texts) >= 2, name
        assert texts[-1].endswith('./.'), name
        assert paper.tail.receivers is not None, name
        assert len(paper.tail.names) == (2 if name == 'bien-ban' else 1), name


def test_a_name_of_five_hundred_letters_is_only_a_long_name():
    name = 'Ví ' * 166
    document = samples.document_mapped(
        CLEAN['cong-van'], lambda each: samples.respelled(each, 'Đỗ Văn Mẫu', name.strip())
    )
    assert all(len(each.words) <= 60 for each in check(document))


def test_widths_are_those_measured_in_the_font():
    assert abs(text_mm(samples.QUOC_HIEU, 12, bold=True) - 88.3) < 1.0
    assert abs(text_mm(samples.TIEU_NGU, 13, bold=True) - 56.1) < 0.5
    assert abs(text_mm('ỦY BAN NHÂN DÂN', 12, bold=True) - 39.9) < 1.0
