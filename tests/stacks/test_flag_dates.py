"""A stack's flags are as old as the oldest that went into it, and of unknown age where one of them is."""

import time
from datetime import UTC, datetime

from components.library import FLAGS_AT, pack
from components.stacks import Rule, make, overlap, properties
from tests.stacks.conftest import ME

HOME = {"address": "5 Ironwood Ct", "zip_code": "85004"}
FLAGGED = {"primary_phone": "6025550101", "primary_phone_dnc": False, "primary_phone_tcpa": False}


def dated(lists, *ids):
    found = overlap(lists.shelf, ME, ids)
    (row,) = properties(lists.shelf, ME, found, Rule(tuple(ids)), {}).to_pylist()
    return row[FLAGS_AT]


def test_a_bought_lists_flags_are_as_old_as_the_list_also_in_a_stack_of_stacks(lists):
    lists.shelf.put(ME, 901, [pack([{**HOME, **FLAGGED}])])
    bare, traced = lists.put(HOME), lists.put({**HOME, "mobile_1": "6025550102"})
    told = dated(lists, 901, bare, traced)
    age_s = time.time() - datetime.fromisoformat(told).replace(tzinfo=UTC).timestamp()
    assert 0 <= age_s < 600
    found = overlap(lists.shelf, ME, [901, bare])
    stack = make(lists.own, lists.shelf, ME, "Stack", found, Rule((901,)), {})
    assert dated(lists, stack.list_id, bare)[:16] == told[:16]
    lists.shelf.drop(ME, 901)


def test_flags_of_unknown_age_make_the_age_unknown_and_of_two_the_older_counts(lists):
    old = lists.put({**HOME, **FLAGGED, FLAGS_AT: "2026-01-02T03:04:05"})
    older = lists.put({**HOME, **FLAGGED, FLAGS_AT: "2025-12-01T00:00:00"})
    unknown = lists.put({**HOME, **FLAGGED})
    assert dated(lists, old) == "2026-01-02T03:04:05"
    assert dated(lists, old, older) == "2025-12-01T00:00:00"
    assert dated(lists, old, unknown) is None
    assert dated(lists, lists.put(HOME)) is None
