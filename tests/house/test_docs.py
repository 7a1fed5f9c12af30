"""What the documents promise must be there."""

import re
import subprocess
import sys
from pathlib import Path

from kiosk import __version__
from kiosk.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def text(name: str) -> str:
    return (ROOT / name).read_text('utf-8')


def test_every_setting_is_described_and_no_other():
    described = set(re.findall(r'`(KIOSK_[A-Z_]+)`', text('docs/settings.md')))
    assert described == {f'KIOSK_{name.upper()}' for name in Settings.model_fields}


def test_every_verb_the_documents_name_exists():
    names = [
        'README.md',
        'README.vi.md',
        'CONTRIBUTING.md',
        'content/README.md',
        'models/README.md',
        'search_index/README.md',
    ]
    verb = re.compile(r'`kiosk ((?:pack|roster|model|lesson) [a-z]+|[a-z][a-z-]*)')
    verbs = {tuple(found.split()) for name in names for found in verb.findall(text(name))}
    assert verbs
    for words in sorted(verbs):
        done = subprocess.run(
            [sys.executable, '-m', 'kiosk', *words, '--help'], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (words, done.stderr)


def test_the_changelog_tells_of_this_version():
    assert f'## {__version__}' in text('CHANGELOG.md')


def test_every_link_between_documents_leads_somewhere():
    for file in [*ROOT.glob('*.md'), *(ROOT / 'docs').rglob('*.md'), *ROOT.glob('*/README.md')]:
        for target in re.findall(r'\]\((?!https?:|#)([^)#]+)', file.read_text('utf-8')):
            assert (file.parent / target).exists(), f'{file.relative_to(ROOT)} -> {target}'


def test_every_make_target_the_documents_name_exists():
    targets = set(re.findall(r'^([a-z]+):', text('Makefile') + text('tests/lrs/Makefile.inc'), flags=re.MULTILINE))
    named = {
        name
        for file in ('README.md', 'README.vi.md', 'CONTRIBUTING.md')
        for name in re.findall(r'`make ([a-z]+)`', text(file))
    }
    assert named <= targets
