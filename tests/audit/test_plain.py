"""Findings as plain values: JSON and back gives the same, and what changes in them is noticed."""

import json
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.building import audited, plenty
from tests.audit.generated import any_accounts
from tests.audit.test_shipped import ACCOUNTS
from tracks.audit.account import Account, in_order
from tracks.audit.audit import EVERYTHING, Findings, audit, derive
from tracks.audit.plain import RULES, findings_from_plain, findings_to_plain, from_plain, to_plain
from tracks.audit.solving.budget import Budget


def through_json(found: Findings, accounts: list[Account]) -> Findings:
    plain = json.loads(json.dumps(findings_to_plain(found)))
    return findings_from_plain(plain, in_order(accounts), EVERYTHING)


@given(st.integers(0, 2**32))
def test_findings_come_back_as_they_were(seed: int) -> None:
    accounts = any_accounts(Random(seed))
    found = audit(accounts, Budget(50_000), smt=False)  # whole or not
    back = through_json(found, accounts)
    assert back == found
    assert (back.read is back.printed) == (found.read is found.printed)


def test_those_of_the_bundled_editions_come_back_with_their_blocks() -> None:
    found = audited(*ACCOUNTS)
    assert through_json(found, ACCOUNTS) == found
    assert found.ambiguities
    derived = derive(in_order(ACCOUNTS), ["2024", "2025"], plenty())
    assert from_plain(json.loads(json.dumps(to_plain(derived)))) == derived


def test_true_and_one_are_not_taken_for_each_other() -> None:
    value = ((1, True), (True, 1), (0, False), (None, ""))
    back = from_plain(to_plain(value))
    assert repr(back) == repr(value)


def test_only_known_kinds_are_made_of_plain_values() -> None:
    for table in ([["eval", "1"]], [["Path", "/"]], [[["tuple"]]], [["tuple", [7]]], [], [[]]):
        with pytest.raises((KeyError, IndexError, TypeError, ValueError)):
            from_plain(table)
    with pytest.raises(TypeError):
        to_plain((object(),))


FOUND = (6, "4248907276d5d681")
"""The number of the rules, and the digest of what they find in what is generated and bundled."""


def test_whoever_changes_what_is_found_raises_the_number_of_the_rules() -> None:
    told = sha256()
    for accounts in (*(any_accounts(Random(seed)) for seed in range(10)), ACCOUNTS):
        told.update(json.dumps(findings_to_plain(audited(*accounts))).encode())
    assert (RULES, told.hexdigest()[:16]) == FOUND, (
        "what an audit finds, or how it is kept, has changed: raise RULES in tracks/audit/plain.py, "
        "so that what was kept is asked for no more, and put the new digest here"
    )
