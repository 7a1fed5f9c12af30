"""Who sits at this screen: the only file that touches ``app.storage``.

Rules (facts/nicegui.md §5.3):
- the signed-in learner belongs to the tab, in memory: a power cut signs everyone out;
- a browser keeps only language and text size: on a shared terminal everyone shares its cookie;
- signing out forgets the tab and reloads the page, so nothing of one person is left for the next.
"""

from nicegui import app, ui

from kiosk.core.ids import LearnerId

_PERSON, _LANGUAGE, _TEXT_SIZE = 'person', 'language', 'text_size'
_defaults = {_LANGUAGE: 'vi', _TEXT_SIZE: 'A−'}


def set_default_language(language: str) -> None:
    """Choose the language of browsers that have not chosen; call once before ``ui.run``."""
    _defaults[_LANGUAGE] = language


def person_id() -> LearnerId | None:
    """Return who is signed in on this tab, None if nobody; the client must be connected."""
    return app.storage.tab.get(_PERSON)


def sign_in(person: LearnerId) -> None:
    """Sign this person in on this tab and show their home."""
    app.storage.tab[_PERSON] = person
    _start_anew()


def sign_out() -> None:
    """Forget the tab and reload."""
    app.storage.tab.clear()
    _start_anew()


def language() -> str:
    """Return this browser's language: ``vi`` or ``en``."""
    return app.storage.user.get(_LANGUAGE, _defaults[_LANGUAGE])


def choose_language(language: str) -> None:
    """Keep this browser's language and reload."""
    app.storage.user[_LANGUAGE] = language
    ui.navigate.reload()


def text_size() -> str:
    """Return this browser's text size: a key of ``theme.TEXT_SIZES``."""
    return app.storage.user.get(_TEXT_SIZE, _defaults[_TEXT_SIZE])


def choose_text_size(name: str) -> None:
    """Keep this browser's text size."""
    app.storage.user[_TEXT_SIZE] = name


def _start_anew() -> None:
    """Load the first page whole: one load, and nothing of the page before it stays in the browser."""
    ui.run_javascript('window.location.replace("/")')
