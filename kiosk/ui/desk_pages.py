"""The pages of the desk, each loaded in the background with its first visit: a start does not wait for them."""

from importlib import import_module
from typing import Any

from nicegui import run

from kiosk.bootstrap import Services
from kiosk.core.access import Person

_TRAINEE, _TRAINER = 'kiosk.ui.pages.trainee', 'kiosk.ui.pages.trainer'


async def drafts(services: Services, person: Person) -> None:
    """Show one's drafts and the kinds of a new one."""
    await _show(f'{_TRAINEE}.desk_drafts', services, person)


async def draft(services: Services, person: Person, paper: str) -> None:
    """Show one draft."""
    await _show(f'{_TRAINEE}.desk_draft', services, person, paper)


async def check(services: Services, person: Person) -> None:
    """Show the checker of Word files."""
    await _show(f'{_TRAINEE}.desk_check', services, person)


async def table(services: Services, person: Person) -> None:
    """Show the table desk."""
    await _show(f'{_TRAINEE}.desk_table', services, person)


async def meeting(services: Services, person: Person) -> None:
    """Show the minutes desk."""
    await _show(f'{_TRAINEE}.desk_meeting', services, person)


async def week(services: Services, person: Person) -> None:
    """Show the week's schedule."""
    await _show(f'{_TRAINEE}.desk_week', services, person)


async def letterhead(services: Services, person: Person) -> None:
    """Show the office's letterhead."""
    await _show(f'{_TRAINER}.letterhead', services, person)


async def _show(module: str, *what: Any) -> None:
    loaded = await run.io_bound(import_module, module)
    if loaded is not None:  # the app is stopping (facts/nicegui.md §5.5)
        await loaded.page(*what)
