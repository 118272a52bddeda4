"""What a column of an upload can mean. Declared once: guessing, mapping by hand and checking read from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["street", "city", "state", "zip", "county", "name", "parcel", "phone", "email"]


@dataclass(frozen=True)
class Field:
    """One thing that may be wanted of an upload. `names` are headings under which it is met, in plain lower-case words."""

    key: str
    label: str
    kind: Kind
    names: tuple[str, ...]


def _field(key: str, label: str, kind: Kind, names: str) -> Field:
    return Field(key, label, kind, tuple(name.strip() for name in names.split(",")))


_TABLE = (
    _field("address", "Street address", "street",
           "address, property address, street address, situs address, site address, property street address, address line 1, address 1, "
           "property street, street, location, location address, situs, house address, prop addr, prop address, site addr, situs addr, "
           "full address, property address line 1, property address full, physical address, addr, street 1, property location"),
    _field("city", "City", "city",
           "city, property city, situs city, site city, town, property address city, municipality, prop city, city name, physical city"),
    _field("state", "State", "state",
           "state, property state, situs state, site state, st, property address state, state code, prop state, state province"),
    _field("zip", "ZIP", "zip",
           "zip, zip code, zipcode, property zip, property zip code, situs zip, site zip, postal code, postcode, property address zipcode, "
           "prop zip, zip5, zip 5, physical zip, property postal code"),
    _field("first_name", "Owner: first name", "name",
           "first name, owner first name, owner 1 first name, firstname, first, fname, given name, contact first name"),
    _field("last_name", "Owner: last name", "name",
           "last name, owner last name, owner 1 last name, lastname, last, lname, surname, family name, contact last name"),
    _field("full_name", "Owner: whole name", "name",
           "owner, owner name, owner 1, owner 1 name, full name, name, owner full name, taxpayer, taxpayer name, owner s name, "
           "ownername, owner of record, owners, primary owner, grantee, homeowner"),
    _field("mail_address", "Mailing address", "street",
           "mail address, mailing address, owner address, mail street address, mailing street, mail addr, mailing addr, "
           "mailing address line 1, taxpayer address, mail address 1, owner street, mailing address 1, owner addr, recipient address"),
    _field("mail_city", "Mailing city", "city",
           "mail city, mailing city, owner city, mailing address city, owner mailing city, taxpayer city"),
    _field("mail_state", "Mailing state", "state",
           "mail state, mailing state, owner state, mailing address state, owner mailing state, taxpayer state"),
    _field("mailing_zip", "Mailing ZIP", "zip",
           "mailing zip, mail zip, owner zip, mail zip code, mailing zip code, owner zip code, mailing address zipcode, "
           "owner mailing zip, taxpayer zip"),
    _field("parcel_id", "Parcel number (APN)", "parcel",
           "parcel id, apn, parcel number, parcel, parcel no, pin, assessor parcel number, folio, folio number, parcelid, account number, "
           "tax id, property id number, parcel key, strap, pid, parcel num"),
    _field("county", "County", "county", "county, county name, property county, situs county, site county"),
    _field("phone", "Phone", "phone",
           "phone, phone number, primary phone, phone 1, mobile, cell, cell phone, mobile 1, landline 1, telephone, phone1, tel, "
           "mobile phone, home phone, work phone, wireless, landline, number, dnc phone"),
    _field("email", "E-mail", "email", "email, e mail, email 1, email address, mail id, e mail address, primary email, contact email"),
)  # fmt: skip
FIELDS: Mapping[str, Field] = {field.key: field for field in _TABLE}
HEADING_WORDS = frozenset(
    word for field in _TABLE for name in field.names for word in name.split() if not word.isdigit()
)

TRACE = (
    "address", "city", "state", "zip", "first_name", "last_name", "full_name", "mail_address", "mail_city", "mail_state", "mailing_zip",
)  # fmt: skip
PARCEL = ("parcel_id", "county", "state")


def words_of(heading: str) -> tuple[str, ...]:
    """Give a heading's words in lower case: "OwnerFirstName", "owner_first_name" and "Owner First-Name" are three words each."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)", " ", heading)
    return tuple(re.sub(r"[\W_]+", " ", apart).lower().split())
