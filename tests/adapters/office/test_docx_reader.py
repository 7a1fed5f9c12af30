"""A format may hide in a style, a theme, a table or a default: the reader must see what the eye sees."""

import pytest

from kiosk.adapters.office.docx_reader import read
from kiosk.core.decree30.document import Document, Paragraph, Picture, Stroke, walk
from kiosk.core.errors import DocumentTooDeepError
from tests.simulators.papers import png
from tests.simulators.wordfile import A4, p, r, word


def seen(data: bytes) -> Document:
    return read(data).document


def paragraphs(data: bytes) -> list[Paragraph]:
    return [located.paragraph for located in walk(seen(data))]


def only(data: bytes) -> Paragraph:
    (paragraph,) = paragraphs(data)
    return paragraph


def style(name: str, inside: str, *, kind: str = 'paragraph', based: str = '', default: bool = False) -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ''
    is_default = ' w:default="1"' if default else ''
    return f'<w:style w:type="{kind}"{is_default} w:styleId="{name}"><w:name w:val="{name}"/>{on}{inside}</w:style>'


DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>'
THEME = (
    '<a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent1><a:srgbClr val="4f81bd"/></a:accent1>'
    '</a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>'
)


def test_what_nothing_speaks_of_is_what_word_takes():
    (run,) = only(word(p('chữ'))).runs
    assert (run.font, run.size, run.bold, run.color) == ('Times New Roman', 10.0, False, 'auto')


def test_a_theme_font_in_the_defaults_is_the_font_of_every_run():
    styles = DEFAULTS.format('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>', '')
    document = seen(word(p('chữ'), styles=styles, theme=THEME))
    (run,) = next(walk(document)).paragraph.runs
    assert (run.font, run.size) == ('Calibri', 11.0)
    assert (document.base.font, document.base.size) == ('Calibri', 11.0)


def test_a_plain_font_nearer_by_beats_a_theme_font_farther_off_and_not_the_other_way():
    styles = DEFAULTS.format('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', '')
    styles += style('a', '<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/></w:rPr>')
    styles += style('b', '<w:rPr><w:rFonts w:ascii="Tahoma" w:hAnsi="Tahoma"/></w:rPr>', based='a')
    body = p('một', lines='<w:pStyle w:val="a"/>') + p('hai', lines='<w:pStyle w:val="b"/>')
    fonts = [each.runs[0].font for each in paragraphs(word(body, styles=styles, theme=THEME))]
    assert fonts == ['Cambria', 'Tahoma']


def test_letters_with_marks_may_stand_in_another_font_than_plain_ones():
    look = '<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'
    runs = only(word(p('Tháng 5', look=look))).runs
    assert [(run.text, run.font) for run in runs] == [
        ('Th', 'Arial'),
        ('á', 'Times New Roman'),
        ('ng 5', 'Arial'),
    ]


def test_the_size_of_complex_letters_is_not_the_size_of_ours():
    (run,) = only(word(p('chữ', look='<w:sz w:val="26"/><w:szCs w:val="40"/>'))).runs
    assert run.size == 13.0


@pytest.mark.parametrize(
    ('levels', 'direct', 'bold'),
    [
        ('p', '', True),
        ('pc', '', False),
        ('pc', '<w:b/>', True),
        ('p', '<w:b w:val="0"/>', False),
        ('c', '', True),
        ('', '', False),
    ],
)
def test_bold_in_two_styles_is_not_bold_and_said_directly_it_is_what_is_said(levels, direct, bold):
    styles = style('p', '<w:rPr><w:b/></w:rPr>') + style('c', '<w:rPr><w:b/></w:rPr>', kind='character')
    look = ('<w:rStyle w:val="c"/>' if 'c' in levels else '') + direct
    lines = '<w:pStyle w:val="p"/>' if 'p' in levels else ''
    assert only(word(p('chữ', look=look, lines=lines), styles=styles)).runs[0].bold is bold


def test_a_chain_of_styles_that_bites_its_tail_ends():
    styles = style('a', '<w:rPr><w:i/></w:rPr>', based='b') + style('b', '<w:rPr><w:sz w:val="28"/></w:rPr>', based='a')
    (run,) = only(word(p('chữ', lines='<w:pStyle w:val="a"/>'), styles=styles)).runs
    assert (run.italic, run.size) == (True, 14.0)


def test_gaps_indents_and_pitch_come_through_default_style_and_paragraph():
    styles = DEFAULTS.format('', '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>')
    styles += style(
        'n', '<w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>', default=True
    )
    found = only(word(p('chữ', lines='<w:spacing w:after="0"/><w:ind w:left="567" w:hanging="284"/>'), styles=styles))
    assert (found.before_pt, found.after_pt, found.line, found.align) == (6.0, 0.0, 1.08, 'justify')
    assert (found.left_mm, found.first_mm) == (10.0, -5.0)
    assert found.style == ''


def test_an_exact_pitch_is_points_and_at_least_a_small_one_is_single():
    body = p('a', lines='<w:spacing w:line="360" w:lineRule="exact"/>') + p(
        'b', lines='<w:spacing w:line="200" w:lineRule="atLeast"/>'
    )
    assert [(each.line, each.line_pt) for each in paragraphs(word(body))] == [(None, 18.0), (1.0, None)]


def test_no_gap_between_paragraphs_of_one_style_takes_their_gaps_away():
    lines = '<w:pStyle w:val="l"/><w:spacing w:before="120" w:after="120"/><w:contextualSpacing/>'
    styles = style('l', '')
    body = p('một', lines=lines) + p('hai', lines=lines) + p('ba')
    gaps = [(each.before_pt, each.after_pt) for each in paragraphs(word(body, styles=styles))]
    assert gaps == [(6.0, 0.0), (0.0, 6.0), (0.0, 0.0)]


def test_a_tables_style_speaks_before_the_paragraphs_and_louder_in_its_first_row():
    styles = style(
        't',
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
        kind='table',
    )
    row = f'<w:tr><w:tc>{p("ô")}</w:tc></w:tr>'
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/><w:tblLook w:val="0020"/></w:tblPr>{row}{row}</w:tbl>'
    first, second = paragraphs(word(table, styles=styles))
    assert (first.runs[0].bold, second.runs[0].bold) == (True, False)
    assert (first.runs[0].size, first.align) == (12.0, 'center')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/>'
    '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/><w:isLgl/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def listed(name: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{name}"/></w:numPr>'


def test_lists_count_as_word_counts():
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 0)]
    body = ''.join(p('mục', lines=listed(*place)) for place in places)
    labels = [each.label for each in paragraphs(word(body, numbering=NUMBERING))]
    assert labels == ['I.', '1.1)', '1.2)', 'II.', '2.1)', '•', 'I.', 'II.']


def test_a_lists_indents_hold_unless_the_paragraph_says_otherwise():
    body = p('mục', lines=listed(1)) + p('mục', lines=f'{listed(1)}<w:ind w:left="0" w:firstLine="720"/>')
    first, second = paragraphs(word(body, numbering=NUMBERING))
    assert (first.left_mm, first.first_mm) == (12.7, -6.3)
    assert (second.left_mm, second.first_mm) == (0.0, 12.7)


def test_a_style_may_put_its_paragraphs_into_a_list_and_a_paragraph_may_leave_it():
    styles = style('m', f'<w:pPr>{listed(1)}</w:pPr>')
    body = p('mục', lines='<w:pStyle w:val="m"/>') + p(
        'không', lines='<w:pStyle w:val="m"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert [each.label for each in paragraphs(word(body, styles=styles, numbering=NUMBERING))] == ['I.', '']


def test_tracked_insertions_are_there_and_deletions_are_not():
    body = (
        f'<w:p>{r("giữ ")}<w:ins w:id="1">{r("thêm")}</w:ins>'
        '<w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>'
    )
    assert only(word(body)).text == 'giữ thêm'


def test_hidden_words_are_not_seen():
    assert only(word(f'<w:p>{r("thấy")}{r("ẩn", "<w:vanish/>")}</w:p>')).text == 'thấy'


def test_tabs_breaks_hyphens_signs_and_links_become_letters():
    body = (
        '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        f'<w:hyperlink r:id="rId_image">{r("e")}</w:hyperlink><w:smartTag>{r("f")}</w:smartTag>'
        f'<w:sdt><w:sdtContent>{r("g")}</w:sdtContent></w:sdt></w:p>'
    )
    assert only(word(body)).text == 'a\tb\nc-d✓efg'


SIMPLE = '<w:fldSimple w:instr=" PAGE  \\* MERGEFORMAT ">{}</w:fldSimple>'
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
    '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize('field', [SIMPLE, COMPLEX], ids=['simple', 'complex'])
def test_the_page_number_is_known_in_both_spellings(field):
    found = only(
        word(f'<w:p>{r("Trang ")}{field.format(r("7", "<w:sz w:val=" + chr(34) + "28" + chr(34) + "/>"))}</w:p>')
    )
    assert [(run.text, run.page_field) for run in found.runs] == [('Trang ', False), ('7', True)]
    assert found.runs[1].size == 14.0


def test_a_page_number_without_a_result_is_still_one():
    body = COMPLEX.replace('<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '').format('')
    (run,) = only(word(f'<w:p>{body}</w:p>')).runs
    assert (run.text, run.page_field) == ('1', True)


def test_a_field_shows_its_result_also_when_it_ends_in_a_later_paragraph():
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = f'<w:p>{begin}{r("mục một")}</w:p><w:p>{r("mục hai")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{p("sau")}'
    assert [each.text for each in paragraphs(word(body))] == ['mục một', 'mục hai', 'sau']


def test_headers_follow_their_section_and_come_down_to_the_next():
    reference = '<w:headerReference w:type="{}" r:id="rId_header{}"/>'
    first = f'<w:p><w:pPr><w:sectPr>{reference.format("default", 1)}{reference.format("first", 2)}<w:titlePg/>{A4}</w:sectPr></w:pPr></w:p>'
    data = word(
        p('một') + first + p('hai'),
        section=f'{A4}<w:pgNumType w:start="3"/>',
        header1=p('thường'),
        header2=p('trang đầu'),
    )
    one, two = seen(data).sections
    assert [block.text for block in one.header + one.first_header] == ['thường', 'trang đầu']
    assert [block.text for block in two.header + two.first_header] == ['thường'], 'no first page is asked for'
    assert (one.different_first, two.different_first, two.page_start) == (True, False, 3)


def test_headers_of_even_pages_come_with_the_others_only_where_they_are_shown():
    section = f'<w:headerReference w:type="even" r:id="rId_header1"/>{A4}'
    assert seen(word(p('a'), section=section, header1=p('chẵn'))).sections[0].header == ()
    shown = seen(word(p('a'), section=section, header1=p('chẵn'), settings='<w:evenAndOddHeaders/>')).sections[0].header
    assert [block.text for block in shown] == ['chẵn']


def test_the_page_is_measured_in_millimetres():
    (section,) = seen(word(p('a'))).sections
    assert (section.width_mm, section.height_mm) == (210.0, 297.0)
    assert (section.top_mm, section.left_mm, section.right_mm, section.header_mm) == (20.0, 30.0, 15.0, 10.0)


def test_a_page_break_stands_in_the_paragraph_after_it():
    body = f'<w:p>{r("một")}<w:r><w:br w:type="page"/></w:r></w:p>{p("hai")}<w:p><w:r><w:br w:type="page"/></w:r>{r("ba")}</w:p>'
    body += p('bốn', lines='<w:pageBreakBefore/>')
    assert [each.page_break for each in paragraphs(word(body))] == [False, True, True, True]


def shape(inside: str, *, cx: int = 2016000, cy: int = 0) -> str:
    return (
        f'<w:drawing><wp:anchor><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData '
        f'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


def alternatives(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f'<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'
    )


LINE = '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2016000" cy="0"/></a:xfrm><a:prstGeom prst="{}"/>{}</wps:spPr></wps:wsp>'
VML_LINE = '<w:pict><v:line from="0,0" to="158.75pt,0"/></w:pict>'


@pytest.mark.parametrize(
    ('drawing', 'strokes'),
    [
        (shape(LINE.format('line', '')), (Stroke(56.0),)),
        (shape(LINE.format('straightConnector1', '')), (Stroke(56.0),)),
        (alternatives(shape(LINE.format('line', '')), VML_LINE), (Stroke(56.0),)),
        (VML_LINE, (Stroke(56.0),)),
        (
            '<w:pict><v:shape type="#_x0000_t32" o:connectortype="straight" style="width:56mm;height:0"/></w:pict>',
            (Stroke(56.0),),
        ),
        (
            '<w:pict><v:group style="width:112mm;height:1mm" coordsize="200,10"><v:line from="0,0" to="100,0"/></v:group></w:pict>',
            (Stroke(56.0),),
        ),
        ('<w:pict><v:rect style="width:0;height:1.5pt" o:hr="t"/></w:pict>', (Stroke(165.0),)),
        (shape(LINE.format('line', '<a:ln><a:noFill/></a:ln>')), ()),
        (shape(LINE.format('line', '').replace('cy="0"', 'cy="2016000"')), ()),
        (shape('<wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr></wps:wsp>'), ()),
        ('<w:pict><v:line from="0,0" to="0,100pt"/></w:pict>', ()),
    ],
)
def test_a_drawn_line_is_seen_once_with_its_length_however_it_is_drawn(drawing, strokes):
    assert only(word(f'<w:p>{r("chữ")}<w:r>{drawing}</w:r></w:p>')).strokes == strokes


def test_a_line_in_a_group_is_as_long_as_the_group_makes_it():
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2016000" cy="100"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="4032000" cy="200"/></a:xfrm></wpg:grpSpPr>{LINE.format("line", "")}</wpg:wgp>'
    )
    assert only(word(f'<w:p><w:r>{shape(group)}</w:r></w:p>')).strokes == (Stroke(28.0),)


def test_a_border_is_as_long_as_its_paragraph_is_wide():
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="3402" w:right="3402"/>'
    assert only(word(p('', lines=border))).strokes == (Stroke(45.0, 'border'),)
    cell = f'<w:tbl><w:tblGrid><w:gridCol w:w="3742"/></w:tblGrid><w:tr><w:tc>{p("", lines=border.partition("<w:ind")[0])}</w:tc></w:tr></w:tbl>'
    assert only(word(cell)).strokes == (Stroke(62.2, 'border'),), "66 mm less Word's own cell margins"


def test_four_borders_are_a_frame_and_no_line():
    sides = ''.join(f'<w:{side} w:val="single"/>' for side in ('top', 'left', 'bottom', 'right'))
    found = only(word(p('KHẨN', lines=f'<w:pBdr>{sides}</w:pBdr>')))
    assert (found.framed, found.strokes) == (True, ())


@pytest.mark.parametrize(
    ('text', 'strokes'),
    [
        ('__________', (Stroke(24.7, 'underscores'),)),
        ('-----o0o-----', None),
        ('------', None),
        ('Họ tên: ________', ()),
        ('UBND XÃ_', ()),
    ],
)
def test_typed_lines_are_told_from_blanks_to_be_filled_in(text, strokes):
    found = only(word(p(text, look='<w:sz w:val="28"/>'))).strokes
    if strokes is None:
        assert [stroke.kind for stroke in found] == ['dashes']
    else:
        assert found == strokes


def box(words: str, ink: str = '<a:ln w="9525"/>') -> str:
    return (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/>{ink}</wps:spPr><wps:txbx><w:txbxContent>{words}'
        '</w:txbxContent></wps:txbx></wps:wsp>'
    )


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on():
    old = f'<w:pict><v:shape><v:textbox><w:txbxContent>{p("HỎA TỐC")}</w:txbxContent></v:textbox></v:shape></w:pict>'
    hung = f'<w:p>{r("neo")}<w:r>{alternatives(shape(box(p("HỎA TỐC"))), old)}</w:r></w:p>'
    located = list(walk(seen(word(hung + p('sau')))))
    assert [each.paragraph.text for each in located] == ['neo', 'HỎA TỐC', 'sau']
    assert (located[1].place, located[1].paragraph.framed) == ('box', True)


def test_a_text_box_of_word_2007_is_read_too():
    old = f'<w:pict><v:shape stroked="f"><v:textbox><w:txbxContent>{p("hộp")}</w:txbxContent></v:textbox></v:shape></w:pict>'
    neo, hop = paragraphs(word(f'<w:p>{r("neo")}<w:r>{old}</w:r></w:p>'))
    assert (neo.text, hop.text, hop.framed) == ('neo', 'hộp', False)


IMAGE = (
    '<w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="1" name="x" descr="biểu đồ"/><a:graphic>'
    '<a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="rId_image"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
)


def test_a_paragraph_of_nothing_but_a_picture_is_the_picture():
    (block,) = seen(word(f'<w:p><w:r>{IMAGE}</w:r></w:p>')).sections[0].blocks
    assert block == Picture(png(), 100.0, 50.0, 'biểu đồ')
    words, image = seen(word(f'<w:p>{r("hình 1")}<w:r>{IMAGE}</w:r></w:p>')).sections[0].blocks
    assert (words.text, image.data) == ('hình 1', png())


def cell(inside: str, own: str = '') -> str:
    return f'<w:tc><w:tcPr>{own}</w:tcPr>{inside}</w:tc>'


def test_spans_merges_headings_and_widths_of_a_table():
    grid = '<w:tblGrid><w:gridCol w:w="1134"/><w:gridCol w:w="1134"/><w:gridCol w:w="2268"/></w:tblGrid>'
    rows = (
        f'<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell(p("gộp"), "<w:gridSpan w:val=" + chr(34) + "2" + chr(34) + "/>")}'
        f'{cell(p("dọc"), "<w:vMerge w:val=" + chr(34) + "restart" + chr(34) + "/>")}</w:tr>'
        f'<w:tr>{cell(p("a"))}{cell(p("b"))}{cell(p(""), "<w:vMerge/>")}</w:tr>'
        f'<w:tr><w:trPr><w:del/></w:trPr>{cell(p("xóa"))}</w:tr>'
    )
    (table,) = seen(word(f'<w:tbl><w:tblPr><w:jc w:val="center"/></w:tblPr>{grid}{rows}</w:tbl>')).sections[0].blocks
    assert (table.widths_mm, table.heading_rows, table.align, table.ruled) == ((20.0, 20.0, 40.0), 1, 'center', False)
    assert [[(each.span, each.covered) for each in row] for row in table.rows] == [
        [(2, False), (1, False)],
        [(1, False), (1, False), (1, True)],
    ]


def test_a_table_is_ruled_if_most_of_its_cells_are_however_that_is_said():
    borders = '<w:tblBorders><w:top w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'
    none = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
    styles = style('g', f'<w:tblPr>{borders}</w:tblPr>', kind='table')
    by_style = f'<w:tbl><w:tblPr><w:tblStyle w:val="g"/></w:tblPr><w:tr>{cell(p("a"))}</w:tr></w:tbl>'
    undone = f'<w:tbl><w:tblPr><w:tblStyle w:val="g"/></w:tblPr><w:tr>{cell(p("a"), none)}</w:tr></w:tbl>'
    by_cell = f'<w:tbl><w:tr>{cell(p("a"), "<w:tcBorders><w:bottom w:val=" + chr(34) + "single" + chr(34) + "/></w:tcBorders>")}{cell(p("b"))}{cell(p("c"))}</w:tr></w:tbl>'
    blocks = seen(word(by_style + p('') + undone + p('') + by_cell, styles=styles)).sections[0].blocks
    assert [table.ruled for table in blocks[::2]] == [True, False, False]


def test_a_table_in_a_table_keeps_the_order_of_the_page():
    inner = f'<w:tbl><w:tr>{cell(p("trong"))}</w:tr></w:tbl>'
    outer = f'<w:tbl><w:tr>{cell(p("trước") + inner + p("sau"))}</w:tr></w:tbl>'
    assert [each.text for each in paragraphs(word(outer))] == ['trước', 'trong', 'sau']


@pytest.mark.parametrize('deep', [30, 100])
def test_tables_nested_out_of_all_reason_are_refused(deep):
    body = p('đáy')
    for _ in range(deep):
        body = f'<w:tbl><w:tr>{cell(body + p(""))}</w:tr></w:tbl>'
    with pytest.raises(DocumentTooDeepError):
        read(word(body))


def test_the_title_and_the_base_are_the_documents_own():
    core = '<c:p xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Báo cáo</dc:title></c:p>'
    document = seen(
        word(
            p('a'),
            styles=style('N', '<w:rPr><w:sz w:val="28"/></w:rPr>', default=True),
            more={'docProps/core.xml': core},
        )
    )
    assert (document.title, document.base.size) == ('Báo cáo', 14.0)


def test_colours_of_the_theme_are_the_colours_people_see():
    body = p('a', look='<w:color w:val="auto" w:themeColor="accent1"/>') + p('b', look='<w:color w:val="ff0000"/>')
    assert [each.runs[0].color for each in paragraphs(word(body, theme=THEME))] == ['4F81BD', 'FF0000']


def test_parts_that_lie_about_their_measures_harm_nothing():
    body = p('chữ', look='<w:sz w:val="NaN"/>', lines='<w:spacing w:before="1e400" w:line="x"/><w:ind w:left="abc"/>')
    body += f'<w:tbl><w:tr>{cell(p("ô"), "<w:gridSpan w:val=" + chr(34) + "99999999" + chr(34) + "/>")}</w:tr></w:tbl>'
    assert [each.text for each in paragraphs(word(body))] == ['chữ', 'ô']
