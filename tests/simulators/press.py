"""A trainer with a stick, and whoever tampers with it on the way.

- ``Press`` makes real packs with the real press and real keys; each verb does one thing to the stick;
- ``Station`` is a kiosk's pack side on real adapters, with the shelf in memory;
- what a verb changes in the manifest stays unsigned until ``resign``: the tamperer is then the trainer himself.

>>> press = Press(tmp_path)
>>> press.press(version=2)
>>> press.tamper('dat-ten-tep/lesson.md')
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.adapters.packs.blobs import BlobFolder
from kiosk.adapters.packs.bundled import BundledCourse
from kiosk.adapters.packs.desk import AuthorsDesk
from kiosk.adapters.packs.folders import SafePackFolders
from kiosk.adapters.packs.signatures import TrainerKeys, TrustFolder
from kiosk.adapters.usb.sticks import MountedSticks
from kiosk.core import canonical
from kiosk.core.access import Person, Role
from kiosk.core.catalog import Catalog
from kiosk.core.ids import LearnerId
from kiosk.services.courses import Courses
from kiosk.services.install_pack import InstallPack
from kiosk.services.press_pack import PressPack
from tests.simulators.memory import Clock, Shelf

SAMPLE = Path(__file__).parents[2] / 'scripts' / 'demo_module' / 'vi-du-chao-mung'
PACK = SAMPLE.name
LESSON = 'dat-ten-tep'
PICTURE = f'{LESSON}/tu-ho-so.png'
PICTURE_BYTES = b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 300
TRAINER = Person(LearnerId('hoa'), 'Hoa', 'VP', Role.TRAINER, '')
TRAINEE = Person(LearnerId('lam'), 'Lâm', 'VP', Role.LEARNER, '')


class Press:
    """A trainer's desk and stick under one folder."""

    def __init__(self, root: Path) -> None:
        self.desk = root / 'desk'
        self.stick = root / 'usb'
        self.packs = self.stick / 'tramhoc' / 'packs'
        self.pack = self.packs / PACK
        self.module = self.desk / PACK
        self.key = self.make_key('hoa')
        self.verbs = PressPack(AuthorsDesk(), SafePackFolders(), TrainerKeys(), Clock())
        self.packs.mkdir(parents=True)
        shutil.copytree(SAMPLE, self.module)
        (self.module / PICTURE).write_bytes(PICTURE_BYTES)

    def make_key(self, name: str) -> Path:
        """Make another key pair on the desk and return its secret file."""
        TrainerKeys().make(self.desk / name, name, '')
        return self.desk / f'{name}.key'

    @property
    def public_key(self) -> Path:
        return self.key.with_suffix('.pub')

    def press(self, version: int = 1, edit: Mapping[str, Callable[[str], str]] | None = None) -> Path:
        """Press and sign the sample module as this version, after editing its texts; media stay."""
        toml = self.module / 'module.toml'
        toml.write_text(re.sub(r'(?m)^version = \d+', f'version = {version}', toml.read_text('utf-8')), 'utf-8')
        for name, change in (edit or {}).items():
            file = self.module / name
            file.write_text(change(file.read_text('utf-8')), 'utf-8')
        self.verbs.press(self.module, self.packs)
        self.resign()
        return self.pack

    def add_lesson(self, name: str, code: str) -> None:
        """Add a second lesson to the module on the desk: the first one again, with another code and title."""
        shutil.copytree(self.module / LESSON, self.module / name)
        toml = self.module / name / 'lesson.toml'
        text = toml.read_text('utf-8').replace('"90.1"', f'"{code}"').replace('Đặt tên tệp', f'Bài {code}')
        toml.write_text(text, 'utf-8')
        self._list_lessons()

    def drop_lesson(self, name: str) -> None:
        """Take a lesson off the module on the desk."""
        shutil.rmtree(self.module / name)
        self._list_lessons()

    def _list_lessons(self) -> None:
        toml = self.module / 'module.toml'
        names = json.dumps(sorted(folder.name for folder in self.module.iterdir() if folder.is_dir()))
        toml.write_text(re.sub(r'(?m)^lessons = .*', f'lessons = {names}', toml.read_text('utf-8')), 'utf-8')

    def resign(self, key: Path | None = None) -> None:
        """Sign whatever the manifest says now, without looking at the files."""
        data = (self.pack / 'manifest.json').read_bytes()
        signature = TrainerKeys().sign(data, key or self.key, '', f'tramhoc pack {PACK}')
        (self.pack / 'manifest.json.minisig').write_bytes(signature)

    def tamper(self, file: str) -> None:
        """Change one byte of a file, keeping its size."""
        self.flip(file, 8 * ((self.pack / file).stat().st_size // 2))

    def flip(self, file: str, bit: int) -> None:
        """Flip one bit of a file."""
        data = bytearray((self.pack / file).read_bytes())
        data[bit // 8] ^= 1 << (bit % 8)
        (self.pack / file).write_bytes(data)

    def cut(self, file: str, size: int) -> None:
        """Keep only the first bytes of a file."""
        os.truncate(self.pack / file, size)

    def grow(self, file: str, data: bytes = b'\n') -> None:
        """Add bytes to the end of a file."""
        with (self.pack / file).open('ab') as open_file:
            open_file.write(data)

    def drop(self, file: str) -> None:
        """Delete a file."""
        (self.pack / file).unlink()

    def link(self, file: str, target: str) -> None:
        """Put a symbolic link in a file's place."""
        self.drop(file)
        (self.pack / file).symlink_to(target)

    def pipe(self, file: str) -> None:
        """Put a FIFO in a file's place."""
        self.drop(file)
        os.mkfifo(self.pack / file)

    def folder(self, file: str) -> None:
        """Put a folder in a file's place."""
        self.drop(file)
        (self.pack / file).mkdir()

    def link_lesson_folder(self, target: Path) -> None:
        """Move the lesson's folder elsewhere and leave a link to it."""
        shutil.move(self.pack / LESSON, target)
        (self.pack / LESSON).symlink_to(target)

    def document(self) -> dict[str, Any]:
        """Return the manifest as plain data."""
        return json.loads((self.pack / 'manifest.json').read_bytes())

    def write_manifest(self, data: bytes) -> None:
        """Replace the manifest's bytes."""
        (self.pack / 'manifest.json').write_bytes(data)

    def change_manifest(self, change: Callable[[dict[str, Any]], Any]) -> None:
        """Change what the manifest says, in canonical form."""
        document = self.document()
        change(document)
        self.write_manifest(canonical.write(document))

    def rename_in_manifest(self, name: Any) -> None:
        """Let the manifest list its first file under another name."""

        def rename(document: dict[str, Any]) -> None:
            document['files'][0]['path'] = name
            document['files'].sort(key=lambda entry: str(entry['path']))

        self.change_manifest(rename)

    def relist(self, file: str) -> None:
        """Let the manifest list a file as it is now: the trainer's own change."""
        held = {entry['path']: entry for entry in self.document()['files']}
        data = (self.pack / file).read_bytes()
        held[file] = {'path': file, 'sha256': hashlib.sha256(data).hexdigest(), 'size': len(data)}
        self.change_manifest(lambda document: document.update(files=[held[path] for path in sorted(held)]))


@dataclass
class Station:
    """A kiosk's pack side in ``root``: real store, real trust, shelf in memory."""

    root: Path
    stick: Path
    app_version: str = '0.1.0'
    shelf: Shelf = field(default_factory=Shelf)
    clock: Clock = field(default_factory=Clock)
    changes: int = 0

    @property
    def data(self) -> Path:
        return self.root / 'data'

    @property
    def content(self) -> Path:
        return self.root / 'content'

    @property
    def blobs(self) -> BlobFolder:
        return BlobFolder(self.data / 'blobs')

    @property
    def trusted(self) -> TrustFolder:
        return TrustFolder(self.data / 'trust')

    @property
    def packs(self) -> InstallPack:
        return InstallPack(
            sticks=MountedSticks([self.stick], mounts=self.root / 'no-mounts'),
            folders=SafePackFolders(),
            signatures=self.trusted,
            shelf=self.shelf,
            blobs=self.blobs,
            bundled=BundledCourse(self.content),
            clock=self.clock,
            app_version=self.app_version,
            catalog=self.catalog,
            changed=self._note,
        )

    def catalog(self) -> Catalog:
        """Return what can be learned now."""
        return Courses(BundledCourse(self.content), self.shelf, self.blobs).catalog()

    def trust(self, press: Press, *courses: str) -> None:
        """Trust this trainer for these courses."""
        self.trusted.trust(press.public_key, 'Nguyễn Thị Hoa', courses or ('vi-du',))

    def files(self) -> dict[str, bytes]:
        """Return every file of the kiosk but the blobs."""
        blobs = self.data / 'blobs'
        return {
            str(path): path.read_bytes()
            for path in self.root.rglob('*')
            if path.is_file() and blobs not in path.parents
        }

    def held(self) -> set[str]:
        """Return what the blob store holds, as paths below it."""
        blobs = self.data / 'blobs'
        return {path.relative_to(blobs).as_posix() for path in blobs.rglob('*') if not path.is_dir()}

    def _note(self) -> None:
        self.changes += 1
