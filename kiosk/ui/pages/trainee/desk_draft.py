"""One draft: the form on the left, the page it makes on the right; kept by itself.

The address names a kept draft, or a kind: then a new one begins, and is kept from the first change on.
"""

from functools import partial

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.letterhead import Letterhead, issuer_of
from kiosk.core.drafting.wording import raised
from kiosk.ui import tasks, theme
from kiosk.ui.components.draft_assistant import Assistant
from kiosk.ui.components.draft_confirm import confirm
from kiosk.ui.components.draft_export import Export
from kiosk.ui.components.draft_form import draft_form
from kiosk.ui.components.draft_paragraph import quiet
from kiosk.ui.components.draft_state import kept_line, paper_view, state_of
from kiosk.ui.components.draft_visit import Visit, clock_time
from kiosk.ui.words import t, tell


async def page(services: Services, person: Person, paper: str) -> None:
    """Open a draft, or begin one."""
    place = ui.element('div').classes('k-wide k-draft')
    letterhead = await tasks.call(services.desk.draft.letterhead)
    if paper in KINDS:
        visit = Visit(services, person, place, letterhead, _new(paper, letterhead, person))
    else:
        facts, error = await tasks.attempt(services.desk.draft.open, person.id, paper)
        if facts is None:
            with place:
                ui.label(tell(error) if error else '').classes(theme.LOOK_HERE)
                ui.link(t('desk.draft.to_list'), '/desk/draft')
            return
        visit = Visit(services, person, place, letterhead, facts, paper)
        visit.kept_at = await tasks.call(_kept_at, services, person, paper)
    model = services.desk.draft.model
    ready = await tasks.call(lambda: model.state().ready)
    await visit.look()
    with place:
        _draw(visit, Assistant(visit, ready=ready))


def _new(kind: str, letterhead: Letterhead, person: Person) -> DraftFacts:
    """Return a new draft with what can be known already: the usual receivers, the unit of who drafts it."""
    committee = issuer_of(letterhead).committee
    receivers = tuple(raised(line.format(committee=committee)) for line in KINDS[kind].receivers)
    mine = next((unit.symbol for unit in letterhead.units if unit.name.startswith(person.unit)), '')
    return DraftFacts(kind, receivers=receivers, drafter=mine if person.unit else '')


def _kept_at(services: Services, person: Person, paper: str) -> str:
    found = next((each for each in services.desk.draft.drafts(person.id) if each.id == paper), None)
    return clock_time(found.at) if found else ''


def _draw(visit: Visit, assistant: Assistant) -> None:
    with ui.element('div').classes('k-row'):
        ui.link(t('desk.draft.to_list'), '/desk/draft')
        kept_line(visit)
    ui.label(t(f'desk.draft.name.{visit.facts.kind}')).classes(theme.TITLE).props('role=heading aria-level=1')
    with ui.element('div').classes('k-desk'):
        with ui.element('div').classes('k-column'):
            _tools(visit, assistant)
        with ui.element('div').classes('k-column k-beside'):
            Export(visit)
            state_of(visit)
            paper_view(visit)


def _tools(visit: Visit, assistant: Assistant) -> None:
    """Show the form, and above it what fills or empties the whole of it."""

    @ui.refreshable
    def form() -> None:
        draft_form(visit, assistant)

    async def fill() -> None:
        visit.become(await tasks.call(visit.services.desk.draft.example, visit.facts.kind))
        form.refresh()

    async def ask_fill() -> None:
        if visit.paper or visit.keeping.waiting:
            confirm('desk.draft.fill_sure', fill)
        else:
            await fill()

    async def discard() -> None:
        await visit.keeping.drop()
        if visit.paper:
            await tasks.call(visit.services.desk.draft.discard, visit.person.id, visit.paper)
        ui.navigate.to('/desk/draft')

    with ui.element('div').classes('k-row'):
        quiet('desk.draft.fill', ask_fill, 'fill')
        name = t(f'desk.draft.name.{visit.facts.kind}')
        quiet('desk.draft.discard', partial(confirm, 'desk.draft.discard_sure', discard, title=name), 'discard')
    form()
