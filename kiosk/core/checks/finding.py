"""What a check has to say about one place of a text.

Rules:
- a finding carries a kind and facts, never a sentence: the sentence is ``check.found.<kind>`` in the locale, filled
  with ``text`` and the facts;
- ``error``: it must not stay; ``doubt``: a person has to look; ``note``: it was looked at and holds;
- positions count in the NFC form of the text; ``text`` is ``whole[start:end]``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal['error', 'doubt', 'note']


@dataclass(frozen=True)
class Finding:
    """One place of a text and what is the matter with it; every fact is a piece of text."""

    kind: str
    start: int
    end: int
    text: str
    severity: Severity = 'error'
    facts: Mapping[str, str] = field(default_factory=dict)
