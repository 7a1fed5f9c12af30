"""What can be wrong with a document that is to be read, written, mended or printed."""

from kiosk.core.error_base import MachineError, MisuseError, RefusedError


class DocumentError(RefusedError):
    """A document is refused (``file``: its name)."""

    key = 'document.refused'


class NotADocumentError(DocumentError):
    """The file is no ``.docx``.

    ``reason``: empty | rtf | html | spreadsheet | slides | opendocument | zip | strict | other; ``file``.
    """

    key = 'document.not_docx'


class DocumentIsPdfError(DocumentError):
    """The file is a PDF whatever its name says (``file``)."""

    key = 'document.is_pdf'


class DocumentOldFormatError(DocumentError):
    """The file is a ``.doc`` of Word 97–2003 (``file``)."""

    key = 'document.old_format'


class DocumentLockedError(DocumentError):
    """The file is protected by a password (``file``)."""

    key = 'document.locked'


class DocumentTooLargeError(DocumentError):
    """The file is larger than the kiosk reads (``file``, ``mb``, ``limit_mb``)."""

    key = 'document.too_large'


class DocumentBombError(DocumentError):
    """The archive would unpack to far more than a document holds.

    ``file``, ``reason``: members | unpacked | ratio | names | overlap.
    """

    key = 'document.bomb'


class DocumentDamagedError(DocumentError):
    """Part of the file cannot be read (``file``, ``part``, ``reason``: zip | xml | doctype | missing | crash)."""

    key = 'document.damaged'


class DocumentTooDeepError(DocumentError):
    """Tables or boxes stand too deep inside each other (``file``, ``part``)."""

    key = 'document.too_deep'


class DocumentTooHeavyError(DocumentError):
    """Reading it took more than the kiosk gives one file (``file``, ``reason``: time | memory)."""

    key = 'document.too_heavy'


class DocumentHasMacrosError(DocumentError):
    """There are macros or controls inside (``file``, ``part``)."""

    key = 'document.macros'


class DocumentExternalError(DocumentError):
    """It fetches something from outside when opened.

    ``file``, ``reason``: template | picture | object | frame | field | chunk | other.
    """

    key = 'document.external'


class DocumentEmptyError(DocumentError):
    """There is not one word in it (``file``)."""

    key = 'document.empty'


class SecretDocumentError(DocumentError):
    """It bears a mark of State secrets: it may not be on this machine (``file``, ``mark``)."""

    key = 'document.secret'


class NoDocumentError(MisuseError):
    """There is no such file (``file``)."""

    key = 'document.none'


class OutIsSourceError(MisuseError):
    """What is written would take the place of the file it is made of, or of another that is written (``file``)."""

    key = 'document.out_is_source'


class OutPlaceError(MisuseError):
    """This place cannot be written to (``file``, ``reason``: no_folder | is_folder | not_writable | long_name)."""

    key = 'document.out_place'


class OutKindError(MisuseError):
    """The name's ending does not say what would be written (``file``, ``ending`` that it must have)."""

    key = 'document.out_kind'


class DocumentReaderError(MachineError):
    """The process that reads documents could not run (``reason``)."""

    key = 'document.reader'


class DocumentWordsError(MachineError):
    """Mending would have changed words; nothing was written (``file``)."""

    key = 'document.words'


class PdfMissingError(MachineError):
    """What makes PDF is not installed here (``program``)."""

    key = 'document.pdf_missing'
    exit_code = 1


class PdfFailedError(MachineError):
    """LibreOffice made no PDF (``file``, ``reason``: time | nothing | start)."""

    key = 'document.pdf_failed'


class UploadTooLargeError(RefusedError):
    """A file brought to a desk is larger than that desk takes (``file`` or '', ``limit`` in MB)."""

    key = 'file.too_large'
