"""What can be wrong with what is asked of the virtual secretary."""

from kiosk.core.error_base import MisuseError, RefusedError


class SecretTextError(RefusedError):
    """The text bears a mark of State secrets: nothing of it is read or kept (``mark``)."""

    key = 'secretary.secret'


class TextTooLongError(RefusedError):
    """There are more notes than a meeting makes (``length``, ``limit`` in characters)."""

    key = 'secretary.too_long'


class UnknownJobError(MisuseError):
    """The week has no such job (``job``)."""

    key = 'secretary.unknown_job'


class BadTimeError(MisuseError):
    """A job must begin and end within one day of the week (``start``, ``minutes``)."""

    key = 'secretary.bad_time'


class UnknownPaperError(MisuseError):
    """This person has no such paper (``paper``)."""

    key = 'secretary.unknown_paper'


class BrokenPaperError(RefusedError):
    """What was kept cannot be read by this version (``paper``, ``reason``)."""

    key = 'secretary.broken_paper'
