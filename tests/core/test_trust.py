"""Worries about whose word counts, and which pack may replace which."""

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core import canonical, trust
from kiosk.core.canonical import NotCanonicalError
from kiosk.core.errors import (
    PackEquivocatesError,
    PackNeedsNewerAppError,
    PackRolledBackError,
    PackUntrustedError,
    TrustBrokenError,
)
from kiosk.core.ids import ModuleId
from kiosk.core.manifest import Installed, ListedFile, Manifest
from kiosk.core.trust import KeyList, Trainer, Verdict


def public_key(n: int) -> str:
    return base64.b64encode(b'Ed' + bytes([n]) * 8 + bytes([n]) * 32).decode()


HOA = Trainer(public_key(1), 'Nguyễn Thị Hoa', ('vi-du', 'an-toan'))
ALL = Trainer(public_key(2), 'Sở', ('*',))
KEYS = KeyList(version=4, roots=(public_key(9),), threshold=1, trainers=(HOA, ALL))
OFFERED = Manifest(
    pack=ModuleId('vi-du'),
    version=5,
    title='t',
    author='a',
    licence='l',
    min_app='0.1',
    issued='2026-11-23',
    files=(ListedFile('module.toml', 'ab' * 32, 1),),
)


def installed(version: int, digest: str = '') -> Installed:
    return Installed(ModuleId('vi-du'), version, digest or f'digest-{version}', 't', 'a', HOA.key_id, 'at', {})


def admit(live=None, history=(), signer=HOA.key_id, app='0.1.0', manifest=OFFERED):
    return trust.admit(
        manifest,
        f'digest-{manifest.version}',
        signer,
        KEYS,
        live=live,
        history=list(history),
        app_version=app,
    )


def test_a_key_is_named_as_minisign_prints_it():
    assert trust.key_id('RWTR4TXxa+8+9Ui3iF6HrCIkq9+yMMzQoHSu7fuV5jCk5rO2ZptQgDrb') == 'F53EEF6BF135E1D1'


@pytest.mark.parametrize(
    'text', ['', 'x', 'RWTR', public_key(1) + '\n', public_key(1)[:-1], public_key(1).replace('RW', 'RU', 1)]
)
def test_what_is_no_public_key_has_no_name(text):
    with pytest.raises(ValueError):
        trust.key_id(text)


def test_a_trainer_may_sign_whole_word_prefixes_of_their_courses_only():
    for pack in ('vi-du', 'vi-du-hai', 'an-toan'):
        assert trust.authorised(KEYS, HOA.key_id, ModuleId(pack)) == HOA
    for pack in ('vi', 'vi-duong', 'vidu', 'soan-thao', 'an-toan2'):
        with pytest.raises(PackUntrustedError):
            trust.authorised(KEYS, HOA.key_id, ModuleId(pack))
    assert trust.authorised(KEYS, ALL.key_id, ModuleId('soan-thao')) == ALL


def test_an_unknown_signer_is_nobody_even_for_a_pack_that_would_be_fine():
    with pytest.raises(PackUntrustedError):
        admit(signer='0' * 16)


def test_the_verdict_tells_what_installing_would_do():
    assert admit() is Verdict.FRESH
    assert admit(live=installed(4), history=[installed(4)]) is Verdict.UPGRADE
    assert admit(live=installed(5), history=[installed(4), installed(5)]) is Verdict.SAME
    assert admit(live=installed(4), history=[installed(4), installed(5)]) is Verdict.REINSTALL
    assert admit(live=None, history=[installed(5)]) is Verdict.REINSTALL
    assert admit(live=None, history=[installed(4)]) is Verdict.UPGRADE


def test_a_lower_version_than_was_ever_seen_is_refused_whatever_is_live_now():
    for live, history in (
        (installed(6), [installed(6)]),
        (None, [installed(6)]),
        (installed(2), [installed(2), installed(6)]),
    ):
        with pytest.raises(PackRolledBackError) as refused:
            admit(live=live, history=history)
        assert refused.value.facts == {'pack': 'vi-du', 'installed': 6, 'offered': 5}


def test_an_old_version_from_the_history_does_not_come_back_from_a_stick():
    with pytest.raises(PackRolledBackError):
        admit(live=installed(6), history=[installed(5), installed(6)])


def test_the_same_version_with_other_bytes_is_refused_and_named():
    for live, history in (
        (installed(5, 'x'), []),
        (None, [installed(5, 'x')]),
        (installed(6), [installed(5, 'x'), installed(6)]),
    ):
        with pytest.raises(PackEquivocatesError) as refused:
            admit(live=live, history=history)
        assert refused.value.facts == {'pack': 'vi-du', 'version': 5}


@pytest.mark.parametrize(
    ('needs', 'have', 'fits'),
    [
        ('0.1', '0.1.0', True),
        ('0.1.0', '0.1', True),
        ('0.10', '0.9.9', False),
        ('0.2', '0.1.9', False),
        ('1', '0.9', False),
        ('0.1.1', '0.1.0', False),
        ('0.1', '0.1.0+git5', True),
        ('0.1', '2.0', True),
    ],
)
def test_versions_compare_as_numbers(needs, have, fits):
    offered = replace(OFFERED, min_app=needs)
    if fits:
        assert admit(app=have, manifest=offered) is Verdict.FRESH
        return
    with pytest.raises(PackNeedsNewerAppError) as refused:
        admit(app=have, manifest=offered)
    assert refused.value.facts == {'pack': 'vi-du', 'needs': needs, 'have': have}


def test_a_key_list_reads_back_as_it_was_written():
    assert trust.read(trust.write(KEYS)) == KEYS


@pytest.mark.parametrize(
    ('changes', 'reason'),
    [
        ({'format': 2}, 'format'),
        ({'version': 0}, 'value'),
        ({'threshold': 0}, 'value'),
        ({'threshold': 2}, 'value'),
        ({'roots': []}, 'count'),
        ({'roots': [public_key(9), public_key(9)]}, 'repeated_key_id'),
        ({'roots': ['x']}, 'value'),
        ({'roots': [None]}, 'value'),
        ({'trainers': [{'key': public_key(1), 'name': 'Hoa', 'courses': []}]}, 'count'),
        ({'trainers': [{'key': public_key(1), 'name': 'Hoa', 'courses': ['']}]}, 'value'),
        ({'trainers': [{'key': public_key(1), 'name': 'Hoa', 'courses': ['a/b']}]}, 'value'),
        ({'trainers': [{'key': public_key(1), 'name': '', 'courses': ['a']}]}, 'value'),
        ({'trainers': [{'key': public_key(1), 'name': 'Hoa'}]}, 'keys'),
        (
            {'trainers': [{'key': public_key(1), 'name': n, 'courses': ['a']} for n in ('x', 'y')]},
            'repeated_key_id',
        ),
        ({'more': 1}, 'keys'),
    ],
)
def test_a_key_list_out_of_form_trusts_nobody(changes, reason):
    document = canonical.read(trust.write(KEYS), trust.LARGEST_LIST)
    with pytest.raises(TrustBrokenError) as refused:
        trust.read(canonical.write({**document, **changes}))
    assert refused.value.facts['reason'] == reason


def test_a_trainer_is_judged_before_they_are_added():
    assert trust.trainer(HOA.key, HOA.name, HOA.courses) == HOA
    for key, name, courses, field in (
        ('x', 'Hoa', ['a'], 'key'),
        (HOA.key, '', ['a'], 'name'),
        (HOA.key, 'Hoa', ['A'], 'courses'),
    ):
        with pytest.raises(NotCanonicalError) as refused:
            trust.trainer(key, name, courses)
        assert refused.value.facts['field'] == field


@given(st.binary(max_size=200))
def test_any_bytes_are_a_key_list_or_broken(data):
    with pytest.raises(TrustBrokenError):
        trust.read(data)
