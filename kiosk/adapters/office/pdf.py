"""A ``.docx`` as PDF through LibreOffice, where it is installed.

>>> write_pdf(Path('cong-van.docx'), Path('cong-van.pdf'))
"""

from pathlib import Path

from kiosk.adapters.office import soffice
from kiosk.adapters.office.whole_file import write_whole
from kiosk.core.errors import NoDocumentError, PdfFailedError, PdfMissingError


def can_write_pdf() -> bool:
    """Return whether PDF can be made on this machine."""
    return soffice.is_there()


def write_pdf(docx: Path, file: Path, seconds: int = soffice.SECONDS) -> None:
    """Write the pages of a ``.docx`` to a PDF file, whole or not at all.

    Raise NoDocumentError, PdfMissingError, PdfFailedError (``reason``: time | nothing | start), NotSavedError.
    """
    if not soffice.is_there():
        raise PdfMissingError(program='LibreOffice')
    try:
        data = docx.read_bytes()
    except OSError as error:
        raise NoDocumentError(file=docx.name) from error
    try:
        made = soffice.converted(data, 'docx', 'pdf', seconds)
    except soffice.ConversionError as error:
        raise PdfFailedError(file=docx.name, reason=error.reason) from error
    write_whole(file, made)
