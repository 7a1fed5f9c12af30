"""The words of one part: what the model proposed, and what was taken of it.

Rules:
- a whole proposal begins its sentences large, whatever the model did;
- a proposal is marked as the model's and changes nothing until it is taken;
- taken paragraphs stand in place of the points of the part, and may be edited; dropped, the points speak again;
- what nothing given stands behind is struck in both, until it is taken out or vouched for.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from nicegui import ui

from kiosk.core.checks.finding import Finding
from kiosk.core.drafting.guard import source_of, unsupported
from kiosk.core.drafting.prompting import units
from kiosk.core.drafting.skeleton import Part
from kiosk.core.sentence_starts import started
from kiosk.services.draft import Proposal
from kiosk.ui import tasks, theme
from kiosk.ui.components.draft_fields import clean_lines, dressed
from kiosk.ui.components.draft_paragraph import quiet, struck_paragraph, without
from kiosk.ui.components.draft_visit import Visit
from kiosk.ui.words import t, tell


class PartWords:
    """The words of a part on the form."""

    def __init__(self, visit: Visit, part: Part, on_vouched: Callable[[], Awaitable[None]]) -> None:
        """Take a place for them where the form stands now; ``on_vouched`` judges all proposals again."""
        self.visit, self.part, self._on_vouched = visit, part, on_vouched
        self._proposals: dict[int, Proposal] = {}
        self._cards: dict[int, ui.element] = {}
        self._flagged: tuple[tuple[int, Finding], ...] = ()
        self._written = ui.element('div').classes('k-asked')
        self._flags = ui.element('div').classes('k-asked').props('role=status')
        self._proposed = ui.element('div').classes('k-asked').props('role=status')
        visit.on_reviewed[f'words.{part.slug}'] = self._review
        self._draw_written()
        self._review()

    def propose(self, proposal: Proposal) -> None:
        """Show a proposal as far as it has come."""
        number = proposal.number
        if proposal.stage == 'done':
            proposal = replace(proposal, text=started(proposal.text))
        self._proposals[number] = proposal
        if number not in self._cards:
            with self._proposed:
                self._cards[number] = ui.element('div').classes('w-full').mark(f'proposal-{number}')
        self._cards[number].clear()
        with self._cards[number]:
            self._card(proposal)

    def forget(self) -> None:
        """Take away what was proposed."""
        self._proposals.clear()
        self._cards.clear()
        self._proposed.clear()

    def end(self) -> None:
        """Take away what was not finished when the model was stopped."""
        for number, proposal in list(self._proposals.items()):
            if proposal.stage != 'done':
                self._drop(number)

    async def judge(self) -> None:
        """Look at what was proposed again: the facts have changed."""
        for number in list(self._proposals):
            await self._retext(number, self._proposals[number].text)

    def _card(self, proposal: Proposal) -> None:
        with ui.element('div').classes(f'{theme.MODEL_WORDS} k-asked'):
            ui.label(t('desk.draft.own_words' if proposal.quoted else 'desk.draft.model_words')).classes('font-bold')
            if proposal.stage == 'waiting':
                ui.label(t('desk.draft.waiting', place=proposal.place))
            elif proposal.stage == 'writing':
                ui.label(proposal.text).classes(theme.TEXT)
            else:
                self._finished(proposal)

    def _finished(self, proposal: Proposal) -> None:
        number = proposal.number
        if proposal.error is not None:
            ui.label(tell(proposal.error)).classes(theme.LOOK_HERE)
        elif not proposal.text:
            ui.label(t('desk.draft.no_words')).classes(theme.LOOK_HERE)
        else:
            struck_paragraph(
                proposal.text,
                proposal.struck,
                lambda finding: self._retext(number, without(proposal.text, finding)),
                self._confirm,
            )
        if proposal.quoted:
            ui.label(t('desk.draft.quoted')).classes(theme.LOOK_HERE)
        elif proposal.lost:
            ui.label(t('desk.draft.lost', numbers=', '.join(proposal.lost))).classes(theme.LOOK_HERE)
        with ui.element('div').classes('k-row'):
            if proposal.text and proposal.error is None:
                quiet('desk.draft.use', lambda: self._use(number), 'use')
            quiet('desk.draft.drop', lambda: self._drop(number), 'drop')

    async def _retext(self, number: int, text: str) -> None:
        proposal = self._proposals[number]
        source = source_of(self.visit.facts, self.visit.letterhead)
        today = self.visit.services.desk.draft.clock.now().date()
        struck = await tasks.call(unsupported, text, source, today)
        if not self._proposed.is_deleted and number in self._proposals:
            self.propose(replace(proposal, text=text, struck=struck))

    async def _confirm(self, finding: Finding) -> None:
        self.visit.confirm(finding.text)
        await self._on_vouched()

    def _use(self, number: int) -> None:
        known = self.visit.facts.part(self.part.slug)
        given = units(self.part, known.points)
        paragraphs = list(known.written) if len(known.written) == len(given) else [' '.join(unit) for unit in given]
        paragraphs[number : number + 1] = [self._proposals[number].text]
        self._drop(number)
        self._rewrite(paragraphs)

    def _drop(self, number: int) -> None:
        del self._proposals[number]
        self._cards.pop(number).delete()

    def _rewrite(self, paragraphs: list[str]) -> None:
        self.visit.write(self.part.slug, paragraphs)
        self._draw_written()

    def _draw_written(self) -> None:
        written = self.visit.facts.part(self.part.slug).written
        self._written.clear()
        if not written:
            return
        with self._written:
            ui.label(t('desk.draft.written')).classes('font-bold')
            ui.label(t('desk.draft.written_how')).classes(theme.SMALL)
            made = ui.textarea(value='\n'.join(written), on_change=lambda event: self._typed(event.value))
            self.visit.fields[f'doan.{self.part.slug}'] = dressed(made, t('desk.draft.written_of', part=self.part.asks))
            quiet('desk.draft.unwrite', lambda: self._rewrite([]), 'unwrite')

    def _typed(self, text: str | None) -> None:
        self.visit.write(self.part.slug, clean_lines(text))

    def _review(self) -> None:
        """Show what is struck in the paragraphs that were taken."""
        state = self.visit.reviewed
        mine = [each for each in state.unsupported if each.part == self.part.slug] if state else []
        flagged = tuple((each.paragraph, each.finding) for each in mine)
        if flagged == self._flagged:
            return
        self._flagged = flagged
        self._flags.clear()
        with self._flags:
            for number in dict.fromkeys(number for number, _ in flagged):
                self._flag(number, [finding for at, finding in flagged if at == number])

    def _flag(self, number: int, findings: list[Finding]) -> None:
        written = self.visit.facts.part(self.part.slug).written
        if number >= len(written):
            return

        def remove(finding: Finding) -> None:
            now = list(self.visit.facts.part(self.part.slug).written)
            if now[number : number + 1] == [written[number]]:
                self._rewrite([*now[:number], without(written[number], finding), *now[number + 1 :]])

        struck_paragraph(written[number], findings, remove, self._confirm)
