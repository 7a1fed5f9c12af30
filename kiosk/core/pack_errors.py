"""What can be wrong with a pack, a key or the stick it came on."""

from kiosk.core.error_base import MisuseError, RefusedError


class PackError(RefusedError):
    """A pack is refused."""

    key = 'pack.refused'


class NoPackError(PackError):
    """There is no pack in that folder (``path``)."""

    key = 'pack.none'


class PackMalformedError(PackError):
    """The manifest is not in the format (``reason``, and what it names)."""

    key = 'pack.malformed'


class PackUnsignedError(PackError):
    """No signature, or one that does not verify (``pack``, ``reason``: missing | wrong)."""

    key = 'pack.unsigned'


class PackUntrustedError(PackError):
    """The signer is not authorised for this course (``pack``, ``key_id``)."""

    key = 'pack.untrusted'


class PackFileMissingError(PackError):
    """A listed file is not on the stick (``pack``, ``file``)."""

    key = 'pack.file_missing'


class PackFileDamagedError(PackError):
    """A file's bytes differ from the manifest (``pack``, ``file``)."""

    key = 'pack.file_damaged'


class PackRolledBackError(PackError):
    """The offered version is lower than one seen before (``pack``, ``installed``, ``offered``)."""

    key = 'pack.rolled_back'


class PackEquivocatesError(PackError):
    """The same version number with other content (``pack``, ``version``)."""

    key = 'pack.equivocates'


class PackNeedsNewerAppError(PackError):
    """The pack asks for a newer kiosk (``pack``, ``needs``, ``have``)."""

    key = 'pack.needs_newer_app'


class KeyLockedError(PackError):
    """A secret key could not be opened (``reason``: missing | format | password)."""

    key = 'pack.key_locked'


class TrustBrokenError(PackError):
    """This kiosk's own list of trusted keys is damaged or not signed by its root (``reason``)."""

    key = 'pack.trust_broken'


class PackNotLiveError(PackError):
    """That pack is not installed now (``pack``)."""

    key = 'pack.not_live'


class NoEarlierVersionError(PackError):
    """There is no earlier version to go back to (``pack``, ``version`` that is live)."""

    key = 'pack.no_earlier'


class BadKeyError(MisuseError):
    """What was given for the key list is not usable (``file``, ``reason``: key | name | course | root)."""

    key = 'pack.bad_key'


class UnknownKeyError(MisuseError):
    """The key list has no such key (``key_id``, ``known``)."""

    key = 'pack.unknown_key'


class PathTakenError(MisuseError):
    """Something else is there already and is left alone (``path``)."""

    key = 'pack.path_taken'
