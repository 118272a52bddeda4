"""The filter table against the API document's Filter Reference, transcribed."""

import pytest

from components.audience import FILTERS, GROUPS, phrase

REFERENCE = {
    "Property": """property_type property_types beds_min beds_max baths_min baths_max units_min units_max building_size_min
        building_size_max lot_size_min lot_size_max year_built_min year_built_max stories_min stories_max rooms_min rooms_max pool garage
        basement deck mfh_2to4 mfh_5plus""",
    "Value & Equity": """value_min value_max assessed_value_min assessed_value_max estimated_equity estimated_equity_min
        estimated_equity_max equity equity_operator high_equity free_clear ltv_min ltv_max""",
    "Ownership": """absentee_owner in_state_owner out_of_state_owner individual_owned trust_owned corporate_owned cash_buyer
        investor_buyer private_lender properties_owned_min properties_owned_max years_owned_min years_owned_max""",
    "Portfolio signals": """portfolio_value_min portfolio_value_max portfolio_equity_min portfolio_equity_max
        portfolio_mortgage_balance_min portfolio_mortgage_balance_max portfolio_purchased_last6_min portfolio_purchased_last6_max
        portfolio_purchased_last12_min portfolio_purchased_last12_max""",
    "Distress": """vacant pre_foreclosure pre_foreclosure_date_min pre_foreclosure_date_max auction reo notice_type search_range""",
    "MLS": "mls_active mls_pending mls_cancelled mls_days_on_market_min mls_days_on_market_max mls_listing_price_min",
    "Mortgage": "mortgage_min mortgage_max adjustable_rate assumable loan_type_code_first open_mortgages_min open_mortgages_max",
    "Sale history": "last_sale_date_min last_sale_date_max last_sale_price_min last_sale_price_max last_sale_arms_length",
    "Mailing address": "mail_city mail_state mail_zip mail_county",
    "Environment": "flood_zone flood_zone_type",
}
ONLY_STRATEGIES_USE = {"inherited", "judgment", "death"}
EXAMPLES = {
    "yes_no": True, "whole": 3, "number": 2.5, "dollars": 250_000, "percent": 40, "date": "2020-01-31", "text": "Mesa", "zip": "85004",
    "state": "CA",
}  # fmt: skip


def test_every_documented_key_is_there_in_its_group_and_no_other():
    documented = {key: group for group, keys in REFERENCE.items() for key in keys.split()}
    assert {key: one.group for key, one in FILTERS.items() if key not in ONLY_STRATEGIES_USE} == documented
    assert set(FILTERS) - set(documented) == ONLY_STRATEGIES_USE
    assert set(GROUPS) >= set(REFERENCE)


@pytest.mark.parametrize("key", FILTERS)
def test_every_filter_has_words_and_a_kind_that_fits_its_key(key):
    one = FILTERS[key]
    assert one.label
    assert one.help.endswith(".")
    assert (one.bound != "") == (key.endswith(("_min", "_max")) and one.kind != "yes_no")
    if one.bound:
        assert key == f"{one.subject}_{one.bound}"
        assert one.kind in {"whole", "number", "dollars", "percent", "date"}
    if one.kind in {"choice", "choices"}:
        assert len(one.choices) > 1


@pytest.mark.parametrize("key", FILTERS)
def test_every_filter_can_be_said(key):
    one = FILTERS[key]
    value = EXAMPLES.get(one.kind, one.choices[0][0] if one.choices else "x")
    said = phrase(key, (value,) if one.kind == "choices" else value)
    assert said
    assert "_" not in said
    if one.kind == "yes_no":
        assert phrase(key, False) not in {"", said}


def test_an_unknown_key_is_said_as_it_came():
    assert phrase("moon_phase", "full") == "moon_phase: full"


def test_what_only_strategies_use_is_marked_and_not_offered():
    assert {key for key, one in FILTERS.items() if one.via_strategy} == ONLY_STRATEGIES_USE
    assert all(not FILTERS[key].offered for key in ONLY_STRATEGIES_USE)
