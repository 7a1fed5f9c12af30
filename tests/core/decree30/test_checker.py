"""A checker that cries wolf is switched off, and one that sleeps is worse: clean papers are clean, faults are found."""

from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest

from kiosk.core.decree30.checker import RULES, RULES_VERSION, check, gather, kind_of, summary
from kiosk.core.decree30.document import Document, Run, Section
from tests.core.decree30 import samples
from tests.core.decree30.breakers import BREAKS, Break
from tests.core.decree30.pairs import CLEAN, amiss, first_spoiled, judge_pair, spoiled

EVERY_SAMPLE = {**samples.KINDS, **samples.VARIANTS}
PAIRS_A_RULE_PAIR = 2


@pytest.mark.parametrize('name', EVERY_SAMPLE)
def test_nothing_is_found_in_a_clean_document(name):
    assert check(EVERY_SAMPLE[name](), today=date(2026, 11, 25)) == []


@pytest.mark.parametrize('name', samples.KINDS)
def test_the_kind_is_told_by_the_document_itself(name):
    assert kind_of(samples.KINDS[name]()) == name


@pytest.mark.parametrize('spoiling', BREAKS, ids=lambda each: each.name)
def test_each_fault_is_found_in_every_sample_that_can_have_it_and_nothing_else_is_accused(spoiling):
    tried = {name: spoiled(name, clean, spoiling) for name, clean in CLEAN.items()}
    made = {name: document for name, document in tried.items() if document is not None}
    assert made, 'no sample can be spoiled this way'
    assert {name: wrong for name, document in made.items() if (wrong := amiss(check(document), spoiling))} == {}


def test_every_rule_is_broken_by_some_fault():
    assert {each.found[0] for each in BREAKS} == set(RULES)


def of_rule(code: str) -> list[Break]:
    return [each for each in BREAKS if each.found[0] == code]


@pytest.mark.parametrize('code', RULES)
def test_two_faults_do_not_hide_each_other(code):
    """Every pair of rules, by pairs of faults spread over those they have; all pairs: ``tests.bench.decree30``."""
    amiss_pairs = {}
    judged = 0
    for one_code, other_code in combinations(RULES, 2):
        if one_code != code:
            continue
        pairs = [pair for pair in product(of_rule(one_code), of_rule(other_code)) if pair[0].may_join(pair[1])]
        verdicts = ((pair, judge_pair(*pair)) for pair in pairs[:: max(1, len(pairs) // (PAIRS_A_RULE_PAIR + 3))])
        possible = [(pair, verdict) for pair, verdict in verdicts if verdict is not None][:PAIRS_A_RULE_PAIR]
        judged += len(possible)
        amiss_pairs |= {f'{pair[0].name} + {pair[1].name}': verdict for pair, verdict in possible if verdict}
    assert amiss_pairs == {}
    assert judged or code == list(RULES)[-1]


def test_the_same_document_always_gives_the_same_findings_in_the_order_of_rules_and_places():
    _, document = first_spoiled(*(each for each in BREAKS if each.name in {'TT20.align', 'TT04.margin', 'TT23.end'}))
    findings = check(document)
    assert findings == check(document)
    assert [finding.rule for finding in findings] == sorted(finding.rule for finding in findings)


def test_every_finding_says_where_what_and_why():
    for each in BREAKS:
        _, document = first_spoiled(each)
        for finding in check(document):
            assert finding.have
            assert finding.want
            assert 'Điều' in finding.why or 'Phụ lục' in finding.why
            assert len(finding.words) <= 60
            assert finding.at >= 0
            assert finding.mend is None or finding.mend.at in {0, finding.at}


def test_findings_are_counted_and_equal_ones_put_together():
    document = samples.document_mapped(samples.cong_van(), lambda each: samples.looking(each, size=12.0))
    findings = check(document)
    assert summary([]) == {'E': 0, 'W': 0, 'I': 0}
    assert summary(findings)['E'] == sum(finding.severity == 'E' for finding in findings)
    together = [each for each in gather(findings) if (each.first.rule, each.first.point) == ('TT20', 'size')]
    assert [len(each.at) for each in together] == [3]


def test_a_rule_is_not_applied_before_its_day():
    document = replace(samples.cong_van(), base=Run('', font='Arial'))
    assert [finding.rule for finding in check(document, today=date(2020, 3, 5))] != []
    assert check(document, today=date(2020, 3, 4)) == []


def test_the_rules_carry_a_version_a_text_and_a_ground():
    assert RULES_VERSION.startswith('2020-03-05')
    assert list(RULES) == [f'TT{number:02}' for number in range(1, 31)]
    assert all(rule.text and rule.ground.endswith(('NĐ-CP',)) for rule in RULES.values())


def test_an_empty_document_is_told_so_once():
    for empty in (Document(), Document(sections=()), Document((Section((samples.line(' ', 14),)),))):
        faults = [finding for finding in check(empty) if finding.severity == 'E']
        assert [(finding.rule, finding.point) for finding in faults] == [('TT10', 'empty')]
        assert kind_of(empty) is None
