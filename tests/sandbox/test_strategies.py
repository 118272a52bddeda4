"""The twenty presets, their joining with OR, and overrides laid over each."""

from datetime import date

import pytest

from components.sandbox.refusals import BadRequest
from components.sandbox.wanted.filters import FILTERS
from components.sandbox.wanted.matching import matches_of, read_ask
from components.sandbox.wanted.strategies import strategies

EVERY = 10**9
MIAMI = {"mode": "counties", "counties": ["Miami-Dade"], "states": ["FL"]}
KEYS = (
    *(
        "pre_foreclosure_motivated",
        "probate_inherited",
        "vacant",
        "high_equity_absentee",
        "tired_landlord",
        "reo_bank_owned",
    ),
    *(
        "cash_buyer_investor",
        "free_and_clear",
        "auction_property",
        "judgment_lien",
        "owner_deceased",
        "active_flipper",
        "expired_mls",
    ),
    *(
        "recent_homeowner",
        "long_term_owner_listing_opportunity",
        "high_equity_refi_candidate",
        "solar_owner_occupied_high_value",
    ),
    *("roofing_older_home_high_equity", "hvac_older_home_owner_occupied", "custom"),
)


def identities(world, strategy, **overrides):
    found = matches_of(read_ask(strategy, MIAMI, overrides, world), world, most=EVERY).first
    return {*zip(found.at.tolist(), found.number.tolist(), strict=True)}


def test_all_documented_presets_are_there_in_order(world):
    assert (*strategies(world.as_of),) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_preset_finds_some_and_uses_known_filters(world, key):
    assert set(strategies(world.as_of)[key].default_filters) <= set(FILTERS)
    assert identities(world, key)


def test_recent_homeowners_are_counted_back_from_today():
    since = strategies(date(2026, 5, 5))["recent_homeowner"].default_filters["last_sale_date_min"]
    assert since == "2025-11-06"


def test_several_strategies_join_with_or(world):
    together = identities(world, "vacant, probate_inherited,tired_landlord")
    assert together == identities(world, "vacant") | identities(world, "probate_inherited") | identities(
        world, "tired_landlord"
    )


def test_overrides_lie_over_each_strategy(world):
    both = identities(world, "vacant,tired_landlord", year_built_max=1980, years_owned_min=12)
    apart = [identities(world, key, year_built_max=1980, years_owned_min=12) for key in ("vacant", "tired_landlord")]
    assert both == apart[0] | apart[1]
    assert both < identities(world, "vacant,tired_landlord")


def test_an_override_replaces_a_default(world):
    assert identities(world, "vacant", vacant=False) == identities(world, "custom", vacant=False)


def test_an_unknown_strategy_is_refused_in_the_documents_words(world):
    with pytest.raises(BadRequest) as refused:
        read_ask("vacant,not_a_real_strategy", MIAMI, {}, world)
    said = "Unknown strategy 'not_a_real_strategy'. Valid options: call GET /v1/api/lead-builder/strategies/"
    assert refused.value.body == {"strategy": [said]}
