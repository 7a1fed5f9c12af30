"""The fields of a draft's form: a large label, a short hint, one field below; what was typed goes to the visit at once.

Rules:
- a list is a field of lines: one line, one thing; blank lines are nothing;
- signs that no keyboard types and no page shows are taken out;
- a field is found again by its key: what is missing leads to it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from nicegui import ui

from kiosk.ui import theme
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.words import t

_UNSEEN = re.compile(r'[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]')
_DAY = re.compile(r'(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})')


def clean(text: str | None) -> str:
    """Return what was typed without unseen signs and without blanks around it."""
    return _UNSEEN.sub(' ', text or '').strip()


def clean_lines(text: str | None) -> tuple[str, ...]:
    """Return the lines in which something stands."""
    lines = (clean(line) for line in (text or '').splitlines())
    return tuple(line for line in lines if line)


def day_of(text: str) -> date | None:
    """Return the day of ``24/11/2026``; None if it is none."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def number_of(text: str) -> int | None:
    """Return a whole number, dots between its thousands or not; None if it is none."""
    digits = re.sub(r'(?<=\d)[. ](?=\d{3}(?:\D|$))', '', text)
    return int(digits) if re.fullmatch(r'[0-9]{1,15}', digits) else None


@contextmanager
def asked(label: str, hint: str = '') -> Iterator[None]:
    """Stand the label and its hint above what is made inside."""
    with ui.element('div').classes('k-asked'):
        ui.label(label).classes('font-bold')
        if hint:
            ui.label(hint).classes(theme.SMALL)
        yield


def named(key: str) -> str:
    """Return the label of a field."""
    return t(f'desk.draft.field.{key}')


def hinted(key: str) -> str:
    """Return the hint of a field."""
    return t(f'desk.draft.hint.{key}')


def text_field(
    visit: Visit, key: str, value: str, put: Callable[[str], None], *, hint: str = '', long: bool = False
) -> None:
    """Show a field for one text."""
    kind = ui.textarea if long else ui.input
    with asked(named(key), hint):
        made = kind(value=value, on_change=lambda event: put(clean(event.value)))
        visit.fields[key] = dressed(made, named(key))


def list_field(
    visit: Visit, key: str, values: tuple[str, ...], put: Callable[[tuple[str, ...]], None], **words: str
) -> None:
    """Show a field for several texts, one a line; ``label`` and ``hint`` are its words if it has some of its own."""
    label = words.get('label') or named(key)
    with asked(label, words.get('hint') or hinted('lines')):
        made = ui.textarea(value='\n'.join(values), on_change=lambda event: put(clean_lines(event.value)))
        visit.fields[key] = dressed(made, label)


def choice_field(
    visit: Visit, key: str, options: Mapping[str, str], value: str, put: Callable[[str], None]
) -> ui.select:
    """Show a field with a few answers to choose from."""
    with asked(named(key)):
        made = ui.select(dict(options), value=value, on_change=lambda event: put(event.value))
        visit.fields[key] = dressed(made, named(key))
    return made


def read_field(
    visit: Visit, key: str, value: str, read: Callable[[str], Any], put: Callable[[Any], None], *, hint: str = ''
) -> None:
    """Show a field whose text means something else: a day, a number; what cannot be read is said under it."""

    def typed(text: str) -> None:
        meant = read(text)
        made.error = t(f'desk.draft.unread.{key}') if text and meant is None else None
        put(meant)

    with asked(named(key), hint):
        made = ui.input(value=value, on_change=lambda event: typed(clean(event.value)))
        visit.fields[key] = dressed(made, named(key))


def dressed(made: Any, label: str) -> Any:
    """Return a field as all fields of the form look."""
    made.props('outlined autogrow' if isinstance(made, ui.textarea) else 'outlined')
    made.props['aria-label'] = label
    return made.classes('w-full')


def find(visit: Visit, key: str) -> str:
    """Return the script that brings a field before the eyes and the keyboard to it; blank if there is no such."""
    element = visit.fields.get(key)
    if element is None or element.is_deleted:
        return ''
    return (
        f'() => {{ const box = getHtmlElement({element.id}), kinds = "input, textarea, button"; '
        'const field = box.matches(kinds) ? box : box.querySelector(kinds) || box; '
        'field.scrollIntoView({block: "center", behavior: "smooth"}); field.focus({preventScroll: true}); }'
    )
