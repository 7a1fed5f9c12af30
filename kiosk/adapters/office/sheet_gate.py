"""What a file must be before a cell of it is read: a plain ``.xlsx`` of reasonable size, or a text.

Rules:
- the first bytes say what a file is, never its name;
- of the archive's directory is judged, before a byte is unpacked: at most 2,000 members, 300 MB unpacked, no part
  of more than 1 MB that shrank to less than a four-hundredth (50,000 equal rows shrink to a fiftieth), no two
  members over the same bytes (CVE-2024-0450), no name twice;
- macros are refused; links to other files are noted and never followed: only saved values are read.

>>> kind(b'PK...')
'xlsx'
"""

import io
import re
import zipfile
import zlib
from typing import Literal

from kiosk.core.errors import (
    NotASheetError,
    SheetBombError,
    SheetBrokenError,
    SheetLockedError,
    SheetMacrosError,
)

MOST_MEMBERS = 2000
MOST_UNPACKED = 300 * 2**20
MOST_RATIO = 400
RATIO_COUNTS_FROM = 2**20
LARGEST_SMALL_PART = 2**23
"""Bytes of a part that describes others: the workbook, its relations, its styles."""

WORKBOOK = 'xl/workbook.xml'
_OLE = bytes.fromhex('d0cf11e0a1b11ae1')
_ZIP = b'PK\x03\x04'
_HTML = re.compile(rb'(?is)(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?<(!doctype html|html|table|workbook|\?mso)')


def kind(data: bytes, file: str) -> Literal['xlsx', 'text']:
    """Return what a file is by its bytes; raise NotASheetError, SheetLockedError."""
    if data.startswith(_OLE):
        if 'EncryptedPackage'.encode('utf-16-le') in data:
            raise SheetLockedError(file=file)
        old = 'Workbook'.encode('utf-16-le') in data
        raise NotASheetError(file=file, reason='old' if old else 'other')
    if b'%PDF-' in data[:1024]:
        raise NotASheetError(file=file, reason='pdf')
    if _HTML.match(data[:400]):
        raise NotASheetError(file=file, reason='html')
    return 'xlsx' if data.startswith(_ZIP) else 'text'


def open_package(data: bytes, file: str) -> zipfile.ZipFile:
    """Return the archive of an ``.xlsx`` that may be read.

    Raise NotASheetError, SheetLockedError, SheetMacrosError, SheetBombError, SheetBrokenError.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        _weigh(members, file)
        names = {member.filename for member in members}
        kinds = small_part(archive, '[Content_Types].xml', file) if '[Content_Types].xml' in names else b''
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise SheetBrokenError(file=file, reason='zip') from error
    if b'wordprocessingml' in kinds or b'presentationml' in kinds or WORKBOOK not in names:
        raise NotASheetError(file=file, reason='document')
    if b'macroEnabled' in kinds or any('vbaproject' in name.lower() for name in names):
        raise SheetMacrosError(file=file)
    return archive


def small_part(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """Return the bytes of a part that describes others; raise SheetBombError, SheetBrokenError, SheetLockedError."""
    try:
        with archive.open(name) as part:
            data = part.read(LARGEST_SMALL_PART + 1)
    except KeyError as error:
        raise SheetBrokenError(file=file, reason='part') from error
    except RuntimeError as error:  # zipfile's word for a member with a password
        raise SheetLockedError(file=file) from error
    if len(data) > LARGEST_SMALL_PART:
        raise SheetBombError(file=file)
    return data


def links_outside(archive: zipfile.ZipFile) -> bool:
    """Return whether formulas of the book look into other files."""
    return any(member.filename.startswith('xl/externalLinks/') for member in archive.infolist())


def _weigh(members: list[zipfile.ZipInfo], file: str) -> None:
    names = [member.filename.lower() for member in members]
    if len(members) > MOST_MEMBERS or len(set(names)) < len(names):
        raise SheetBombError(file=file)
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise SheetBombError(file=file)
    end = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        if member.file_size > max(RATIO_COUNTS_FROM, member.compress_size * MOST_RATIO):
            raise SheetBombError(file=file)
        if member.header_offset < end:
            raise SheetBombError(file=file)
        end = member.header_offset + member.compress_size
