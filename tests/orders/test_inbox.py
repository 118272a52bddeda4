"""Webhooks: kept raw, counted, and nothing in them is believed."""

import json

import pytest

from components.orders import MAX_WEBHOOK_BYTES, WebhookRefused

LEAD_LIST = {"id": 42, "type": "lead_list", "name": "Phoenix · PB-1234abcd", "pending": False, "actual_count": 487}


def test_a_finished_list_is_a_hint(inbox):
    hint = inbox.take(json.dumps(LEAD_LIST).encode())
    assert (hint.list_id, hint.name) == (42, LEAD_LIST["name"])
    assert inbox.counts() == {"heard": 1}
    assert [found.list_id for found in inbox.hints_named("PB-1234abcd")] == [42]


def test_a_webhook_about_something_else_is_kept(inbox):
    assert inbox.take(b'{"type": "dnc_scrub", "id": 5}') is None
    assert inbox.take(b'{"id": 365, "trace_type": "normal"}') is None
    assert inbox.counts() == {"kept": 2}


@pytest.mark.parametrize(
    "body",
    [b"", b"null", b"[]", b"{", b"\xff\xfe", b'"text"', b"x" * (MAX_WEBHOOK_BYTES + 1)],
    ids=["empty", "null", "list", "cut", "binary", "text", "huge"],
)
def test_what_is_no_webhook_is_refused_and_counted(inbox, body):
    with pytest.raises(WebhookRefused):
        inbox.take(body)
    assert inbox.counts() == {"refused": 1}


@pytest.mark.parametrize("list_id", [None, -1, 0, True, 1.5, "abc", [], {}, 10**30, "9" * 40])
def test_an_id_that_is_no_id_is_kept_and_not_acted_on(inbox, list_id):
    assert inbox.take(json.dumps(LEAD_LIST | {"id": list_id}).encode()) is None
    assert inbox.counts() == {"kept": 1}


def test_a_code_in_a_name_is_matched_as_it_stands(inbox):
    inbox.take(json.dumps(LEAD_LIST).encode())
    assert inbox.hints_named("PB-%") == ()
    assert inbox.hints_named("PB_1234abcd") == ()
