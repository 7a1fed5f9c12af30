"""What can be wrong with the language model and its file."""

from kiosk.core.error_base import KioskError, MachineError


class ModelError(MachineError):
    """The language model cannot answer."""

    key = 'model.failed'


class ModelMissingError(ModelError):
    """No model file, or llama-cpp-python is not installed (``reason``: file | library)."""

    key = 'model.missing'


class ModelBrokenError(ModelError):
    """The file is not a model that llama.cpp can load (``file``, ``reason``)."""

    key = 'model.broken'


class ModelStoppedError(ModelError):
    """The worker stopped in mid-answer; the next question starts a new one.

    ``reason``: died | frozen | memory | decode N; ``signal``: what killed it, e.g. SIGKILL, or empty.
    """

    key = 'model.stopped'


class ModelPromptTooLongError(ModelError):
    """What was asked does not fit what the model can see at once (``tokens``, ``limit``)."""

    key = 'model.prompt_too_long'
    exit_code = 1


class ModelDownloadError(MachineError):
    """No source gave the model's bytes (``model``, ``reasons``: one line a source tried)."""

    key = 'model.download'


class ModelDigestError(MachineError):
    """The bytes are not the catalogue's (``file``, ``expected``, ``found``: SHA-256 hex)."""

    key = 'model.digest'
    exit_code = 1


class ModelNoRoomError(MachineError):
    """The disk has no room for the model (``model``, ``needed_mb``, ``free_mb``)."""

    key = 'model.no_room'


class ModelCatalogueError(MachineError):
    """The model catalogue cannot be read (``file``, ``reason``)."""

    key = 'model.catalogue'


class UnknownModelError(KioskError):
    """The catalogue has no such model (``model``, ``known``)."""

    key = 'model.unknown'
    exit_code = 2
