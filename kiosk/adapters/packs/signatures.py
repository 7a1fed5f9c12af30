"""Minisign signatures and keys: the one place that knows py-minisign.

Rules:
- a signature is good only if it is prehashed, spelled in the one canonical way, and by a trainer on the list;
- the key list is ``keys.json``; ``keys.json.minisig`` holds minisign blocks one after another, and as many
  roots as the list's threshold must have signed exactly these bytes;
- the roots that count are those in ``root.pub``, one public key a line: the list cannot name its own judges;
- a kiosk makes its own root (``root.key``, ``root.pub``) when it first has to sign a list;
- a new list is never torn from its signature: the new block is stored before the old one, then the list is
  replaced, then the old block goes; whenever the power fails, the list on disk has its signature beside it.

>>> TrustFolder(data / 'trust').signer(manifest, signature, ModuleId('vi-du')).name
'Nguyễn Thị Hoa'
"""

import base64
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from minisign import Error, KeyPair, PublicKey, SecretKey, Signature

from kiosk.core import trust, vietnamese
from kiosk.core.canonical import NotCanonicalError, legible
from kiosk.core.errors import (
    BadKeyError,
    KeyLockedError,
    NotSavedError,
    PackUnsignedError,
    PackUntrustedError,
    PathTakenError,
    TrustBrokenError,
    UnknownKeyError,
)
from kiosk.core.ids import ModuleId
from kiosk.core.trust import LARGEST_LIST, MOST_ROOTS, KeyList, Trainer
from kiosk.ports import Signer

_LARGEST_KEY_FILE = 4096
_BLOCK_LINES = 4


class TrustFolder:
    """Who this kiosk trusts (``Signatures``), in one folder."""

    def __init__(self, folder: Path) -> None:
        """Use this folder; it is made when the first key is trusted."""
        self._folder = folder
        self._list = folder / 'keys.json'
        self._list_signature = folder / 'keys.json.minisig'
        self._roots = folder / 'root.pub'
        self._root_key = folder / 'root.key'

    def signer(self, message: bytes, signature: bytes, pack: ModuleId) -> Signer:
        """Return who signed exactly these bytes for this course.

        Raise PackUnsignedError, PackUntrustedError, TrustBrokenError.
        """
        block = _parsed(signature)
        if block is None:
            raise PackUnsignedError(pack=pack, reason='wrong')
        key_id, keys = _signer_id(block), self.keys()
        trainer = next((each for each in keys.trainers if each.key_id == key_id), None)
        if trainer is None:
            raise PackUntrustedError(pack=pack, key_id=key_id)
        if not _signed(message, block, trainer.key):
            raise PackUnsignedError(pack=pack, reason='wrong')
        trust.authorised(keys, key_id, pack)
        return Signer(key_id=key_id, comment=legible(block.trusted_comment), name=trainer.name)

    def keys(self) -> KeyList:
        """Return the key list, verified by its roots; empty if there is none; raise TrustBrokenError."""
        if not self._list.exists():
            return KeyList()
        data = _bytes(self._list, LARGEST_LIST)
        roots = _root_lines(_bytes(self._roots, _LARGEST_KEY_FILE))
        blocks = _blocks(_bytes(self._list_signature, _LARGEST_KEY_FILE * MOST_ROOTS))
        signed = sum(any(_signed(data, block, root) for block in blocks) for root in roots)
        keys = trust.read(data)
        if signed < keys.threshold or set(keys.roots) != set(roots):
            raise TrustBrokenError(reason='not_signed')
        return keys

    def trust(self, public_key: Path, name: str, courses: Sequence[str]) -> Trainer:
        """Add a trainer's key, or replace its name and courses.

        Raise BadKeyError, TrustBrokenError, NotSavedError.
        """
        try:
            trainer = trust.trainer(_public_key(public_key), ' '.join(name.split()), courses)
        except NotCanonicalError as error:
            raise BadKeyError(file=public_key.name, reason=error.facts.get('field', error.reason)) from error
        keys = self.keys()
        others = tuple(each for each in keys.trainers if each.key_id != trainer.key_id)
        self._store(replace(keys, trainers=(*others, trainer)))
        return trainer

    def distrust(self, key_id: str) -> Trainer:
        """Take a trainer's key off the list; raise UnknownKeyError, TrustBrokenError, NotSavedError."""
        keys = self.keys()
        gone = next((each for each in keys.trainers if each.key_id == key_id.upper()), None)
        if gone is None:
            raise UnknownKeyError(key_id=key_id, known=' '.join(each.key_id for each in keys.trainers))
        self._store(replace(keys, trainers=tuple(each for each in keys.trainers if each is not gone)))
        return gone

    def _store(self, keys: KeyList) -> None:
        try:
            root = self._root()
            own = PublicKey.from_secret_key(root).to_base64().decode()
            fresh = replace(keys, version=keys.version + 1, roots=keys.roots or (own,))
            data = trust.write(fresh)
            trust.read(data)
            block = bytes(root.sign(data, trusted_comment=f'tramhoc keys v{fresh.version}')) + b'\n'
            before = self._list_signature.read_bytes() if self._list_signature.exists() else b''
            _replace(self._list_signature, block + before)
            _replace(self._list, data)
            _replace(self._list_signature, block)
        except OSError as error:
            raise NotSavedError(reason=str(error)) from error

    def _root(self) -> SecretKey:
        if not self._root_key.exists():
            if self._list.exists():
                raise TrustBrokenError(reason='no_root_key')
            pair = KeyPair.generate()
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._roots, _public_text(pair.public_key, 'tramhoc kiosk root'))
            _replace(self._root_key, bytes(pair.secret_key) + b'\n', secret=True)
        try:
            return _opened_key(self._root_key, '')
        except KeyLockedError as error:
            raise TrustBrokenError(reason='no_root_key') from error


class TrainerKeys:
    """A trainer's own key pair (``SecretKeys``)."""

    def make(self, prefix: Path, name: str, password: str) -> str:
        """Write ``prefix.key`` (readable by its owner alone) and ``prefix.pub``; return the key id.

        An empty password leaves the secret key open. Raise PathTakenError, NotSavedError.
        """
        secret, public = (prefix.with_name(f'{prefix.name}.{ending}') for ending in ('key', 'pub'))
        for path in (secret, public):
            if os.path.lexists(path):
                raise PathTakenError(path=str(path))
        pair = KeyPair.generate()
        if password:
            pair.secret_key.encrypt(password)
        try:
            prefix.parent.mkdir(parents=True, exist_ok=True)
            _replace(secret, bytes(pair.secret_key) + b'\n', secret=True)
            _replace(public, _public_text(pair.public_key, name))
        except OSError as error:
            raise NotSavedError(reason=str(error)) from error
        return trust.key_id(pair.public_key.to_base64().decode())

    def locked(self, key: Path) -> bool:
        """Return whether this secret key needs a password; raise KeyLockedError."""
        return bool(_secret_key(key).is_encrypted())

    def sign(self, message: bytes, key: Path, password: str, comment: str) -> bytes:
        """Return a prehashed minisign signature file; raise KeyLockedError."""
        with _opened_key(key, password) as secret:
            return bytes(secret.sign(message, trusted_comment=comment)) + b'\n'


def _parsed(data: bytes) -> Signature | None:
    try:
        block = Signature.from_bytes(data)
    except Error:
        return None
    spelled = bytes(block)
    return block if block.is_prehashed() and data in (spelled, spelled + b'\n') else None


def _blocks(data: bytes) -> list[Signature]:
    lines = data.split(b'\n')
    pieces = (b'\n'.join(lines[at : at + _BLOCK_LINES]) for at in range(0, len(lines) - 1, _BLOCK_LINES))
    return [block for piece in pieces if (block := _parsed(piece))]


def _signer_id(block: Signature) -> str:
    return trust.named(base64.b64decode(bytes(block).split(b'\n')[1])[2:10])


def _signed(message: bytes, block: Signature, public_key: str) -> bool:
    try:
        PublicKey.from_base64(public_key).verify(message, block)
    except (Error, InvalidSignature, ValueError):
        return False
    return True


def _root_lines(data: bytes) -> list[str]:
    lines = data.decode('ascii', 'replace').split('\n')
    return [line for line in lines if line and not line.startswith('untrusted comment: ')]


def _public_key(path: Path) -> str:
    try:
        lines = _bytes(path, _LARGEST_KEY_FILE).decode().split('\n')
        line = next(line.strip() for line in lines if line.strip() and not line.startswith('untrusted comment:'))
        trust.key_id(line)
    except (TrustBrokenError, ValueError, StopIteration) as error:
        raise BadKeyError(file=path.name, reason='key') from error
    return line


def _public_text(key: PublicKey, name: str) -> bytes:
    line = key.to_base64().decode()
    folded = ''.join(sign for sign in vietnamese.fold(name) if ' ' <= sign <= '~')
    return f'untrusted comment: minisign public key {trust.key_id(line)} {folded}\n{line}\n'.encode()


def _secret_key(path: Path) -> SecretKey:
    try:
        data = _bytes(path, _LARGEST_KEY_FILE)
    except TrustBrokenError as error:
        raise KeyLockedError(reason='missing') from error
    try:
        return SecretKey.from_bytes(data)
    except Error as error:
        raise KeyLockedError(reason='format') from error


def _opened_key(path: Path, password: str) -> SecretKey:
    secret = _secret_key(path)
    try:
        secret.decrypt(password)
    except ValueError as error:
        raise KeyLockedError(reason='password') from error
    return secret


def _bytes(path: Path, most: int) -> bytes:
    try:
        with path.open('rb') as file:
            data = file.read(most + 1)
    except OSError as error:
        raise TrustBrokenError(reason='not_readable', path=path.name) from error
    if len(data) > most:
        raise TrustBrokenError(reason='too_large', path=path.name)
    return data


def _replace(path: Path, data: bytes, *, secret: bool = False) -> None:
    beside = path.with_name(f'.{path.name}.new')
    with suppress(FileNotFoundError):
        beside.unlink()
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if secret else 0o644)
    with os.fdopen(descriptor, 'wb') as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
    beside.rename(path)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
