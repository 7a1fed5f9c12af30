"""What to send, what an answer means, and how one bad record is found without blaming a good one."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.outbox import (
    CAP_SECONDS,
    Outbox,
    Parcel,
    Problem,
    Reply,
    Ruling,
    Verdict,
    after,
    is_due,
    judge,
    next_batch,
    pending,
    released,
    same_statement,
    set_aside,
    taken,
)
from kiosk.core.statements import statement
from tests.simulators.deeds import BASE, event, morning

NOW = datetime(2026, 2, 9, 2, 0, tzinfo=UTC)
IDS = ['6a1f0000-0000-4000-8000-000000000001', '6a1f0000-0000-4000-8000-000000000002']
JSON = 'application/json'
PAGE = b'<!DOCTYPE html><html>Please log in</html>'
REFUSED = Verdict(Ruling.REFUSED, Problem.RECORDS, '422 bad verb')
FAULT = Verdict(Ruling.FAULT, Problem.FAULT, '500 down')
OFFLINE = Verdict(Ruling.WAIT, Problem.LINE, 'ConnectError')


def parcels(*sizes):
    return [Parcel(f'p{n}', {}, size) for n, size in enumerate(sizes)]


def names(batch):
    return [parcel.id for parcel in batch]


def test_what_has_a_receipt_or_is_set_aside_is_not_pending_and_the_rest_is_oldest_first():
    events = morning(4)
    outbox = Outbox(acked=frozenset({events[0].id}), quarantined={events[2].id: 'why'})
    assert pending(reversed(events), outbox) == [events[1], events[3]]


def test_a_record_refused_alone_waits_behind_all_others():
    events = morning(3)
    assert pending(events, Outbox(limits={events[0].id: 0})) == [events[1], events[2], events[0]]


def test_a_batch_ends_at_two_hundred_records_and_at_half_a_megabyte():
    assert len(next_batch(parcels(*[1000] * 300), Outbox())) == 200
    assert len(next_batch(parcels(*[10_000] * 300), Outbox())) == 52


def test_a_record_larger_than_a_batch_still_goes_alone():
    assert names(next_batch(parcels(600_000, 10), Outbox())) == ['p0']


def test_a_suspect_never_travels_in_a_batch_larger_than_its_limit():
    assert names(next_batch(parcels(1, 1, 1, 1), Outbox(limits={'p0': 2, 'p1': 2}))) == ['p0', 'p1']
    assert names(next_batch(parcels(1, 1, 1, 1), Outbox(limits={'p2': 1}))) == ['p0', 'p1']
    assert names(next_batch(parcels(1, 1), Outbox(limits={'p0': 0}))) == ['p0']


def test_nothing_pending_is_an_empty_batch():
    assert next_batch([], Outbox()) == ()


@given(st.lists(st.integers(0, 50), min_size=1, max_size=40))
def test_a_batch_is_never_larger_than_any_of_its_limits(limits):
    outbox = Outbox(limits={f'p{n}': limit for n, limit in enumerate(limits)})
    batch = names(next_batch(parcels(*[10] * len(limits)), outbox))
    assert batch == [f'p{n}' for n in range(len(batch))]
    assert len(batch) <= max(1, min(outbox.limits[name] for name in batch))


@pytest.mark.parametrize(
    ('reply', 'ruling', 'problem'),
    [
        (Reply(200, json.dumps(IDS).encode(), JSON), Ruling.TAKEN, None),
        (Reply(200, json.dumps(IDS[1:]).encode(), JSON), Ruling.TAKEN, None),
        (Reply(200, json.dumps(IDS).upper().encode(), JSON), Ruling.TAKEN, None),
        (Reply(204), Ruling.TAKEN, None),
        (Reply(200, PAGE, 'text/html'), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'', JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'[]', JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'["6a1f', JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'["someone-else"]', JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'[["6a1f"]]', JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'{"ok":true}', JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(200, b'[' * 100_000, JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(201, json.dumps(IDS).encode(), JSON), Ruling.WAIT, Problem.PORTAL),
        (Reply(302, PAGE, 'text/html'), Ruling.WAIT, Problem.PORTAL),
        (Reply(407), Ruling.WAIT, Problem.PORTAL),
        (Reply(511, PAGE, 'text/html'), Ruling.WAIT, Problem.PORTAL),
        (Reply(0, why='ConnectTimeout'), Ruling.WAIT, Problem.LINE),
        (Reply(0, why='clock'), Ruling.WAIT, Problem.CLOCK),
        (Reply(0, why='certificate'), Ruling.WAIT, Problem.CERTIFICATE),
        (Reply(408), Ruling.WAIT, Problem.LINE),
        (Reply(502, PAGE, 'text/html'), Ruling.WAIT, Problem.LINE),
        (Reply(504), Ruling.WAIT, Problem.LINE),
        (Reply(429, retry_after=90.0), Ruling.WAIT, Problem.BUSY),
        (Reply(503, PAGE, 'text/html', retry_after=90.0), Ruling.WAIT, Problem.BUSY),
        (Reply(401), Ruling.WAIT, Problem.SETTINGS),
        (Reply(403, PAGE, 'text/html'), Ruling.WAIT, Problem.SETTINGS),
        (Reply(404), Ruling.WAIT, Problem.SETTINGS),
        (Reply(405), Ruling.WAIT, Problem.SETTINGS),
        (Reply(400, b'{"errorId":"x"}', JSON), Ruling.REFUSED, Problem.RECORDS),
        (Reply(409, b'{"detail":"differs"}', JSON), Ruling.REFUSED, Problem.RECORDS),
        (Reply(413, b'', ''), Ruling.REFUSED, Problem.RECORDS),
        (Reply(422, b'{"detail":[]}', JSON), Ruling.REFUSED, Problem.RECORDS),
        (Reply(400, PAGE, 'text/html'), Ruling.FAULT, Problem.FAULT),
        (Reply(500, b'{"detail":"indexation failed"}', JSON), Ruling.FAULT, Problem.FAULT),
    ],
)
def test_status_and_body_together_say_what_an_answer_means(reply, ruling, problem):
    verdict = judge(reply, IDS)
    assert (verdict.ruling, verdict.problem) == (ruling, problem)
    assert verdict.wait == reply.retry_after


def test_the_words_kept_of_a_refusal_are_one_short_line():
    verdict = judge(Reply(422, b'{"detail":\n' + b'x' * 9000, JSON), IDS)
    assert verdict.why.startswith('422 {"detail": x')
    assert len(verdict.why) < 600


def test_a_receipt_ends_every_suspicion_and_every_pause():
    tired = Outbox(limits={'a': 1, 'b': 0}, failures=5, next_try='x', last_problem=Problem.LINE)
    rested = step(tired, Verdict(Ruling.TAKEN), ['a'])
    assert rested == Outbox(acked=frozenset('a'), limits={'b': 0}, last_success='2026-02-09T02:00:00.000Z')


def test_a_bad_line_blames_no_record_and_each_pause_may_be_twice_as_long_up_to_six_hours():
    outbox, most = Outbox(limits={'a': 3}), []
    for _ in range(40):
        outbox = step(outbox, OFFLINE, ['a', 'b'], chance=1.0)
        most.append(pause(outbox))
    assert outbox.limits == {'a': 3}
    assert most[:4] == [30, 60, 120, 240]
    assert max(most) == most[-1] == CAP_SECONDS


def test_chance_may_end_the_pause_at_once_so_that_offices_do_not_march_in_step():
    assert pause(step(Outbox(failures=9), OFFLINE, ['a'], chance=0.0)) == 0
    assert pause(step(Outbox(failures=1), OFFLINE, ['a'], chance=0.25)) == 15


def test_retry_after_is_kept_but_never_longer_than_the_cap():
    assert pause(step(Outbox(), Verdict(Ruling.WAIT, Problem.BUSY, wait=600.0), ['a'], chance=0.5)) == 615
    assert pause(step(Outbox(), Verdict(Ruling.WAIT, Problem.BUSY, wait=1e9), ['a'])) == CAP_SECONDS


def test_a_refused_batch_is_halved_at_once():
    outbox = step(Outbox(), REFUSED, ['a', 'b', 'c', 'd', 'e'])
    assert outbox.limits == dict.fromkeys('abcde', 2)
    assert outbox.next_try is None


def test_one_server_error_is_a_stumble_and_the_second_over_the_same_batch_halves_it():
    once = step(Outbox(), FAULT, ['a', 'b'])
    assert once.next_try is not None
    assert names(next_batch([Parcel('a', {}, 1), Parcel('b', {}, 1)], once)) == ['a', 'b']
    offline_between = step(once, OFFLINE, ['a', 'b'])
    twice = step(offline_between, FAULT, ['a', 'b'])
    assert (twice.limits, twice.next_try) == ({'a': 1, 'b': 1}, None)


def test_a_record_refused_alone_is_set_aside_with_the_lrs_words_once_another_was_taken():
    outbox = step(Outbox(limits={'a': 1}), REFUSED, ['a'], proven=True)
    assert outbox.quarantined == {'a': '422 bad verb'}
    assert (outbox.limits, outbox.next_try) == ({}, None)


def test_an_lrs_that_refuses_everything_blames_nobody():
    first = step(Outbox(), REFUSED, ['a'])
    assert (first.quarantined, first.limits, first.next_try) == ({}, {'a': 0}, None)
    patient = first
    for name in 'bcdefgh':
        patient = step(patient, REFUSED, [name])
        assert patient.next_try is None
    tired = step(patient, REFUSED, ['i'])
    assert tired.quarantined == {}
    assert tired.next_try is not None


def test_a_record_alone_in_the_outbox_and_refused_waits_for_another_to_compare():
    again = step(step(Outbox(), REFUSED, ['a']), REFUSED, ['a'])
    assert again.quarantined == {}
    assert again.next_try is not None


def test_a_server_error_over_one_record_sends_it_behind_the_others_before_it_is_blamed():
    behind = step(Outbox(limits={'a': 1}), FAULT, ['a'], proven=True)
    assert (behind.quarantined, behind.limits) == ({}, {'a': 0})
    assert step(behind, FAULT, ['a'], proven=True).quarantined == {'a': '500 down'}


def test_what_was_set_aside_can_be_tried_again_behind_the_others():
    outbox = released(set_aside(Outbox(next_try='2026-02-09T03:00:00.000Z'), {'a': 'x' * 9000}))
    assert outbox == Outbox(limits={'a': 0})


def test_reasons_kept_are_short():
    assert len(set_aside(Outbox(), {'a': 'x' * 9000}).quarantined['a']) == 500


def test_a_pause_ends_in_time_and_a_clock_that_jumped_back_does_not_make_it_years():
    outbox = step(Outbox(failures=3), OFFLINE, ['a'], chance=1.0)
    assert not is_due(outbox, NOW + timedelta(seconds=239))
    assert is_due(outbox, NOW + timedelta(seconds=240))
    assert is_due(outbox, NOW - timedelta(days=800))
    assert is_due(Outbox(), NOW)


def test_an_lrs_that_holds_our_statement_in_other_spelling_holds_our_statement():
    ours = statement(event('quiz_passed'), BASE)
    theirs = {
        **ours,
        'stored': 'x',
        'authority': {},
        'version': '1.0.0',
        'timestamp': '2026-02-09T08:00:00.25+07:00',
    }
    assert same_statement(theirs, ours)
    assert not same_statement({**theirs, 'timestamp': '2026-02-09T01:00:00.251Z'}, ours)
    assert not same_statement({**theirs, 'result': {'success': False}}, ours)
    assert not same_statement({'id': ours['id']}, ours)


@given(st.sets(st.integers(0, 299), max_size=6), st.sampled_from([REFUSED, FAULT]))
def test_wherever_the_poison_lies_it_alone_is_set_aside_and_all_else_arrives(poison, answer):
    events = morning(300)
    bad = {events[n].id for n in poison}
    outbox = Outbox()
    for _ in range(4 + 3 * len(bad)):
        outbox, extra = run(outbox, events, bad, answer)
        events.append(replace(events[0], id=f'extra-{len(events)}', seq=len(events) + 1))
        assert extra < 150
    left = {each.id for each in events[:-1]} - outbox.acked
    assert left == bad
    assert set(outbox.quarantined) == bad


def run(outbox, events, bad, answer):
    """One run against an LRS that answers like this to any batch with a bad record; return the number of requests."""
    proven, asked = False, 0
    while todo := pending(events, outbox):
        batch = names(next_batch([Parcel(each.id, {}, 1000) for each in todo], outbox))
        asked += 1
        verdict = answer if bad & set(batch) else Verdict(Ruling.TAKEN)
        outbox = after(outbox, verdict, batch, now=NOW, chance=0.5, proven=proven)
        proven = verdict.ruling is Ruling.TAKEN or (proven and not (verdict is FAULT and len(batch) == 1))
        if outbox.next_try:
            break
    return outbox, asked


def step(outbox, verdict, sent, *, chance=0.5, proven=False):
    return after(outbox, verdict, sent, now=NOW, chance=chance, proven=proven)


def pause(outbox):
    return (datetime.fromisoformat(outbox.next_try) - NOW).total_seconds()


def test_taken_is_what_a_receipt_does():
    assert taken(Outbox(), ['a'], NOW) == step(Outbox(), Verdict(Ruling.TAKEN), ['a'])
