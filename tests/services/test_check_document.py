"""Checking and mending must tell the truth about the file, keep the original, and stop before a secret one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

import docx
import pytest

from kiosk.adapters.machine.clock import SystemClock
from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.adapters.office.docx_mender import mended
from kiosk.adapters.office.docx_reader import read
from kiosk.adapters.office.docx_writer import write_docx
from kiosk.core.decree30.document import Cell, Document, Paragraph, Run, Section, Table, walk
from kiosk.core.decree30.finding import Mend
from kiosk.core.errors import (
    DocumentEmptyError,
    DocumentIsPdfError,
    NoDocumentError,
    OutIsSourceError,
    SecretDocumentError,
)
from kiosk.services.check_document import CheckDocument
from tests.simulators.letters import body, letter, letterhead, line
from tests.simulators.wordfile import p, r, word


class Still:
    """A clock that stands at one moment; its durations are nothing."""

    def now(self) -> datetime:
        return datetime(2026, 2, 10, 8, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


class Near:
    """Word files read and mended in this process: the same parts without the wall around them."""

    def read(self, file: Path) -> Document:
        return read(file.read_bytes()).document

    def mend(self, file: Path, mends: Sequence[Mend], out: Path) -> tuple[Mend, ...]:
        new, left = mended(file.read_bytes(), mends)
        out.write_bytes(new)
        return tuple(mends[at] for at in left)


SERVICE = CheckDocument(Near(), Near(), Still())
WALLED = CheckDocument(OfficeDocuments(), OfficeDocuments(), Still())


def saved(folder: Path, document: Document) -> Path:
    file = folder / 'cong-van.docx'
    write_docx(document, file)
    return file


def test_a_good_letter_has_no_fault_and_its_kind_is_known(tmp_path):
    report = SERVICE.check(saved(tmp_path, letter()))
    assert [(each.rule, each.have) for each in report.findings if each.severity == 'E'] == []
    assert (report.kind, report.counts['E']) == ('cong-van', 0)
    assert report.paragraphs == sum(1 for _ in walk(report.document))


def test_a_bad_letter_is_mended_without_a_change_of_its_words_and_the_original_stays(tmp_path):
    ugly = body('Thân bài lệch lạc.', align='left', first_mm=0.0, before_pt=0.0, line=2.0)
    file = saved(tmp_path, letter(ugly, left_mm=20.0, numbered=False))
    original = file.read_bytes()
    done = WALLED.fix(file, tmp_path / 'moi.docx')
    assert file.read_bytes() == original
    assert done.before.counts['E'] >= 2
    assert len(done.before.findings) > len(done.after.findings)
    assert (done.after.counts['E'], done.left) == (0, ())
    assert done.done >= 4
    assert done.before.mendable >= 4
    assert 'Thân bài lệch lạc.' in done.before.words.splitlines()
    assert SERVICE.mended(file) == (tmp_path / 'moi.docx').read_bytes()
    words = [
        [each.paragraph.text for each in walk(report.document) if each.place != 'header']
        for report in (done.before, done.after)
    ]
    assert words[0] == words[1]


@pytest.mark.parametrize('mark', ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])
@pytest.mark.parametrize('place', ['cell', 'header', 'box'])
def test_a_secret_document_is_refused_wherever_its_mark_stands_and_nothing_is_written(tmp_path, mark, place):
    stamp = line(mark, bold=True, framed=True)
    document = letter()
    if place == 'cell':
        document = letter(first=letterhead(stamp))
    elif place == 'box':
        document = letter(body('Nội dung', boxes=((stamp,),)))
    else:
        (section,) = document.sections
        document = Document((Section(section.blocks, header=(stamp,)),))
    file = saved(tmp_path, document)
    for verb in (SERVICE.check, lambda source: SERVICE.fix(source, tmp_path / 'moi.docx')):
        with pytest.raises(SecretDocumentError) as caught:
            verb(file)
        assert caught.value.facts == {'file': 'cong-van.docx', 'mark': mark}
    assert [each.name for each in tmp_path.iterdir()] == ['cong-van.docx']


def test_a_letter_about_secrets_is_no_secret_letter(tmp_path):
    document = letter(body('Thực hiện quy định về bảo vệ bí mật nhà nước, văn bản đóng dấu MẬT không gửi qua mạng.'))
    assert SERVICE.check(saved(tmp_path, document)).kind == 'cong-van'


@pytest.mark.parametrize('document', [Document(), Document((Section((Paragraph(), Paragraph((Run(' \t./.'),)))),))])
def test_an_empty_document_is_said_to_be_empty(tmp_path, document):
    with pytest.raises(DocumentEmptyError):
        SERVICE.check(saved(tmp_path, document))


def test_two_letterheads_decomposed_letters_and_odd_tables_are_judged_not_choked_on(tmp_path):
    document = letter(first=letterhead())
    (section,) = document.sections
    twice = Document((Section((*section.blocks, *section.blocks, Table(((Cell(),),), (10.0,)))),))
    assert SERVICE.check(saved(tmp_path, twice)).kind == 'cong-van'
    (tmp_path / 'nfd.docx').write_bytes(word(p(normalize('NFD', 'Ủy ban nhân dân'))))
    report = SERVICE.check(tmp_path / 'nfd.docx')
    assert 'TT07' in {each.rule for each in report.findings}
    done = SERVICE.fix(tmp_path / 'nfd.docx', tmp_path / 'nfc.docx')
    assert 'TT07' not in {each.rule for each in done.after.findings}


def test_legacy_letters_are_found_and_gone_after_mending(tmp_path):
    look = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    (tmp_path / 'cu.docx').write_bytes(word(f'<w:p>{r("ñy ban nh©n d©n x·", look)}</w:p>'))
    done = SERVICE.fix(tmp_path / 'cu.docx', tmp_path / 'moi.docx')
    assert 'TT07' in {each.rule for each in done.before.findings}
    assert {'TT06', 'TT07'} & {each.rule for each in done.after.findings} == set()
    assert next(walk(done.after.document)).paragraph.text == 'ủy ban nhân dân xã'


def test_the_same_file_gives_the_same_findings(tmp_path):
    file = saved(tmp_path, letter(body('Thân', align='left')))
    assert SERVICE.check(file).findings == SERVICE.check(file).findings


def test_mending_never_overwrites_its_own_source(tmp_path):
    file = saved(tmp_path, letter())
    (tmp_path / 'link.docx').symlink_to(file)
    for out in (file, tmp_path / 'link.docx'):
        with pytest.raises(OutIsSourceError):
            SERVICE.fix(file, out)


def test_what_is_no_document_is_refused_before_anything_is_written(tmp_path):
    (tmp_path / 'a.docx').write_bytes(b'%PDF-1.5')
    with pytest.raises(DocumentIsPdfError):
        WALLED.fix(tmp_path / 'a.docx', tmp_path / 'b.docx')
    with pytest.raises(NoDocumentError):
        WALLED.fix(tmp_path / 'none.docx', tmp_path / 'b.docx')
    assert not (tmp_path / 'b.docx').exists()


W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'


@pytest.mark.parametrize('part', ['watermark', 'footnote', 'comment'])
def test_a_mark_of_secrecy_outside_the_text_is_seen_too(tmp_path, part):
    document = docx.Document()
    document.add_paragraph('Kế hoạch')
    document.save(tmp_path / 'a.docx')
    said = {
        'watermark': (
            'word/document.xml',
            b'</w:body>',
            '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textpath string="TUYỆT MẬT"/></v:shape></w:pict></w:r></w:p></w:body>',
        ),
        'footnote': (
            'word/footnotes.xml',
            None,
            f'<w:footnotes xmlns:w="{W}"><w:footnote><w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p></w:footnote></w:footnotes>',
        ),
        'comment': (
            'word/comments.xml',
            None,
            f'<w:comments xmlns:w="{W}"><w:comment><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:comment></w:comments>',
        ),
    }[part]
    with ZipFile(tmp_path / 'a.docx') as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name, before, xml = said
    parts[name] = xml.encode() if before is None else parts[name].replace(before, xml.encode())
    with ZipFile(tmp_path / 'b.docx', 'w') as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    with pytest.raises(SecretDocumentError):
        CheckDocument(OfficeDocuments(), OfficeDocuments(), SystemClock()).check(tmp_path / 'b.docx')
