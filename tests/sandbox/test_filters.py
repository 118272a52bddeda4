"""Every key of the Filter Reference narrows, agrees with the rows, and refuses what it can't be."""

from datetime import date

import numpy as np
import pytest

from components.sandbox.refusals import BadRequest
from components.sandbox.wanted.filters import FILTERS, check_filters
from components.sandbox.wanted.matching import matches_of, read_ask
from components.sandbox.world.homes import Homes
from components.sandbox.world.rows import rows_of

REFERENCE = """
property_type property_types beds_min beds_max baths_min baths_max units_min units_max building_size_min building_size_max lot_size_min
lot_size_max year_built_min year_built_max stories_min stories_max rooms_min rooms_max pool garage basement deck mfh_2to4 mfh_5plus
value_min value_max assessed_value_min assessed_value_max estimated_equity estimated_equity_min estimated_equity_max equity
equity_operator high_equity free_clear ltv_min ltv_max absentee_owner in_state_owner out_of_state_owner individual_owned trust_owned
corporate_owned cash_buyer investor_buyer private_lender properties_owned_min properties_owned_max years_owned_min years_owned_max
portfolio_value_min portfolio_value_max portfolio_equity_min portfolio_equity_max portfolio_mortgage_balance_min
portfolio_mortgage_balance_max portfolio_purchased_last6_min portfolio_purchased_last6_max portfolio_purchased_last12_min
portfolio_purchased_last12_max vacant pre_foreclosure pre_foreclosure_date_min pre_foreclosure_date_max auction reo notice_type
search_range mls_active mls_pending mls_cancelled mls_days_on_market_min mls_days_on_market_max mls_listing_price_min mortgage_min
mortgage_max adjustable_rate assumable loan_type_code_first open_mortgages_min open_mortgages_max last_sale_date_min last_sale_date_max
last_sale_price_min last_sale_price_max last_sale_arms_length mail_city mail_state mail_zip mail_county flood_zone flood_zone_type
"""
EVERY = 10**9
STRATEGIES_ALONE = {"inherited", "judgment", "death"}
ROW_OF = {
    "value": "estimated_value", "building_size": "building_size_sqft", "lot_size": "lot_size_sqft", "units": "units_count",
    "mortgage": "open_mortgage_balance", "properties_owned": "total_properties_owned", "portfolio_value": "total_portfolio_value",
    "pool": "has_pool", "garage": "has_garage", "basement": "has_basement", "deck": "has_deck",
}  # fmt: skip
BOUNDS = {
    "beds": 3, "baths": 2, "units": 2, "building_size": 1600, "lot_size": 7000, "year_built": 1985, "stories": 2, "value": 300_000,
    "assessed_value": 250_000, "estimated_equity": 150_000, "properties_owned": 2, "years_owned": 8, "portfolio_value": 600_000,
    "mls_days_on_market": 60, "mortgage": 100_000, "last_sale_date": "2015-06-01", "last_sale_price": 200_000,
}  # fmt: skip
HIDDEN = {
    "rooms_min": 8, "rooms_max": 6, "equity": False, "ltv_min": 50, "ltv_max": 30.5, "in_state_owner": True, "out_of_state_owner": True,
    "individual_owned": False, "trust_owned": True, "private_lender": True, "portfolio_equity_min": 300_000,
    "portfolio_equity_max": 300_000, "portfolio_mortgage_balance_min": 100_000, "portfolio_mortgage_balance_max": 100_000,
    "portfolio_purchased_last6_min": 1, "portfolio_purchased_last6_max": 0, "portfolio_purchased_last12_min": 1,
    "portfolio_purchased_last12_max": 0, "pre_foreclosure_date_min": "2025-10-01", "pre_foreclosure_date_max": "2025-10-01",
    "auction": True, "reo": True, "notice_type": "NOD", "assumable": True, "loan_type_code_first": "FHA", "open_mortgages_min": 2,
    "open_mortgages_max": 0, "last_sale_arms_length": True, "mail_county": "Maricopa", "flood_zone_type": "AE", "mfh_2to4": True,
    "mfh_5plus": True, "property_types": ["CONDO", "MOBILE"], "estimated_equity": 200_000,
}  # fmt: skip
TEXTS = {"property_type": "CONDO", "mail_city": "Phoenix", "mail_state": "CA"}
FLAGS = (
    *(
        "pool",
        "garage",
        "basement",
        "deck",
        "high_equity",
        "free_clear",
        "absentee_owner",
        "corporate_owned",
        "cash_buyer",
        "investor_buyer",
    ),
    *("vacant", "pre_foreclosure", "mls_active", "mls_pending", "mls_cancelled", "adjustable_rate", "flood_zone"),
    *("inherited", "judgment", "death"),
)


@pytest.fixture(scope="module")
def homes(world):
    return Homes.of_places(world, np.arange(0, len(world.places), 700))


def matched(world, homes, **filters):
    zips = sorted({*homes["zip_code"]})
    ask = read_ask("custom", {"mode": "zips", "zip_codes": zips}, filters, world)
    return matches_of(ask, world, most=EVERY).first


def test_the_keys_are_those_of_the_reference():
    assert set(FILTERS) == set(REFERENCE.split()) | STRATEGIES_ALONE


@pytest.mark.parametrize("key", FLAGS)
def test_a_flag_means_must_and_must_not(world, homes, key):
    column = ROW_OF.get(key, key)
    with_it, without = matched(world, homes, **{key: True}), matched(world, homes, **{key: False})
    assert all(row[column] is True for row in rows_of(with_it))
    assert not without[column].any()
    assert len(with_it)
    assert len(without)
    assert len(with_it) + len(without) == len(homes)


@pytest.mark.parametrize("key", BOUNDS)
def test_bounds_are_inclusive_and_agree_with_the_rows(world, homes, key):
    column, edge = ROW_OF.get(key, key), BOUNDS[key]
    above, below = matched(world, homes, **{f"{key}_min": edge}), matched(world, homes, **{f"{key}_max": edge})
    assert 0 < len(above) < len(homes)
    assert 0 < len(below) < len(homes)
    assert all(row[column] >= edge for row in rows_of(above.take(slice(0, 400))))
    assert all(row[column] <= edge for row in rows_of(below.take(slice(0, 400))))
    wanted = np.datetime64(edge) if isinstance(edge, str) else edge
    assert len(above) == (homes[column] >= wanted).sum()
    assert len(below) == (homes[column] <= wanted).sum()


@pytest.mark.parametrize("key", HIDDEN)
def test_what_rows_do_not_show_narrows_too(world, homes, key):
    found = len(matched(world, homes, **{key: HIDDEN[key]}))
    assert (0 if key == "equity" else 1) <= found < len(homes)


@pytest.mark.parametrize("key", TEXTS)
def test_texts_agree_with_the_rows(world, homes, key):
    found = rows_of(matched(world, homes, **{key: TEXTS[key].lower() if key != "property_type" else TEXTS[key]}))
    assert found
    assert all(row[key] == TEXTS[key] for row in found)


def test_mail_zip_and_listing_price(world, homes):
    zip_code = homes["mail_zip"][0]
    assert all(row["mail_zip"] == zip_code for row in rows_of(matched(world, homes, mail_zip=zip_code)))
    listed = rows_of(matched(world, homes, mls_listing_price_min=500_000))
    assert listed
    assert all(row["mls_listing_price"] >= 500_000 for row in listed)


@pytest.mark.parametrize(
    ("operator", "compare"), [("lt", np.less), ("lte", np.less_equal), ("gt", np.greater), ("gte", np.greater_equal)]
)
def test_estimated_equity_is_compared_by_its_operator(world, homes, operator, compare):
    edge = int(homes["estimated_equity"][3])
    found = matched(world, homes, estimated_equity=edge, equity_operator=operator)
    assert len(found) == compare(homes["estimated_equity"], edge).sum()


def test_a_search_range_narrows_notices_and_nothing_else(world, homes):
    every = len(matched(world, homes, pre_foreclosure=True))
    lately = matched(world, homes, pre_foreclosure=True, search_range="6_MONTH")
    assert 0 < len(lately) < every
    assert lately["notice_date"].min() >= np.datetime64(date(2025, 10, 1))
    assert len(matched(world, homes, search_range="1_MONTH")) == len(homes)


def test_every_documented_key_is_tried_here():
    tried = {*HIDDEN, *TEXTS, *FLAGS, *(f"{key}_{end}" for key in BOUNDS for end in ("min", "max"))}
    assert set(FILTERS) - tried == {"equity_operator", "search_range", "mail_zip", "mls_listing_price_min"}


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"x": 1}, "Disallowed filter keys: ['x']. See ALLOWED_FILTER_KEYS."),
        ({"absentee_owner": "true"}, "absentee_owner: Must be a valid boolean."),
        ({"absentee_owner": 1}, "absentee_owner: Must be a valid boolean."),
        ({"beds_min": "3"}, "beds_min: A valid integer is required."),
        ({"beds_min": True}, "beds_min: A valid integer is required."),
        ({"beds_min": 10**30}, "beds_min: Out of range."),
        ({"ltv_max": None}, "ltv_max: A valid number is required."),
        ({"property_type": "CASTLE"}, "property_type: 'CASTLE' is not a valid choice."),
        ({"property_types": []}, "property_types: Expected a non-empty list."),
        ({"property_types": ["SFR", {}]}, "property_types: {} is not a valid choice."),
        ({"search_range": "1_DECADE"}, "search_range: '1_DECADE' is not a valid choice."),
        ({"last_sale_date_min": "20250101"}, "last_sale_date_min: Date has wrong format. Use YYYY-MM-DD."),
        ({"last_sale_date_min": 20250101}, "last_sale_date_min: Date has wrong format. Use YYYY-MM-DD."),
        ({"last_sale_date_min": "yesterday"}, "last_sale_date_min: Date has wrong format. Use YYYY-MM-DD."),
        ({"mail_city": "  "}, "mail_city: This field may not be blank."),
        ({"mail_city": "\ud800"}, "mail_city: Not readable text."),
    ],
)
def test_what_cannot_be_is_refused(filters, said):
    with pytest.raises(BadRequest) as refused:
        check_filters(filters)
    assert refused.value.body["filter_overrides"][0].startswith(said)
