"""Answers of traces and scrubs: headers that count pages, what is missing, and what is kept."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.faults import Charged
from components.tracerfy import Dossier, Persons, PhoneCheck, QueuePage, TooMany, Uncertain, yes_or_no
from components.tracerfy.endpoints import (
    CHECK_PHONE,
    DNC_QUEUE,
    LOOKUP,
    PARCEL_QUEUE,
    QUEUE,
    QUEUES,
    SCRUB,
    TRACE,
    TRACE_ADDRESS,
    TRACE_PARCEL,
)
from components.tracerfy.wire import decipher
from tests.tracerfy.test_decipher import SAMPLES, read

LINKS = (
    '<https://tracerfy.com/v1/api/queues/?page=1>; rel="prev", '
    '<https://tracerfy.com/v1/api/queues/?page=3&x=1>; rel="next", <https://tracerfy.com/v1/api/queues/?page=9>; rel="last"'
)


def paged(**headers: str) -> QueuePage:
    return decipher(QUEUES, 200, {name.replace("_", "-"): said for name, said in headers.items()}, b"[]")


def test_headers_say_how_many_and_which_page_is_next() -> None:
    assert paged(x_total_count="812", link=LINKS) == QueuePage((), total=812, next_page=3)
    assert paged() == QueuePage((), total=None, next_page=None)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "next",
        '<https://a.example/?page=2>; rel="prev"',
        '<https://a.example/?page=>; rel="next"',
        '<https://a.example/?page=-1>; rel="next"',
        '<https://[a/?page=2>; rel="next"',
        '<https://a.example/?page=2>; title="next"',
        '<https://a.example/?page=99999999999999999999>; rel="next"',
    ],
)
def test_a_link_that_leads_nowhere_is_the_end(link: str) -> None:
    assert paged(link=link).next_page is None


@pytest.mark.parametrize("rel", ["rel=next", 'rel="next"', 'rel="last next"', 'title="x"; rel="next"'])
def test_a_link_may_say_next_in_many_ways(rel: str) -> None:
    assert paged(link=f"<?page=2>; {rel}").next_page == 2


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_headers_are_survived(link: str, total: str) -> None:
    assert isinstance(paged(link=link, x_total_count=total), QueuePage)


def test_queues_of_the_document() -> None:
    pending, done = read("queues/200").queues
    assert (pending.queue_id, pending.pending, pending.download_url, pending.rows_uploaded) == (124, True, "", 1800)
    assert (done.queue_id, done.pending, done.credits_deducted, done.credits_per_lead) == (123, False, 2500, 1)
    assert "digitaloceanspaces" not in repr(done)


def test_what_a_pending_queue_hides_is_none() -> None:
    hidden, undated = read("queues-gaps/200").queues
    assert (hidden.queue_id, hidden.rows_uploaded, hidden.credits_deducted) == (125, None, None)
    assert (undated.pending, undated.rows_uploaded, undated.created_at) == (False, 12, None)


def test_a_pause_where_a_list_is_due_is_a_pause() -> None:
    body = b'{"error": "Rate limit exceeded. Retry in intervals of 20 seconds.", "retry_in": "3 seconds"}'
    with pytest.raises(TooMany) as caught:
        decipher(QUEUES, 200, {}, body)
    assert caught.value.retry_after_s == 3
    with pytest.raises(Uncertain) as paid:
        decipher(TRACE, 200, {}, body)
    assert paid.value.charged is Charged.MAYBE


def test_a_pending_queue_has_no_records_yet_and_an_error_is_not_that() -> None:
    assert read("queue-pending/200") == ()
    assert read("queue/200")[0]["email_1"] == "jane@example.com"
    with pytest.raises(Uncertain):
        decipher(QUEUE, 200, {}, b'{"detail": "odd"}')


def test_who_was_found() -> None:
    [jane] = read("trace_address/200").persons
    assert (jane.full_name, jane.age, jane.deceased, str(jane.mailing_address)) == (
        "Jane Doe",
        41,
        False,
        "PO Box 111, Austin, TX 78702",
    )
    assert [(phone.number, phone.dnc, phone.rank) for phone in jane.phones] == [
        ("5125550100", False, 1),
        ("5125550200", True, 2),
    ]
    assert read("trace_parcel/200").persons[0].age == 51


def test_a_miss_is_an_answer_without_persons() -> None:
    for case in ("trace_address-miss/200", "trace_parcel-miss/200"):
        miss = read(case)
        assert (miss.hit, miss.credits_deducted, miss.persons) == (False, 0, ())


def test_what_is_not_said_of_a_person_is_unknown() -> None:
    [firm] = read("trace_address-gaps/200").persons
    assert (firm.full_name, firm.age, firm.deceased, firm.litigator) == ("Colmaven, Llc", None, None, None)
    assert (firm.mailing_address.street, firm.mailing_address.zip_code) == ("1 Elm St", "78701")
    assert [(phone.number, phone.dnc) for phone in firm.phones] == [
        ("5125550101", True),
        ("5125550102", None),
        ("5125550103", None),
    ]
    assert firm.emails == ("a@example.com", "b@example.com", "c@example.com")


def test_a_hit_without_its_persons_is_no_answer() -> None:
    for endpoint in (TRACE_ADDRESS, TRACE_PARCEL):
        with pytest.raises(Uncertain):
            decipher(endpoint, 200, {}, b'{"hit": true, "credits_deducted": 5}')


def test_parcels_go_on_until_a_known_word_ends_them() -> None:
    assert [read(f"parcel_queue{case}/200").pending for case in ("", "-pending", "-unknown-word")] == [
        False,
        True,
        True,
    ]
    with pytest.raises(Uncertain):
        decipher(PARCEL_QUEUE, 200, {}, b'{"parcel_queue_id": 42}')


def test_a_pending_scrub_hides_its_counts() -> None:
    pending, done = read("dnc_queue-pending/200"), read("dnc_queue/200")
    assert (pending.pending, pending.phones_checked, pending.clean_download_url) == (True, None, "")
    assert (done.phones_checked, done.phones_clean, done.credits_deducted) == (150, 112, 150)
    assert "results.csv" not in repr(done)
    with pytest.raises(Uncertain):
        decipher(DNC_QUEUE, 200, {}, b'{"id": 5}')


def test_silence_about_a_number_is_not_clean() -> None:
    check = read("check_phone-gaps/200")
    assert (check.phone, check.national_dnc, check.state_dnc, check.litigator) == ("4805551234", True, None, None)
    assert check.is_clean is None
    with pytest.raises(Uncertain):
        decipher(CHECK_PHONE, 200, {}, b'{"phone": "4805551234", "credits_deducted": 5}')


def test_an_accepted_scrub_without_its_number_may_have_been_charged() -> None:
    with pytest.raises(Uncertain) as caught:
        decipher(SCRUB, 200, {}, b'{"message": "DNC scrub started"}')
    assert caught.value.charged is Charged.MAYBE


@pytest.mark.parametrize(
    "case",
    [
        "trace_address/200",
        "trace_address-gaps/200",
        "trace_address-miss/200",
        "trace_parcel/200",
        "check_phone/200",
        "check_phone-gaps/200",
        "lookup-hit/200",
        "lookup-miss-live/200",
    ],
)
def test_instant_answers_can_be_kept_as_json(case: str) -> None:
    answer = read(case)
    assert type(answer).from_json(json.loads(json.dumps(answer.as_json()))) == answer


WORDS = st.text(max_size=8) | st.sampled_from(["true", "Y", "41", "0"])
ODDS = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
PERSONS = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("first_name", "age", "dob", "litigator"), ODDS)
    | {
        "mailing_address": ODDS | st.dictionaries(st.sampled_from(["street", "address", "zip", "city"]), ODDS),
        "phones": ODDS
        | st.lists(st.dictionaries(st.sampled_from(["number", "dnc", "rank", "type"]), ODDS), max_size=3),
        "emails": ODDS | st.lists(st.dictionaries(st.sampled_from(["email", "rank"]), ODDS), max_size=3),
    },
)


@given(st.lists(PERSONS | ODDS, max_size=3))
def test_any_persons_are_read_and_kept(persons: list[Any]) -> None:
    found = decipher(TRACE_ADDRESS, 200, {}, json.dumps({"hit": True, "persons": persons}).encode())
    assert Persons.from_json(json.loads(json.dumps(found.as_json()))) == found
    assert all(phone.dnc in (None, True, False) for person in found.persons for phone in person.phones)


@given(st.dictionaries(st.sampled_from(["phone", "hit", "national_dnc", "dma", "litigator", "phone_type"]), ODDS))
def test_any_check_is_kept_as_it_was_read(body: dict[str, Any]) -> None:
    check = decipher(CHECK_PHONE, 200, {}, json.dumps(body | {"state_dnc": False}).encode())
    assert PhoneCheck.from_json(check.as_json()) == check


def test_a_dossier_is_kept_whole() -> None:
    dossier: Dossier = decipher(LOOKUP, 200, {}, (SAMPLES / "lookup-hit/200.json").read_bytes())
    assert replace(dossier, hit=False) != Dossier.from_json(dossier.as_json()) == dossier


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((word, True) for word in ("Y", "y", "true", "True", "TRUE", "yes", "1", " Y ", True, 1)),
        *((word, False) for word in ("N", "n", "false", "False", "no", "0", False, 0)),
        *((word, None) for word in ("", " ", "unknown", None, "2", 2, "Yes!", [], {}, 1.0)),
    ],
)
def test_a_flag_is_yes_no_or_unknown(written: object, meant: bool | None) -> None:
    assert yes_or_no(written) is meant
