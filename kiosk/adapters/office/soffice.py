"""LibreOffice without a screen, under limits: one file in, one file out.

Rules:
- it works in a folder of its own that is gone afterwards, with a profile of its own: no macro of a user's profile
  runs, no other LibreOffice is disturbed;
- so much memory, processor time and patience; no network where the kernel allows that;
- whoever calls says what its failure is called.

>>> converted(data, 'cong-van.docx', 'pdf')
b'%PDF-1.6…'
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import kiosk

PROGRAM = 'soffice'
MEMORY_MB = 6144
"""Address space, of which LibreOffice reserves far more than it uses."""

SECONDS = 90


class ConversionError(Exception):
    """LibreOffice gave no file; ``reason``: start | time | nothing."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def is_there() -> bool:
    """Return whether LibreOffice is installed."""
    return shutil.which(PROGRAM) is not None


def converted(data: bytes, ending: str, wanted: str, seconds: int = SECONDS) -> bytes:
    """Return the bytes of a file (``ending`` says which kind) as another kind; raise ConversionError."""
    with tempfile.TemporaryDirectory(prefix='tram-hoc-') as name:
        folder = Path(name)
        source = folder / f'van-ban.{ending}'
        source.write_bytes(data)
        out = folder / 'ra'
        command = [
            *(sys.executable, '-P', '-m', 'kiosk.adapters.office.confine'),
            json.dumps({'memory_mb': MEMORY_MB, 'seconds': seconds}),
            *(PROGRAM, '--headless', '--norestore', f'-env:UserInstallation={(folder / "ho-so").as_uri()}'),
            *('--convert-to', wanted, '--outdir', str(out), str(source)),
        ]
        try:
            subprocess.run(
                command,
                env=environment(HOME=name, PATH=os.environ.get('PATH', os.defpath)),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
            return (out / f'van-ban.{wanted}').read_bytes()
        except subprocess.TimeoutExpired as error:
            raise ConversionError('time') from error
        except FileNotFoundError as error:
            raise ConversionError('nothing') from error
        except OSError as error:
            raise ConversionError('start') from error


def environment(**more: str) -> dict[str, str]:
    """Return what a limited process of ours needs to find this program, and nothing of the user's own."""
    home = str(Path(kiosk.__file__).resolve().parent.parent)
    return {'PYTHONPATH': home, 'LANG': 'C.UTF-8', 'PYTHONDONTWRITEBYTECODE': '1', **more}
