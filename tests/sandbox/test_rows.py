"""Delivered rows: 112 columns in the vendor's order, the habits of live data, and scores that are the sum of their factors."""

import numpy as np
import pytest

from components.sandbox.world.columns import PROPERTY_COLUMNS, ROW_COLUMNS
from components.sandbox.world.homes import Homes
from components.sandbox.world.rows import properties_of, rows_of
from components.sandbox.world.scores import USE_CASES, category_of

PHONES = ("primary_phone", "mobile_1", "mobile_2", "mobile_3", "landline_1", "landline_2")
HEADER = (
    "address,city,state,zip_code,county,latitude,longitude,apn,subdivision,property_type,property_use,land_use,year_built,beds,baths,"
    "units_count,stories,building_size_sqft,lot_size_sqft,has_ac,has_garage,has_pool,has_basement,has_deck,roof_material,"
    "roof_construction,price_per_sqft,estimated_value,estimated_equity,equity_percent,assessed_value,last_sale_date,last_sale_price,"
    "years_owned,prior_sale_date,prior_sale_price,open_mortgage_balance,lender_name,estimated_mortgage_payment,total_properties_owned,"
    "total_portfolio_value,cash_buyer,corporate_owned,document_type,recording_date,flood_zone,owner_1_first_name,owner_1_last_name,"
    "owner_2_first_name,owner_2_last_name,mail_address,mail_city,mail_state,mail_zip,primary_phone,primary_phone_type,"
    "primary_phone_carrier,primary_phone_dnc,primary_phone_tcpa,mobile_1,mobile_1_dnc,mobile_1_tcpa,mobile_2,mobile_2_dnc,mobile_2_tcpa,"
    "mobile_3,mobile_3_dnc,mobile_3_tcpa,landline_1,landline_1_dnc,landline_1_tcpa,landline_2,landline_2_dnc,landline_2_tcpa,email_1,"
    "email_2,email_3,has_contact,contact_clean,absentee_owner,owner_occupied,vacant,free_clear,high_equity,pre_foreclosure,"
    "tax_delinquent,inherited,death,judgment,hoa,mls_active,mls_pending,mls_cancelled,mls_days_on_market,mls_listing_price,"
    "adjustable_rate,investor_buyer"
)


@pytest.fixture(scope="module")
def rows(world):
    return rows_of(Homes.of_places(world, np.arange(0, len(world.places), 1500)))


def test_the_header_is_the_vendors():
    assert ",".join(ROW_COLUMNS[:-15]) == HEADER
    assert ROW_COLUMNS[-15:-12] == ("sell_propensity_score", "sell_propensity_category", "sell_propensity_factors")
    assert len(ROW_COLUMNS) == len(set(ROW_COLUMNS)) == 112
    assert len(PROPERTY_COLUMNS) == len(set(PROPERTY_COLUMNS)) == 86


@pytest.mark.parametrize("use_case", USE_CASES)
def test_a_score_is_exactly_the_sum_of_its_factors(rows, use_case):
    for row in rows:
        score, factors = row[f"{use_case}_propensity_score"], row[f"{use_case}_propensity_factors"]
        assert score == sum(factor["points"] for factor in factors)
        assert 0 <= score <= 100
        assert row[f"{use_case}_propensity_category"] == category_of(score)
        assert all(factor["points"] and factor["reason"] for factor in factors)


@pytest.mark.parametrize(
    ("score", "category"), [(0, "Low"), (39, "Low"), (40, "Medium"), (69, "Medium"), (70, "High"), (100, "High")]
)
def test_tiers_have_their_edges(score, category):
    assert category_of(score) == category


def test_each_tier_occurs_where_it_can(world):
    southwest = rows_of(
        Homes.of_places(world, np.concatenate([world.places.by_state["CA"][::60], world.places.by_state["AZ"][::30]]))
    )
    for use_case in ("roof_renovate", "solar_renovate", "hvac_renovate"):
        tiers = [row[f"{use_case}_propensity_category"] for row in southwest]
        assert {*tiers} == {"Low", "Medium", "High"}
    assert sum(row["solar_renovate_propensity_category"] == "High" for row in southwest) > 0.2 * len(southwest)


def test_contact_clean_means_a_phone_and_no_flag(rows):
    for row in rows:
        phones = [name for name in PHONES if row[name]]
        flagged = any(row[f"{name}_{flag}"] is True for name in phones for flag in ("dnc", "tcpa"))
        assert row["contact_clean"] == (bool(phones) and not flagged)
        assert row["has_contact"] == bool(phones or row["email_1"] or row["email_2"] or row["email_3"])
    assert 0.03 < np.mean([row["contact_clean"] for row in rows]) < 0.3


def test_no_phone_is_repeated_in_a_row(rows):
    for row in rows:
        numbers = [row[name] for name in PHONES if row[name]]
        assert len(numbers) == len({*numbers})


def test_rows_without_contact_have_blank_flags(rows):
    silent = [row for row in rows if not row["has_contact"]]
    assert silent
    assert all(row[f"{name}_{flag}"] == "" for row in silent for name in PHONES for flag in ("dnc", "tcpa"))


def test_an_entity_has_its_whole_name_in_the_last_name(rows):
    entities = [row for row in rows if row["owner_1_first_name"] == ""]
    assert entities
    assert all(" " in row["owner_1_last_name"] for row in entities)
    assert any(row["corporate_owned"] for row in entities)
    assert not any(row["corporate_owned"] for row in rows if row["owner_1_first_name"])


def test_unknown_is_zero_null_or_empty_as_in_life(rows):
    assert all(row["last_sale_price"] == 0 and row["price_per_sqft"] == 0 for row in rows if row["state"] == "TX")
    assert any(row["units_count"] == 0 for row in rows)
    assert any(row["prior_sale_date"] is None and row["prior_sale_price"] is None for row in rows)
    assert any(row["mls_days_on_market"] is None for row in rows)
    assert any(row["last_sale_date"] == "" and row["years_owned"] is None for row in rows)
    assert any(row["mail_state"] == "XX" and row["mail_city"] == row["mail_zip"] == "" for row in rows)
    assert all(row["county"].count(" ") for row in rows if row["state"] == "AZ")
    assert np.mean([row["flood_zone"] for row in rows]) > 0.9


def test_price_per_sqft_comes_from_the_last_price(rows):
    for row in rows:
        if row["building_size_sqft"]:
            assert row["price_per_sqft"] == round(row["last_sale_price"] / row["building_size_sqft"])


def test_the_property_block_agrees_with_the_row(world):
    homes = Homes.of_places(world, np.array([321]))
    for row, block in zip(rows_of(homes), properties_of(homes), strict=True):
        assert {name: block[name] for name in block if name in row} == {
            name: row[name] for name in row if name in block
        }
