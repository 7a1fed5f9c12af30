"""Words typed for the fonts of before Unicode are read, and mended into letters every machine knows."""

import pytest

from kiosk.adapters.office.docx_mender import mended
from kiosk.adapters.office.docx_reader import read
from kiosk.adapters.office.legacy_fonts import decoded, is_legacy
from kiosk.core.decree30.document import Document, walk
from tests.simulators.wordfile import p, r, word

TCVN3 = 'Céng hßa x· héi chñ nghÜa ViÖt Nam'
VNI = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam'
READ = 'Cộng hòa xã hội chủ nghĩa Việt Nam'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def seen(document: Document) -> list[tuple[str, str]]:
    return [(run.text, run.font) for located in walk(document) for run in located.paragraph.runs]


@pytest.mark.parametrize(
    ('name', 'text', 'words'),
    [
        ('.VnTime', TCVN3, READ),
        ('VNI-Times', VNI, READ),
        ('.VnTimeH', TCVN3, READ.upper()),
        ('.VnArialH', 'ñy ban nh©n d©n', 'ỦY BAN NHÂN DÂN'),
    ],
)
def test_legacy_words_are_read_as_people_read_them_and_mended_without_a_change(name, text, words):
    data = word(p(text, look=font(name)))
    assert seen(read(data).document) == [(words, name)]
    new, _ = mended(data, [])
    assert seen(read(new).document) == [(words, 'Times New Roman')]
    assert mended(new, [])[0] == new, 'and once is enough'


def test_the_letter_that_word_took_for_a_soft_hyphen_comes_back():
    body = f'<w:p><w:r><w:rPr>{font(".VnTime")}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r></w:p>'
    new, _ = mended(word(body), [])
    assert ''.join(text for text, _ in seen(read(new).document)) == 'nước'


def test_words_retyped_in_unicode_keep_their_letters():
    data = word(p('Ủy ban nhân dân và', look=font('.VnTime')))
    assert seen(read(data).document) == [('Ủy ban nhân dân và', '.VnTime')]
    assert seen(read(mended(data, [])[0]).document) == [('Ủy ban nhân dân và', 'Times New Roman')]


def test_a_legacy_font_in_a_style_a_theme_or_the_defaults_is_mended_too():
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:rPr>{font("VNI-Times")}</w:rPr></w:style>'
    )
    theme = '<a:fontScheme><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme>'
    notes = f'<w:footnote w:id="1">{p("hé nghÌo", look=font(".VnTime"))}</w:footnote>'
    data = word(p(TCVN3) + p(VNI, lines='<w:pStyle w:val="x"/>'), styles=styles, theme=theme, footnotes=notes)
    assert [text for text, _ in seen(read(data).document)] == [READ, READ]
    new, _ = mended(data, [])
    document = read(new).document
    assert seen(document) == [(READ, 'Times New Roman')] * 2
    assert document.base.font == 'Times New Roman'
    assert 'hộ nghèo' in read(new).package.parts['word/footnotes.xml'].decode()


def test_mixed_paragraphs_change_only_their_legacy_runs():
    data = word(f'<w:p>{r("Số: 05/", font("Arial"))}{r("UBND x·", font(".VnTime"))}</w:p>')
    assert seen(read(mended(data, [])[0]).document) == [('Số: 05/', 'Arial'), ('UBND xã', 'Times New Roman')]


def test_fonts_of_today_are_no_legacy_fonts():
    for name in ('Times New Roman', 'Verdana', 'Vnese', 'VNU-font', ''):
        assert not is_legacy(name)
    assert decoded('abc', '.VnTime') == 'abc'
