"""The facts of a meeting as fields: filled in by a person, or read from the notes and put right by a person."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from nicegui import ui

from kiosk.core.secretary.actors import typed_list
from kiosk.core.secretary.finding import written_day
from kiosk.core.secretary.hours import clock, time_in
from kiosk.core.secretary.minutes import Meeting
from kiosk.core.secretary.when import days_in
from kiosk.ui.words import t

_BARE_HOUR = re.compile(r'\d{1,2}')
_LIMITS = {'name': 250, 'place': 200, 'chair': 120, 'secretary': 120}
"""Characters the form takes (``core.drafting.fields``)."""


class MeetingFields:
    """The fields; ``changed`` is told the meeting whenever one of them changes."""

    def __init__(self, meeting: Meeting, changed: Callable[[Meeting], Any], left: Callable[[], Any]) -> None:
        self._meeting, self._changed, self._left = meeting, changed, left
        self._fields: dict[str, ui.input | ui.textarea] = {}

    def day(self) -> None:
        """Draw the field of the day, from which deadlines are counted."""
        self._add('day', 'k-short', self._day, t('desk.meeting.bad_day'))

    def rest(self) -> None:
        """Draw the other fields."""
        self._add('name', 'w-full', _any)
        with ui.element('div').classes('k-pair'):
            self._add('start', '', typed_time, t('desk.meeting.bad_time'))
            self._add('end', '', typed_time, t('desk.meeting.bad_time'))
            self._add('chair', '', _any)
            self._add('secretary', '', _any)
        self._add('place', 'w-full', _any)
        self._add('people', 'w-full', typed_list)
        self._fields['people'].props(f'hint="{t("desk.meeting.people_hint")}"')

    def show(self, meeting: Meeting) -> None:
        """Fill the fields with what was read from the notes."""
        self._meeting = meeting
        for name, field in self._fields.items():
            field.set_value(_shown(meeting, name))

    def _day(self, text: str) -> date | None:
        return next((mention.day for mention in days_in(text, self._meeting.day) if mention.day), None)

    def _add(self, name: str, classes: str, read: Callable[[str], Any], wrong: str = '') -> None:
        label, shown = t(f'desk.meeting.field.{name}'), _shown(self._meeting, name)
        kind = ui.textarea if name == 'people' else ui.input

        def take(value: str) -> None:
            if value != _shown(self._meeting, name) and (not wrong or read(value) is not None or not value):
                taken = read(value)
                if name == 'day' and taken is None:
                    return
                self._meeting = replace(self._meeting, **{name: taken})
                self._changed(self._meeting)

        def leave() -> None:
            if field.validate():
                field.set_value(_shown(self._meeting, name))
            self._left()

        checks = {wrong: lambda value: not value or read(value) is not None} if wrong else None
        field = kind(label, value=shown, on_change=lambda event: take(event.value or ''), validation=checks)
        field.props(f'outlined maxlength={_LIMITS.get(name, 4000)} spellcheck=false')
        field.props('autogrow' if name == 'people' else '').classes(classes).mark(f'meeting-{name}')
        field.without_auto_validation().on('blur', leave)
        self._fields[name] = field


def typed_time(text: str) -> int | None:
    """Return minutes after midnight for «8h», «8:30», «8»; None if it is no time of day."""
    bare = text.strip()
    found = time_in(f'{bare}h' if _BARE_HOUR.fullmatch(bare) else bare)
    return found.at if found else None


def _any(text: str) -> str:
    return text.strip()


def _shown(meeting: Meeting, name: str) -> str:
    value = getattr(meeting, name)
    if name == 'people':
        return '; '.join(value)
    if name in {'start', 'end'}:
        return '' if value is None else clock(value)
    return written_day(value) if name == 'day' else value
