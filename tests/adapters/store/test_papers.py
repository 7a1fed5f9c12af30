"""Papers on the disk: kept whole, for their owner alone, gone for good when removed, never believed when rotten."""

import errno
import random

import pytest

from kiosk.adapters.store import papers as module
from kiosk.adapters.store.papers import StoredPapers
from kiosk.core.errors import NotSavedError, StoreLockedError, UnknownPaperError
from kiosk.core.ids import LearnerId
from kiosk.ports.desk import Paper

AN, BINH = LearnerId('an'), LearnerId('binh')


def paper(number='1', owner=AN, at='2026-11-25T08:00', **data):
    return Paper(number, owner, 'secretary', 'Giao ban', at, data)


@pytest.fixture
def papers(tmp_path):
    return StoredPapers(tmp_path / 'papers')


def test_what_was_put_is_there_for_its_owner_alone_after_opening_again(papers, tmp_path):
    papers.put(paper(notes='họp', tasks=[1, 2]))
    again = StoredPapers(tmp_path / 'papers', writing=False)
    assert again.get(AN, '1') == paper(notes='họp', tasks=[1, 2])
    assert (again.of(BINH, 'secretary'), again.of(AN, 'draft')) == ([], [])
    with pytest.raises(UnknownPaperError):
        again.get(BINH, '1')
    for act in (lambda: again.put(paper()), lambda: again.remove(AN, '1')):
        with pytest.raises(StoreLockedError):
            act()


def test_nobody_takes_over_or_removes_a_paper_by_its_id(papers):
    papers.put(paper())
    for act in (lambda: papers.put(paper(owner=BINH)), lambda: papers.remove(BINH, '1')):
        with pytest.raises(UnknownPaperError):
            act()
    papers.remove(AN, '1')
    with pytest.raises(UnknownPaperError):
        papers.get(AN, '1')


@pytest.mark.parametrize('number', ['../1', 'a/b', '', '.', 'a' * 65, 'a\0'])
def test_an_id_never_leads_out_of_the_folder(papers, number):
    for act in (lambda: papers.put(paper(number)), lambda: papers.get(AN, number), lambda: papers.remove(AN, number)):
        with pytest.raises(UnknownPaperError):
            act()


def test_the_latest_comes_first(papers):
    for number, at in (('a', '2026-11-25T08:00'), ('b', '2026-11-25T09:00'), ('c', '2026-11-24T09:00')):
        papers.put(paper(number, at=at))
    assert [each.id for each in papers.of(AN, 'secretary')] == ['b', 'a', 'c']


def test_a_thousand_keepings_take_no_more_room_than_the_last_one_and_a_removal_leaves_no_byte(papers, tmp_path):
    for count in range(1000):
        papers.put(paper(notes=f'con cá vàng {count}'))
    files = [file for file in tmp_path.rglob('*') if file.is_file()]
    assert len(files) == 1
    assert files[0].stat().st_size < 400
    papers.remove(AN, '1')
    assert [file for file in tmp_path.rglob('*') if file.is_file()] == []


def test_a_paper_with_any_byte_changed_or_cut_is_set_aside_and_said_not_half_believed(papers, tmp_path, caplog):
    papers.put(paper(notes='một hai ba'))
    file = tmp_path / 'papers' / 'an' / '1.json'
    whole, chance = file.read_bytes(), random.Random(7)
    for _ in range(200):
        at = chance.randrange(len(whole))
        spoiled = (
            whole[:at]
            if chance.random() < 0.3
            else whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        file.write_bytes(spoiled)
        assert papers.of(AN, 'secretary') == []
    assert 'damaged' in caplog.text
    assert file.with_suffix('.damaged').exists()


@pytest.mark.parametrize('fault', [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_fails_leaves_the_paper_as_it_was_and_says_so(papers, monkeypatch, fault):
    papers.put(paper(notes='một'))

    def fails(*_):
        raise OSError(fault, 'no')

    monkeypatch.setattr(module.Files, 'sync', fails)
    with pytest.raises(NotSavedError):
        papers.put(paper(notes='hai'))
    assert papers.get(AN, '1').data == {'notes': 'một'}
