import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.audience import (
    FILTERS,
    LONGEST_NAME,
    Audience,
    Cities,
    Counties,
    Place,
    Radius,
    States,
    Zips,
    fits_in_a_name,
    short_name,
)

PHOENIX_MESA = Cities((Place("Phoenix", "AZ"), Place("Mesa", "AZ")))
LABELS = {"vacant": "Vacant Homes", "tired_landlord": "Tired Landlord"}


@pytest.mark.parametrize(
    ("audience", "name"),
    [
        (
            Audience(geography=PHOENIX_MESA).with_filter("absentee_owner", True).with_filter("ltv_max", 60),
            "Absentee · Phoenix + Mesa · LTV ≤ 60",
        ),
        (Audience(("vacant",), States(("AZ",))), "Vacant Homes · Arizona"),
        (
            Audience(("vacant", "tired_landlord"), Counties((Place("Cook", "IL"),))),
            "Vacant Homes or Tired Landlord · Cook Co.",
        ),
        (
            Audience(geography=Zips(("85004", "85281", "85003"))).with_filter("year_built_max", 1989),
            "Owners · 85004 + 2 ZIPs · Built ≤ 1989",
        ),
        (
            Audience(geography=Radius(33.4, -112.0, 5.0, label="85004"))
            .with_filter("value_min", 100_000)
            .with_filter("value_max", 1_250_000),
            "Owners · 5 mi of 85004 · Value $100k–$1.25M",
        ),
        (
            Audience(geography=States(("OH", "PA"))).with_filter("absentee_owner", False),
            "Owner-occupied · OH + PA",
        ),
        (Audience(), "Owners"),
    ],
)
def test_a_name_says_the_essence(audience, name):
    assert short_name(audience, LABELS) == name


def test_a_name_that_is_taken_grows_by_what_it_left_out_then_by_a_number():
    audience = (
        Audience(("vacant",), PHOENIX_MESA)
        .with_filter("ltv_max", 60)
        .with_filter("pool", True)
        .with_filter("years_owned_min", 7)
    )
    first = short_name(audience, LABELS)
    second = short_name(audience, LABELS, {first})
    third = short_name(audience, LABELS, {first, second})
    fourth = short_name(audience, LABELS, {first, second, third})
    assert (first, second) == (
        "Vacant Homes · Phoenix + Mesa · LTV ≤ 60",
        "Vacant Homes · Phoenix + Mesa · LTV ≤ 60 · With a pool",
    )
    assert len({first, second, third, fourth}) == 4
    assert fourth.endswith(("(2)", "(3)"))


@given(some.text(max_size=200))
def test_typed_words_are_never_cut_within_a_word(typed):
    name = fits_in_a_name(typed)
    assert len(name) <= LONGEST_NAME
    if name.endswith("…") and " " in name:
        assert set(name.removesuffix("…").split()) <= {word.rstrip(" ,;·") for word in typed.split()} | set(
            typed.split()
        )


@given(
    some.dictionaries(
        some.sampled_from([key for key, one in FILTERS.items() if one.kind in {"whole", "dollars", "percent"}]),
        some.integers(-(10**9), 10**9),
        max_size=12,
    ),
    some.lists(some.sampled_from(["vacant", "tired_landlord", "unheard_of"]), max_size=3),
)
def test_any_audience_has_a_name_that_fits_in_one_line(filters, strategies):
    name = short_name(Audience(tuple(strategies), PHOENIX_MESA, tuple(filters.items())), LABELS)
    assert 0 < len(name) <= LONGEST_NAME
    assert not re.search(r"\s\s|\n|None|· *$", name)
