"""Webhooks: kept raw, counted, and nothing in them is believed."""

import json
from datetime import timedelta

import pytest

from components.orders import MAX_WEBHOOK_BYTES, WebhookRefused

LEAD_LIST = {"id": 42, "type": "lead_list", "name": "Phoenix · PB-1234abcd", "pending": False, "actual_count": 487}


def test_a_finished_list_is_a_hint(inbox):
    hint = inbox.take(json.dumps(LEAD_LIST).encode())
    assert (hint.vendor_id, hint.name) == (42, LEAD_LIST["name"])
    assert inbox.counts() == {"heard": 1}
    assert [found.vendor_id for found in inbox.hints_named("PB-1234abcd")] == [42]


# The shapes of the API document's webhook sections.
TRACE = {
    "id": 365,
    "pending": False,
    "rows_uploaded": 12,
    "queue_type": "api",
    "trace_type": "normal",
    "credits_per_lead": 1,
}
PARCELS = {
    "type": "parcel_trace",
    "event": "parcel_trace.completed",
    "parcel_queue_id": 42,
    "status": "completed",
    "rows_hit": 423,
}
SCRUB = {"id": 5, "type": "dnc_scrub", "pending": False, "phones_checked": 150, "phones_clean": 112}


@pytest.mark.parametrize(
    ("claims", "vendor_id", "kinds"),
    [
        (TRACE, 365, ("trace",)),
        (TRACE | {"trace_type": "advanced"}, 365, ("trace",)),
        (PARCELS, 42, ("parcel_trace",)),
        (SCRUB, 5, ("scrub", "queue_scrub")),
    ],
    ids=["normal trace", "advanced trace", "parcel trace", "scrub"],
)
def test_each_shape_names_its_job_and_the_orders_that_it_may_be_about(inbox, claims, vendor_id, kinds):
    hint = inbox.take(json.dumps(claims).encode())
    assert (hint.vendor_id, hint.name, hint.kinds) == (vendor_id, "", kinds)
    since = hint.received_at - timedelta(seconds=5)
    assert [found.vendor_id for found in inbox.hints_since(since, kinds[0])] == [vendor_id]
    assert inbox.hints_since(since, "lead_list") == ()
    assert inbox.hints_since(hint.received_at + timedelta(seconds=5), *kinds) == ()


@pytest.mark.parametrize("body", [b'{"type": "property_monitor", "id": 5}', b'{"hello": "world"}', b"{}"])
def test_a_shape_that_nobody_told_us_about_is_kept(inbox, body):
    assert inbox.take(body) is None
    assert inbox.counts() == {"kept": 1}


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


def test_what_came_in_is_listed_newest_first_with_replays_marked(inbox):
    bodies = (b'{"type": "lead_list", "id": 4, "name": "<b>x</b>"}', b'{"odd": true}', b"not json", b'{"odd": true}')
    for body in bodies:
        try:
            inbox.take(body)
        except WebhookRefused:
            continue
    found = inbox.received()
    assert [one.body for one in found] == list(reversed(bodies))
    assert [one.replay for one in found] == [True, False, False, False]
    assert [one.verdict for one in found] == ["kept", "refused", "kept", "heard"]
    assert [one.vendor_id for one in inbox.received(("lead_list",))] == [4]
    assert [one.body for one in inbox.received(offset=3)] == [bodies[0]]
    assert inbox.kinds() == {"lead_list": 1, "unknown": 2, "unreadable": 1}
