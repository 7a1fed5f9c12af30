"""Mending may change how a page looks, and nothing else."""

import io
import random
import zipfile
from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.adapters.office import docx_mender
from kiosk.adapters.office.docx_mender import mended, words
from kiosk.adapters.office.docx_reader import read
from kiosk.adapters.office.docx_writer import docx_bytes
from kiosk.adapters.office.ooxml import PARAGRAPH_ORDER, RUN_ORDER, SECTION_ORDER, local
from kiosk.core.decree30.document import Document, Paragraph, Run, Stroke, walk
from kiosk.core.decree30.finding import Mend
from kiosk.core.errors import DocumentWordsError
from tests.simulators.papers import documents
from tests.simulators.wordfile import A4, p, r, word

FONT = 'Times New Roman'
FOOTER = f'<w:footerReference w:type="default" r:id="rId_footer1"/>{A4}'


def after(data: bytes, *mends: Mend) -> Document:
    new, left = mended(data, mends)
    assert left == []
    return read(new).document


def first(data: bytes, *mends: Mend) -> Paragraph:
    return next(walk(after(data, *mends))).paragraph


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PAGE = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
ALL = [
    Mend('page_size', 0, {'section': 0, 'width_mm': 210.0, 'height_mm': 297.0}),
    Mend('margins', 0, {'section': 0, 'top_mm': 20.0}),
    Mend('margins', 0, {'section': 0, 'left_mm': 30.0}),
    Mend('page_number', 0, {'section': 0, 'size': 14.0}),
    Mend('font', 0, FONT),
    Mend('nfc', 0, True),
    Mend('size', 1, 14.0),
    Mend('bold', 1, True, (0, 3)),
    Mend('italic', 1, False),
    Mend('underline', 1, False, (2, 5)),
    Mend('color', 1, 'auto'),
    Mend('align', 1, 'justify'),
    Mend('first_line', 1, 12.7),
    Mend('before', 1, 6.0),
    Mend('after', 1, 6.0),
    Mend('line', 1, 1.15),
    Mend('stroke', 1, {'mm': 40.0}),
]


@pytest.mark.parametrize(
    ('mend', 'name', 'wanted'),
    [
        (Mend('align', 1, 'justify'), 'align', 'justify'),
        (Mend('first_line', 1, 12.7), 'first_mm', 12.7),
        (Mend('first_line', 1, 10.0), 'left_mm', 0.0),
        (Mend('before', 1, 6.0), 'before_pt', 6.0),
        (Mend('after', 1, 3.0), 'after_pt', 3.0),
        (Mend('line', 1, 1.5), 'line', 1.5),
        (Mend('line', 1, 1.5), 'line_pt', None),
        (Mend('stroke', 1, {'mm': 40.0}), 'strokes', (Stroke(40.0),)),
    ],
)
def test_a_paragraph_is_set_right_whatever_its_style_says(mend, name, wanted):
    lines = '<w:pStyle w:val="x"/><w:ind w:left="567" w:hanging="284"/><w:spacing w:afterAutospacing="1" w:beforeAutospacing="1"/>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:pPr><w:contextualSpacing/><w:jc w:val="right"/>'
        '<w:spacing w:line="400" w:lineRule="exact"/></w:pPr></w:style>'
    )
    body = p('Đoạn văn', lines=lines) + p('Đoạn sau', lines=lines)
    assert getattr(first(word(body, styles=styles), mend), name) == wanted


def test_letters_are_changed_in_a_part_and_nowhere_else():
    body = f'<w:p>{r("Nơi ", "<w:i/>")}<w:r><w:t>nhận: </w:t><w:tab/><w:t>Lưu</w:t></w:r></w:p>'
    found = first(word(body), Mend('size', 1, 12.0, (0, 9)), Mend('bold', 1, True, (2, 6)))
    assert found.text == 'Nơi nhận: \tLưu'
    assert [(run.text, run.size, run.bold, run.italic) for run in found.runs] == [
        ('Nơ', 12.0, False, True),
        ('i ', 12.0, True, True),
        ('nh', 12.0, True, False),
        ('ận:', 12.0, False, False),
        (' \tLưu', 10.0, False, False),
    ]


def test_letters_of_a_whole_paragraph_are_changed_whatever_their_styles_say():
    styles = '<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:b/><w:u w:val="single"/></w:rPr></w:style>'
    look = '<w:rStyle w:val="c"/><w:color w:val="FF0000" w:themeColor="accent1"/>'
    mends = [Mend('bold', 1, False), Mend('underline', 1, False), Mend('color', 1, 'auto'), Mend('size', 1, 13.5)]
    (run,) = first(word(p('chữ', look=look), styles=styles), *mends).runs
    assert (run.bold, run.underline, run.color, run.size) == (False, False, 'auto', 13.5)


def test_paper_and_margins_of_the_section_that_is_meant():
    body = f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="12240" w:h="15840" w:orient="portrait" w:code="1"/></w:sectPr></w:pPr></w:p>{p("hai")}'
    done = after(word(body), ALL[0], Mend('margins', 0, {'section': 1, 'right_mm': 20.0}))
    assert [(each.width_mm, each.height_mm, each.right_mm) for each in done.sections] == [
        (210.0, 297.0, 25.4),
        (210.0, 297.0, 20.0),
    ]


@pytest.mark.parametrize(
    ('section', 'parts'),
    [
        (A4, {}),
        (FOOTER, {'footer1': PAGE}),
        (f'<w:headerReference w:type="default" r:id="rId_header1"/>{A4}', {'header1': PAGE}),
        (f'<w:headerReference w:type="default" r:id="rId_header1"/>{A4}', {'header1': p('')}),
        (f'<w:headerReference w:type="default" r:id="rId_header1"/>{A4}', {'header1': p('Tên đơn vị')}),
    ],
    ids=['nothing', 'in the footer', 'in the header', 'an empty header', 'a header with words'],
)
def test_the_page_number_gets_into_the_middle_of_the_header(section, parts):
    (done,) = after(word(p('chữ'), section=section, **parts), ALL[3]).sections
    number, *rest = done.header
    assert [(run.page_field, run.size) for run in number.runs] == [(True, 14.0)]
    assert (number.align, done.different_first, done.page_start) == ('center', True, 1)
    assert [block.text for block in rest] == (['Tên đơn vị'] if 'Tên' in str(parts) else [])
    assert not any(run.page_field for block in done.footer for run in block.runs)


def test_sections_that_share_a_header_get_one_number_and_asking_twice_is_asking_once():
    reference = f'<w:headerReference w:type="default" r:id="rId_header1"/>{A4}'
    body = f'{p("một")}<w:p><w:pPr><w:sectPr>{reference}</w:sectPr></w:pPr></w:p>{p("hai")}'
    mends = [Mend('page_number', 0, {'section': at, 'size': 14.0}) for at in (0, 0, 1, 1)]
    for header in (PAGE, p('')):
        done = after(word(body, header1=header), *mends)
        assert [len(section.header) for section in done.sections] == [1, 1]
        assert all(section.header[0].runs[0].page_field for section in done.sections)
    done = after(word(body.replace(reference, A4)), *mends)
    assert [len(section.header) for section in done.sections] == [1, 1]


def test_a_page_number_with_words_around_it_is_left_to_a_person():
    footer = f'<w:p>{r("Trang ")}<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    data = word(p('chữ'), section=FOOTER, footer1=footer)
    new, left = mended(data, [ALL[3]])
    assert left == [0]
    assert read(new).document == read(data).document


def test_every_run_style_and_default_gets_the_font_but_signs_and_formulas_keep_theirs():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:style>'
    )
    theme = '<a:fontScheme><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
    body = p('một') + p('hai', look='<w:rFonts w:ascii="Tahoma" w:hAnsi="Tahoma"/>')
    body += p('ba', look='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    body += p('bốn', look='<w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/>')
    done = after(
        word(body, styles=styles, theme=theme, footnotes=p('chú thích', look='<w:rFonts w:ascii="Arial"/>')), ALL[4]
    )
    assert [located.paragraph.runs[0].font for located in walk(done)] == [FONT, FONT, 'Wingdings', 'Cambria Math']
    assert done.base.font == FONT


def test_decomposed_letters_are_composed_across_runs_too():
    apart = normalize('NFD', 'Độc lập')
    body = f'<w:p>{r(apart[:2])}{r(apart[2:3], "<w:b/>")}{r(apart[3:])}</w:p>'
    assert first(word(body), ALL[5]).text == 'Độc lập'


def test_a_new_line_takes_the_place_of_the_old_one():
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
    for under in (p('', lines=border), p('________'), p('------')):
        done = after(word(p('Độc lập') + under + p('sau')), Mend('stroke', 1, {'mm': 56.0}))
        strokes = [located.paragraph.strokes for located in walk(done)]
        assert strokes == [(Stroke(56.0),), (), ()], under
    again = after(docx_bytes(done), Mend('stroke', 1, {'mm': 50.0}))
    assert next(walk(again)).paragraph.strokes == (Stroke(50.0),)


def test_a_new_line_takes_the_place_of_underlining():
    found = first(word(p('Độc lập', look='<w:u w:val="single"/>')), Mend('stroke', 1, {'mm': 56.0}))
    assert (found.strokes, found.runs[0].underline) == ((Stroke(56.0),), False)


def test_a_line_typed_among_the_words_is_left_to_a_person():
    new, left = mended(
        word('<w:p><w:r><w:t>UBND</w:t><w:br/><w:t>_____</w:t></w:r></w:p>'), [Mend('stroke', 1, {'mm': 20.0})]
    )
    assert left == [0]
    assert next(walk(read(new).document)).paragraph.text == 'UBND\n_____'


def test_pictures_comments_tracked_changes_and_unknown_parts_stay():
    body = (
        f'<w:p>{r("giữ ")}<w:ins w:id="1" w:author="A">{r("thêm")}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
        '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/></w:p>'
    )
    more = {'customXml/item1.xml': '<x/>', 'word/glossary/document.xml': '<y/>'}
    data = word(body, comments='<w:comment w:id="0"><w:p/></w:comment>', more=more)
    new, left = mended(data, [*ALL])
    assert left == []
    before, now = members(data), members(new)
    assert list(now)[: len(before)] == list(before)
    for name in ('word/media/image1.png', 'customXml/item1.xml', 'word/glossary/document.xml'):
        assert now[name] == before[name]
    for mark in (b'<w:ins ', b'<w:del ', b'delText', b'commentRangeStart'):
        assert mark in now['word/document.xml']


def test_what_is_not_there_cannot_be_mended_and_is_told():
    mends = [Mend('size', 99, 13.0), Mend('margins', 0, {'section': 7, 'top_mm': 20.0}), Mend('align', 1, 'left')]
    assert mended(word(p('a')), mends)[1] == [0, 1]


ORDERS = {'pPr': PARAGRAPH_ORDER.split(), 'rPr': RUN_ORDER.split(), 'sectPr': SECTION_ORDER.split()}


def out_of_order(data: bytes) -> list[list[str]]:
    """Formats that do not stand in the order of the schema: Word takes such a file for damaged."""
    package = read(data).package
    found = []
    for part in [name for name in package.parts if name.startswith('word/') and name.endswith('.xml')]:
        for element in package.root(part).iter():
            names = [local(child).replace('footerRef', 'headerRef') for child in element]  # those two may mix
            order = ORDERS.get(local(element))
            if order and names != sorted(names, key=order.index):
                found.append(names)
    return found


CALM = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(documents(), st.randoms(use_true_random=False))
@CALM
def test_words_never_change_and_the_order_of_mends_does_not_matter(document, chance):
    data = docx_bytes(document)
    count = sum(1 for _ in walk(document))
    mends = [Mend(each.what, chance.randint(1, count + 1) if each.at else 0, each.value, each.part) for each in ALL]
    new, left = mended(data, mends)
    assert words(read(new).document) == words(read(data).document)
    assert out_of_order(data) == out_of_order(new) == []
    other = random.Random(chance.random()).sample(range(len(mends)), len(mends))
    again, left_again = mended(data, [mends[at] for at in other])
    assert sorted(other[at] for at in left_again) == left
    assert read(again).document == read(new).document


@given(documents())
@settings(CALM, max_examples=5)
def test_mending_twice_is_mending_once(document):
    begun, *more = document.sections
    begun = replace(begun, blocks=(Paragraph((Run('Độc lập'),)), *begun.blocks))
    document = replace(document, sections=(begun, *more))
    once, left = mended(docx_bytes(document), ALL)
    twice, left_again = mended(once, ALL)
    assert (read(twice).document, left_again) == (read(once).document, left)


def test_a_mend_that_would_change_a_word_gives_out_nothing(monkeypatch):
    monkeypatch.setattr(
        docx_mender, 'to_composed', lambda package: package.root(package.main).remove(package.root(package.main)[0])
    )
    monkeypatch.setattr(docx_mender, 'to_one_font', lambda package, _font: package.changed(package.main))
    with pytest.raises(DocumentWordsError):
        mended(word(p('chữ')), [ALL[4], ALL[5]])
