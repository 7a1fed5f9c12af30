"""A paragraph with what nothing given stands behind struck through, and what to do about each of it."""

import html
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from unicodedata import normalize

from nicegui import ui

from kiosk.core.checks.finding import Finding
from kiosk.core.drafting.guard import pieces
from kiosk.core.drafting.wording import tidy
from kiosk.ui import theme
from kiosk.ui.words import t

_FACTS = ('number.missing', 'number.changed', 'name.missing', 'name.changed', 'date.missing', 'date.changed')
_SOURCES = ('time.missing', 'act.not_in_source', 'act.unknown')
"""Kinds of findings that a true fact settles; the others are wrong whoever vouches for them."""


def struck_paragraph(
    text: str,
    struck: Sequence[Finding],
    on_remove: Callable[[Finding], Any],
    on_confirm: Callable[[Finding], Any],
) -> None:
    """Show the paragraph, and for each struck piece why it is and the two choices."""
    cut = (f'<s>{html.escape(words)}</s>' if bad else html.escape(words) for words, bad in pieces(text, struck))
    ui.html(''.join(cut), sanitize=False).classes(f'{theme.TEXT} k-struck')
    for finding in struck:
        with ui.element('div').classes(theme.LOOK_HERE).mark('unsupported'):
            ui.label(t(f'check.found.{finding.kind}', text=finding.text, **finding.facts))
            with ui.element('div').classes('k-row'):
                quiet('desk.draft.remove', partial(on_remove, finding), 'remove')
                if finding.kind in {*_FACTS, *_SOURCES}:
                    quiet('desk.draft.confirm', partial(on_confirm, finding), 'confirm')


def without(text: str, finding: Finding) -> str:
    """Return the paragraph without the words of a finding."""
    whole = normalize('NFC', text)
    return tidy(whole[: finding.start] + whole[finding.end :])


def quiet(key: str, on_click: Callable[..., Any], mark: str) -> ui.button:
    """Show a button for something that is not the main thing."""
    button = ui.button(t(key), on_click=on_click, color=None).props('no-caps flat')
    return button.classes(theme.QUIET_ACTION).mark(mark)
