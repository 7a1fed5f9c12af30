"""Where on the form something belongs that is missing on the page, or that is at fault.

>>> place_of(KINDS['cong-van'].part('de-nghi').asks, facts, KINDS['cong-van'])
'phan.de-nghi'
"""

from collections.abc import Iterator

from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.review import UNREAL
from kiosk.core.drafting.skeleton import Kind
from kiosk.core.drafting.wording import MISSING

_TASKS = frozenset({'tasks', 'task_list'})


def place_of(words: str, facts: DraftFacts, kind: Kind) -> str:
    """Return the key of the field that a mark of what is missing asks for."""
    typed = next((key for key, text in _typed(facts) if words and _marked(text, words)), '')
    if typed:
        return typed
    parts = {part.asks: f'phan.{part.slug}' for part in kind.parts}
    if words in parts:
        return parts[words]
    key = place_of_label(words.partition(UNREAL)[0])
    jobs = any(part.form in _TASKS for part in kind.parts)
    if key.startswith('viec') or (jobs and (not key or 'han' not in kind.needs)):
        return 'viec' if key in {'', 'han'} or key.startswith('viec') else key
    return key or 'kinh_gui'


def place_of_label(label: str) -> str:
    """Return the key of the field with this label, that of its table for a cell; blank if there is none."""
    key = next((key for key, field in FIELDS.items() if field.label == label), '')
    return 'viec' if key.startswith('viec.') else key


def _typed(facts: DraftFacts) -> Iterator[tuple[str, str]]:
    """Yield what was typed into fields where a person may leave a mark."""
    for part in facts.parts:
        yield from ((f'doan.{part.part}', text) for text in part.written)
        yield from ((f'phan.{part.part}', text) for text in part.points)
    yield 'trich_yeu', facts.subject
    yield from (('can_cu', text) for text in facts.grounds)


def _marked(text: str, words: str) -> bool:
    return any(words in found[0] for found in MISSING.finditer(text))
