"""Starting the web app: everything NiceGUI must be told, told once."""

import secrets
from collections.abc import Callable
from pathlib import Path

from nicegui import app, ui
from nicegui.storage import Storage

from kiosk import __version__
from kiosk.bootstrap import Services
from kiosk.locale import sentence
from kiosk.ui import limits, media, session, shell, theme


def serve(services: Services, say: Callable[[str], None]) -> None:
    """Serve the kiosk until it is stopped; ``say`` the address once it answers."""
    settings = services.settings
    Storage.path = settings.data_dir / 'browsers'
    session.set_default_language(settings.language)
    theme.install()
    media.install(services.courses)
    address = f'http://{settings.host}:{settings.port}'
    app.on_startup(lambda: say(sentence(settings.language, 'run.serving', address=address)))
    app.on_startup(services.start)
    app.on_shutdown(services.close)
    app.add_middleware(limits.LargeRequests)
    app.add_api_route('/healthz', lambda: {'ok': True, 'version': __version__})
    ui.run(
        shell.build_root(services),
        host=settings.host,
        port=settings.port,
        title='Trạm Học',
        favicon=Path(__file__).parent / 'favicon.svg',
        language='vi',
        reload=False,
        show=False,
        reconnect_timeout=30.0,
        binding_refresh_interval=0.5,
        show_welcome_message=False,
        storage_secret=_secret(settings.data_dir / 'cookie.key'),
    )


def _secret(file: Path) -> str:
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32))
    return file.read_text()
