"""A passage quoted word for word, with parts of it marked, and the way to its place."""

import html
from collections.abc import Sequence

from nicegui import ui

from kiosk.core.ids import LessonId, PassageId
from kiosk.ui import theme
from kiosk.ui.words import t


def quotation(
    passage_id: PassageId, lesson: LessonId, heading: str, text: str, marks: Sequence[tuple[int, int]]
) -> None:
    """Show ``text`` with the spans in ``marks`` highlighted, its heading, and a link to the step it comes from."""
    step = passage_id.rpartition('#')[2].partition('.')[0]
    with ui.element('div').classes(theme.CARD_BOX):
        ui.label(heading).classes('font-bold')
        ui.html(marked(text, marks), tag='div', sanitize=False).classes(theme.QUOTE)
        ui.link(t('quote.open'), f'/lesson/{lesson}/{step}')


def marked(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Return HTML of a plain text with these spans in ``<mark>``; everything of the text is escaped."""
    parts, at = [], 0
    for start, end in sorted(marks):
        if start >= at:
            parts += [html.escape(text[at:start]), f'<mark>{html.escape(text[start:end])}</mark>']
            at = end
    return ''.join([*parts, html.escape(text[at:])])
