"""Taking a draft away as a Word file, or as a PDF: refused, asked about, or sent.

Rules:
- nothing leaves with words that no fact stands behind, or with a fault of the layout;
- with something missing it leaves only if the person says so;
- the file is written to a private folder and gone from this machine when it was sent;
- what is said of a file is said of what stands on the screen: a change takes it away.
"""

import tempfile
from functools import partial
from pathlib import Path

from nicegui import ui

from kiosk.core.drafting.facts import DraftFacts
from kiosk.core.drafting.head import subject_of
from kiosk.core.errors import DraftIncompleteError, KioskError
from kiosk.services.draft import Draft
from kiosk.ui import tasks, theme
from kiosk.ui.components.draft_confirm import confirm
from kiosk.ui.components.draft_paragraph import quiet
from kiosk.ui.components.draft_state import larger
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.components.table_files import file_name
from kiosk.ui.words import t, tell


class Export:
    """The buttons, and what was said about the last file."""

    def __init__(self, visit: Visit) -> None:
        """Show the buttons."""
        self._visit = visit
        self._about: DraftFacts | None = None
        visit.on_kept['export'] = self._forget
        with ui.element('div').classes('k-row'):
            ui.button(t('desk.draft.export'), icon='download', on_click=lambda: self._take('.docx')).props(
                'no-caps'
            ).classes(theme.MAIN_ACTION).mark('export')
            quiet('desk.draft.export_pdf', lambda: self._take('.pdf'), 'export-pdf')
            quiet('desk.draft.larger', lambda: larger(visit), 'larger')
        self._said = ui.element('div').classes('k-asked').props('role=status').mark('exported')

    async def _take(self, ending: str, *, unfinished: bool = False) -> None:
        facts = self._visit.facts
        name = file_name(f'{facts.kind} {facts.subject or subject_of(facts, self._visit.kind)}', ending)
        written, error = await tasks.attempt(
            _written, self._visit.services.desk.draft, facts, name, unfinished, busy='busy.writing_file'
        )
        self._said.clear()
        self._about = facts
        if isinstance(error, DraftIncompleteError):
            self._ask(ending)
        elif error is not None:
            self._refuse(error)
        elif written is not None:
            ui.download.content(written, name)
            with self._said, ui.element('div').classes(theme.RIGHT):
                ui.label(t('desk.draft.exported_draft' if unfinished else 'desk.draft.exported', file=name))

    def _forget(self) -> None:
        """Take away what was said of facts that have changed since."""
        if self._about is not None and self._about is not self._visit.facts:
            self._about = None
            self._said.clear()

    def _refuse(self, error: KioskError) -> None:
        with self._said:
            ui.label(tell(error)).classes(theme.DANGER)

    def _ask(self, ending: str) -> None:
        """Ask whether a draft with gaps is wanted."""
        state = self._visit.reviewed
        missing = [words or t('desk.draft.missing_unnamed') for words in (state.missing if state else ())]
        confirm('desk.draft.unfinished', partial(self._take, ending, unfinished=True), about=missing)


def _written(desk: Draft, facts: DraftFacts, name: str, unfinished: bool) -> bytes:
    with tempfile.TemporaryDirectory(prefix='tramhoc-') as folder:
        file = Path(folder) / name
        desk.export(facts, file.with_suffix('.docx'), pdf=file.suffix == '.pdf', unfinished=unfinished)
        return file.read_bytes()
