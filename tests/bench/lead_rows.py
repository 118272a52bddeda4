"""Rows as rich as the documented example: 112 columns, about 3.3 kB of JSON each, factor texts varied."""

from __future__ import annotations

import random
from typing import Any

from components.library import PHONES, SEEN_LIVE, USE_CASES

_FIRST = ("Ana", "Bo", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Iris", "Jamal", "Kim", "Lucia")
_LAST = (
    "Alvarez",
    "Brandt",
    "Castillo",
    "Doyle",
    "Eriksen",
    "Fontaine",
    "Garza",
    "Haddad",
    "Ito",
    "Jensen",
    "Kowalski",
)
_STREETS = ("Saguaro", "Mesquite", "Ocotillo", "Palo Verde", "Ironwood", "Agave", "Cholla", "Juniper")
_SUFFIXES = ("St", "Ave", "Dr", "Ln", "Ct")
_LENDERS = ("Desert Mutual Bank", "Homestead Lending Llc", "First Plains Credit Union", "")
_SIGNALS = {
    "home_age": "Built {n}, {m} years old",
    "high_equity": "About {m}% equity",
    "years_owned": "Owned for {m} years",
    "absentee_owner": "Mail goes to {n} Elm St",
    "free_clear": "No open loan since {n}",
    "home_value": "Valued at ${n},000",
    "climate_demand": "{m} hot weeks in {n}",
    "roof_material": "Shingle roof, {m} years",
    "hoa_penalty": "HOA takes {m} days to approve",
}


def rows(row_count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Give `row_count` rows, the same ones for the same seed."""
    chance = random.Random(seed)
    return [_row(chance, number) for number in range(row_count)]


def pages(row_count: int, seed: int = 1, per_page: int = 500) -> list[list[dict[str, Any]]]:
    """Give the same rows in pages, as the API sends them."""
    every = rows(row_count, seed)
    return [every[begin : begin + per_page] for begin in range(0, row_count, per_page)]


def _row(chance: random.Random, number: int) -> dict[str, Any]:
    row = {**_property(chance, number), **_money(chance), **_people(chance), **_contact(chance), **_signals(chance)}
    for case in USE_CASES:
        row |= _score(chance, case)
    return {key: row.get(key) for key in SEEN_LIVE}


def _property(chance: random.Random, number: int) -> dict[str, Any]:
    zip_number = chance.randrange(85001, 85056)
    built = chance.randrange(1935, 2024)
    return {
        "address": f"{100 + number} {chance.choice('NSEW')} {chance.choice(_STREETS)} {chance.choice(_SUFFIXES)}",
        "city": "Phoenix",
        "state": "AZ",
        "zip_code": str(zip_number),
        "county": "Maricopa County",
        "latitude": round(33.3 + (zip_number % 7) * 0.06 + chance.random() * 0.05, 6),
        "longitude": round(-112.3 + (zip_number % 9) * 0.07 + chance.random() * 0.05, 6),
        "apn": f"{chance.randrange(100, 999)}-{chance.randrange(10, 99)}-{chance.randrange(100, 999)}",
        "subdivision": f"{chance.choice(_STREETS)} Ranch Unit {chance.randrange(1, 9)}",
        "property_type": "SFR",
        "property_use": "Single Family Residence",
        "land_use": "Residential",
        "year_built": built,
        "beds": chance.choice([2, 3, 4, None]),
        "baths": chance.choice([1, 2, 2.5, None]),
        "units_count": chance.choice([0, 1]),
        "stories": chance.choice([0, 1, 2]),
        "building_size_sqft": chance.randrange(800, 4200),
        "lot_size_sqft": chance.randrange(4000, 22000),
        "roof_material": chance.choice(["Composition Shingle", "Tile", ""]),
        "roof_construction": "Gable",
        "flood_zone": True,
        **{f"has_{what}": chance.random() < 0.4 for what in ("ac", "garage", "pool", "basement", "deck")},
    }


def _money(chance: random.Random) -> dict[str, Any]:
    value = chance.randrange(180, 1200) * 1000
    equity = round(value * chance.random())
    return {
        "price_per_sqft": chance.choice([0, chance.randrange(80, 400)]),
        "estimated_value": value,
        "estimated_equity": equity,
        "equity_percent": round(100 * equity / value),
        "assessed_value": round(value * 0.8),
        "last_sale_date": f"{chance.randrange(1985, 2025)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}",
        "last_sale_price": chance.choice([0, value // 2]),
        "years_owned": chance.randrange(1, 40),
        "prior_sale_date": None,
        "prior_sale_price": None,
        "open_mortgage_balance": value - equity,
        "lender_name": chance.choice(_LENDERS),
        "estimated_mortgage_payment": chance.randrange(0, 4200),
        "document_type": "Warranty Deed",
        "recording_date": "2016-05-17",
    }


def _people(chance: random.Random) -> dict[str, Any]:
    company = chance.random() < 0.12
    first, last = (
        ("", f"{chance.choice(_LAST)} Holdings, Llc") if company else (chance.choice(_FIRST), chance.choice(_LAST))
    )
    return {
        "total_properties_owned": chance.choice([None, 1, 2, 7]),
        "total_portfolio_value": chance.choice([None, 900_000]),
        "cash_buyer": chance.random() < 0.2,
        "corporate_owned": company,
        "owner_1_first_name": first,
        "owner_1_last_name": last,
        "owner_2_first_name": "" if company else chance.choice(["", *_FIRST]),
        "owner_2_last_name": "" if company else last,
        "mail_address": f"{chance.randrange(1, 9999)} {chance.choice(_STREETS)} {chance.choice(_SUFFIXES)}",
        "mail_city": "Tempe",
        "mail_state": "AZ",
        "mail_zip": "85281",
    }


def _contact(chance: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {}
    held = chance.choice([0, 1, 2, 3, 4, 6])
    for place, key in enumerate(PHONES):
        has = place < held
        row[key] = f"602555{chance.randrange(0, 10000):04d}" if has else ""
        for flag in ("dnc", "tcpa"):
            unknown = chance.random() < 0.05
            row[f"{key}_{flag}"] = ("" if unknown else chance.random() < 0.3) if has else ""
    flagged = any(row[f"{key}_{flag}"] is True for key in PHONES for flag in ("dnc", "tcpa"))
    return row | {
        "primary_phone_type": chance.choice(["Mobile", "Landline"]) if held else "",
        "primary_phone_carrier": "Example Wireless" if held else "",
        "email_1": f"owner{chance.randrange(10**6)}@example.com" if chance.random() < 0.6 else "",
        "email_2": "",
        "email_3": "",
        "has_contact": held > 0,
        "contact_clean": held > 0 and not flagged,
    }


def _signals(chance: random.Random) -> dict[str, Any]:
    names = SEEN_LIVE[SEEN_LIVE.index("absentee_owner") : SEEN_LIVE.index("sell_propensity_score")]
    return {name: chance.random() < 0.2 for name in names} | {"mls_days_on_market": None, "mls_listing_price": None}


def _score(chance: random.Random, case: str) -> dict[str, Any]:
    """Make one use case's three columns: the score is exactly the sum of its factors."""
    factors = []
    for name in chance.sample(list(_SIGNALS), chance.randrange(1, 4)):
        points = -8 if name == "hoa_penalty" else chance.choice([5, 10, 15, 20, 25, 30])
        text = _SIGNALS[name].format(n=chance.randrange(1940, 2020), m=chance.randrange(5, 90))
        factors.append({"name": name, "points": points, "reason": text})
    score = sum(factor["points"] for factor in factors)
    if not 0 <= score <= 100:
        edge = min(max(score, 0), 100)
        factors.append({"name": "score_edge", "points": edge - score, "reason": f"Signals add up to {score}"})
        score = edge
    tier = "High" if score >= 70 else "Medium" if score >= 40 else "Low"
    return {
        f"{case}_propensity_score": score,
        f"{case}_propensity_category": tier,
        f"{case}_propensity_factors": factors,
    }
