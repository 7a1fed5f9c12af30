"""A stranger's file must not harm the kiosk, and the person must hear what it is and what to do."""

import io
import os
import random
import socket
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from kiosk.adapters.office import gate
from kiosk.adapters.office.document_json import decoded
from kiosk.adapters.office.docx_files import OfficeDocuments
from kiosk.adapters.office.docx_reader import read
from kiosk.adapters.office.soffice import environment
from kiosk.core.decree30.document import walk
from kiosk.core.errors import (
    DocumentBombError,
    DocumentDamagedError,
    DocumentError,
    DocumentExternalError,
    DocumentHasMacrosError,
    DocumentIsPdfError,
    DocumentLockedError,
    DocumentOldFormatError,
    DocumentReaderError,
    DocumentTooDeepError,
    DocumentTooHeavyError,
    DocumentTooLargeError,
    NoDocumentError,
    NotADocumentError,
)
from kiosk.locale import error_sentence
from tests.simulators.wordfile import OFFICE, members, p, packed, relationships, types, word

GOOD = word(p('Kính gửi: Ủy ban nhân dân xã Sông Chảy'))


def ole(*streams: str) -> bytes:
    return bytes.fromhex('d0cf11e0a1b11ae1') + b'\0' * 504 + b''.join(name.encode('utf-16-le') for name in streams)


def linked(kind: str, target: str) -> bytes:
    related = relationships([(kind, target, 'rId9')], outside=('rId9',))
    return packed(members(p('a')) | {'word/_rels/document.xml.rels': related})


def many_paragraphs(count: int) -> bytes:
    chance = random.Random(1)
    return word(''.join(p(chance.randbytes(12).hex()) for _ in range(count)))


def field(code: str) -> bytes:
    return word(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def unpacks_to(size: int) -> bytes:
    return packed(members(p('a')) | {'word/media/image9.bin': b'\0' * size})


REFUSED = {
    'a renamed PDF': (b'%PDF-1.7\n...', DocumentIsPdfError, {}),
    'a PDF behind some dirt': (b'\n\n%PDF-1.4\n', DocumentIsPdfError, {}),
    'password-protected': (ole('EncryptionInfo', 'EncryptedPackage'), DocumentLockedError, {}),
    'an old spreadsheet': (ole('Workbook'), NotADocumentError, {'reason': 'spreadsheet'}),
    'an empty file': (b'', NotADocumentError, {'reason': 'empty'}),
    'RTF': (b'{\\rtf1 abc}', NotADocumentError, {'reason': 'rtf'}),
    'a web page': (b'<!DOCTYPE html><html>', NotADocumentError, {'reason': 'html'}),
    'plain text': ('Kính gửi'.encode(), NotADocumentError, {'reason': 'other'}),
    'a photo': (b'\xff\xd8\xff\xe0', NotADocumentError, {'reason': 'other'}),
    'half a file': (GOOD[: len(GOOD) // 2], DocumentDamagedError, {'reason': 'zip'}),
    'some archive': (packed({'a.txt': 'a'}), NotADocumentError, {'reason': 'zip'}),
    'OpenDocument': (
        packed({'mimetype': 'application/vnd.oasis.opendocument.text'}),
        NotADocumentError,
        {'reason': 'opendocument'},
    ),
    'a spreadsheet': (
        packed(members('') | {'[Content_Types].xml': types([], main='x.spreadsheetml.sheet.main+xml')}),
        NotADocumentError,
        {'reason': 'spreadsheet'},
    ),
    'strict': (
        packed(
            members(p('a'))
            | {'_rels/.rels': relationships([('officeDocument', 'word/document.xml', 'a')]).replace(OFFICE, 'http://purl.oclc.org/ooxml/')}
        ),
        NotADocumentError,
        {'reason': 'strict'},
    ),
    'no document inside': (
        packed({name: data for name, data in members('').items() if name != 'word/document.xml'}),
        DocumentDamagedError,
        {'reason': 'missing'},
    ),
    'broken XML': (packed(members('') | {'word/document.xml': '<w:document'}), DocumentDamagedError, {'reason': 'xml'}),
    'a zip bomb': (unpacks_to(40 * 2**20), DocumentBombError, {'reason': 'ratio'}),
    'thousands of members': (
        packed(members('') | {f'word/media/{at}.png': b'' for at in range(2001)}),
        DocumentBombError,
        {'reason': 'members'},
    ),
    'a name that leads out': (packed(members('') | {'../../etc/x': b''}), DocumentBombError, {'reason': 'names'}),
    'an absolute name': (packed(members('') | {'/etc/x': b''}), DocumentBombError, {'reason': 'names'}),
    'a macro project': (packed(members('') | {'word/vbaProject.bin': b'x'}), DocumentHasMacrosError, {}),
    'a docm renamed': (
        packed(members('') | {'[Content_Types].xml': types([], main='application/vnd.ms-word.document.macroEnabled.main+xml')}),
        DocumentHasMacrosError,
        {},
    ),
    'an ActiveX control': (packed(members('') | {'word/activeX/activeX1.xml': '<a/>'}), DocumentHasMacrosError, {}),
    'a template on a server': (linked('attachedTemplate', 'file://may-chu/mau.dotm'), DocumentExternalError, {'reason': 'template'}),
    'a template outside': (linked('attachedTemplate', 'https://mau.example/mau.dotm'), DocumentExternalError, {'reason': 'template'}),
    'a picture outside': (linked('image', 'http://example.vn/a.png'), DocumentExternalError, {'reason': 'picture'}),
    'an object outside': (linked('oleObject', '\\\\may\\a.xlsx'), DocumentExternalError, {'reason': 'object'}),
    'a frame outside': (linked('frame', 'http://example.vn'), DocumentExternalError, {'reason': 'frame'}),
    'foreign content': (linked('aFChunk', 'a.html'), DocumentExternalError, {'reason': 'chunk'}),
    'a DDE field': (field('DDEAUTO c:\\\\windows\\\\cmd.exe'), DocumentExternalError, {'reason': 'field'}),
    'a field of another file': (field('INCLUDETEXT "http://example.vn/a"'), DocumentExternalError, {'reason': 'field'}),
    'entities': (
        packed(members('') | {'word/document.xml': '<!DOCTYPE a [<!ENTITY x "y">]><w:document xmlns:w="a">&x;</w:document>'}),
        DocumentDamagedError,
        {'reason': 'doctype'},
    ),
    'a depth of elements': (
        packed(members('') | {'word/document.xml': '<a>' * 2000 + '</a>' * 2000}),
        DocumentTooDeepError,
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize('name', REFUSED)
def test_a_bad_file_is_refused_by_what_it_is(name):
    data, kind, facts = REFUSED[name]
    with pytest.raises(DocumentError) as caught:
        read(data)
    assert type(caught.value) is kind
    assert facts.items() <= caught.value.facts.items()


@pytest.mark.parametrize('language', ['vi', 'en'])
@pytest.mark.parametrize('name', REFUSED)
def test_every_refusal_is_a_whole_sentence(name, language):
    _, kind, facts = REFUSED[name]
    said = error_sentence(language, kind(**{'file': 'a.docx', 'part': 'word/document.xml', **facts}))
    assert '{' not in said and said.startswith(('a.docx', 'The document a.docx')) and said.count('.') > 2


def test_a_hyperlink_is_text_that_nobody_follows():
    data = linked('hyperlink', 'http://example.vn')
    assert [located.paragraph.text for located in walk(read(data).document)] == ['a']


def test_a_template_on_the_writers_own_disk_is_no_reason_to_refuse_what_word_writes_every_day():
    data = linked('attachedTemplate', 'file:///C:\\Users\\Lan\\Mau.dotx')
    assert [located.paragraph.text for located in walk(read(data).document)] == ['a']


def test_an_old_doc_with_a_password_or_macros_is_refused_before_libreoffice_sees_it(tmp_path):
    locked = bytearray(ole('WordDocument').ljust(1024, b'\0'))
    locked[512:524] = b'\xec\xa5' + b'\0' * 9 + b'\x01'
    locked += 'WordDocument'.encode('utf-16-le')
    (tmp_path / 'a.doc').write_bytes(locked)
    (tmp_path / 'b.doc').write_bytes(ole('WordDocument', '_VBA_PROJECT'))
    with pytest.raises(DocumentLockedError):
        OfficeDocuments().read(tmp_path / 'a.doc')
    with pytest.raises(DocumentHasMacrosError):
        OfficeDocuments().read(tmp_path / 'b.doc')


def test_an_old_doc_is_refused_with_advice_where_nothing_can_convert_it(tmp_path, monkeypatch):
    monkeypatch.setenv('PATH', str(tmp_path))
    (tmp_path / 'a.doc').write_bytes(ole('WordDocument'))
    with pytest.raises(DocumentOldFormatError) as caught:
        OfficeDocuments().read(tmp_path / 'a.doc')
    assert '.docx' in error_sentence('vi', caught.value)


def test_a_member_with_a_password_is_said_so():
    data = bytearray(GOOD)
    for mark, offset in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    with pytest.raises(DocumentLockedError):
        read(bytes(data))


def test_too_much_in_sum_is_refused_before_anything_is_unpacked(monkeypatch):
    monkeypatch.setattr(gate, 'MOST_UNPACKED', len(packed(members(''))))
    with pytest.raises(DocumentBombError) as caught:
        read(packed(members('') | {f'word/media/{at}.png': b'x' * 400 for at in range(9)}))
    assert caught.value.facts == {'reason': 'unpacked'}


def test_two_members_over_the_same_bytes_are_a_bomb():
    held = io.BytesIO()
    with zipfile.ZipFile(held, 'w') as archive:
        for name, data in members('').items():
            archive.writestr(name, data)
        archive.writestr('word/media/image9.png', b'x' * 100)
    data = bytearray(held.getvalue())
    directory = data.rfind(b'PK\x01\x02')
    data[directory + 42 : directory + 46] = struct.pack('<I', 0)
    with pytest.raises(DocumentBombError) as caught:
        read(bytes(data))
    assert caught.value.facts == {'reason': 'overlap'}


def test_a_file_outside_its_process_is_refused_with_its_name(tmp_path):
    file = tmp_path / 'báo cáo\u202e.docx'
    file.write_bytes(b'%PDF-1.7')
    with pytest.raises(DocumentIsPdfError) as caught:
        OfficeDocuments().read(file)
    assert 'docx' in caught.value.facts['file'] and '\u202e' not in caught.value.facts['file']


def test_two_hundred_megabytes_are_refused_without_being_read(tmp_path):
    file = tmp_path / 'a.docx'
    with file.open('wb') as stream:
        stream.truncate(200 * 2**20)
    begun = time.monotonic()
    with pytest.raises(DocumentTooLargeError) as caught:
        OfficeDocuments().read(file)
    assert time.monotonic() - begun < 0.5
    assert caught.value.facts == {'mb': 200, 'limit_mb': 20, 'file': 'a.docx'}


def test_no_file_a_folder_and_a_pipe_are_no_documents(tmp_path):
    os.mkfifo(tmp_path / 'pipe')
    for file in (tmp_path / 'none.docx', tmp_path, tmp_path / 'pipe'):
        with pytest.raises(NoDocumentError):
            OfficeDocuments().read(file)


def test_a_file_that_needs_too_much_memory_ends_only_its_own_process(tmp_path):
    file = tmp_path / 'a.docx'
    file.write_bytes(many_paragraphs(25_000))
    with pytest.raises(DocumentTooHeavyError) as caught:
        OfficeDocuments(memory_mb=90).read(file)
    assert caught.value.facts == {'reason': 'memory', 'file': 'a.docx'}


def test_a_file_that_takes_too_long_is_stopped(tmp_path):
    file = tmp_path / 'a.docx'
    file.write_bytes(many_paragraphs(50_000))
    with pytest.raises(DocumentTooHeavyError) as caught:
        OfficeDocuments(seconds=1).read(file)
    assert caught.value.facts['reason'] == 'time'


def test_the_child_can_write_no_file(tmp_path):
    told = run_python(
        'confine(512, 5, writes=False)\n'
        f'try: pathlib.Path({str(tmp_path / "x")!r}).write_bytes(b"x"); print("wrote")\n'
        'except OSError: print("no write")\n'
    )
    assert told == 'no write'


def test_the_child_reaches_no_network_where_the_kernel_lets_a_process_give_it_up():
    with socket.create_server(('127.0.0.1', 0)) as server:
        ask = f'socket.create_connection(("127.0.0.1", {server.getsockname()[1]}), 2)'
        attempt = f'try: {ask}; print("reached")\nexcept OSError: print("not reached")\n'
        free = run_python('print(ctypes.CDLL(None).unshare(0x50000000))') == '0'
        assert run_python(attempt) == 'reached'
        assert run_python(f'confine(512, 5, writes=False)\n{attempt}') == ('not reached' if free else 'reached')


def run_python(code: str) -> str:
    """What a Python process like the child's says."""
    begin = (
        'import ctypes, pathlib, signal, socket\nfrom kiosk.adapters.office.confine import confine\n'
        'signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n'
    )
    done = subprocess.run(
        [sys.executable, '-P', '-c', begin + code], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize('seed', range(60))
def test_any_spoilt_byte_gives_a_document_or_one_of_our_refusals(seed):
    chance = random.Random(seed)
    parts = members(p('Kính gửi'), styles='', numbering='', settings='')
    if seed % 2:
        name = chance.choice(sorted(parts))
        data = bytearray(parts[name] if isinstance(parts[name], bytes) else parts[name].encode())
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        whole = packed({**parts, name: bytes(data)})
    else:
        data = bytearray(packed(parts))
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        whole = bytes(data)
    try:
        read(whole)
    except DocumentError:
        return


def test_a_reply_that_is_no_document_is_a_failure_of_the_machine():
    for reply in (b'', b'[]', b'{"=":"Popen"}', b'{"=":"Document","title":5}', b'{"=":"Run","text":"a"}', b'[' * 5000):
        with pytest.raises(DocumentReaderError):
            decoded(reply)


def test_a_path_is_never_in_an_error(tmp_path: Path):
    with pytest.raises(NoDocumentError) as caught:
        OfficeDocuments().read(tmp_path / 'a.docx')
    assert str(tmp_path) not in str(caught.value)
