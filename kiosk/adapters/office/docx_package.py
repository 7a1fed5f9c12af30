"""The parts of an open ``.docx``: parsed when asked for, found by their relationships, written back in order.

Rules:
- a part is parsed once and its root kept: who changes a root says so, and only changed parts get new bytes;
- everything else travels byte by byte: pictures, comments, tracked changes, what we do not understand;
- written members carry one fixed time (1980-01-01): the same document gives the same bytes.

>>> package = open_package(data)
>>> package.root(package.main).tag
"""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kiosk.adapters.office.gate import KINDS, ROOT, admit
from kiosk.adapters.office.ooxml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, Element, local, parse, serialized
from kiosk.core.errors import DocumentDamagedError

OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
WORD_ML = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
_FIXED = (1980, 1, 1, 0, 0, 0)


class Related(NamedTuple):
    """One relationship: the last word of its type, and the part it leads to (empty: outside)."""

    kind: str
    part: str


@dataclass
class Package:
    """One ``.docx``: ``parts`` bytes by name, ``main`` the name of the document's own part."""

    parts: dict[str, bytes]
    main: str
    _roots: dict[str, Element] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)
    _related: dict[str, dict[str, Related]] = field(default_factory=dict)

    def root(self, part: str) -> Element:
        """Return a part's root; raise DocumentDamagedError, DocumentTooDeepError."""
        if part not in self._roots:
            if part not in self.parts:
                raise DocumentDamagedError(part=part, reason='missing')
            self._roots[part] = parse(self.parts[part], part)
        return self._roots[part]

    def related(self, part: str) -> Mapping[str, Related]:
        """Return a part's relationships by id."""
        if part not in self._related:
            self._related[part] = dict(self._read_related(part))
        return self._related[part]

    def first(self, kind: str) -> Element | None:
        """Return the root of the document's only part of a kind (``styles``), None if it has none."""
        for each in self.related(self.main).values():
            if each.kind == kind and each.part in self.parts:
                return self.root(each.part)
        return None

    def changed(self, part: str) -> None:
        """Note that a part's root is not what its bytes say any more."""
        self._changed.add(part)

    def add(self, part: str, data: bytes, content_type: str, kind: str) -> str:
        """Put a new part in, related to the document; return its relationship id."""
        self.parts[part] = data
        override = self.root(KINDS).makeelement(f'{{{CONTENT_TYPES}}}Override')
        override.set('PartName', f'/{part}')
        override.set('ContentType', content_type)
        self.root(KINDS).append(override)
        name = relationships_of(self.main)
        if name not in self.parts:
            self.parts[name] = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
        known = {each.get('Id') for each in self.root(name)}
        identity = next(f'rIdK{at}' for at in range(1, 10**6) if f'rIdK{at}' not in known)
        relation = self.root(name).makeelement(f'{{{PACKAGE_RELATIONSHIPS}}}Relationship')
        for attribute, text in (
            ('Id', identity),
            ('Type', OFFICE + kind),
            ('Target', posixpath.relpath(part, posixpath.dirname(self.main) or '.')),
        ):
            relation.set(attribute, text)
        self.root(name).append(relation)
        self._related.pop(self.main, None)
        self._changed |= {KINDS, name}
        return identity

    def free_name(self, pattern: str) -> str:
        """Return the first free part name of a pattern: ``word/header{}.xml``."""
        return next(name for at in range(1, 10**6) if (name := pattern.format(at)) not in self.parts)

    def saved(self) -> bytes:
        """Return the whole file's bytes, its changed parts written anew."""
        for part in sorted(self._changed):
            self.parts[part] = serialized(self._roots[part])
        self._changed.clear()
        return packed(self.parts.items())

    def _read_related(self, part: str) -> Iterable[tuple[str, Related]]:
        name = relationships_of(part)
        if name not in self.parts:
            return
        for each in self.root(name):
            target = each.get('Target', '')
            inside = each.get('TargetMode') != 'External'
            where = posixpath.normpath(posixpath.join('/', posixpath.dirname(part), target)).lstrip('/')
            yield each.get('Id', ''), Related(each.get('Type', '').rpartition('/')[2], where if inside else '')


def open_package(data: bytes) -> Package:
    """Return the parts of a ``.docx``; raise what ``gate.admit`` raises."""
    package = Package(admit(data), '')
    for each in package.related('').values():
        if each.kind == 'officeDocument' and each.part in package.parts:
            package.main = each.part
            if local(package.root(each.part)) == 'document':
                return package
    raise DocumentDamagedError(part='word/document.xml', reason='missing')


def relationships_of(part: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, '_rels', f'{name}.rels') if part else ROOT


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of these members, the same bytes for the same members."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, 'w') as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0
            archive.writestr(info, data, compresslevel=6)
    return held.getvalue()
