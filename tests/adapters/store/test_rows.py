"""TinyDB's tables over the journal behave like a dictionary, whatever is done to them and between."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import where
from tinydb.table import Document

from kiosk.adapters.store.journal import NAME
from kiosk.adapters.store.tables import Records
from kiosk.core.errors import NotSavedError, StoreFailedError, StoreLockedError
from tests.adapters.store.writer import KIOSK
from tests.simulators.disk import SimulatedDisk

VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
DOCUMENTS = st.dictionaries(st.sampled_from(['a', 'b', 'c']), VALUES | st.lists(VALUES, max_size=2), max_size=3)
IDS = st.sampled_from(['1', '2', '3', 'x', 'y', 'số 4'])


def typed(value):
    """Return the value so that 1, 1.0 and True differ, as they do in JSON."""
    if isinstance(value, dict):
        return {key: typed(each) for key, each in value.items()}
    return [typed(each) for each in value] if isinstance(value, list) else repr(value)


class RowsAgainstADictionary(RuleBasedStateMachine):
    """One table, a dictionary beside it, and a machine that fails now and then."""

    @initialize()
    def start(self):
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name)
        self.truth: dict[str, dict] = {}
        self.open()

    def open(self):
        self.disk = SimulatedDisk()
        self.records = Records.open(self.folder, KIOSK, self.disk)
        self.rows = self.records.table('rows')

    @rule(document=DOCUMENTS)
    def insert(self, document):
        given = self.rows.insert(document)
        assert given not in self.truth
        self.truth[given] = document

    @rule(row_id=IDS, document=DOCUMENTS)
    def insert_by_id(self, row_id, document):
        if row_id in self.truth:
            with pytest.raises(ValueError, match='already exists'):
                self.rows.insert(Document(document, row_id))
        else:
            self.rows.insert(Document(document, row_id))
            self.truth[row_id] = document

    @rule(documents=st.lists(DOCUMENTS, max_size=3))
    def insert_several(self, documents):
        self.truth.update(zip(self.rows.insert_multiple(documents), documents, strict=True))

    @rule(value=VALUES, document=DOCUMENTS)
    def update_where(self, value, document):
        touched = self.rows.update(document, where('a') == value)
        assert set(touched) == {key for key, row in self.truth.items() if 'a' in row and row['a'] == value}
        for key in touched:
            self.truth[key] = {**self.truth[key], **document}

    @rule(row_ids=st.lists(IDS, max_size=3, unique=True))
    def update_in_place(self, row_ids):
        def append(row):
            row.setdefault('list', []).append(1)

        for key in self.rows.update(append, doc_ids=row_ids):
            self.truth[key] = {**self.truth[key], 'list': [*self.truth[key].get('list', []), 1]}

    @rule(row_id=IDS, document=DOCUMENTS)
    def upsert(self, row_id, document):
        self.rows.upsert(Document(document, row_id))
        self.truth[row_id] = {**self.truth.get(row_id, {}), **document}

    @rule(row_ids=st.lists(IDS, max_size=3, unique=True))
    def remove(self, row_ids):
        for key in self.rows.remove(doc_ids=row_ids):
            del self.truth[key]

    @rule(value=VALUES)
    def remove_where(self, value):
        for key in self.rows.remove(where('b') == value):
            del self.truth[key]

    @rule()
    def truncate(self):
        self.rows.truncate()
        self.truth.clear()

    @rule(bad=st.sampled_from([object(), float('nan'), '\ud800', {1, 2}]))
    def insert_what_json_cannot_hold(self, bad):
        with pytest.raises(NotSavedError):
            self.rows.insert_multiple([{'a': 1}, {'b': bad}])

    @rule(document=DOCUMENTS)
    def update_on_a_full_disk(self, document):
        if all(typed({**row, **document}) == typed(row) for row in self.truth.values()):
            return
        self.disk.fill()
        with pytest.raises(NotSavedError):
            self.rows.update(document)
        self.disk.make_room()

    @rule()
    def reopen(self):
        self.records.close()
        self.open()

    @rule(torn=st.binary(min_size=1, max_size=40))
    def reopen_after_a_torn_write(self, torn):
        self.records.close()
        with (self.folder / NAME).open('ab') as file:
            file.write(torn)
        self.open()

    @invariant()
    def the_rows_are_the_dictionary(self):
        if hasattr(self, 'rows'):
            assert {row.doc_id: typed(dict(row)) for row in self.rows} == typed(self.truth)
            assert len(self.rows) == len(self.truth)

    def teardown(self):
        if hasattr(self, 'rows'):
            self.records.close()
            on_disk = Records.read(self.folder).table('rows')
            assert {row.doc_id: typed(dict(row)) for row in on_disk} == typed(self.truth)
            self.place.cleanup()


TestRowsAgainstADictionary = RowsAgainstADictionary.TestCase
TestRowsAgainstADictionary.settings = settings(
    max_examples=200,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


@pytest.fixture
def disk():
    return SimulatedDisk()


@pytest.fixture
def records(tmp_path, disk):
    opened = Records.open(tmp_path, KIOSK, disk)
    yield opened
    opened.close()


def test_a_row_is_found_by_id_without_looking_at_the_others(records):
    rows = records.table('rows')
    rows.insert_multiple({'n': n} for n in range(3))
    assert rows.get(doc_id='2') == {'n': 1}
    assert rows._read_table() is records.live('rows').rows
    assert rows.get(where('n') == 2).doc_id == '3'
    assert rows.search(where('n') > 0) == [{'n': 1}, {'n': 2}]
    assert rows.contains(doc_id='3')
    assert not rows.contains(doc_id='4')


def test_a_search_made_twice_sees_what_came_between(records):
    rows = records.table('rows')
    assert rows.search(where('n') > 0) == []
    rows.insert({'n': 1})
    assert rows.search(where('n') > 0) == [{'n': 1}]
    records.change(lambda tables: tables['rows']['1'].update(n=2))
    assert rows.search(where('n') > 0) == [{'n': 2}]


def test_a_number_is_not_given_twice_even_after_its_row_is_gone_and_the_store_reopened(tmp_path):
    records = Records.open(tmp_path, KIOSK, SimulatedDisk())
    assert records.table('rows').insert_multiple([{}, {}]) == ['1', '2']
    records.table('rows').remove(doc_ids=['2'])
    records.close()
    again = Records.open(tmp_path, KIOSK, SimulatedDisk()).table('rows')
    assert again.insert_multiple([Document({}, '7'), {}]) == ['7', '8']


def test_several_tables_change_in_one_line_or_not_at_all(records, disk):
    def both(tables):
        tables['one']['a'] = {'n': 1}
        tables['two']['b'] = {'n': 2}

    disk.fill()
    with pytest.raises(NotSavedError):
        records.change(both)
    assert (len(records.table('one')), len(records.table('two'))) == (0, 0)
    disk.make_room()
    records.change(both)
    last = (records.folder / NAME).read_text('utf-8').splitlines()[-1]
    assert last.endswith('[1,{"one":{"a":{"n":1}},"two":{"b":{"n":2}}}]')


def test_a_change_that_fails_in_the_middle_leaves_nothing(records, disk):
    records.table('rows').insert({'list': [1]})

    def broken(tables):
        tables['rows']['1']['list'].append(2)
        raise LookupError

    calls = len(disk.calls)
    with pytest.raises(LookupError):
        records.change(broken)
    assert records.table('rows').all() == [{'list': [1]}]
    assert len(disk.calls) == calls


def test_what_the_caller_alters_afterwards_is_not_altered_in_the_store(records):
    document = {'list': [1]}
    records.table('rows').insert(document)
    document['list'].append(2)
    assert records.table('rows').all() == [{'list': [1]}]


def test_a_change_that_changes_nothing_costs_no_write(records, disk):
    records.table('rows').insert({'n': 1})
    calls = len(disk.calls)
    records.table('rows').update({'n': 1})
    assert len(disk.calls) == calls
    records.table('rows').update({'n': True})
    assert records.table('rows').get(doc_id='1')['n'] is True


def test_tables_can_be_dropped_for_good(records):
    records.table('one').insert({'n': 1})
    records.table('two').insert({'n': 2})
    documents = records._documents
    assert documents.tables() == {'one', 'two'}
    documents.drop_table('one')
    assert documents.tables() == {'two'}
    records.close()
    assert Records.read(records.folder).table('two').all() == [{'n': 2}]
    assert len(Records.read(records.folder).table('one')) == 0


def test_a_change_inside_a_change_is_refused_not_waited_for(records):
    with pytest.raises(RuntimeError):
        records.change(lambda _: records.table('rows').insert({}))


def test_an_interruption_between_disk_and_memory_stops_all_writing(records):
    records.watch('rows', lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        records.table('rows').insert({'n': 1})
    with pytest.raises(StoreFailedError):
        records.table('others').insert({'n': 1})


def test_a_closed_store_refuses_to_write(records):
    records.close()
    with pytest.raises(StoreLockedError):
        records.table('rows').insert({})
