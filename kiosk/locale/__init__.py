"""The words a person reads: flat dotted keys, one JSON file a language, Vietnamese first.

>>> sentence('vi', 'error.ask.empty')
"""

import json
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.core.errors import KioskError

LANGUAGES = ('vi', 'en')
_log = logging.getLogger(__name__)


@cache
def words(language: str) -> Mapping[str, str]:
    """Return every sentence of a language; raise KeyError for a language we do not have."""
    if language not in LANGUAGES:
        raise KeyError(language)
    found: dict[str, str] = json.loads((Path(__file__).parent / f'{language}.json').read_text('utf-8'))
    return found


def sentence(language: str, key: str, **facts: Any) -> str:
    """Return the sentence under ``key`` with the facts filled in; a missing key shows itself and is logged."""
    pattern = words(language).get(key)
    if pattern is None:
        _log.error('no sentence for %s in %s', key, language)
        return key
    try:
        return pattern.format(**facts)
    except (KeyError, IndexError):
        _log.exception('facts missing for %s in %s', key, language)
        return pattern


def error_sentence(language: str, error: KioskError) -> str:
    """Return what to tell a person about this error: what happened, what is safe, what to do."""
    if f'content.rule.{error.facts.get("rule")}' in words(language):
        facts = {
            **error.facts,
            'why': sentence(language, f'content.rule.{error.facts["rule"]}', **error.facts),
        }
        return sentence(language, f'error.{error.key}', **facts)
    if 'reason' in error.facts and f'error.{error.key}.{error.facts["reason"]}' in words(language):
        return sentence(language, f'error.{error.key}.{error.facts["reason"]}', **error.facts)
    return sentence(language, f'error.{error.key}', **error.facts)
