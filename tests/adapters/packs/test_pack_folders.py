"""Worries about a stranger's folders, the author's desk and the bundled course."""

import hashlib
import os
from pathlib import Path

import pytest

from kiosk.adapters.packs.bundled import BundledCourse
from kiosk.adapters.packs.desk import AuthorsDesk
from kiosk.adapters.packs.folders import LARGEST_SIGNATURE, SafePackFolders
from kiosk.core.errors import (
    NoPackError,
    PackFileDamagedError,
    PackFileMissingError,
    PackMalformedError,
    PackUnsignedError,
    PathTakenError,
)
from kiosk.core.manifest import LARGEST_MANIFEST, ListedFile
from tests.simulators.press import SAMPLE

FOLDERS = SafePackFolders()


def pack(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / 'manifest.json').write_bytes(b'{}\n')
    (folder / 'manifest.json.minisig').write_bytes(b'sig\n')
    return folder


def test_packs_are_found_on_a_stick_and_a_pack_is_its_own_stick(tmp_path):
    first, second = (pack(tmp_path / 'tramhoc' / 'packs' / name) for name in ('b', 'a'))
    (first.parent / 'readme.txt').write_text('x')
    (first.parent / '._a').mkdir()
    (tmp_path / 'System Volume Information').mkdir()
    assert FOLDERS.find(tmp_path) == [second, first]
    assert FOLDERS.find(first) == [first]
    assert FOLDERS.find(tmp_path / 'none') == []
    assert FOLDERS.find(first / 'manifest.json') == []


def test_a_link_on_the_way_to_the_packs_is_not_followed(tmp_path):
    pack(tmp_path / 'elsewhere' / 'packs' / 'a')
    (tmp_path / 'usb').mkdir()
    (tmp_path / 'usb' / 'tramhoc').symlink_to(tmp_path / 'elsewhere')
    assert FOLDERS.find(tmp_path / 'usb') == []
    (tmp_path / 'usb' / 'tramhoc').unlink()
    (tmp_path / 'usb' / 'tramhoc' / 'packs').mkdir(parents=True)
    (tmp_path / 'usb' / 'tramhoc' / 'packs' / 'a').symlink_to(tmp_path / 'elsewhere' / 'packs' / 'a')
    [link] = FOLDERS.find(tmp_path / 'usb')
    with pytest.raises(NoPackError):
        FOLDERS.open(link)


def test_manifest_and_signature_are_read_within_limits(tmp_path):
    folder = pack(tmp_path / 'a')
    assert (FOLDERS.open(folder).manifest, FOLDERS.open(folder).signature) == (b'{}\n', b'sig\n')
    os.truncate(folder / 'manifest.json.minisig', LARGEST_SIGNATURE + 1)
    with pytest.raises(PackUnsignedError) as unsigned:
        FOLDERS.open(folder)
    assert unsigned.value.facts == {'pack': 'a', 'reason': 'wrong'}
    os.truncate(folder / 'manifest.json', LARGEST_MANIFEST + 1)
    with pytest.raises(PackMalformedError):
        FOLDERS.open(folder)
    (folder / 'manifest.json.minisig').unlink()
    (folder / 'manifest.json').write_bytes(b'{}\n')
    with pytest.raises(PackUnsignedError) as unsigned:
        FOLDERS.open(folder)
    assert unsigned.value.facts == {'pack': 'a', 'reason': 'missing'}


def test_a_folder_name_that_would_garble_a_terminal_is_told_in_ascii(tmp_path):
    for name in (b'a\x1b[2J', b'\xff\xfe', 'a\u202eb'.encode()):
        folder = Path(os.fsdecode(os.fsencode(tmp_path) + b'/' + name))
        folder.mkdir()
        (folder / 'manifest.json').write_bytes(b'{}\n')
        with pytest.raises(PackUnsignedError) as refused:
            FOLDERS.open(folder)
        assert refused.value.facts['pack'].isascii() and refused.value.facts['pack'].isprintable()


def test_a_listed_file_is_regular_and_no_link_leads_to_it(tmp_path):
    folder = pack(tmp_path / 'a')
    (folder / 'bai').mkdir()
    (folder / 'bai' / 'lesson.md').write_bytes(b'good')
    assert FOLDERS.source(folder, 'bai/lesson.md').read_bytes() == b'good'
    (folder / 'link.md').symlink_to('bai/lesson.md')
    (folder / 'way').symlink_to('bai')
    (folder / 'folder.md').mkdir()
    os.mkfifo(folder / 'pipe.md')
    (folder / 'zero.md').symlink_to('/dev/zero')
    for name in (
        'link.md',
        'way/lesson.md',
        'folder.md',
        'pipe.md',
        'zero.md',
        'none.md',
        'bai',
        'bai/lesson.md/x.md',
        'x\0.md',
    ):
        with pytest.raises(PackFileMissingError):
            FOLDERS.source(folder, name)


def test_every_listed_byte_is_compared_and_texts_are_handed_back(tmp_path):
    folder = pack(tmp_path / 'a')
    listed = []
    for name, data in (('module.toml', b'text'), ('film.mp4', b'film' * 1_000_000)):
        (folder / name).write_bytes(data)
        listed.append(ListedFile(name, hashlib.sha256(data).hexdigest(), len(data)))
    assert FOLDERS.texts(folder, listed) == {'module.toml': b'text', 'film.mp4': b''}
    for name in ('film.mp4', 'module.toml'):
        data = bytearray((folder / name).read_bytes())
        data[-1] ^= 1
        (folder / name).write_bytes(data)
        with pytest.raises(PackFileDamagedError) as refused:
            FOLDERS.texts(folder, listed)
        assert refused.value.facts == {'pack': 'a', 'file': name}


def test_the_desk_takes_a_module_whole_and_leaves_editors_litter(tmp_path):
    module = tmp_path / 'vi-du'
    (module / 'bai').mkdir(parents=True)
    (module / 'module.toml').write_bytes(b'text')
    (module / 'bai' / 'film.mp4').write_bytes(b'film')
    (module / 'bai' / '.lesson.md.swp').write_bytes(b'x')
    (module / '.git').mkdir()
    (module / '.git' / 'config').write_bytes(b'x')
    survey = AuthorsDesk().survey(module)
    assert [(file.path, file.size, data) for file, data in survey.items()] == [
        ('bai/film.mp4', 4, b''),
        ('module.toml', 4, b'text'),
    ]
    assert next(iter(survey)).sha256 == hashlib.sha256(b'film').hexdigest()


def test_the_desk_refuses_what_it_cannot_take(tmp_path):
    with pytest.raises(NoPackError):
        AuthorsDesk().survey(tmp_path / 'none')
    (tmp_path / 'link.md').symlink_to('/etc/hostname')
    with pytest.raises(PackMalformedError):
        AuthorsDesk().survey(tmp_path)
    (tmp_path / 'link.md').unlink()
    (tmp_path / 'big.md').write_bytes(b'')
    os.truncate(tmp_path / 'big.md', (1 << 20) + 1)
    with pytest.raises(PackMalformedError) as refused:
        AuthorsDesk().survey(tmp_path)
    assert refused.value.facts == {'reason': 'file_size', 'path': 'big.md'}


def test_only_an_earlier_pack_is_replaced_and_nothing_is_left_beside(tmp_path):
    desk, files = AuthorsDesk(), AuthorsDesk().survey(SAMPLE)
    target = tmp_path / 'out' / 'vi-du'
    desk.lay(target, SAMPLE, files, b'1')
    (target / 'extra.md').write_text('x')
    desk.lay(target, SAMPLE, files, b'2')
    assert (target / 'manifest.json').read_bytes() == b'2' and not (target / 'extra.md').exists()
    assert [path.name for path in target.parent.iterdir()] == ['vi-du']
    (tmp_path / 'out' / 'mine').mkdir()
    (tmp_path / 'out' / 'mine' / 'thesis.md').write_text('years of work')
    with pytest.raises(PathTakenError):
        desk.lay(tmp_path / 'out' / 'mine', SAMPLE, files, b'1')
    assert (tmp_path / 'out' / 'mine' / 'thesis.md').read_text() == 'years of work'


def test_a_file_that_changed_since_the_survey_stops_the_press_and_keeps_the_earlier_pack(tmp_path):
    desk = AuthorsDesk()
    files = list(desk.survey(SAMPLE))
    target = tmp_path / 'vi-du'
    desk.lay(target, SAMPLE, files, b'1')
    with pytest.raises(PackFileDamagedError):
        desk.lay(target, SAMPLE, [*files[:-1], ListedFile(files[-1].path, '0' * 64, 1)], b'2')
    assert (target / 'manifest.json').read_bytes() == b'1'
    assert [path.name for path in tmp_path.iterdir()] == ['vi-du']


def test_the_bundled_course_is_every_folder_with_a_module_file(tmp_path):
    assert BundledCourse(tmp_path / 'none').modules() == {}
    modules = BundledCourse(SAMPLE.parent).modules()
    assert list(modules) == ['vi-du-chao-mung']
    assert sorted(modules['vi-du-chao-mung'])[:2] == ['dat-ten-tep/lesson.md', 'dat-ten-tep/lesson.toml']
