r"""Tables in text files: ``.csv`` in the encodings and with the separators that Vietnamese offices meet.

Rules:
- UTF-8 and UTF-16 by their mark, else UTF-8 if it is valid, else UTF-16 if every second byte is nothing, else
  Windows-1258, whose letters in pieces are put together (NFC);
- the separator is the one of tab, semicolon, comma that divides most lines into the same number of cells; a tab or
  a semicolon wins over the comma, which may stand before decimals;
- quotes may hold separators and line breaks.

>>> rows('Thôn;Số hộ\nBến Đò;418'.encode('cp1258', 'ignore'), 'a.csv')
"""

import codecs
import csv
import io
from collections import Counter
from unicodedata import normalize

from kiosk.core.errors import NotASheetError

_SEPARATORS = '\t;,'
_SAMPLE = 2**16
_LONGEST_CELL = 2**20
_NOTHING = 0.3
"""Part of a UTF-16 text of a European language that is zero bytes, at least."""


def rows(data: bytes, file: str) -> list[list[str]]:
    """Return the cells of a text file, ragged as they are; raise NotASheetError."""
    text = decoded(data, file)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=''), delimiter=_separator(text)))
    except csv.Error as error:
        raise NotASheetError(file=file, reason='binary') from error


def decoded(data: bytes, file: str) -> str:
    """Return the text, in NFC; raise NotASheetError for bytes that are none."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if '\0' not in text:
            return normalize('NFC', text)
    raise NotASheetError(file=file, reason='binary')


def _encodings(data: bytes) -> list[str]:
    if data.startswith(codecs.BOM_UTF8):
        return ['utf-8-sig']
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ['utf-16']
    sample = data[:_SAMPLE]
    if sample.count(0) > _NOTHING * len(sample):
        return ['utf-16-le' if sample[1::2].count(0) >= sample[::2].count(0) else 'utf-16-be']
    return ['utf-8', 'cp1258']


def _separator(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind('\n') + 1] or sample
    return max(_SEPARATORS, key=lambda each: _evenness(sample, each))


def _evenness(sample: str, separator: str) -> float:
    """Return how many lines a separator divides into the commonest number of cells above one."""
    widths = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=''), delimiter=separator) if row)
    several = {width: count for width, count in widths.items() if width > 1}
    return max(several.values(), default=0) / max(1, widths.total())
