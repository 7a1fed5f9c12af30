"""Worries about what a stranger's stick can do: every one is refused, nothing of the kiosk changes."""

import hashlib
import os
import random
import shutil
from pathlib import Path

import pytest

from kiosk.core.errors import (
    KioskError,
    PackEquivocatesError,
    PackRolledBackError,
    PackUnsignedError,
    PackUntrustedError,
    RefusedError,
)
from tests.simulators.press import LESSON, PACK, PICTURE, TRAINER, Press, Station

MARKDOWN, QUIZ = f'{LESSON}/lesson.md', f'{LESSON}/quiz.toml'


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path / 'trainer')


@pytest.fixture
def kiosk(tmp_path: Path, press: Press) -> Station:
    station = Station(tmp_path / 'kiosk', press.stick)
    station.trust(press)
    return station


def wrong_but_same_length(text: str) -> str:
    return text.replace('Chị', 'Anh', 1)


NAMES = [
    '../x.md', '../../x.md', 'a/../../x.md', '/tmp/x.md', './x.md', '//x.md', 'a//x.md', 'a/./x.md', 'x.md/', '.x.md',
    'a/.x/x.md', '~/x.md', '-x.md', 'X.md', 'x.MD', 'a b.md', 'a\\..\\x.md', 'c:x.md', 'x\x00.md', 'x\n.md', 'x\t.md',
    'x\x1b[2J.md', 'x\u202egpj.md', 'x\u200b.md', '%2e%2e/x.md', 'ｘ.md', 'bài.md', 'ba\u0300i.md', '\u0441.md', 'a./x.md',
    'x.md.', 'con.md', 'a/aux.md', 'lpt1.toml', 'a/b/c/d/x.md', 'x' * 300 + '.md', 'x', 'x.svg', 'x.html', 'x.js', 'x.gguf',
    'x.md.exe', 'x.zip', 'manifest.json', 'manifest.json.minisig', '', '.', '..', None, 7, True, [], {},
]  # fmt: skip


def _set(**values):
    return lambda press: press.change_manifest(lambda document: document.update(values))


def _file(**values):
    return lambda press: press.change_manifest(lambda document: document['files'][0].update(values))


def _spell(change):
    return lambda press: press.write_manifest(change((press.pack / 'manifest.json').read_bytes()))


def _signed(deed):
    def then_sign(press: Press) -> None:
        deed(press)
        press.resign()

    return then_sign


def _relisted(file, data):
    def deed(press: Press) -> None:
        (press.pack / file).write_bytes(data)
        press.relist(file)
        press.resign()

    return deed


def _other_key(press: Press) -> None:
    press.resign(press.make_key('stranger'))


def _other_course(press: Press) -> None:
    press.change_manifest(lambda document: document.update(pack='soan-thao'))
    press.resign()


def _manifest_of_another(press: Press) -> None:
    shutil.copy(press.pack / 'manifest.json.minisig', press.desk / 'kept')
    press.press(2)
    shutil.copy(press.desk / 'kept', press.pack / 'manifest.json.minisig')


def _link_whole_pack(press: Press) -> None:
    shutil.move(press.pack, press.desk / 'moved')
    press.pack.symlink_to(press.desk / 'moved')


def _sparse(press: Press) -> None:
    os.truncate(press.pack / PICTURE, 200 << 30)


def hostile() -> list:
    deeds = [(f'name {name!r:.30}', _signed(lambda press, name=name: press.rename_in_manifest(name))) for name in NAMES]
    for name, spell in {
        'bom': lambda data: b'\xef\xbb\xbf' + data,
        'utf-16': lambda data: data.decode().encode('utf-16'),
        'crlf': lambda data: data.replace(b'\n', b'\r\n'),
        'no line feed': lambda data: data[:-1],
        'spaces': lambda data: data.replace(b',', b', '),
        'key twice': lambda data: data.replace(b'"version":1', b'"version":1,"version":1'),
        'path twice': lambda data: data.replace(b'"path":', b'"path":"../x.md","path":', 1),
        'nan': lambda data: data.replace(b'"version":1', b'"version":NaN'),
        'infinity': lambda data: data.replace(b'"version":1', b'"version":Infinity'),
        'float': lambda data: data.replace(b'"version":1', b'"version":1.0'),
        'long number': lambda data: data.replace(b'"version":1', b'"version":1' + b'0' * 10_000),
        'lists in lists': lambda _: b'[' * 100_000 + b']' * 100_000,
        'tables in tables': lambda _: b'{"a":' * 100_000,
        'deep title': lambda data: data.replace(b'"version":1', b'"version":' + b'[' * 900 + b']' * 900),
        'nothing': lambda _: b'',
        'zeros': lambda _: bytes(4096),
        'two MiB': lambda data: data + b' ' * (2 << 20),
        'surrogate': lambda data: data.replace(b'"title":"', b'"title":"\\ud800'),
        'two documents': lambda data: data + data,
        'not json': lambda _: b'<html>',
    }.items():
        deeds.append((f'spelling {name}', _signed(_spell(spell))))
    says = (
        {'format': 2}, {'format': True}, {'pack': '../vi-du'}, {'pack': 'Vi-Du'}, {'pack': 'vi-duong'}, {'version': 0},
        {'version': True}, {'version': '1'}, {'title': ''}, {'title': 'x\u202ey'}, {'title': 'x' * 201}, {'author': None},
        {'licence': []}, {'min_app': '9.0'}, {'min_app': 'x'}, {'issued': '2026-13-01'}, {'issued': 1}, {'files': []},
        {'files': {}}, {'files': None}, {'extra': 1}, {'title': 'Tên khác'}, {'author': 'Người khác'}, {'version': 9},
        {'files': [{'path': f'{n:05}.md', 'sha256': '0' * 64, 'size': 1} for n in range(5000)]},
        {'files': [{'path': f'{n:02}.mp4', 'sha256': '0' * 64, 'size': 256 << 20} for n in range(20)]},
    )  # fmt: skip
    deeds += [(f'says {values!r:.40}', _signed(_set(**values))) for values in says]
    file_says = (
        {'size': -1}, {'size': 0}, {'size': 1 << 40}, {'size': '1'}, {'size': True}, {'size': None}, {'sha256': '0' * 64},
        {'sha256': 'x'}, {'sha256': None}, {'sha256': '../' * 21 + 'x'}, {'mode': 0o777},
    )  # fmt: skip
    deeds += [(f'file says {values!r:.40}', _signed(_file(**values))) for values in file_says]
    for file in (PICTURE, MARKDOWN, 'module.toml'):
        deeds += [
            (f'{file} dropped', lambda press, file=file: press.drop(file)),
            (f'{file} tampered', lambda press, file=file: press.tamper(file)),
            (f'{file} cut', lambda press, file=file: press.cut(file, 5)),
            (f'{file} empty', lambda press, file=file: press.cut(file, 0)),
            (f'{file} grown', lambda press, file=file: press.grow(file)),
            (f'{file} a pipe', lambda press, file=file: press.pipe(file)),
            (f'{file} a folder', lambda press, file=file: press.folder(file)),
            *(
                (
                    f'{file} a link to {target}',
                    lambda press, file=file, target=target: press.link(file, target),
                )
                for target in ('/dev/zero', '/proc/self/mem', '/etc/passwd', '/nowhere', '.', 'module.toml')
            ),
        ]
    for file in ('manifest.json', 'manifest.json.minisig'):
        deeds += [
            (f'{file} dropped', lambda press, file=file: press.drop(file)),
            (f'{file} empty', lambda press, file=file: press.cut(file, 0)),
            (f'{file} grown', lambda press, file=file: press.grow(file, b'x')),
            (f'{file} huge', lambda press, file=file: press.grow(file, bytes(2 << 20))),
            (f'{file} a pipe', lambda press, file=file: press.pipe(file)),
            (f'{file} a folder', lambda press, file=file: press.folder(file)),
            (f'{file} a link', lambda press, file=file: press.link(file, '/dev/zero')),
        ]
    dice = random.Random(20261123)
    for file, size, first in (
        ('manifest.json', 900, 0),
        ('manifest.json.minisig', 290, 53),
        (PICTURE, 70_000, 0),
        (MARKDOWN, 3000, 0),
    ):
        deeds += [
            (f'{file} bit {bit}', lambda press, file=file, bit=bit: press.flip(file, bit))
            for bit in dice.sample(range(8 * first, 8 * size), 15)
        ]
    return [
        *deeds,
        ('lesson folder a link', lambda press: press.link_lesson_folder(press.desk / 'moved')),
        ('whole pack a link', _link_whole_pack),
        ('sparse 200 GiB', _sparse),
        ('unknown key', _other_key),
        ('other course', _other_course),
        ('signature of another version', _manifest_of_another),
        ('signed broken content', _relisted(QUIZ, b'question = 1\n')),
        ('signed deep toml', _relisted(QUIZ, b'a = ' + b'[' * 100_000)),
        ('signed binary text', _relisted(MARKDOWN, b'\xff\xfe' * 1000)),
        ('signed control marks', _relisted(MARKDOWN, b'## 1. x\x1b[2J\n')),
        ('signed other module', _relisted('module.toml', b'id = "soan-thao"\n')),
    ]


HOSTILE = hostile()


@pytest.fixture(scope='module')
def pressed(tmp_path_factory) -> Press:
    press = Press(tmp_path_factory.mktemp('pressed'))
    press.press()
    return press


@pytest.mark.parametrize(
    'deed', [deed for _, deed in HOSTILE], ids=[f'{n:03}-{name}' for n, (name, _) in enumerate(HOSTILE)]
)
def test_a_hostile_stick_is_refused_and_nothing_of_the_kiosk_changes(pressed, tmp_path, deed):
    press = Press(tmp_path / 'trainer')
    shutil.rmtree(press.stick)
    shutil.copytree(pressed.stick, press.stick)
    press.key = pressed.key
    kiosk = Station(tmp_path / 'kiosk', press.stick)
    kiosk.trust(press)
    deed(press)
    before = kiosk.files()
    assert len(kiosk.packs.look()) == 1
    for asked in (kiosk.packs.check, lambda folder: kiosk.packs.install(folder, TRAINER)):
        with pytest.raises(RefusedError) as refused:
            asked(press.pack)
        _tellable(refused.value)
    assert kiosk.files() == before and kiosk.shelf.ever == [] and kiosk.changes == 0
    _only_true_blobs(kiosk)


def test_there_are_enough_hostile_sticks():
    assert len(HOSTILE) >= 150


def _tellable(error: KioskError) -> None:
    told = ' '.join(str(fact) for fact in error.facts.values())
    assert told.isprintable() and told.encode()


def _only_true_blobs(kiosk: Station) -> None:
    for path in kiosk.held():
        data = (kiosk.data / 'blobs' / path).read_bytes()
        assert path == f'{path[:2]}/{hashlib.sha256(data).hexdigest()}'


def test_version_attacks_are_refused_by_name(press, kiosk):
    press.press(5)
    kiosk.packs.install(press.pack, TRAINER)
    press.press(5, {MARKDOWN: wrong_but_same_length})
    with pytest.raises(PackEquivocatesError):
        kiosk.packs.install(press.pack, TRAINER)
    press.press(4)
    with pytest.raises(PackRolledBackError):
        kiosk.packs.install(press.pack, TRAINER)
    kiosk.trusted.distrust(kiosk.trusted.keys().trainers[0].key_id)
    press.press(6)
    with pytest.raises(PackUntrustedError):
        kiosk.packs.install(press.pack, TRAINER)
    assert kiosk.shelf.live()[PACK].version == 5


def test_a_wrong_signature_is_named_as_such(press, kiosk):
    press.press()
    press.flip('manifest.json.minisig', 8 * 100)
    with pytest.raises((PackUnsignedError, PackUntrustedError)):
        kiosk.packs.check(press.pack)
    press.resign()
    press.change_manifest(lambda document: document.update(issued='2026-01-01'))
    with pytest.raises(PackUnsignedError):
        kiosk.packs.check(press.pack)


def test_a_note_or_a_folder_of_ones_own_on_the_stick_disturbs_nothing(press, kiosk):
    press.press()
    (press.pack / 'ghi-chu.txt').write_text('của tôi')
    (press.pack / LESSON / 'Thumbs.db').write_bytes(b'x')
    (press.stick / 'anh.jpg').write_bytes(b'x')
    kiosk.packs.install(press.pack, TRAINER)
    _only_true_blobs(kiosk)
    assert len(kiosk.held()) == 6
