"""Which key may sign which course, and which pack may replace which.

Rules:
- the key list is a canonical document signed by its roots; a trainer who is not on it is nobody;
- a course prefix is whole words: ``vi-du`` covers ``vi-du`` and ``vi-du-hai``, not ``vi-duong``; ``*`` all;
- a version only goes up: a lower one than was ever live here is refused, whatever is live now;
- one version number has one content for ever: the same number with other bytes is refused and named;
- going back is the trainer's own act (``InstallPack.roll_back``), never what a stick can ask for;
- no clock is asked: the kiosk's may be wrong.

>>> admit(manifest, digest, signer.key_id, keys, live=None, history=[], app_version='0.1.0')
<Verdict.FRESH: 'fresh'>
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiosk.core import canonical
from kiosk.core.canonical import NotCanonicalError
from kiosk.core.errors import (
    PackEquivocatesError,
    PackNeedsNewerAppError,
    PackRolledBackError,
    PackUntrustedError,
    TrustBrokenError,
)
from kiosk.core.ids import ModuleId
from kiosk.core.manifest import HIGHEST_VERSION, ID, Installed, Manifest

FORMAT = 1
LARGEST_LIST = 1 << 20
MOST_ROOTS, MOST_TRAINERS, MOST_COURSES = 16, 1_000, 100
ANY_COURSE = '*'

_KEYS = {'format', 'version', 'roots', 'threshold', 'trainers'}
_TRAINER_KEYS = {'key', 'name', 'courses'}
_PUBLIC_KEY_BYTES = 42
"""Minisign: 2 bytes algorithm, 8 bytes key id (little endian), 32 bytes Ed25519 public key."""


@dataclass(frozen=True)
class Trainer:
    """Someone whose signature counts; ``key`` is a minisign public key (its base64 line)."""

    key: str
    name: str
    courses: tuple[str, ...]

    @property
    def key_id(self) -> str:
        """The key's name, 16 hex digits as minisign prints it."""
        return key_id(self.key)

    def may_sign(self, pack: ModuleId) -> bool:
        """Return whether this course is one of theirs."""
        return any(prefix in (ANY_COURSE, pack) or pack.startswith(f'{prefix}-') for prefix in self.courses)


@dataclass(frozen=True)
class KeyList:
    """Who may sign what; ``threshold`` roots must have signed the list. An empty one trusts nobody."""

    version: int = 0
    roots: tuple[str, ...] = ()
    threshold: int = 1
    trainers: tuple[Trainer, ...] = ()


class Verdict(StrEnum):
    """What installing a good pack would do."""

    FRESH = 'fresh'  # never seen here
    UPGRADE = 'upgrade'  # higher than every version seen here
    SAME = 'same'  # exactly what is live: copying repairs it
    REINSTALL = 'reinstall'  # the highest version seen here, but not live now


def read(data: bytes) -> KeyList:
    """Return a key list; raise TrustBrokenError with the reason and what it names."""
    try:
        return _key_list(canonical.read(data, LARGEST_LIST))
    except NotCanonicalError as error:
        raise TrustBrokenError(reason=error.reason, **error.facts) from error


def write(keys: KeyList) -> bytes:
    """Return the canonical bytes of a key list; ``read`` of them gives it back, or refuses it."""
    trainers = [{'key': who.key, 'name': who.name, 'courses': list(who.courses)} for who in keys.trainers]
    return canonical.write(
        {
            'format': FORMAT,
            'version': keys.version,
            'roots': list(keys.roots),
            'threshold': keys.threshold,
            'trainers': trainers,
        }
    )


def key_id(public_key: str) -> str:
    """Return the name of a minisign public key: 16 hex digits; raise ValueError if it is none."""
    raw = base64.b64decode(public_key, validate=True)
    if len(raw) != _PUBLIC_KEY_BYTES or raw[:2] != b'Ed' or base64.b64encode(raw).decode() != public_key:
        raise ValueError(public_key)
    return named(raw[2:10])


def named(number: bytes) -> str:
    """Return a key's name from its 8 bytes, as minisign prints it."""
    return f'{int.from_bytes(number, "little"):016X}'


def trainer(key: str, name: str, courses: Sequence[str]) -> Trainer:
    """Return a trainer fit for the list; raise NotCanonicalError (``field``: key, name or courses)."""
    return _trainer({'key': key, 'name': name, 'courses': list(courses)})


def authorised(keys: KeyList, key: str, pack: ModuleId) -> Trainer:
    """Return the trainer whose key (by its id) may sign this course; raise PackUntrustedError."""
    for who in keys.trainers:
        if who.key_id == key and who.may_sign(pack):
            return who
    raise PackUntrustedError(pack=pack, key_id=key)


def admit(
    manifest: Manifest,
    digest: str,
    signer: str,
    keys: KeyList,
    *,
    live: Installed | None,
    history: Sequence[Installed],
    app_version: str,
) -> Verdict:
    """Return what installing would do; ``signer`` is the key id that signed exactly these bytes.

    ``history`` is every version of this pack ever live here. Raise PackUntrustedError,
    PackNeedsNewerAppError, PackEquivocatesError, PackRolledBackError.
    """
    authorised(keys, signer, manifest.pack)
    if _numbers(manifest.min_app) > _numbers(app_version):
        raise PackNeedsNewerAppError(pack=manifest.pack, needs=manifest.min_app, have=app_version)
    seen = [*history, *([live] if live else [])]
    if any(before.version == manifest.version and before.digest != digest for before in seen):
        raise PackEquivocatesError(pack=manifest.pack, version=manifest.version)
    highest = max((before.version for before in seen), default=0)
    if manifest.version < highest:
        raise PackRolledBackError(pack=manifest.pack, installed=highest, offered=manifest.version)
    if not seen:
        return Verdict.FRESH
    if manifest.version > highest:
        return Verdict.UPGRADE
    return Verdict.SAME if live and live.version == manifest.version else Verdict.REINSTALL


def _key_list(document: Any) -> KeyList:
    canonical.check_format(document, FORMAT)
    fields = canonical.table(document, _KEYS)
    roots = tuple(_key(root) for root in canonical.rows(fields, 'roots', 1, MOST_ROOTS))
    trainers = tuple(_trainer(entry) for entry in canonical.rows(fields, 'trainers', 0, MOST_TRAINERS))
    for ids in ([key_id(root) for root in roots], [who.key_id for who in trainers]):
        if len(set(ids)) != len(ids):
            raise NotCanonicalError('repeated_key_id')
    return KeyList(
        version=canonical.whole(fields, 'version', 1, HIGHEST_VERSION),
        roots=roots,
        threshold=canonical.whole(fields, 'threshold', 1, len(roots)),
        trainers=trainers,
    )


def _trainer(entry: Any) -> Trainer:
    fields = canonical.table(entry, _TRAINER_KEYS)
    courses = canonical.rows(fields, 'courses', 1, MOST_COURSES)
    for course in courses:
        if not isinstance(course, str) or not (course == ANY_COURSE or ID.fullmatch(course)):
            raise NotCanonicalError('value', field='courses', found=canonical.shown(course))
    return Trainer(_key(fields['key']), canonical.words(fields, 'name'), tuple(courses))


def _key(value: Any) -> str:
    try:
        key_id(value)
    except (ValueError, TypeError):
        raise NotCanonicalError('value', field='key', found=canonical.shown(value)) from None
    return str(value)


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(number) for number in re.findall(r'\d+', version.partition('+')[0])[:3]]
    return (*found, 0, 0, 0)[:3]
