"""Settings in, services out: the only package that names adapters; ``desk`` wires the office desk."""

import logging
import random
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kiosk import __version__
from kiosk.adapters.llm.catalogue import read_catalogue
from kiosk.adapters.llm.supervisor import LocalModel
from kiosk.adapters.machine.clock import RandomIdentities, SystemClock
from kiosk.adapters.machine.pins import Argon2Pins
from kiosk.adapters.packs.blobs import BlobFolder
from kiosk.adapters.packs.bundled import BundledCourse
from kiosk.adapters.packs.desk import AuthorsDesk
from kiosk.adapters.packs.folders import SafePackFolders
from kiosk.adapters.packs.signatures import TrainerKeys, TrustFolder
from kiosk.adapters.search.corpus import build_corpus
from kiosk.adapters.search.index import WhooshIndex, read_word_files
from kiosk.adapters.store.journal import NAME as JOURNAL
from kiosk.adapters.store.opening import Store, open_store, read_only
from kiosk.adapters.store.outbox import ReadOutbox, StoredOutbox
from kiosk.adapters.store.papers import StoredPapers
from kiosk.adapters.sync.lrs import Lrs
from kiosk.adapters.usb.sticks import MountedSticks
from kiosk.bootstrap.later import Desk
from kiosk.core.catalog import Catalog
from kiosk.core.errors import KioskError, SyncNotConfiguredError
from kiosk.core.ids import KioskId
from kiosk.core.outbox import pending
from kiosk.services.ask import Ask
from kiosk.services.check_health import CheckHealth
from kiosk.services.courses import Courses
from kiosk.services.find import Find
from kiosk.services.install_pack import InstallPack
from kiosk.services.practise import Practise
from kiosk.services.press_pack import PressPack
from kiosk.services.report import Report
from kiosk.services.roster import ManageRoster
from kiosk.services.sign_in import SignIn
from kiosk.services.study import Study
from kiosk.services.sync_records import SyncRecords
from kiosk.services.take_quiz import TakeQuiz
from kiosk.settings import Settings

_log = logging.getLogger(__name__)
_LOG_BYTES, _LOG_FILES = 2 * 2**20, 3


@dataclass(frozen=True)
class Services:
    """Everything a screen or a verb may ask for."""

    settings: Settings
    sign_in: SignIn
    roster: ManageRoster
    courses: Courses
    study: Study
    take_quiz: TakeQuiz
    practise: Practise
    report: Report
    find: Find
    ask: Ask
    install_pack: InstallPack
    press_pack: PressPack
    signatures: TrustFolder
    desk: Desk
    health: CheckHealth
    start: Callable[[], None] = field(repr=False)
    closing: Sequence[Callable[[], None]] = field(repr=False)

    def close(self) -> None:
        """Stop the worker and release the records."""
        for close in self.closing:
            close()


def open_services(settings: Settings, *, writing: bool) -> Services:
    """Return the services over this data folder.

    Raise StoreLockedError if writing beside another writer, StoreUnreadableError, StoreNewerError.
    """
    clock, ids, data = SystemClock(), RandomIdentities(), settings.data_dir
    store = _open_store(settings, clock, writing=writing)
    events, words = store.events, read_word_files(settings.words_dir)
    courses = Courses(BundledCourse(settings.content_dir), store.shelf, BlobFolder(data / 'blobs'))
    index, model = WhooshIndex(data / 'search_index', words), _model(settings)
    find = Find(index, courses.catalog, courses.digest, words)
    pins, trust = Argon2Pins(data / 'pepper'), TrustFolder(data / 'trust')
    following, papers = _Following(courses, find), StoredPapers(data / 'papers', writing=writing)
    return Services(
        settings=settings,
        sign_in=SignIn(store.roster, store.guesses, pins, clock),
        roster=ManageRoster(store.roster, store.guesses, pins, ids),
        courses=courses,
        study=Study(events, ids, clock, courses.catalog),
        take_quiz=TakeQuiz(events, ids, courses.catalog),
        practise=Practise(events, ids, courses.catalog),
        report=Report(events, store.roster, courses.catalog),
        find=find,
        ask=Ask(find.search, words, events, ids, clock, settings.question_limit, model),
        install_pack=_install(settings, store, courses, trust, following.start),
        press_pack=PressPack(AuthorsDesk(), SafePackFolders(), TrainerKeys(), clock),
        signatures=trust,
        desk=Desk(store, papers, model, clock, ids),
        health=_health(settings, store, courses, index, model),
        start=following.start,
        closing=(model.close, store.close),
    )


@dataclass(frozen=True)
class _Following:
    """What is derived from the content, brought up to date in the background."""

    courses: Courses
    find: Find

    def start(self) -> None:
        """Read the content again and rebuild the index if it changed, without making anyone wait."""
        self.courses.forget()
        threading.Thread(target=self._follow, daemon=True, name='follow-content').start()

    def _follow(self) -> None:
        try:
            self.find.refresh()
        except KioskError:
            _log.exception('the search index could not follow the content')


@contextmanager
def open_sync(settings: Settings) -> Iterator[SyncRecords]:
    """Yield the sync over a read-only view of the records and its own outbox; raise SyncNotConfiguredError."""
    if not settings.lrs_url:
        raise SyncNotConfiguredError
    store = _open_store(settings, SystemClock(), writing=False)
    outbox = StoredOutbox(settings.data_dir / 'outbox', store.events.kiosk)
    lrs = Lrs(settings.lrs_url, settings.lrs_user, settings.lrs_password.get_secret_value())
    try:
        yield SyncRecords(
            store.events.all,
            lrs,
            outbox,
            SystemClock(),
            random.SystemRandom().random,
            settings.statement_base,
        )
    finally:
        outbox.close()
        lrs.close()
        store.close()


def build_corpus_index(settings: Settings, corpus: Path, into: Path) -> int:
    """Build an index of someone's own passages; return how many; raise what ``build_corpus`` raises."""
    with corpus.open(encoding='utf-8') as lines:
        return build_corpus(into, read_word_files(settings.words_dir), lines)


def open_corpus(settings: Settings, folder: Path) -> Find:
    """Return the search over an index made by ``build_corpus_index``."""
    words = read_word_files(settings.words_dir)
    return Find(WhooshIndex(folder, words), Catalog, str, words)


def log_to(file: Path) -> None:
    """Keep the kiosk's log in this file, a few megabytes at the most."""
    handler = RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding='utf-8')
    handler.setFormatter(logging.Formatter('%(asctime)s %(levelname)s %(name)s %(message)s'))
    logging.getLogger().addHandler(handler)
    logging.getLogger('kiosk').setLevel(logging.INFO)


def _open_store(settings: Settings, clock: SystemClock, *, writing: bool) -> Store:
    folder = settings.data_dir / 'records'
    if writing or not (folder / JOURNAL).exists():
        store = open_store(folder, KioskId(RandomIdentities().new()), clock)
        if writing:
            return store
        store.close()
    return read_only(folder)


def _install(
    settings: Settings, store: Store, courses: Courses, trust: TrustFolder, changed: Callable[[], None]
) -> InstallPack:
    return InstallPack(
        sticks=MountedSticks(settings.sticks),
        folders=SafePackFolders(),
        signatures=trust,
        shelf=store.shelf,
        blobs=courses.blobs,
        bundled=courses.bundled,
        clock=SystemClock(),
        app_version=__version__,
        catalog=courses.catalog,
        changed=changed,
    )


def _model(settings: Settings) -> LocalModel:
    chosen = read_catalogue(settings.models_dir / 'models.toml').model(settings.model)
    return LocalModel(
        settings.models_dir / chosen.file,
        name=chosen.title,
        context=settings.llm_context,
        threads=settings.llm_threads,
        batch_threads=settings.llm_batch_threads,
        memory_mb=settings.llm_memory_mb,
        log_path=settings.data_dir / 'model.log',
        chat_format=chosen.chat_format,
    )


def _health(settings: Settings, store: Store, courses: Courses, index: WhooshIndex, model: LocalModel) -> CheckHealth:
    def counts() -> tuple[int, int, int]:
        known = ReadOutbox(settings.data_dir / 'outbox').load()
        return len(pending(store.events.all(), known)), len(known.acked), len(known.quarantined)

    return CheckHealth(
        roster=store.roster,
        catalog=courses.catalog,
        index=index,
        content_digest=courses.digest,
        model=model,
        damage=lambda: store.damage,
        events=lambda: len(store.events.all()),
        free_bytes=partial(_free, settings.data_dir),
        unsent=counts,
    )


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free
