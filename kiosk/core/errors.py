"""Every refusal the product knows, under one roof; the rules of the tree are in ``core.error_base``."""

from kiosk.core.command_errors import *
from kiosk.core.document_errors import *
from kiosk.core.draft_errors import *
from kiosk.core.error_base import *
from kiosk.core.model_errors import *
from kiosk.core.pack_errors import *
from kiosk.core.secretary_errors import *
from kiosk.core.sheet_errors import *


class NotSavedError(MachineError):
    """A record did not reach the disk; nothing of it was kept (``reason``)."""

    key = 'store.not_saved'


class StoreFailedError(MachineError):
    """The disk refused to confirm a write: the kiosk must restart and replay (``reason``)."""

    key = 'store.failed'


class StoreLockedError(MachineError):
    """Another process owns this data folder (``path``)."""

    key = 'store.locked'
    exit_code = 1


class StoreUnreadableError(MachineError):
    """The folder or journal cannot be opened (``path``, ``reason``)."""

    key = 'store.unreadable'


class StoreNewerError(MachineError):
    """The journal was written by a newer version (``path``, ``found``, ``known``)."""

    key = 'store.newer'


class PortTakenError(MachineError):
    """Something else listens there already (``host``, ``port``, ``reason``)."""

    key = 'run.port_taken'


class IndexMissingError(MachineError):
    """There is no usable search index in that folder (``path``)."""

    key = 'search.index_missing'


class WrongPinError(RefusedError):
    """The PIN does not match (``left``: tries before a pause)."""

    key = 'signin.wrong_pin'


class TooManyTriesError(RefusedError):
    """Guessing is paused (``seconds`` until the next try)."""

    key = 'signin.too_many'


class NotAllowedError(RefusedError):
    """This person's role may not do that (``role``, ``act``)."""

    key = 'access.not_allowed'


class BadPinError(MisuseError):
    """A new PIN must be 6 to 12 digits and not a plain run (``reason``: digits | weak)."""

    key = 'roster.bad_pin'


class BadNameError(MisuseError):
    """A person's name is empty or longer than 80 characters (``length``)."""

    key = 'roster.bad_name'


class NameTakenError(MisuseError):
    """The roster has this name in this unit already (``name``)."""

    key = 'roster.taken'


class UnknownPersonError(MisuseError):
    """No such person on the roster (``person``)."""

    key = 'roster.unknown'


class EmptyQuestionError(MisuseError):
    """There is nothing to look for (no facts)."""

    key = 'ask.empty'


class QuestionTooLongError(MisuseError):
    """A question is longer than the setting allows (``length``, ``limit`` in characters)."""

    key = 'ask.too_long'


class UnknownLessonError(MisuseError):
    """The catalogue has no such lesson (``lesson``)."""

    key = 'lesson.unknown'


class UnknownStepError(MisuseError):
    """A lesson has the steps 1 to 7 and no other (``lesson``, ``step``)."""

    key = 'lesson.unknown_step'


class UnknownTaskError(MisuseError):
    """The lesson has no such piece of practice (``lesson``, ``task``)."""

    key = 'lesson.unknown_task'


class BrokenContentError(RefusedError):
    """A content file breaks the format (``file``, ``line``, ``rule``, and what the rule names)."""

    key = 'content.broken'


class SyncNotConfiguredError(MisuseError):
    """No LRS address is set (no facts)."""

    key = 'sync.not_configured'


class SyncInsecureError(MisuseError):
    """The LRS address is neither HTTPS nor on this machine (``address``: scheme and host only)."""

    key = 'sync.insecure'


class StatementBaseError(MisuseError):
    """The IRI under which learners and lessons are named is not one (``base``)."""

    key = 'sync.bad_base'


class BadStatementError(RefusedError):
    """An event cannot become a statement every LRS must take (``statement``, ``place``, ``reason``)."""

    key = 'sync.bad_statement'


class BadCorpusError(MisuseError):
    """A line of a foreign corpus is not a passage (``line``, ``reason``: json | keys)."""

    key = 'search.bad_corpus'
