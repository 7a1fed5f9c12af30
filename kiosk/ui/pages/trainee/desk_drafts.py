"""Drafts: go on with one of mine, or begin one of a kind."""

from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Act, Person, may
from kiosk.core.drafting.kinds import KINDS
from kiosk.core.drafting.wording import MISSING
from kiosk.ports.desk import Paper
from kiosk.ui import tasks, theme
from kiosk.ui.components.draft_confirm import confirm
from kiosk.ui.components.draft_paragraph import quiet
from kiosk.ui.components.draft_visit import clock_time
from kiosk.ui.words import t

_FIRST = 3
"""Drafts shown at once: older ones would push the kinds off the screen."""


async def page(services: Services, person: Person) -> None:
    """Show the kinds, and above them the drafts of this person."""
    papers = await tasks.call(services.desk.draft.drafts, person.id)

    @ui.refreshable
    def mine() -> None:
        if not papers:
            ui.label(t('desk.draft.none_yet')).classes(theme.QUOTE)
        _drafts(papers[:_FIRST], gone)
        if len(papers) > _FIRST:
            with ui.expansion(t('desk.draft.older', count=len(papers) - _FIRST)).classes('w-full k-found'):
                _drafts(papers[_FIRST:], gone)

    async def gone(paper: Paper) -> None:
        await tasks.call(services.desk.draft.discard, person.id, paper.id)
        papers.remove(paper)
        mine.refresh()

    with ui.element('div').classes('k-wide'):
        ui.label(t('desk.draft.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('desk.draft.how')).classes(theme.TEXT)
        _heading('mine')
        mine()
        _heading('begin')
        with ui.element('div').classes('k-grid'):
            for kind in services.desk.draft.kinds():
                with ui.link(target=f'/desk/draft/{kind.slug}').classes('k-place k-card').mark(f'kind-{kind.slug}'):
                    ui.label(t(f'desk.draft.name.{kind.slug}')).classes('font-bold')
                    ui.label(t(f'desk.draft.kind.{kind.slug}')).classes(theme.SMALL)
        if may(person, Act.SET_LETTERHEAD):
            _heading('letterhead')
            ui.label(t('desk.draft.letterhead_how')).classes(theme.TEXT)
            quiet('desk.draft.letterhead', partial(ui.navigate.to, '/desk/letterhead'), 'letterhead')


def _heading(name: str) -> None:
    ui.label(t(f'desk.draft.heading.{name}')).classes(theme.HEADING).props('role=heading aria-level=2')


def _drafts(papers: list[Paper], on_gone: Callable[[Paper], Awaitable[None]]) -> None:
    with ui.element('div').classes('k-grid'):
        for paper in papers:
            _draft(paper, partial(on_gone, paper))


def _draft(paper: Paper, on_gone: Callable[[], Awaitable[None]]) -> None:
    kind = KINDS.get(str(paper.data.get('loai', '')))
    name = t(f'desk.draft.name.{kind.slug}') if kind else ''
    title = t('desk.draft.untitled') if MISSING.search(paper.title) else paper.title
    with ui.element('div').classes(theme.CARD_BOX).mark(f'draft-{paper.id}'):
        ui.label(name).classes(theme.SMALL)
        ui.label(title).classes('font-bold')
        ui.label(t('desk.draft.kept_on', when=clock_time(paper.at, '%H:%M, %d/%m/%Y'))).classes(theme.SMALL)
        with ui.element('div').classes('k-row'):
            quiet('desk.draft.go_on', partial(ui.navigate.to, f'/desk/draft/{paper.id}'), 'go-on')
            quiet('desk.draft.discard', partial(confirm, 'desk.draft.discard_sure', on_gone, title=title), 'discard')
