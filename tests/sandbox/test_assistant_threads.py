"""Threads with the assistant over HTTP: refining, answering, paying, surviving."""

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from components.sandbox.embedded import start
from tests.sandbox.conftest import ask

PATH = "lead-builder/ai-assist/"


def say(api, prompt, thread=None):
    answer = api.post(PATH, json={"prompt": prompt} | ({"conversation_id": thread} if thread else {}))
    assert answer.status_code == 200, answer.text
    return answer.json()


def balance(api):
    return api.get("analytics/").json()["balance"]


def test_an_answer_costs_one_credit_and_can_be_previewed(api):
    before = balance(api)
    told = say(api, "absentee owners with 50%+ equity in Tampa built before 1990")
    assert (told["credits_deducted"], before - balance(api)) == (1, 1)
    preview = ask(50, told["geography"], strategy=told["strategy"], filter_overrides=told["filter_overrides"])
    assert api.post("lead-builder/preview/", json=preview).json()["count"] > 0
    assert "meta" not in told


def test_a_thread_is_refined_place_by_place_and_filter_by_filter(api):
    first = say(api, "vacant homes in Phoenix, AZ")
    thread = first["conversation_id"]
    second = say(api, "only out-of-state owners", thread)
    assert (second["strategy"], second["filter_overrides"]) == ("vacant", {"out_of_state_owner": True})
    third = say(api, "make it Mesa instead", thread)
    assert third["geography"] == {"mode": "city", "cities": ["Mesa"], "states": ["AZ"]}
    assert third["filter_overrides"] == {"out_of_state_owner": True}
    fourth = say(api, "also probate", thread)
    assert fourth["strategy"] == "vacant,probate_inherited"
    fifth = say(api, "with 40% equity or more", thread)
    assert fifth["filter_overrides"] == {"out_of_state_owner": True, "ltv_max": 60}
    sixth = say(api, "remove the equity filter", thread)
    assert sixth["filter_overrides"] == {"out_of_state_owner": True}
    assert {answer["conversation_id"] for answer in (first, second, third, fourth, fifth, sixth)} == {thread}


@pytest.mark.parametrize("reply", ["Springfield, MO", "Missouri", "the one in MO"])
def test_a_question_is_answered_in_the_same_thread(api, reply):
    asked = say(api, "probate in Springfield")
    assert asked["needs_clarification"]
    assert asked["geography"] == {"mode": "city", "cities": ["(pending)"]}
    assert "Springfield, MO" in asked["clarifying_question"]
    told = say(api, reply, asked["conversation_id"])
    assert not told["needs_clarification"]
    assert told["geography"] == {"mode": "city", "cities": ["Springfield"], "states": ["MO"]}
    assert told["strategy"] == "probate_inherited"


def test_a_place_without_a_wish_asks_for_whom_and_the_answer_completes_it(api):
    asked = say(api, "leads in Austin, TX")
    assert asked["needs_clarification"]
    told = say(api, "tired landlords", asked["conversation_id"])
    assert (told["strategy"], told["geography"]["cities"]) == ("tired_landlord", ["Austin"])


def test_a_concept_is_explained_and_then_the_place_is_asked_for(api):
    asked = say(api, "what is a tired landlord?")
    assert asked["needs_clarification"]
    assert "rents" in asked["rationale"]["summary"]
    assert "where" in asked["clarifying_question"].lower()


def test_what_was_not_understood_is_named_and_lowers_the_confidence(api):
    clear = say(api, "vacant homes in Phoenix, AZ")
    murky = say(api, "vacant homes in Phoenix, AZ with flibbertigibbet chandeliers")
    assert murky["confidence"] < clear["confidence"]
    assert any("flibbertigibbet" in warning for warning in murky["rationale"]["warnings"])


def test_what_has_no_filter_is_said(api):
    told = say(api, "homes with a pool and no HOA in Chandler, AZ")
    assert any("HOA" in warning for warning in told["rationale"]["warnings"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 400),
        ({"prompt": "abcd"}, 400),
        ({"prompt": "x" * 2001}, 400),
        ({"prompt": 7}, 400),
        ({"prompt": "      a      "}, 400),
        ({"prompt": "vacant homes", "conversation_id": "not-a-uuid"}, 400),
        ({"prompt": "vacant homes", "conversation_id": "31fe6ce1-ce45-4808-8701-b7c1322c4d84"}, 404),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused_and_costs_nothing(api, body, status):
    before = balance(api)
    assert api.post(PATH, json=body).status_code == status
    assert balance(api) == before


def test_nobody_goes_on_with_anothers_thread(api, sandbox):
    thread = say(api, "vacant homes in Phoenix, AZ")["conversation_id"]
    body = {"prompt": "only out-of-state", "conversation_id": thread}
    other = httpx.post(f"{sandbox.base_url}{PATH}", json=body, headers={"Authorization": "Bearer somebody-else"})
    assert other.status_code == 404


def test_without_a_credit_there_is_no_answer(api, control, token):
    control.put("/account", json={"token": token, "balance": 0})
    refused = api.post(PATH, json={"prompt": "vacant homes in Mesa, AZ"})
    assert refused.status_code == 402
    assert "Your balance is 0 credits" in refused.json()["error"]


def test_a_thread_outlives_a_restart(tmp_path):
    first = start(speed=200, state_path=tmp_path / "books.sqlite")
    headers = {"Authorization": "Bearer restarting"}
    told = httpx.post(
        f"{first.base_url}{PATH}", json={"prompt": "vacant homes in Phoenix, AZ"}, headers=headers, timeout=60
    ).json()
    first.close()
    second = start(speed=200, state_path=tmp_path / "books.sqlite")
    body = {"prompt": "only out-of-state owners", "conversation_id": told["conversation_id"]}
    refined = httpx.post(f"{second.base_url}{PATH}", json=body, headers=headers, timeout=60).json()
    second.close()
    assert refined["geography"]["cities"] == ["Phoenix"]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prompt=some.text(min_size=5, max_size=300))
def test_any_text_is_answered_or_refused_in_words(api, prompt):
    assert api.post(PATH, json={"prompt": prompt}).status_code in {200, 400, 402}
