"""A looked-up home as the vendor tells it: property, owners, mailing address, contacts (API document, Single-Address Lookup)."""

from __future__ import annotations

from typing import Any

from components.sandbox.world.contacts import EMAILS, PHONES, said_by
from components.sandbox.world.homes import Homes
from components.sandbox.world.places import STATE_FIPS
from components.sandbox.world.rows import properties_of, rows_of


def dossier_of(home: Homes, credits_deducted: int) -> dict[str, Any]:
    """Tell all about one home."""
    row = rows_of(home)[0]
    return {
        "hit": True,
        "credits_deducted": credits_deducted,
        "skip_trace_hit": row["has_contact"],
        "property": properties_of(home)[0],
        "owners": _owners(row),
        "mailing_address": {
            "address": row["mail_address"],
            "city": row["mail_city"],
            "state": row["mail_state"],
            "zip": row["mail_zip"],
        },
        "contacts": _contacts(home, row),
    }


def match_of(home: Homes) -> dict[str, Any]:
    """Tell where one home is, as autocomplete does. County codes are not known here, so `county_fips` and `fips` stay empty."""
    at = {
        name: home[name].tolist()[0]
        for name in ("address", "house", "street", "city", "state", "zip_code", "county", "apn")
    }
    latitude, longitude = float(home["latitude"][0]), float(home["longitude"][0])
    title = f"{at['address']}, {at['city']}, {at['state']}, {at['zip_code']}"
    return {
        "title": title,
        "address": title,
        "street_address": at["address"],
        "house": str(at["house"]),
        "street": at["street"],
        "city": at["city"],
        "state": at["state"],
        "zip": at["zip_code"],
        "county": at["county"],
        "state_fips": STATE_FIPS[at["state"]],
        "county_fips": "",
        "fips": "",
        "apn": at["apn"],
        "latitude": latitude,
        "longitude": longitude,
        "location": f"POINT ({longitude} {latitude})",
    }


def _owners(row: dict[str, Any]) -> list[dict[str, str]]:
    owners = [{"first_name": row[f"owner_{n}_first_name"], "last_name": row[f"owner_{n}_last_name"]} for n in (1, 2)]
    return [owner for owner in owners if owner["last_name"]]


def _contacts(home: Homes, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "phones": [
            {
                "number": row[name],
                "type": str(said.type[0]),
                "dnc": row[f"{name}_dnc"],
                "tcpa": row[f"{name}_tcpa"],
                "carrier": str(said.carrier[0]),
                "rank": rank,
            }
            for rank, (name, said) in enumerate(((n, said_by(home, n)) for n in PHONES if row[n]), 1)
        ],
        "emails": [{"email": row[name], "rank": rank} for rank, name in enumerate((n for n in EMAILS if row[n]), 1)],
        "litigator": bool(home["litigator"][0]),
        "has_contact": row["has_contact"],
        "contact_clean": row["contact_clean"],
    }
