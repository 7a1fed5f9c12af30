"""The stick: what is on it, what would change, install, go back."""

from dataclasses import dataclass

from nicegui import ui

from kiosk.bootstrap import Services
from kiosk.core.access import Person
from kiosk.core.ids import ModuleId
from kiosk.core.manifest import Installed
from kiosk.services.install_pack import Offer
from kiosk.ui import tasks, theme
from kiosk.ui.words import t, tell

_MB = 2**20


async def page(services: Services, person: Person) -> None:
    """Show every pack on every stick, and what is installed."""
    with ui.element('div').classes('k-column'):
        ui.label(t('stick.title')).classes(theme.TITLE).props('role=heading aria-level=1')
        ui.label(t('stick.how')).classes(theme.TEXT)
        again = ui.button(t('stick.look'), color=None).props('no-caps flat').classes(theme.QUIET_ACTION)
        body = ui.element('div').classes('k-column')
    table = _Table(services, person, body)
    again.on_click(table.look).mark('look-again')
    await table.look()


@dataclass(frozen=True)
class _Table:
    """What lies on the table: offers from sticks, and what is installed."""

    services: Services
    person: Person
    body: ui.element

    async def look(self) -> None:
        """Read the sticks and draw everything again."""
        offers = await tasks.call(self.services.install_pack.look, busy='busy.checking_stick')
        live = await tasks.call(self.services.install_pack.shelf.live)
        self.body.clear()
        with self.body:
            if not offers:
                ui.label(t('stick.none')).classes(theme.LOOK_HERE)
            for offer in offers:
                self._offer(offer)
            if live:
                ui.label(t('stick.installed')).classes(theme.HEADING)
            for pack, installed in live.items():
                self._installed(pack, installed)

    def _offer(self, offer: Offer) -> None:
        async def install() -> None:
            done = await tasks.call(
                self.services.install_pack.install, offer.folder, self.person, busy='busy.installing'
            )
            await self._done(t('stick.done', title=done.title, version=done.version))

        with ui.element('div').classes(theme.CARD_BOX).mark(f'offer-{offer.pack}'):
            ui.label(offer.title or offer.pack).classes(theme.HEADING)
            ui.label(str(offer.folder)).classes(theme.SMALL)
            if offer.error is not None:
                ui.label(tell(offer.error)).classes(theme.DANGER)
                return
            _facts(offer)
            if offer.verdict == 'same':
                ui.label(t('stick.same')).classes(theme.RIGHT)
                return
            ui.button(t('stick.install'), on_click=install).props('no-caps').classes(theme.MAIN_ACTION).mark(
                f'install-{offer.pack}'
            )

    def _installed(self, pack: ModuleId, installed: Installed) -> None:
        async def go_back() -> None:
            done = await tasks.call(self.services.install_pack.roll_back, pack, self.person)
            await self._done(t('stick.done', title=done.title, version=done.version))

        async def remove() -> None:
            await tasks.call(self.services.install_pack.remove, pack, self.person)
            await self._done(t('stick.removed'))

        with ui.element('div').classes(theme.CARD_BOX):
            ui.label(t('stick.version', title=installed.title, version=installed.version)).classes('font-bold')
            ui.label(t('stick.author', author=installed.author)).classes(theme.SMALL)
            with ui.element('div').classes('k-row'):
                for key, act in (('stick.roll_back', go_back), ('stick.remove', remove)):
                    ui.button(t(key), on_click=act, color=None).props('no-caps flat').classes(theme.QUIET_ACTION).mark(
                        f'{key}-{pack}'
                    )

    async def _done(self, said: str) -> None:
        ui.notify(said, type='positive')
        await self.look()


def _facts(offer: Offer) -> None:
    ui.label(t('stick.from', author=offer.author, signer=offer.signer, version=offer.version))
    for key, names in (
        ('stick.new', offer.new),
        ('stick.changed', offer.changed),
        ('stick.gone', offer.removed),
    ):
        if names:
            ui.label(t(key, names=', '.join(names)))
    size = f'{offer.to_copy / _MB:.1f}'.replace('.', ',')
    ui.label(t('stick.size', size=size, minutes=offer.minutes))
