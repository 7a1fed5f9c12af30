"""Is this station well? One page for the operator, one JSON object for whoever scripts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.core.catalog import Catalog
from kiosk.core.errors import KioskError
from kiosk.ports import LanguageModel, Roster, SearchIndex

Level = Literal['ok', 'look', 'broken']
LEAST_FREE = 500 * 1024 * 1024
"""Free bytes under which the page says so; records need little, packs and the index more."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: ``name`` and ``level`` name the sentence ``health.<name>.<level>``, ``facts`` fill it."""

    name: str
    level: Level
    facts: dict[str, object]


@dataclass(frozen=True)
class CheckHealth:
    """Looks at everything without changing anything."""

    roster: Roster
    catalog: Callable[[], Catalog]
    index: SearchIndex
    content_digest: Callable[[], str]
    model: LanguageModel
    damage: Callable[[], Sequence[object]]
    events: Callable[[], int]
    free_bytes: Callable[[], int]
    unsent: Callable[[], tuple[int, int, int]]

    def look(self) -> list[Finding]:
        """Return one finding a part, in the order a person should read them."""
        return [
            self._records(), self._disk(), self._people(), self._content(),
            self._search(), self._tutor(), self._sync(),
        ]  # fmt: skip

    def _records(self) -> Finding:
        hurt = len(self.damage())
        return Finding('records', 'look' if hurt else 'ok', {'events': self.events(), 'damaged': hurt})

    def _disk(self) -> Finding:
        free = self.free_bytes()
        return Finding('disk', 'ok' if free >= LEAST_FREE else 'look', {'free_mb': free // 2**20})

    def _people(self) -> Finding:
        people = [person for person in self.roster.all() if person.active]
        return Finding('people', 'ok' if people else 'look', {'people': len(people)})

    def _content(self) -> Finding:
        catalog = self.catalog()
        lessons = len(list(catalog.lessons()))
        level: Level = 'broken' if not lessons else 'look' if catalog.broken else 'ok'
        return Finding('content', level, {'lessons': lessons, 'broken': ', '.join(catalog.broken)})

    def _search(self) -> Finding:
        try:
            found = self.index.digest()
        except KioskError:
            found = None
        fresh = found is not None and found == self.content_digest()
        return Finding('search', 'ok' if fresh else 'look', {})

    def _tutor(self) -> Finding:
        state = self.model.state()
        return Finding('tutor', 'ok' if state.ready else 'look', {'model': state.model, 'reason': state.reason or ''})

    def _sync(self) -> Finding:
        unsent, sent, odd = self.unsent()
        return Finding('sync', 'look' if odd else 'ok', {'unsent': unsent, 'sent': sent, 'odd': odd})
