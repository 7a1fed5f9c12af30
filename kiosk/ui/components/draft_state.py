"""What stands beside the form: whether it is kept, what is still missing or wrong, and the page as it will be.

Rules:
- everything named leads to its field;
- the page stays as it was while something typed cannot be drawn, and why is said above it;
- of a paper with a mark of State secrets nothing is shown and nothing kept.
"""

from collections.abc import Callable
from functools import partial

from nicegui import ui

from kiosk.core.drafting.fields import FIELDS
from kiosk.core.drafting.review import Review
from kiosk.core.errors import BadFactError, KioskError, SecretDocumentError
from kiosk.ui import theme
from kiosk.ui.components.draft_fields import find
from kiosk.ui.components.draft_places import place_of, place_of_label
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.components.layout_findings import layout_findings
from kiosk.ui.components.page_preview import drawn, page_preview
from kiosk.ui.words import t, tell


def kept_line(visit: Visit) -> None:
    """Show whether what is on the screen is on the disk."""
    line = ui.label().classes(theme.SMALL).mark('kept')

    def draw() -> None:
        failed = visit.not_kept is not None and not visit.secret
        line.set_text(_kept_words(visit))
        line.classes(add=theme.DANGER if failed else None, remove=None if failed else theme.DANGER)

    visit.on_kept['line'] = draw
    draw()


def _kept_words(visit: Visit) -> str:
    if isinstance(visit.not_kept, SecretDocumentError):
        return t('desk.draft.kept_nothing')
    if isinstance(visit.not_kept, BadFactError) and visit.refused is not None:
        return t('desk.draft.not_kept_yet')
    if visit.not_kept is not None:
        return t('desk.draft.not_kept', why=tell(visit.not_kept))
    if visit.kept is not visit.facts:
        return t('desk.draft.keeping')
    return t('desk.draft.kept', time=visit.kept_at) if visit.kept_at else t('desk.draft.kept_by_itself')


def state_of(visit: Visit) -> None:
    """Show what is missing, struck or wrong, and keep it up to date."""
    place = ui.element('div').classes('k-asked').props('role=status').mark('state')
    shown: list[object] = []

    def draw() -> None:
        now = [visit.refused, visit.secret, visit.reviewed and _said(visit.reviewed)]
        if now != shown:
            shown[:] = now
            place.clear()
            with place:
                _state(visit)

    visit.on_reviewed['state'] = draw
    visit.on_kept['state'] = draw
    draw()


def _said(review: Review) -> tuple[object, ...]:
    return review.missing, review.unsupported, review.faults, review.doubts


def paper_view(visit: Visit) -> None:
    """Show the page, and keep it up to date."""
    shown = ui.html('', sanitize=False).classes('k-paper').mark('preview')

    def draw() -> None:
        shown.set_content('' if visit.secret or not visit.reviewed else drawn(visit.reviewed.document))

    visit.on_reviewed['paper'] = draw
    visit.on_kept['paper'] = lambda: draw() if visit.secret else None
    draw()


def larger(visit: Visit) -> None:
    """Show the page as wide as the screen, to be read at ease."""
    if visit.reviewed is None:
        return
    with ui.dialog().props('full-width') as dialog, ui.element('div').classes(theme.CARD_BOX):
        ui.button(t('action.close'), on_click=dialog.close).props('no-caps autofocus').classes(theme.MAIN_ACTION)
        page_preview(visit.reviewed.document)
    dialog.open()


def _state(visit: Visit) -> None:
    if visit.secret:
        _secret(visit.refused or visit.not_kept)
        return
    if visit.refused is not None:
        _refused(visit, visit.refused)
        return
    state = visit.reviewed
    if state is None:
        return
    if state.ready:
        ui.label(t('desk.draft.ready')).classes(theme.RIGHT)
    if state.missing:
        _listed(
            'missing', [(_named(words), place_of(words, visit.facts, visit.kind)) for words in state.missing], visit
        )
    if state.unsupported:
        struck = [(f'«{each.finding.text}»', f'doan.{each.part}') for each in state.unsupported]
        _listed('unsupported', struck, visit)
    if state.faults:
        ui.label(t('desk.draft.faults', count=len(state.faults))).classes('font-bold')
        layout_findings(state.faults)
    for doubt in state.doubts:
        words = t(f'check.found.{doubt.finding.kind}', text=doubt.finding.text, **doubt.finding.facts)
        ui.label(t('desk.draft.doubt', field=FIELDS[doubt.field].label, words=words)).classes(theme.LOOK_HERE)


def _named(words: str) -> str:
    return words or t('desk.draft.missing_unnamed')


def _listed(key: str, items: list[tuple[str, str]], visit: Visit) -> None:
    with (
        ui.element('div').classes(theme.LOOK_HERE),
        ui.expansion(
            t(f'desk.draft.{key}', count=len(items)),
            value=key in visit.unfolded,
            on_value_change=lambda event: (visit.unfolded.add if event.value else visit.unfolded.discard)(key),
        ).classes('w-full k-found'),
        ui.element('div').classes('k-row'),
    ):
        for words, place in items:
            _leading(words, find(visit, place))


def _leading(words: str, script: str) -> None:
    if not script:
        ui.label(words)
        return
    button = ui.button(words, icon='arrow_back', color=None).props('no-caps flat').classes(theme.QUIET_ACTION)
    button.on('click', js_handler=script)


def _refused(visit: Visit, error: KioskError) -> None:
    with ui.element('div').classes(theme.LOOK_HERE):
        ui.label(tell(error))
        script = find(visit, place_of_label(str(error.facts.get('field', ''))))
        if script:
            _leading(t('desk.draft.go_there'), script)


def _secret(error: KioskError | None) -> None:
    with ui.element('div').classes(theme.DANGER).mark('secret'):
        if error is not None:
            ui.label(tell(error)).classes('font-bold')
        ui.label(t('desk.draft.secret'))
        away: Callable[[], None] = partial(ui.navigate.to, '/desk/draft')
        ui.button(t('desk.draft.leave'), on_click=away, color=None).props('no-caps flat').classes(theme.QUIET_ACTION)
