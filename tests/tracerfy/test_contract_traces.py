"""Traces, parcels and scrubs against the sandbox over real HTTP: what is sent is taken, what is answered read, what is billed adds up."""

import csv
import io
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from components.audience import Audience, Cities, Place
from components.tracerfy import (
    QUEUE_PHONES,
    BadRequest,
    NotFound,
    Refused,
    ScrubQueue,
    TraceQueue,
    Tracerfy,
    yes_or_no,
)
from tests.server.processes import SandboxProcess

PHOENIX = Audience(geography=Cities((Place("Phoenix", "AZ"),)), requested_count=40)
COLUMNS = {f"{name}_column": name for name in ("address", "city", "state", "zip", "first_name", "last_name")} | {
    f"{name}_column": name for name in ("mail_address", "mail_city", "mail_state")
}
PLACE = {f"{name}_column": name for name in ("address", "city", "state")}
Row = dict[str, Any]


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with closing(SandboxProcess(seed=1, speed=1000.0, control=False).start()) as running:
        yield running.base_url


@pytest.fixture(scope="module")
def api(base_url: str) -> Iterator[Tracerfy]:
    with closing(Tracerfy(base_url, "traces")) as client:
        yield client


def until(done: Callable[[], Any]) -> Any:
    for _ in range(1200):
        if found := done():
            return found
        time.sleep(0.05)
    raise AssertionError("the sandbox never finished")


@pytest.fixture(scope="module")
def leads(api: Tracerfy) -> list[Row]:
    """Forty bought leads, the ones with a phone first."""
    list_id = api.execute(PHOENIX, "Traces").list_id
    until(lambda: api.status(list_id).status == "complete")
    return sorted(api.rows(list_id, 1, 500).rows, key=lambda row: not row["primary_phone"])


def csv_file(rows: list[Row]) -> bytes:
    sink = io.StringIO()
    writer = csv.DictWriter(sink, list(rows[0]), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue().encode()


def as_sent(lead: Row) -> Row:
    told = {name: lead[name] for name in ("address", "city", "state", "mail_address", "mail_city", "mail_state")}
    named = {"first_name": lead["owner_1_first_name"], "last_name": lead["owner_1_last_name"]}
    return told | {"zip": lead["zip_code"]} | named


def finished(api: Tracerfy, queue_id: int) -> TraceQueue:
    """Look for the queue until it is done; live, the list may be asked once in 20 s."""
    return until(
        lambda: next((one for one in api.queues().queues if one.queue_id == queue_id and not one.pending), None)
    )


@pytest.fixture(scope="module")
def traced(api: Tracerfy, leads: list[Row]) -> TraceQueue:
    accepted = api.trace(csv_file([as_sent(lead) for lead in leads]), COLUMNS, "normal")
    assert (accepted.status, accepted.trace_type, accepted.credits_per_lead) == ("pending", "normal", 1)
    assert accepted.estimated_wait_s is not None
    return finished(api, accepted.queue_id)


@pytest.fixture(scope="module")
def scrubbed(api: Tracerfy, leads: list[Row]) -> ScrubQueue:
    accepted = api.scrub(csv_file(leads), ["primary_phone", "mobile_1"], ["owner_1_last_name", "address"])
    assert (accepted.credits_per_phone, accepted.source_queue_id) == (1, None)
    return until(lambda: not (one := api.dnc_queue(accepted.queue_id)).pending and one)  # type: ignore[no-any-return]


def rows_of(api: Tracerfy, url: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(b"".join(api.download(url)).decode())))


def test_a_batch_finds_the_owners_that_the_leads_have(api: Tracerfy, leads: list[Row], traced: TraceQueue) -> None:
    assert (traced.rows_uploaded, traced.trace_type, traced.queue_type) == (40, "normal", "api")
    assert traced.credits_deducted is not None
    assert 0 < traced.credits_deducted <= 40
    phones = {row["address"]: row["primary_phone"] for row in api.queue(traced.queue_id)}
    known = {lead["address"]: lead["primary_phone"] for lead in leads if lead["primary_phone"]}
    assert sum(phones.get(address) == phone for address, phone in known.items()) > len(known) / 2
    file = rows_of(api, traced.download_url)
    assert len(file) == 40
    assert {"zip", "Email-1", "Mobile-5", "Landline-3"} <= set(file[0])


def test_an_advanced_trace_needs_the_address_alone(api: Tracerfy, leads: list[Row]) -> None:
    sent = [{name: lead[name] for name in ("address", "city", "state")} for lead in leads[:5]]
    accepted = api.trace(csv_file(sent), PLACE, "advanced")
    queue = finished(api, accepted.queue_id)
    assert (queue.trace_type, queue.credits_per_lead, queue.rows_uploaded) == ("advanced", 2, 5)


def test_queues_come_by_the_hundred_newest_first(api: Tracerfy, traced: TraceQueue) -> None:
    page = api.queues()
    assert page.total is not None
    assert page.total >= len(page.queues) > 0
    assert page.next_page is None
    assert [one.queue_id for one in page.queues] == sorted((one.queue_id for one in page.queues), reverse=True)


def test_another_account_sees_no_queue(base_url: str, traced: TraceQueue, scrubbed: ScrubQueue) -> None:
    with closing(Tracerfy(base_url, "somebody-else")) as other:
        for ask in (lambda: other.queue(traced.queue_id), lambda: other.dnc_queue(scrubbed.queue_id or 0)):
            with pytest.raises(Refused):
                ask()
        with pytest.raises(NotFound):
            other.queue(999_999_999)
        with pytest.raises(NotFound):
            other.dnc_queue(999_999_999)


def test_an_address_leads_to_its_owner_and_a_miss_is_free(api: Tracerfy, leads: list[Row]) -> None:
    lead = next(lead for lead in leads if lead["primary_phone"] and lead["owner_1_first_name"])
    place = (lead["address"], lead["city"], lead["state"], lead["zip_code"])
    found = api.trace_address(*place)
    assert (found.hit, found.credits_deducted) == (True, 5)
    assert lead["owner_1_last_name"] in {person.last_name for person in found.persons}
    assert lead["primary_phone"] in {phone.number for person in found.persons for phone in person.phones}
    named = api.trace_address(*place, lead["owner_1_first_name"], lead["owner_1_last_name"])
    assert (named.hit, named.persons[0].last_name) == (True, lead["owner_1_last_name"])
    miss = api.trace_address("999 Nowhere Blvd", "Austin", "TX")
    assert (miss.hit, miss.credits_deducted, miss.persons) == (False, 0, ())


def test_a_parcel_leads_to_its_home(api: Tracerfy, leads: list[Row]) -> None:
    lead = next(lead for lead in leads if lead["primary_phone"])
    found = api.trace_parcel(lead["apn"], lead["county"], lead["state"])
    assert (found.hit, found.credits_deducted) == (True, 5)
    assert lead["owner_1_last_name"] in {person.last_name for person in found.persons}
    assert api.trace_parcel("000-00-000", "Maricopa", "AZ").hit is False


def test_parcels_in_a_batch(api: Tracerfy, leads: list[Row]) -> None:
    sent = [{"apn": lead["apn"], "county": "Maricopa", "state": "AZ"} for lead in leads[:10]]
    accepted = api.trace_parcels(csv_file(sent), "apn", "county", "state")
    assert (accepted.rows_uploaded, accepted.credits_per_parcel) == (10, 5)
    done = until(lambda: not (one := api.parcel_queue(accepted.queue_id)).pending and one)
    assert done.credits_deducted == 5 * (done.rows_hit or 0)
    assert len(rows_of(api, done.download_url)) == 10


def test_a_scrub_tells_flags_apart_and_bills_each_number_once(
    api: Tracerfy, leads: list[Row], scrubbed: ScrubQueue
) -> None:
    done = until(lambda: not (one := api.dnc_queue(scrubbed.queue_id or 0)).pending and one)
    sent = {lead[name] for lead in leads for name in ("primary_phone", "mobile_1") if lead[name]}
    full, clean = rows_of(api, done.download_url), rows_of(api, done.clean_download_url)
    assert {row["phone"] for row in full} == sent
    assert done.phones_checked == done.credits_deducted == len(sent)
    assert done.phones_clean == len(clean)
    assert all(yes_or_no(row["is_clean"]) for row in clean)
    dnc = {lead["primary_phone"]: lead["primary_phone_dnc"] for lead in leads if lead["primary_phone"]}
    for row in full:
        if row["phone"] in dnc:
            assert (yes_or_no(row["national_dnc"]) or yes_or_no(row["state_dnc"])) == dnc[row["phone"]]


def test_a_list_of_phones_is_scrubbed_without_a_file(api: Tracerfy, leads: list[Row]) -> None:
    phones = list({lead["primary_phone"] for lead in leads if lead["primary_phone"]})[:5]
    accepted = api.scrub_phones([*phones, f"+1 {phones[0]}"])
    assert accepted.phones_to_check == 5
    done = until(lambda: not (one := api.dnc_queue(accepted.queue_id)).pending and one)
    assert done.phones_checked == 5


def test_a_finished_trace_is_scrubbed_in_the_columns_one_names(api: Tracerfy, traced: TraceQueue) -> None:
    some = api.scrub_queue(traced.queue_id, ["primary_phone"])
    whole = api.scrub_queue(traced.queue_id)
    assert some.source_queue_id == whole.source_queue_id == traced.queue_id
    assert some.phone_columns_used == ("primary_phone",)
    assert whole.phone_columns_used == QUEUE_PHONES
    assert (some.phones_to_check or 0) < (whole.phones_to_check or 0)


def test_one_number_says_what_the_scrub_says(api: Tracerfy, scrubbed: ScrubQueue) -> None:
    done = until(lambda: not (one := api.dnc_queue(scrubbed.queue_id or 0)).pending and one)
    row = rows_of(api, done.download_url)[0]
    check = api.check_phone(f"({row['phone'][:3]}) {row['phone'][3:6]}-{row['phone'][6:]}")
    assert check.credits_deducted == 5
    assert check.national_dnc == yes_or_no(row["national_dnc"])
    assert check.litigator == yes_or_no(row["litigator"])
    assert check.is_clean == yes_or_no(row["is_clean"])


def test_a_column_that_is_not_there_is_named_and_free(base_url: str, leads: list[Row]) -> None:
    file = csv_file([as_sent(leads[0])])
    with closing(Tracerfy(base_url, "nothing-under-way")) as api:
        before = api.analytics().balance
        for ask in (
            lambda: api.trace(file, PLACE | {"address_column": "street"}, "advanced"),
            lambda: api.trace_parcels(file, "apn", "city", "state"),
            lambda: api.scrub(file, ["phone"]),
        ):
            with pytest.raises(BadRequest):
                ask()
        assert api.analytics().balance == before
