"""PIN hashing with argon2id and a pepper that never leaves the machine.

A 6-digit PIN falls to offline guessing in hours whatever the parameters (facts/reliability.md §4.7),
so the hash is useless without the 32 bytes in ``pepper``.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk.core.errors import StoreUnreadableError

PEPPER_BYTES = 32


class Argon2Pins:
    """PIN hashes (``Pins``): t=2, m=19 MiB, about 50 ms on an office machine (facts/reliability.md §4.7)."""

    def __init__(self, pepper_file: Path) -> None:
        """Use the pepper in this file; it is made on first need, readable by this user alone."""
        self._file = pepper_file
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

    def hash(self, pin: str) -> str:
        """Return an argon2id hash of this PIN; raise StoreUnreadableError without a pepper."""
        return self._hasher.hash(self._peppered(pin))

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Return whether the PIN fits; raise StoreUnreadableError without a pepper."""
        try:
            return self._hasher.verify(pin_hash, self._peppered(pin))
        except (VerificationError, InvalidHashError):
            return False

    def _peppered(self, pin: str) -> str:
        return hmac.new(self._pepper(), pin.encode(), hashlib.sha256).hexdigest()

    def _pepper(self) -> bytes:
        try:
            if not self._file.exists():
                self._make()
            pepper = self._file.read_bytes()
        except OSError as error:
            raise StoreUnreadableError(path=str(self._file), reason=str(error)) from error
        if len(pepper) != PEPPER_BYTES:
            raise StoreUnreadableError(path=str(self._file), reason=f'{len(pepper)} bytes')
        return pepper

    def _make(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix('.new')
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(descriptor, secrets.token_bytes(PEPPER_BYTES))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.rename(self._file)
        folder = os.open(self._file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
