"""Exports of other programs, known by their headings: whose they are, and which of their columns is what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Peer:
    """One kind of export. It is this one where all `marks` are among the headings; `fields` say which heading is which field."""

    name: str
    marks: frozenset[str]
    fields: Mapping[str, str]


_MAILED = {
    "mail_address": "Mail Street Address",
    "mail_city": "Mail City",
    "mail_state": "Mail State",
    "mailing_zip": "Mail Zip",
}
PEERS = (
    Peer(
        "PropStream contacts",
        frozenset({"street address", "mail street address", "phone 1", "first name", "last name"}),
        {
            "address": "Street Address",
            "city": "City",
            "state": "State",
            "zip": "Zip",
            "first_name": "First Name",
            "last_name": "Last Name",
            "phone": "Phone 1",
            "email": "Email 1",
            **_MAILED,
        },
    ),
    Peer(
        "PropStream properties",
        frozenset({"address", "owner 1 first name", "owner 1 last name", "est. value"}),
        {
            "address": "Address",
            "city": "City",
            "state": "State",
            "zip": "Zip",
            "first_name": "Owner 1 First Name",
            "last_name": "Owner 1 Last Name",
            "parcel_id": "APN",
            "county": "County",
            "mail_address": "Mailing Address",
            "mail_city": "Mailing City",
            "mail_state": "Mailing State",
            "mailing_zip": "Mailing Zip",
        },
    ),
    Peer(
        "DealMachine",
        frozenset({"property_address_line_1", "property_address_city", "property_address_state"}),
        {
            "address": "property_address_line_1",
            "city": "property_address_city",
            "state": "property_address_state",
            "zip": "property_address_zipcode",
            "first_name": "owner_1_firstname",
            "last_name": "owner_1_lastname",
            "full_name": "owner_1_name",
            "county": "property_address_county",
            "parcel_id": "apn_parcel_id",
        },
    ),
    Peer(
        "BatchData",
        frozenset({"input data: property address", "input data: property city", "input data: property state"}),
        {
            "address": "Input Data: Property Address",
            "city": "Input Data: Property City",
            "state": "Input Data: Property State",
            "zip": "Input Data: Property Zip",
        },
    ),
    Peer(
        "Platbook or Tracerfy",
        frozenset({"address", "zip_code", "owner_1_last_name", "mail_zip"}),
        {
            "address": "address",
            "city": "city",
            "state": "state",
            "zip": "zip_code",
            "first_name": "owner_1_first_name",
            "last_name": "owner_1_last_name",
            "mail_address": "mail_address",
            "mail_city": "mail_city",
            "mail_state": "mail_state",
            "mailing_zip": "mail_zip",
            "parcel_id": "apn",
            "county": "county",
            "phone": "primary_phone",
            "email": "email_1",
        },
    ),
)


def peer_of(columns: Sequence[str]) -> Peer | None:
    """Tell whose export a table is by its headings; None where it is nobody's we know."""
    headings = {" ".join(column.lower().split()) for column in columns}
    return next((peer for peer in PEERS if peer.marks <= headings), None)
