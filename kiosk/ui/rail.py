"""The rail of places, where the place one is at stands out."""

from nicegui import ui

from kiosk.core.access import Act, Person, may
from kiosk.ui.words import t

PLACES = (
    ('/', 'school', 'place.learn'),
    ('/desk', 'edit_note', 'place.desk'),
    ('/ask', 'forum', 'place.ask'),
    ('/find', 'search', 'place.find'),
    ('/mine', 'person', 'place.mine'),
)
TRAINER_PLACES = (
    ('/class', 'groups', 'place.class', Act.SEE_CLASS),
    ('/roster', 'badge', 'place.roster', Act.MANAGE_ROSTER),
    ('/sticks', 'usb', 'place.sticks', Act.INSTALL_PACK),
    ('/health', 'monitor_heart', 'place.health', Act.SEE_HEALTH),
)


def rail(person: Person) -> None:
    """Show the places this person may go to, and follow the address."""
    links: dict[str, ui.link] = {}
    with ui.element('nav').classes('k-rail').props(f'aria-label="{t("frame.places")}"'):
        for path, icon, key in PLACES:
            links[path] = _place(path, icon, key)
        theirs = [place for place in TRAINER_PLACES if may(person, place[3])]
        if theirs:
            ui.label(t('place.trainer')).classes('k-rail-title')
        for path, icon, key, _ in theirs:
            links[path] = _place(path, icon, key)

    def follow(address: str) -> None:
        here = f'/{address.partition("?")[0].split("/")[1]}'
        for path, link in links.items():
            at = path == (here if here in links else '/')
            link.classes(add='k-here' if at else None, remove=None if at else 'k-here')
            link.props(add='aria-current=page' if at else None, remove=None if at else 'aria-current')

    router = ui.context.client.sub_pages_router
    router.on_path_changed(follow)
    follow(router.current_path)


def _place(path: str, icon: str, key: str) -> ui.link:
    with ui.link(target=path).classes('k-place').mark(f'go{path}') as link:
        ui.icon(icon)
        ui.label(t(key))
    return link
