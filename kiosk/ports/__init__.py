"""What the services need from machines: small protocols, each verb says what it raises."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from kiosk.core.access import Person
from kiosk.core.events import Event, EventDraft
from kiosk.core.ids import KioskId, LearnerId, LessonId, ModuleId
from kiosk.core.manifest import Installed, ListedFile
from kiosk.core.outbox import Outbox, Reply
from kiosk.core.passages import Hit, Passage
from kiosk.core.trust import KeyList, Trainer


class Clock(Protocol):
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the time now, with a time zone."""

    def monotonic(self) -> float:
        """Return seconds that never run back, for durations."""


class Identities(Protocol):
    """Chance and identity: every new id of the product comes from here."""

    def new(self) -> str:
        """Return a new UUID v4, lower case."""


class EventLog(Protocol):
    """The learners' events: append-only, acknowledged only after the disk has them."""

    @property
    def kiosk(self) -> KioskId:
        """This installation's id."""

    def append(self, drafts: Sequence[EventDraft]) -> list[Event]:
        """Store all of them in one commit and return them numbered; raise NotSavedError, StoreFailedError."""

    def of(self, learner: LearnerId) -> list[Event]:
        """Return one learner's events by ``seq``."""

    def all(self) -> list[Event]:
        """Return every event by ``seq``."""


class Roster(Protocol):
    """The people of this kiosk."""

    def put(self, person: Person) -> None:
        """Add or replace a person; raise NotSavedError, StoreFailedError."""

    def get(self, person_id: LearnerId) -> Person:
        """Return a person; raise UnknownPersonError."""

    def all(self) -> list[Person]:
        """Return everyone, by unit and name."""


class Guesses(Protocol):
    """How often a PIN was guessed wrong lately; it survives a restart."""

    def failed(self, person_id: LearnerId) -> tuple[int, str | None]:
        """Return wrong guesses in a row and the stamp of the last one."""

    def note(self, person_id: LearnerId, failed: int, at: str | None) -> None:
        """Store the new count; raise NotSavedError, StoreFailedError."""


class Pins(Protocol):
    """PIN hashing."""

    def hash(self, pin: str) -> str:
        """Return an argon2id hash of this PIN with the kiosk's pepper."""

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Return whether the PIN fits, in a time that does not depend on the answer."""


class Shelf(Protocol):
    """Which packs are live, which came before, and the highest version ever seen of each."""

    def live(self) -> dict[ModuleId, Installed]:
        """Return the live version of every installed pack."""

    def history(self, pack: ModuleId) -> list[Installed]:
        """Return every version ever installed, oldest first."""

    def go_live(self, installed: Installed) -> None:
        """Make this version live in one commit; raise NotSavedError, StoreFailedError."""

    def withdraw(self, pack: ModuleId) -> None:
        """Take a pack off the shelf in one commit; its history stays; raise NotSavedError, StoreFailedError."""


class Blobs(Protocol):
    """The content-addressed store of pack files."""

    def has(self, sha256: str) -> bool:
        """Return whether these bytes are held."""

    def take(self, source: Path, sha256: str, size: int) -> None:
        """Copy one regular file in, verified, synced; raise PackFile…Error, NotSavedError."""

    def read(self, sha256: str) -> bytes:
        """Return the bytes; raise PackFileDamagedError if they rotted."""


class Bundled(Protocol):
    """The course that came with the program."""

    def modules(self) -> dict[str, Mapping[str, bytes]]:
        """Return the files of every bundled module: folder name -> relative path -> bytes."""


@dataclass(frozen=True)
class Stick:
    """A removable disk (or a folder that stands for one); sizes in bytes."""

    path: Path
    label: str
    free: int


class Sticks(Protocol):
    """What is plugged in."""

    def plugged(self) -> list[Stick]:
        """Return every stick that is mounted now, by path."""


@dataclass(frozen=True)
class PackFolder:
    """The outside of a pack as found on a stick: bytes to be judged, nothing trusted."""

    path: Path
    manifest: bytes
    signature: bytes


class PackFolders(Protocol):
    """Packs on sticks, read with limits."""

    def find(self, root: Path) -> list[Path]:
        """Return the pack folders of a stick, or ``[root]`` if it is one itself."""

    def open(self, folder: Path) -> PackFolder:
        """Return a pack's manifest and signature; raise NoPackError, PackMalformedError, PackUnsignedError."""

    def source(self, folder: Path, file: str) -> Path:
        """Return where a listed file lies: regular, no link on the way; raise PackFileMissingError."""

    def texts(self, folder: Path, files: Iterable[ListedFile]) -> dict[str, bytes]:
        """Compare every one of these files with its digest, and return them by path, media as ``b''``.

        Raise PackFileMissingError, PackFileDamagedError.
        """


class PackDesk(Protocol):
    """Where packs are made: a module's folder in, a pack folder out."""

    def survey(self, module: Path) -> dict[ListedFile, bytes]:
        """Return every file of an author's module folder with its bytes, media as ``b''``.

        Raise NoPackError, PackMalformedError.
        """

    def lay(self, folder: Path, module: Path, files: Iterable[ListedFile], manifest: bytes) -> None:
        """Write a pack folder whole or not at all, in place of an earlier pack there.

        Raise PathTakenError, PackFileDamagedError (a file changed meanwhile), NotSavedError.
        """

    def manifest(self, folder: Path) -> bytes:
        """Return the manifest of a pack that may not be signed yet; raise NoPackError, PackMalformedError."""

    def put(self, folder: Path, name: str, data: bytes) -> None:
        """Add or replace one file of a pack folder, at once; raise NotSavedError."""


@dataclass(frozen=True)
class Signer:
    """Whose signature it is: ``key_id`` as minisign prints it (16 hex digits); comment, owner's name."""

    key_id: str
    comment: str
    name: str = ''


class Signatures(Protocol):
    """Minisign signatures and the list of keys this kiosk trusts."""

    def signer(self, message: bytes, signature: bytes, pack: ModuleId) -> Signer:
        """Return who signed these bytes; raise PackUnsignedError, PackUntrustedError, TrustBrokenError."""

    def keys(self) -> KeyList:
        """Return the key list, verified by its roots; empty if there is none; raise TrustBrokenError."""

    def trust(self, public_key: Path, name: str, courses: Sequence[str]) -> Trainer:
        """Add or replace a trainer's key; raise BadKeyError, TrustBrokenError, NotSavedError."""

    def distrust(self, key_id: str) -> Trainer:
        """Take a trainer's key off the list; raise UnknownKeyError, TrustBrokenError, NotSavedError."""


class SecretKeys(Protocol):
    """A trainer's own key pair, on the trainer's own machine."""

    def make(self, prefix: Path, name: str, password: str) -> str:
        """Write ``prefix.key`` and ``prefix.pub``, return the key id; raise PathTakenError, NotSavedError."""

    def locked(self, key: Path) -> bool:
        """Return whether this secret key needs a password; raise KeyLockedError."""

    def sign(self, message: bytes, key: Path, password: str, comment: str) -> bytes:
        """Return a prehashed minisign signature file; raise KeyLockedError."""


class SearchIndex(Protocol):
    """Full-text search over passages."""

    def search(self, query: str, limit: int, lesson: LessonId | None = None) -> list[Hit]:
        """Return the best passages; nothing found is an empty list; raise IndexMissingError."""

    def digest(self) -> str | None:
        """Return the digest of the content the live index was built from; None if there is none."""

    def rebuild(self, passages: Iterable[Passage], digest: str) -> int:
        """Build beside and swap; return how many passages; raise NotSavedError."""


@dataclass(frozen=True)
class ModelState:
    """What the tutor's engine can do now; ``ready`` False carries the reason's error key."""

    ready: bool
    model: str
    reason: str | None = None


@dataclass(frozen=True)
class Timings:
    """How long an answer took: milliseconds from our turn to the first word, tokens, tokens a second."""

    ttft_ms: int
    tokens: int
    tokens_per_s: float


@dataclass(frozen=True)
class Piece:
    """Some words just written, or (``place`` > 0) how many are before us; the last one has ``timings``."""

    text: str = ''
    place: int = 0
    timings: Timings | None = None


class LanguageModel(Protocol):
    """One local language model, one answer at a time."""

    def state(self) -> ModelState:
        """Return whether it can answer, without loading anything."""

    def stream(
        self, messages: Sequence[Mapping[str, str]], max_tokens: int, stop: Callable[[], bool]
    ) -> Iterator[Piece]:
        """Yield pieces until done or ``stop()`` is true; raise a ModelError (too long a prompt, too)."""

    def close(self) -> None:
        """End the worker; a later ``stream`` starts a new one."""


class Statements(Protocol):
    """An xAPI learning record store."""

    def post(self, statements: Sequence[Mapping[str, Any]]) -> Reply:
        """Send one batch and return what came back, whatever it was; network faults are a Reply with status 0."""

    def get(self, statement_id: str) -> Mapping[str, Any] | None:
        """Return a stored statement, None if the LRS does not have it or cannot be asked."""


class OutboxStore(Protocol):
    """The sync's own memory: receipts, quarantine, bisection and back-off; one writing process."""

    def load(self) -> Outbox:
        """Return what is known; raise StoreLockedError, StoreUnreadableError."""

    def save(self, before: Outbox, after: Outbox) -> None:
        """Store the difference in one commit; raise NotSavedError, StoreFailedError."""

    def close(self) -> None:
        """Release the lock."""
