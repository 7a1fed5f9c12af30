"""One part of a draft on the form: what is known for it, the jobs if it has any, and the words made of them."""

from functools import partial

from nicegui import ui

from kiosk.core.drafting.skeleton import Part
from kiosk.core.drafting.wording import raised
from kiosk.ui.components.draft_assistant import Assistant
from kiosk.ui.components.draft_fields import hinted, list_field
from kiosk.ui.components.draft_tasks import task_fields
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.words import t


def part_fields(visit: Visit, part: Part, assistant: Assistant) -> None:
    """Show a part."""
    with ui.element('div').classes('k-ask-part').mark(f'part-{part.slug}'):
        label = raised(part.asks) if part.needed else t('desk.draft.may', label=raised(part.asks))
        points = visit.facts.part(part.slug).points
        hint = hinted(f'form.{part.form}')
        list_field(visit, f'phan.{part.slug}', points, partial(visit.points, part.slug), label=label, hint=hint)
        if part.form in {'tasks', 'task_list'}:
            task_fields(visit)
        assistant.place(part)
