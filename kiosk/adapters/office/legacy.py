"""A ``.doc`` of Word 97–2003 as a ``.docx``, where LibreOffice can make one; else it is refused with advice.

>>> as_docx(data)
b'PK…'
"""

from kiosk.adapters.office import soffice
from kiosk.core.errors import (
    DocumentDamagedError,
    DocumentHasMacrosError,
    DocumentLockedError,
    DocumentOldFormatError,
)

_FIB = 512
"""Where the head of a ``.doc`` lies: behind the first sector of its container ([MS-DOC] 2.5.1, FibBase)."""

_WORD_97 = b'\xec\xa5'
_ENCRYPTED = 0x01
_MACROS = '_VBA_PROJECT'.encode('utf-16-le')


def as_docx(data: bytes) -> bytes:
    """Return the ``.docx`` of a ``.doc``; it is to be judged like any other stranger's file.

    Raise DocumentLockedError, DocumentHasMacrosError, DocumentOldFormatError (there is no LibreOffice here),
    DocumentDamagedError.
    """
    if data[_FIB : _FIB + 2] == _WORD_97 and data[_FIB + 11] & _ENCRYPTED:
        raise DocumentLockedError
    if _MACROS in data:
        raise DocumentHasMacrosError(part='_VBA_PROJECT')
    if not soffice.is_there():
        raise DocumentOldFormatError
    try:
        return soffice.converted(data, 'doc', 'docx')
    except soffice.ConversionError as error:
        raise DocumentDamagedError(part='WordDocument', reason='crash') from error
