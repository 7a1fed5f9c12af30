"""What the values of a sheet do not tell: formulas without a result, errors, hidden rows, percent signs.

Rules:
- most sheets have none of it: their XML is only searched for the signs of it, as it is unpacked, never held;
- a part with a document type is refused: no entity is ever defined, let alone expanded;
- a formula that was computed and saved is a value like any other; one whose result is an empty text is, too.

>>> marks(archive, 'Sheet1', 'a.xlsx').formulas
{(1, 3): '=B2*2'}
"""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import Any
from xml.parsers import expat

from kiosk.adapters.office.sheet_gate import WORKBOOK, small_part
from kiosk.core.errors import SheetBrokenError

_CHUNK = 2**18
_SIGNS = (b'<f>', b'<f ', b'<f/', b':f>', b':f ', b':f/', b'hidden="1"', b'hidden="true"', b't="e"', b"='")
"""A formula, something hidden, an error; and the other quotes, after which nothing can be said so quickly."""
_OVERLAP = 16
_RELATIONS = 'xl/_rels/workbook.xml.rels'
_STYLES = 'xl/styles.xml'
_PERCENT_FORMATS = {9, 10}
"""Number formats 0% and 0.00% (ECMA-376, part 1, 18.8.30)."""
_PLACE = re.compile(r'([A-Z]{1,3})(\d{1,7})')
_LONGEST_FORMULA = 200


@dataclass
class Marks:
    """By row and column from 0; ``percents`` counts cells with a percent sign by column."""

    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percents: dict[int, int] = field(default_factory=dict)


def marks(archive: zipfile.ZipFile, sheet: str, file: str) -> Marks:
    """Return what a sheet marks; raise SheetBrokenError."""
    part = _part_of(archive, sheet, file)
    styles = _percent_styles(archive, file)
    found = Marks()
    if part and (styles or _has_signs(archive, part)):
        _Reader(found, styles).read(_chunks(archive, part), file)
    return found


def _part_of(archive: zipfile.ZipFile, sheet: str, file: str) -> str:
    """Return the name of the part that holds a sheet, '' if it is not to be found."""
    ids = {
        attributes.get('name', ''): next((value for name, value in attributes.items() if name.endswith('|id')), '')
        for element, attributes in _elements(small_part(archive, WORKBOOK, file), file)
        if element == 'sheet'
    }
    targets = {
        attributes.get('Id', ''): attributes.get('Target', '')
        for element, attributes in _elements(small_part(archive, _RELATIONS, file), file)
        if element == 'Relationship'
    }
    target = targets.get(ids.get(sheet, ''), '')
    part = target.lstrip('/') if target.startswith('/') else normpath(join('xl', target))
    return part if part in archive.namelist() else ''


def _percent_styles(archive: zipfile.ZipFile, file: str) -> frozenset[int]:
    """Return the styles of cells whose numbers are shown with a percent sign."""
    if _STYLES not in archive.namelist():
        return frozenset()
    formats, cells, inside = set(_PERCENT_FORMATS), [], False
    for element, attributes in _elements(small_part(archive, _STYLES, file), file):
        if element == 'numFmt' and '%' in attributes.get('formatCode', ''):
            formats.add(_whole(attributes.get('numFmtId')))
        elif element in {'cellXfs', 'cellStyles'}:
            inside = element == 'cellXfs'
        elif element == 'xf' and inside:
            cells.append(_whole(attributes.get('numFmtId')))
    return frozenset(place for place, number in enumerate(cells) if number in formats)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else -1


def _has_signs(archive: zipfile.ZipFile, part: str) -> bool:
    tail = b''
    for chunk in _chunks(archive, part):
        seen = tail + chunk
        if any(sign in seen for sign in _SIGNS):
            return True
        tail = chunk[-_OVERLAP:]
    return False


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _elements(data: bytes, file: str) -> list[tuple[str, dict[str, str]]]:
    """Return every element of a small part with its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    _parse([data].__iter__(), file, lambda name, attributes: found.append((name, attributes)))
    return found


def _parse(chunks: Iterator[bytes], file: str, start: Callable[[str, dict[str, str]], Any], **handlers: Any) -> None:
    parser = expat.ParserCreate(namespace_separator='|')
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition('|')[2], attributes)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b'', True)
    except (expat.ExpatError, _DoctypeError) as error:
        raise SheetBrokenError(file=file, reason='xml') from error


class _DoctypeError(Exception):
    """A part declares a document type."""


def _refuse_doctype(*_declared: Any) -> None:
    raise _DoctypeError


class _Reader:
    """Reads one sheet's XML as it streams by."""

    def __init__(self, found: Marks, percents: frozenset[int]) -> None:
        self._found, self._percents = found, percents
        self._place: tuple[int, int] | None = None
        self._row, self._column = -1, -1
        self._type, self._texts = '', dict[str, list[str]]()
        self._into: list[str] | None = None

    def read(self, chunks: Iterator[bytes], file: str) -> None:
        """Read all of it."""
        _parse(chunks, file, self._start, EndElementHandler=self._end, CharacterDataHandler=self._text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == 'c':
            self._begin_cell(attributes)
        elif name in {'f', 'v'}:
            self._into = self._texts.setdefault(name, [])
        elif name == 'row':
            self._row = int(attributes['r']) - 1 if attributes.get('r', '').isdigit() else self._row + 1
            self._column = -1
            if attributes.get('hidden') in {'1', 'true'}:
                self._found.hidden_rows.add(self._row)
        elif name == 'col' and attributes.get('hidden') in {'1', 'true'}:
            first, last = _whole(attributes.get('min')), _whole(attributes.get('max'))
            self._found.hidden_columns.update(range(first - 1, min(last, first + 500)))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        found = _PLACE.fullmatch(attributes.get('r', ''))
        self._column = _column(found[1]) if found else self._column + 1
        self._place = (int(found[2]) - 1 if found else self._row, self._column)
        self._type, self._texts, self._into = attributes.get('t', ''), {}, None
        if self._percents and _whole(attributes.get('s')) in self._percents:
            self._found.percents[self._column] = self._found.percents.get(self._column, 0) + 1

    def _text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, name: str) -> None:
        kind = name.rpartition('|')[2]
        if kind in {'f', 'v'}:
            self._into = None
        elif kind == 'c' and self._place:
            value = ''.join(self._texts.get('v', []))
            if 'f' in self._texts and not value and self._type != 'str':
                self._found.formulas[self._place] = f'={"".join(self._texts["f"])[:_LONGEST_FORMULA]}'
            elif self._type == 'e':
                self._found.faults[self._place] = value


def _column(name: str) -> int:
    place = 0
    for letter in name:
        place = place * 26 + ord(letter) - ord('A') + 1
    return place - 1
