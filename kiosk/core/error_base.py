"""The error tree: every refusal the product knows.

Rules:
- an error carries a key and facts, never a sentence; ``locale/*.json`` holds the sentence under ``error.<key>``;
- an adapter raises one of these instead of its library's own;
- ``exit_code`` is what a command-line verb returns for it: 1 the answer is "no", 2 misuse, 3 the machine failed.

>>> raise PackRolledBackError(pack='soan-thao', installed=7, offered=5)
"""

from typing import Any


class KioskError(Exception):
    """Anything the kiosk refuses or cannot do; ``key`` names the sentence, ``facts`` fill it."""

    key = 'unexpected'
    exit_code = 3

    def __init__(self, **facts: Any) -> None:
        """Keep the facts for the sentence and for the log line."""
        super().__init__(', '.join(f'{name}={value!r}' for name, value in facts.items()))
        self.facts = facts


class MachineError(KioskError):
    """The machine failed: disk, lock, network, worker."""


class RefusedError(KioskError):
    """The answer is "no": asked correctly, refused with a reason."""

    exit_code = 1


class MisuseError(KioskError):
    """The request itself is malformed."""

    exit_code = 2
