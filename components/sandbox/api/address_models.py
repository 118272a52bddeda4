"""What goes over the wire for single addresses and parcels (API document, Address Autocomplete, Single-Address Lookup)."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from components.sandbox.api.models import Answer


class LookupBody(BaseModel):
    """POST lookup/: an address and city, or, newer than the document, a parcel number (`apn`) and its county."""

    address: str | None = Field(None, min_length=1, max_length=255)
    city: str | None = Field(None, min_length=1, max_length=255)
    state: str = Field(min_length=2, max_length=2)
    zip_code: str | None = Field(None, pattern=r"^[0-9]{5}$")
    apn: str | None = Field(None, min_length=1, max_length=255)
    county: str | None = Field(None, min_length=1, max_length=255)


class AutocompleteBody(BaseModel):
    """POST autocomplete/."""

    search: str = Field("", description="The address text to resolve, at least 2 characters.", max_length=500)


class Match(BaseModel):
    """A resolved address."""

    title: str
    address: str
    street_address: str
    house: str
    street: str
    city: str
    state: str
    zip: str
    county: str
    state_fips: str
    county_fips: str
    fips: str
    apn: str
    latitude: float
    longitude: float
    location: str


class AutocompleteAnswer(Answer):
    """POST autocomplete/."""

    query: str
    credits_deducted: int
    results: list[Match]


class LookupAnswer(Answer):
    """POST lookup/: a dossier, or on a miss the address sent."""

    model_config = ConfigDict(extra="allow")
    hit: bool
    credits_deducted: int
    skip_trace_hit: bool | None = None
    property: dict[str, Any] | None = None
    owners: list[dict[str, str]] | None = None
    mailing_address: dict[str, str] | None = None
    contacts: dict[str, Any] | None = None
