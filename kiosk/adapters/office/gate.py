"""What a file must be before anything of it is parsed: a plain ``.docx`` of reasonable size that fetches nothing.

Rules:
- the first bytes say what a file is, never its name;
- of the archive's directory is judged, before a byte is unpacked: at most 2,000 members, 150 MB unpacked, 40 MB a
  part of XML, no part of more than 1 MB that shrank to less than a two-hundredth, no name that is absolute, has
  ``..`` or comes twice, no two members over the same bytes (CVE-2024-0450);
- macros, ActiveX controls, and whatever is fetched from outside (templates, linked pictures and objects, frames)
  are refused; a hyperlink is text: nobody follows it.

>>> admit(data)  # the members' bytes by name, or a DocumentError that says what to do
"""

import io
import re
import struct
import zipfile
import zlib

from kiosk.adapters.office.ooxml import STRICT, parse
from kiosk.core.canonical import legible
from kiosk.core.errors import (
    DocumentBombError,
    DocumentDamagedError,
    DocumentExternalError,
    DocumentHasMacrosError,
    DocumentIsPdfError,
    DocumentLockedError,
    DocumentOldFormatError,
    NotADocumentError,
)

MOST_MEMBERS = 2000
MOST_UNPACKED = 150 * 2**20
LARGEST_XML = 40 * 2**20
MOST_RATIO = 200
RATIO_COUNTS_FROM = 2**20

KINDS = '[Content_Types].xml'
ROOT = '_rels/.rels'

_OLE = bytes.fromhex('d0cf11e0a1b11ae1')
_ZIP = b'PK\x03\x04'
_PDF_WITHIN = 1024
"""Bytes within which a reader of PDF looks for ``%PDF-`` (ISO 32000-1, annex H.3.4.1)."""

_EXTERNAL = {
    'attachedTemplate': 'template',
    'image': 'picture',
    'oleObject': 'object',
    'package': 'object',
    'frame': 'frame',
    'subDocument': 'object',
}


def admit(data: bytes) -> dict[str, bytes]:
    """Return the bytes of every member by name, in the archive's order.

    Raise NotADocumentError, DocumentIsPdfError, DocumentOldFormatError, DocumentLockedError, DocumentBombError,
    DocumentDamagedError, DocumentHasMacrosError, DocumentExternalError.
    """
    _recognise(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _weigh(archive.infolist())
            parts = {each.filename: archive.read(each) for each in archive.infolist() if not each.is_dir()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, struct.error, ValueError) as error:
        raise DocumentDamagedError(part='zip', reason='zip') from error
    except RuntimeError as error:  # zipfile's word for a member with a password
        raise DocumentLockedError from error
    _is_office(parts)
    _has_no_code(parts)
    _is_word(parts)
    _stays_inside(parts)
    return parts


def is_old_word(data: bytes) -> bool:
    """Return whether the bytes are a ``.doc`` without a password."""
    return data.startswith(_OLE) and _stream('WordDocument') in data and _stream('EncryptedPackage') not in data


def _stream(name: str) -> bytes:
    return name.encode('utf-16-le')


def _recognise(data: bytes) -> None:
    if not data:
        raise NotADocumentError(reason='empty')
    if data.startswith(_OLE):
        if _stream('EncryptedPackage') in data:
            raise DocumentLockedError
        if _stream('WordDocument') in data:
            raise DocumentOldFormatError
        raise NotADocumentError(reason='spreadsheet' if _stream('Workbook') in data else 'other')
    if b'%PDF-' in data[:_PDF_WITHIN] and not data.startswith(_ZIP):
        raise DocumentIsPdfError
    if data.lstrip()[:5] == b'{\\rtf':
        raise NotADocumentError(reason='rtf')
    if re.match(rb'(?is)(\xef\xbb\xbf)?\s*<(!doctype html|html)', data[:200]):
        raise NotADocumentError(reason='html')
    if not data.startswith(_ZIP):
        raise NotADocumentError(reason='other')


def _weigh(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise DocumentBombError(reason='members')
    if sum(each.file_size for each in members) > MOST_UNPACKED:
        raise DocumentBombError(reason='unpacked')
    names = [each.filename.lower() for each in members]
    if len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise DocumentBombError(reason='names')
    for each in members:
        if each.file_size > LARGEST_XML and each.filename.endswith(('.xml', '.rels')):
            raise DocumentBombError(reason='unpacked')
        if each.file_size > max(RATIO_COUNTS_FROM, each.compress_size * MOST_RATIO):
            raise DocumentBombError(reason='ratio')
    end = 0
    for each in sorted(members, key=lambda member: member.header_offset):
        if each.header_offset < end:
            raise DocumentBombError(reason='overlap')
        end = each.header_offset + each.compress_size


def _leads_out(name: str) -> bool:
    return name.startswith('/') or '\\' in name or '\0' in name or '..' in name.split('/')


def _is_office(parts: dict[str, bytes]) -> None:
    if parts.get('mimetype', b'').startswith(b'application/vnd.oasis'):
        raise NotADocumentError(reason='opendocument')
    if KINDS not in parts or ROOT not in parts:
        raise NotADocumentError(reason='zip')


def _is_word(parts: dict[str, bytes]) -> None:
    said = ' '.join(_values(parts, KINDS, 'ContentType'))
    if 'wordprocessingml' not in said:
        raise NotADocumentError(
            reason='spreadsheet' if 'spreadsheetml' in said else 'slides' if 'presentationml' in said else 'zip'
        )


def _has_no_code(parts: dict[str, bytes]) -> None:
    for name in [*parts, *_values(parts, KINDS, 'ContentType'), *_values(parts, KINDS, 'PartName')]:
        if re.search(r'(?i)vba(project|data)|macroenabled|/activex', name):
            raise DocumentHasMacrosError(part=legible(name[-80:]))


def _stays_inside(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if not name.endswith('.rels'):
            continue
        for each in parse(data, legible(name[-80:])):
            what = each.get('Type', '').rpartition('/')[2]
            if each.get('Type', '').startswith(STRICT):
                raise NotADocumentError(reason='strict')
            if what == 'aFChunk':
                raise DocumentExternalError(reason='chunk')
            outside = each.get('TargetMode', '').strip().lower() == 'external' or '://' in each.get('Target', '')
            if outside and what != 'hyperlink' and not _own_template(what, each.get('Target', '')):
                raise DocumentExternalError(reason=_EXTERNAL.get(what, 'other'))


def _own_template(what: str, target: str) -> bool:
    """Return whether this only names the template on the writer's own disk, as Word does; it is never followed."""
    return what == 'attachedTemplate' and re.match(r'(?i)file:///[a-z]:[/\\]', target) is not None


def _values(parts: dict[str, bytes], part: str, attribute: str) -> list[str]:
    return [each.get(attribute, '') for each in parse(parts[part], part)]
