"""When two are the same: standard forms of addresses, phones, e-mail addresses and names, and the keys by which rows are joined.

Pure: no database, no screen, no HTTP. Must never guess: what has no standard form gives none, and is joined with nothing.
"""

from components.matching.addresses import (
    Line,
    address_key,
    address_keys_of,
    split_line,
    street_form,
    zip_form,
)
from components.matching.phones import e164, phone_digits, phone_digits_of, phones_in
from components.matching.texts import county_form, email_form, name_form, parcel_key, parcel_keys_of

__all__ = [
    "Line",
    "address_key",
    "address_keys_of",
    "county_form",
    "e164",
    "email_form",
    "name_form",
    "parcel_key",
    "parcel_keys_of",
    "phone_digits",
    "phone_digits_of",
    "phones_in",
    "split_line",
    "street_form",
    "zip_form",
]
