"""Signing out whoever walked away from a shared screen, with a warning first."""

import time

from nicegui import ui

from kiosk.ui import session
from kiosk.ui.words import t

_CHECK = 5.0
"""Seconds between looks at the clock; also how coarsely touches are reported."""


def watch(minutes: float, warning_seconds: float) -> None:
    """Sign out after ``minutes`` without a key, touch or wheel; warn ``warning_seconds`` before."""
    last = time.monotonic()
    check = min(_CHECK, minutes * 6, warning_seconds / 2)
    warning = ui.dialog().props('persistent')

    def touch() -> None:
        nonlocal last
        last = time.monotonic()
        warning.close()

    with warning, ui.card():
        ui.label(t('idle.warning', seconds=round(warning_seconds)))
        ui.button(t('idle.stay'), on_click=touch).classes('k-main').props('autofocus no-caps')

    def look() -> None:
        idle = time.monotonic() - last
        if idle >= minutes * 60:
            timer.cancel()
            session.sign_out()
        elif idle >= minutes * 60 - warning_seconds:
            warning.open()

    ui.on('kiosk_touched', touch)
    ui.run_javascript(
        f"""
        (() => {{ let sent = 0;
        const tell = () => {{ const now = Date.now(); if (now - sent <= {check * 1000}) return;
            sent = now; emitEvent('kiosk_touched'); }};
        for (const kind of ['keydown', 'pointerdown', 'wheel', 'touchmove'])
            document.addEventListener(kind, tell, {{passive: true, capture: true}}); }})()
        """
    )
    timer = ui.timer(check, look)
