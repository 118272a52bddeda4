"""The assistant against the test set, with its score printed."""

import json
from datetime import date

import pytest

from components.sandbox.assistant import Memory, answer
from components.sandbox.wanted.filters import check_filters
from components.sandbox.wanted.geography import area_of
from components.sandbox.world.places import all_places
from tests.sandbox.assistant_prompts import PROMPTS

TODAY = date(2026, 4, 11)
GOOD_ENOUGH = 0.95


def answered(text, memory=None):
    return answer(text, memory or Memory(), all_places(), TODAY)


def place_of(geography):
    """Say an answer's place as the test set does."""
    mode = geography["mode"]
    if mode == "zips":
        return "zip:" + ",".join(geography["zip_codes"])
    if mode == "states":
        return "state:" + ",".join(geography["states"])
    if mode == "radius":
        return f"near:{geography['latitude']},{geography['longitude']},{geography['radius']:g}"
    kind, names = ("city", geography["cities"]) if mode == "city" else ("county", geography["counties"])
    return f"{kind}:" + "|".join(f"{name},{geography['states'][0]}" for name in names)


def same_place(expected, geography):
    places = all_places()
    if expected.startswith("hood:"):
        return geography["mode"] == "zips" and expected[5:] in geography["zip_codes"]
    if expected.startswith("near:"):
        *where, miles = expected[5:].split(",")
        at = places.index_of[where[0]] if len(where) == 1 else places.by_city[where[0].lower(), where[1]]
        close = abs(geography.get("latitude", 0) - places.latitude[at].mean()) < 0.01
        return geography["mode"] == "radius" and close and geography["radius"] == float(miles)
    return place_of(geography) == expected


def as_expected(prompt):
    told = answered(prompt.text)
    if prompt.where == "concept":
        return told["needs_clarification"] and len(told["rationale"]["summary"]) > 40 and not told["filter_overrides"]
    if set(told["strategy"].split(",")) != set(prompt.strategies) or told["filter_overrides"] != prompt.filters:
        return False
    if prompt.where == "?":
        return told["needs_clarification"] and bool(told["clarifying_question"])
    return not told["needs_clarification"] and same_place(prompt.where, told["geography"])


def test_the_score_of_the_test_set(capsys):
    missed = [prompt for prompt in PROMPTS if not as_expected(prompt)]
    with capsys.disabled():
        print(f"\nassistant: {len(PROMPTS) - len(missed)} of {len(PROMPTS)} prompts as expected")
        for prompt in missed:
            told = answered(prompt.text)
            print(f"  missed: {prompt.text!r} -> {told['strategy']} {told['geography']} {told['filter_overrides']}")
    assert len(PROMPTS) >= 120
    assert 1 - len(missed) / len(PROMPTS) >= GOOD_ENOUGH


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.text[:40])
def test_every_proposal_is_one_that_preview_takes(prompt):
    told = answered(prompt.text)
    check_filters(told["filter_overrides"])
    if not told["needs_clarification"]:
        assert len(area_of(told["geography"], all_places()).places) > 0


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("absentee owners in Tampa, FL, no LLCs", {"absentee_owner": True, "corporate_owned": False}),
        ("pre-foreclosures in the last 3 months in Tampa, FL", {"search_range": "3_MONTH"}),
        ("homes built in the 60s in Fresno, CA", {"year_built_min": 1960, "year_built_max": 1969}),
    ],
)
def test_ways_of_saying_it_that_were_once_missed(text, filters):
    assert answered(text)["filter_overrides"] == filters


@pytest.mark.parametrize(
    "text", ["owners 65+ in Boca Raton, FL with a pool", "pool homes in Boise, ID, aged 70 or older"]
)
def test_an_owners_age_is_said_to_have_no_filter(text):
    told = answered(text)
    assert told["filter_overrides"] == {"pool": True}
    assert any("no filter for an owner's age" in warning for warning in told["rationale"]["warnings"])


def test_a_number_that_no_rule_read_is_named():
    assert "3" in answered("homes with 3 garages in Boise, ID")["rationale"]["warnings"][-1]


def test_what_is_not_understood_in_a_thread_is_said_to_have_changed_nothing():
    memory = Memory()
    first = answered("vacant homes in Mesa, AZ", memory)
    again = answered("asdf qwer zxcv", memory)
    assert (again["strategy"], again["geography"]) == (first["strategy"], first["geography"])
    assert again["rationale"]["warnings"] == ["Not understood, so nothing was changed: asdf, qwer, zxcv."]
    assert again["confidence"] < first["confidence"]


def talked(*prompts):
    memory = Memory()
    for prompt in prompts:
        told = answered(prompt, memory)
    return told


@pytest.mark.parametrize(
    ("prompts", "filters"),
    [
        (("vacant homes in Mesa, AZ", "exclude LLCs"), {"corporate_owned": False}),
        (("condos in Miami, FL up to 350k", "at least 400k"), {"property_type": "CONDO", "value_min": 400_000}),
        (("homes over 300k in Reno, NV", "double it"), {"value_min": 600_000}),
        (("homes built before 1990 in Reno, NV", "add 5 years to the year built"), {"year_built_max": 1994}),
    ],
    ids=str,
)
def test_what_stands_is_changed_as_it_was_said(prompts, filters):
    assert talked(*prompts)["filter_overrides"] == filters


def test_a_city_is_taken_out_of_its_county_and_not_out_of_a_whole_state():
    fewer = talked("vacant homes in Maricopa County, AZ", "not Phoenix")["geography"]
    assert fewer["mode"] == "zips"
    assert "85004" not in fewer["zip_codes"]
    assert "85281" in fewer["zip_codes"]
    kept = talked("vacant homes in Texas", "not Houston")
    assert kept["geography"] == {"mode": "states", "states": ["TX"]}
    assert "ZIPs to name" in kept["rationale"]["warnings"][0]


def test_a_thread_of_an_older_version_is_read():
    wanted = {"strategies": ["vacant"], "filters": {}, "geography": None, "wanted_count": None}
    old = json.dumps({**wanted, "turns": 1, "asked": ["springfield", ["IL", "MO"]]})
    assert answered("Missouri", Memory.read(old))["geography"]["states"] == ["MO"]
