"""Worries about what counts as plugged in."""

from pathlib import Path

from kiosk.adapters.usb.sticks import MountedSticks


def line(path: Path, source: str, kind: str = 'vfat') -> str:
    escaped = str(path).replace(' ', '\\040')
    return f'36 35 98:0 / {escaped} rw,noatime master:1 - {kind} {source} rw\n'


def test_block_devices_under_the_known_places_are_sticks_and_nothing_else_is(tmp_path):
    media = tmp_path / 'media'
    for name in ('USB CUA HOA', 'exfat', 'tmp', 'gone'):
        (media / 'lan' / name).mkdir(parents=True)
    (tmp_path / 'home').mkdir()
    (media / 'lan' / 'gone').rmdir()
    mounts = tmp_path / 'mountinfo'
    mounts.write_text(
        line(media / 'lan' / 'USB CUA HOA', '/dev/sdb1')
        + line(media / 'lan' / 'USB CUA HOA', '/dev/sdb1')
        + line(media / 'lan' / 'exfat', '/dev/sdc1', 'exfat')
        + line(media / 'lan' / 'tmp', 'tmpfs', 'tmpfs')
        + line(media / 'lan' / 'gone', '/dev/sdd1')
        + line(media, '/dev/sde1')
        + line(tmp_path / 'home', '/dev/sda1', 'ext4')
        + 'garbage\n - \n1 2 3 - vfat /dev/sdf1\n'
    )
    found = MountedSticks(mounts=mounts, places=[media]).plugged()
    assert [(stick.label, stick.path) for stick in found] == [
        ('USB CUA HOA', media / 'lan' / 'USB CUA HOA'),
        ('exfat', media / 'lan' / 'exfat'),
    ]
    assert all(stick.free > 0 for stick in found)


def test_a_named_folder_stands_for_a_stick_while_it_is_there(tmp_path):
    sticks = MountedSticks([tmp_path / 'demo', tmp_path / 'absent'], mounts=tmp_path / 'none')
    assert sticks.plugged() == []
    (tmp_path / 'demo').mkdir()
    assert [stick.label for stick in sticks.plugged()] == ['demo']


def test_the_machines_own_mounts_can_be_read():
    MountedSticks().plugged()
