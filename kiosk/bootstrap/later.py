"""The desk's services, each built when first asked for: a start that serves lessons does not load their modules."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.adapters.llm.supervisor import LocalModel
from kiosk.adapters.machine.clock import RandomIdentities, SystemClock
from kiosk.adapters.store.opening import Store
from kiosk.adapters.store.papers import StoredPapers

if TYPE_CHECKING:
    from kiosk.services.check_document import CheckDocument
    from kiosk.services.draft import Draft
    from kiosk.services.secretary import Secretary
    from kiosk.services.tabulate import Tabulate


@dataclass(frozen=True)
class Desk:
    """What the desk stands on, and its services."""

    store: Store
    papers: StoredPapers
    model: LocalModel
    clock: SystemClock
    ids: RandomIdentities

    @cached_property
    def check_document(self) -> 'CheckDocument':
        """Return the checker of Word files."""
        from kiosk.bootstrap import desk  # noqa: PLC0415

        return desk.check_document(self.clock)

    @cached_property
    def draft(self) -> 'Draft':
        """Return the drafting desk."""
        from kiosk.bootstrap import desk  # noqa: PLC0415

        return desk.draft(self.store, self.papers, self.model, self.clock, self.ids)

    @cached_property
    def tabulate(self) -> 'Tabulate':
        """Return the table desk."""
        from kiosk.bootstrap import desk  # noqa: PLC0415

        return desk.tabulate(self.model)

    @cached_property
    def secretary(self) -> 'Secretary':
        """Return the virtual secretary."""
        from kiosk.bootstrap import desk  # noqa: PLC0415

        return desk.secretary(self.papers, self.model, self.clock, self.ids)
