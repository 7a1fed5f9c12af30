"""Packs made on the author's desk: press a module's folder, sign the pack, make a key pair.

Rules:
- only content that reads as a module is pressed, by the reader the kiosk itself uses;
- the same module pressed with the same date gives the same bytes;
- a pack is signed only if every file is what its manifest says; pressing again needs signing again.

>>> pack = press_pack.press(Path('content/soan-thao'), Path('out'))
>>> press_pack.sign(pack, Path('lan.key'), password)
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.core import manifest as manifests
from kiosk.core.lesson_files import read_module
from kiosk.core.manifest import SIGNATURE, Manifest
from kiosk.ports import Clock, PackDesk, PackFolders, SecretKeys


@dataclass(frozen=True)
class PressPack:
    """The author's verbs; they need no records of a kiosk and no trust."""

    desk: PackDesk
    folders: PackFolders
    secret_keys: SecretKeys
    clock: Clock

    def press(self, module_folder: Path, out: Path, issued: str = '') -> Path:
        """Make the pack folder ``out/<module id>``, unsigned; ``issued`` is today unless given.

        Raise NoPackError, PackMalformedError, BrokenContentError, PathTakenError, NotSavedError.
        """
        files = self.desk.survey(module_folder)
        module = read_module(module_folder.resolve().name, {file.path: data for file, data in files.items()})
        manifest = manifests.write(
            Manifest(
                pack=module.id,
                version=module.version,
                title=module.title,
                author=module.author,
                licence=module.licence,
                min_app=module.min_app,
                issued=issued or self.clock.now().date().isoformat(),
                files=tuple(sorted(files, key=lambda file: file.path)),
            )
        )
        manifests.read(manifest)
        folder = out / module.id
        self.desk.lay(folder, module_folder, files, manifest)
        return folder

    def sign(self, pack_folder: Path, key: Path, password: str = '') -> Manifest:
        """Sign a pack's manifest beside it, and return what was signed; an open key needs no password.

        Raise NoPackError, PackMalformedError, PackFileMissingError, PackFileDamagedError, KeyLockedError,
        NotSavedError.
        """
        data = self.desk.manifest(pack_folder)
        manifest = manifests.read(data)
        self.folders.texts(pack_folder, manifest.files)
        comment = f'tramhoc pack {manifest.pack} v{manifest.version}'
        self.desk.put(pack_folder, SIGNATURE, self.secret_keys.sign(data, key, password, comment))
        return manifest

    def new_key(self, prefix: Path, name: str, password: str = '') -> str:
        """Make a trainer's key pair ``prefix.key``, ``prefix.pub`` and return the key id.

        Raise PathTakenError, NotSavedError.
        """
        return self.secret_keys.make(prefix, name, password)

    def needs_password(self, key: Path) -> bool:
        """Return whether this secret key is locked; raise KeyLockedError if it is no key."""
        return self.secret_keys.locked(key)
