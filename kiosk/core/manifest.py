"""What a pack says about itself: a canonical list of every file, its size and its digest.

Rules (the format is specified in ``content/README.md``, "The pack format"):
- a manifest is read whole or refused: canonical bytes, exactly the known keys, every limit below;
- a name is lower-case ASCII, so that it means one file on every file system a stick may have;
- what a manifest says is a stranger's claim until ``core.trust`` has judged who signed it.

>>> manifest = read(data)
>>> write(manifest) == data
True
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from kiosk.core import canonical
from kiosk.core.canonical import NotCanonicalError
from kiosk.core.errors import PackMalformedError
from kiosk.core.ids import ModuleId

FORMAT = 1
MANIFEST, SIGNATURE = 'manifest.json', 'manifest.json.minisig'
LARGEST_MANIFEST = 1 << 20
MOST_FILES = 2_000
LARGEST_FILE = 256 << 20
LARGEST_TEXT = 1 << 20
LARGEST_TEXTS = 64 << 20
LARGEST_PACK = 4 << 30
"""Bytes and counts (facts/reliability.md §3); a pack's texts are read into memory, so theirs are lower."""

LONGEST_PATH, DEEPEST_PATH, LONGEST_ID = 200, 4, 40
TEXT_ENDINGS = ('.md', '.toml')
ENDINGS = (*TEXT_ENDINGS, '.png', '.jpg', '.webp', '.opus', '.mp4', '.webm')

ID = re.compile(r'[a-z0-9]+(-[a-z0-9]+)*')
"""A module's id, and the id of the pack that carries it."""

_SEGMENT = re.compile(r'[a-z0-9][a-z0-9._-]*')
_WINDOWS_DEVICE = re.compile(r'(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?')
_SHA256 = re.compile(r'[0-9a-f]{64}')
_VERSION = re.compile(r'\d{1,4}(\.\d{1,4}){0,2}', re.ASCII)
_KEYS = {'format', 'pack', 'version', 'title', 'author', 'licence', 'min_app', 'issued', 'files'}
_FILE_KEYS = {'path', 'sha256', 'size'}
HIGHEST_VERSION = 1_000_000


@dataclass(frozen=True)
class ListedFile:
    """One file of a pack: relative path with ``/``, SHA-256 in lower-case hex, size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """A pack's manifest; ``issued`` is the signer's date, ``YYYY-MM-DD``; ``version`` only goes up."""

    pack: ModuleId
    version: int
    title: str
    author: str
    licence: str
    min_app: str
    issued: str
    files: tuple[ListedFile, ...]


@dataclass(frozen=True)
class Installed:
    """A pack version this kiosk has accepted; ``digest`` is its manifest's SHA-256, ``at`` a stamp."""

    pack: ModuleId
    version: int
    digest: str
    title: str
    author: str
    key_id: str
    at: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class Changes:
    """Lesson folders that a version would bring, alter or take away, each in alphabetical order."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def read(data: bytes) -> Manifest:
    """Return what a manifest says; raise PackMalformedError with the reason and what it names.

    Reasons: those of ``canonical.read``; format, keys, count, value, path, order, name_clash, total_size.
    """
    try:
        return _manifest(canonical.read(data, LARGEST_MANIFEST))
    except NotCanonicalError as error:
        raise PackMalformedError(reason=error.reason, **error.facts) from error


def write(manifest: Manifest) -> bytes:
    """Return the canonical bytes; ``read`` of them gives the same manifest, or refuses it."""
    return canonical.write({'format': FORMAT, **asdict(manifest)})


def digest(data: bytes) -> str:
    """Return the SHA-256 of a manifest's bytes in lower-case hex: the identity of a pack version."""
    return hashlib.sha256(data).hexdigest()


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Changes:
    """Compare two versions' files (path -> SHA-256) lesson by lesson."""
    old, new = _lessons(before), _lessons(after)
    return Changes(
        new=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(name for name in new.keys() & old.keys() if new[name] != old[name])),
        removed=tuple(sorted(old.keys() - new.keys())),
    )


def _manifest(document: Any) -> Manifest:
    canonical.check_format(document, FORMAT)
    fields = canonical.table(document, _KEYS)
    files = tuple(_file(entry) for entry in canonical.rows(fields, 'files', 1, MOST_FILES))
    _check_together(files)
    return Manifest(
        pack=ModuleId(canonical.matching(fields, 'pack', ID, LONGEST_ID)),
        version=canonical.whole(fields, 'version', 1, HIGHEST_VERSION),
        title=canonical.words(fields, 'title'),
        author=canonical.words(fields, 'author'),
        licence=canonical.words(fields, 'licence'),
        min_app=canonical.matching(fields, 'min_app', _VERSION),
        issued=canonical.day(fields, 'issued'),
        files=files,
    )


def _file(entry: Any) -> ListedFile:
    fields = canonical.table(entry, _FILE_KEYS)
    path = fields['path']
    if why := _wrong_path(path):
        raise NotCanonicalError('path', why=why, path=canonical.shown(path))
    most = LARGEST_TEXT if path.endswith(TEXT_ENDINGS) else LARGEST_FILE
    return ListedFile(path, canonical.matching(fields, 'sha256', _SHA256), canonical.whole(fields, 'size', 0, most))


def _wrong_path(path: Any) -> str:
    if not isinstance(path, str) or not 0 < len(path) <= LONGEST_PATH:
        return 'length'
    parts = path.split('/')
    if not all(_SEGMENT.fullmatch(part) and not part.endswith('.') for part in parts):
        return 'characters'
    if any(_WINDOWS_DEVICE.fullmatch(part) for part in parts):
        return 'device'
    if len(parts) > DEEPEST_PATH:
        return 'depth'
    return '' if path.endswith(ENDINGS) else 'ending'


def _check_together(files: Sequence[ListedFile]) -> None:
    names = {file.path for file in files}
    for before, after in pairwise(files):
        if not before.path < after.path:
            raise NotCanonicalError('order', path=after.path)
    for name in names:
        if any('/'.join(name.split('/')[:depth]) in names for depth in range(1, name.count('/') + 1)):
            raise NotCanonicalError('name_clash', path=name)
    texts = sum(file.size for file in files if file.path.endswith(TEXT_ENDINGS))
    for total, limit in ((texts, LARGEST_TEXTS), (sum(file.size for file in files), LARGEST_PACK)):
        if total > limit:
            raise NotCanonicalError('total_size', limit=limit)


def _lessons(files: Mapping[str, str]) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for path, sha256 in files.items():
        folder, slash, _ = path.partition('/')
        if slash:
            found.setdefault(folder, set()).add((path, sha256))
    return found
