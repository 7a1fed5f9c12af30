"""A passage quoted word for word, with parts of it marked, and the way to its place."""

import html
from collections.abc import Sequence

from nicegui import ui

from kiosk.core.extract import Excerpt
from kiosk.core.ids import LessonId, PassageId
from kiosk.ui import theme
from kiosk.ui.words import t


def quotation(
    passage_id: PassageId, lesson: LessonId, heading: str, text: str, marks: Sequence[tuple[int, int]]
) -> None:
    """Show ``text`` with the spans in ``marks`` highlighted, its heading, and a link to the step it comes from."""
    with ui.element('div').classes(theme.CARD_BOX):
        ui.label(heading).classes('font-bold')
        ui.html(marked(text, marks), tag='div', sanitize=False).classes(theme.QUOTE)
        ui.link(t('quote.open'), address(passage_id, lesson))


def answering(excerpt: Excerpt) -> None:
    """Show the sentence that answers, its place, and the whole passage on request."""
    passage = excerpt.passage
    with ui.element('div').classes(theme.CARD_BOX):
        ui.html(marked(excerpt.sentence, [(0, len(excerpt.sentence))]), tag='div', sanitize=False).classes(theme.QUOTE)
        ui.label(f'{passage.title} › {passage.heading}').classes(theme.SMALL)
        ui.link(t('quote.open'), address(passage.id, passage.lesson))
        with ui.expansion(t('quote.whole')).classes('w-full'):
            text = marked(passage.text, [(excerpt.start, excerpt.end)])
            ui.html(text, tag='div', sanitize=False).classes(theme.QUOTE)


def address(passage: PassageId, lesson: LessonId) -> str:
    """Return where the step of this passage is shown."""
    return f'/lesson/{lesson}/{passage.rpartition("#")[2].partition(".")[0]}'


def marked(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Return HTML of a plain text with these spans in ``<mark>``; everything of the text is escaped."""
    parts, at = [], 0
    for start, end in sorted(marks):
        if start >= at:
            parts += [html.escape(text[at:start]), f'<mark>{html.escape(text[start:end])}</mark>']
            at = end
    return ''.join([*parts, html.escape(text[at:])])
