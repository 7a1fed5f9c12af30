"""Packs on sticks: look, check, install, go back, take away.

Rules:
- nothing goes live before every byte of it is in the store, verified, and reads as a module;
- one commit on the shelf makes it live; before that commit nothing of this kiosk has changed but blobs that
  nobody refers to, and a retry finds them and copies only what is missing;
- one bad pack never hides the good one beside it: ``look`` lists it with its error;
- a lower version, or the same version with other bytes, is refused against the shelf's whole history and
  against the course that came with the program; going back is a verb of its own.

>>> [offer.verdict for offer in install_pack.look()]
[<Verdict.FRESH: 'fresh'>]
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.core import manifest as manifests
from kiosk.core import trust
from kiosk.core.access import Act, Person, demand
from kiosk.core.canonical import legible
from kiosk.core.catalog import Catalog, Module
from kiosk.core.errors import (
    BrokenContentError,
    KioskError,
    NoEarlierVersionError,
    PackFileDamagedError,
    PackFileMissingError,
    PackMalformedError,
    PackNotLiveError,
)
from kiosk.core.events import stamp
from kiosk.core.ids import LessonId, ModuleId
from kiosk.core.lesson_files import read_module
from kiosk.core.manifest import ENDINGS, TEXT_ENDINGS, Installed, ListedFile, Manifest
from kiosk.core.trust import Verdict
from kiosk.ports import Blobs, Bundled, Clock, PackFolders, Shelf, Signatures, Signer, Sticks


@dataclass(frozen=True)
class Offer:
    """One pack on a stick; lessons by title. With ``error`` set it is refused and only ``pack`` is told."""

    folder: Path
    stick: str
    pack: str
    error: KioskError | None = None
    title: str = ''
    author: str = ''
    version: int = 0
    signer: str = ''
    verdict: Verdict | None = None
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    to_copy: int = 0
    minutes: int = 0


@dataclass(frozen=True)
class Checked:
    """A pack that this kiosk would install; ``module`` is what it teaches."""

    manifest: Manifest
    digest: str
    signer: Signer
    verdict: Verdict
    module: Module

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.manifest.files)


@dataclass(frozen=True)
class InstallPack:
    """Pack verbs. ``catalog`` gives what can be learned now; ``changed`` is called when it may be other."""

    sticks: Sticks
    folders: PackFolders
    signatures: Signatures
    shelf: Shelf
    blobs: Blobs
    bundled: Bundled
    clock: Clock
    app_version: str
    catalog: Callable[[], Catalog]
    changed: Callable[[], None]

    def look(self) -> list[Offer]:
        """Return every pack on every stick, good or refused; texts are verified now, media when copied."""
        return [
            self._offer(stick.label, folder) for stick in self.sticks.plugged() for folder in self.packs_in(stick.path)
        ]

    def packs_in(self, root: Path) -> list[Path]:
        """Return the pack folders of a stick, or the folder itself if it is a pack."""
        return self.folders.find(root)

    def check(self, folder: Path) -> Checked:
        """Verify everything, every byte too, and install nothing; raise PackError, BrokenContentError."""
        return self._judged(folder, ENDINGS)

    def install(self, folder: Path, by: Person) -> Installed:
        """Copy what is missing and make the pack live in one commit.

        Raise NotAllowedError, PackError, BrokenContentError, NotSavedError, StoreFailedError.
        """
        demand(by, Act.INSTALL_PACK)
        judged = self._judged(folder, TEXT_ENDINGS)
        offered = judged.manifest
        for file in offered.files:
            with _named(offered.pack, file.path):
                self.blobs.take(self.folders.source(folder, file.path), file.sha256, file.size)
        self._module(offered, {file.path: self._stored(offered.pack, file) for file in offered.files})
        live = self.shelf.live().get(offered.pack)
        if judged.verdict is Verdict.SAME and live:
            installed = live
        else:
            installed = Installed(
                pack=offered.pack,
                version=offered.version,
                digest=judged.digest,
                title=offered.title,
                author=offered.author,
                key_id=judged.signer.key_id,
                at=stamp(self.clock.now()),
                files={file.path: file.sha256 for file in offered.files},
            )
            self.shelf.go_live(installed)
        self.changed()
        return installed

    def roll_back(self, pack: ModuleId, by: Person) -> Installed:
        """Make the version before the live one live again.

        Raise NotAllowedError, PackNotLiveError, NoEarlierVersionError, PackFileDamagedError, NotSavedError.
        """
        demand(by, Act.INSTALL_PACK)
        live = self._live(pack)
        earlier = [before for before in self.shelf.history(pack) if before.version < live.version]
        if not earlier:
            raise NoEarlierVersionError(pack=pack, version=live.version)
        chosen = max(earlier, key=lambda before: before.version)
        for path, digest in chosen.files.items():
            with _named(pack, path):
                self.blobs.read(digest)
        self.shelf.go_live(chosen)
        self.changed()
        return chosen

    def remove(self, pack: ModuleId, by: Person) -> None:
        """Take a pack off the shelf; people's records and the history stay.

        Raise NotAllowedError, PackNotLiveError, NotSavedError.
        """
        demand(by, Act.INSTALL_PACK)
        self._live(pack)
        self.shelf.withdraw(pack)
        self.changed()

    def _live(self, pack: ModuleId) -> Installed:
        live = self.shelf.live().get(pack)
        if live is None:
            raise PackNotLiveError(pack=pack)
        return live

    def _judged(self, folder: Path, endings: tuple[str, ...]) -> Checked:
        outside = self.folders.open(folder)
        offered, digest = manifests.read(outside.manifest), manifests.digest(outside.manifest)
        signer = self.signatures.signer(outside.manifest, outside.signature, offered.pack)
        verdict = trust.admit(
            offered,
            digest,
            signer.key_id,
            self.signatures.keys(),
            live=self.shelf.live().get(offered.pack),
            history=[*self.shelf.history(offered.pack), *self._bundled(offered, digest)],
            app_version=self.app_version,
        )
        with _named(offered.pack):
            texts = self.folders.texts(folder, (each for each in offered.files if each.path.endswith(endings)))
        return Checked(offered, digest, signer, verdict, self._module(offered, texts))

    def _bundled(self, offered: Manifest, digest: str) -> Iterator[Installed]:
        files = self.bundled.modules().get(offered.pack)
        if files is None:
            return
        with suppress(BrokenContentError):
            module = read_module(offered.pack, files)
            digests = {path: sha256(data).hexdigest() for path, data in files.items()}
            same = digests == {file.path: file.sha256 for file in offered.files}
            yield Installed(
                pack=module.id,
                version=module.version,
                digest=digest if same else '',
                title=module.title,
                author=module.author,
                key_id='',
                at='',
                files=digests,
            )

    def _module(self, offered: Manifest, texts: Mapping[str, bytes]) -> Module:
        module = read_module(offered.pack, {file.path: texts.get(file.path, b'') for file in offered.files})
        for name in ('version', 'title', 'author', 'licence', 'min_app'):
            if getattr(module, name) != getattr(offered, name):
                raise PackMalformedError(reason='module_differs', field=name)
        owners = {
            lesson.code: lesson.id
            for other in self.catalog().modules
            if other.id != module.id
            for lesson in other.lessons
        }
        for lesson in module.lessons:
            if lesson.code in owners:
                facts = {'code': lesson.code, 'other': owners[lesson.code]}
                raise BrokenContentError(file=f'{lesson.id}/lesson.toml', line=1, rule='duplicate_code', **facts)
        return module

    def _stored(self, pack: ModuleId, file: ListedFile) -> bytes:
        with _named(pack, file.path):
            return self.blobs.read(file.sha256) if file.path.endswith(TEXT_ENDINGS) else b''

    def _offer(self, stick: str, folder: Path) -> Offer:
        try:
            judged = self._judged(folder, TEXT_ENDINGS)
            offered = judged.manifest
            lessons = manifests.changes(self._now(offered.pack), {each.path: each.sha256 for each in offered.files})
            missing = {each.sha256: each.size for each in offered.files if not self.blobs.has(each.sha256)}
        except KioskError as error:
            return Offer(folder=folder, stick=legible(stick), pack=legible(folder.name), error=error)
        titles = {lesson.id: lesson.title for lesson in self.catalog().lessons()}
        titles |= {lesson.id: lesson.title for lesson in judged.module.lessons}

        def named(names: Iterable[str]) -> tuple[str, ...]:
            return tuple(titles.get(LessonId(f'{offered.pack}/{name}'), name) for name in names)

        return Offer(
            folder=folder,
            stick=legible(stick),
            pack=offered.pack,
            title=offered.title,
            author=offered.author,
            version=offered.version,
            signer=judged.signer.name,
            verdict=judged.verdict,
            new=named(lessons.new),
            changed=named(lessons.changed),
            removed=named(lessons.removed),
            to_copy=sum(missing.values()),
            minutes=sum(lesson.minutes for lesson in judged.module.lessons),
        )

    def _now(self, pack: ModuleId) -> Mapping[str, str]:
        live = self.shelf.live().get(pack)
        if live:
            return live.files
        return {path: sha256(data).hexdigest() for path, data in self.bundled.modules().get(pack, {}).items()}


@contextmanager
def _named(pack: ModuleId, path: str = '') -> Iterator[None]:
    try:
        yield
    except (PackFileMissingError, PackFileDamagedError) as error:
        raise type(error)(pack=pack, file=path or error.facts['file']) from error
