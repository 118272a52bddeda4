"""The address that one is about to look up. Its home is the URL, so that a link from a lead, Back and a reload keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.matching import address_key
from components.tracerfy import AddressMatch
from components.ui.pieces.address import put_in_address
from components.ui.pieces.instant_offer import forget_instant_fault

DOSSIER = "dossier"
_PARTS = ("address", "city", "state", "zip")
_LONGEST = 120


@dataclass(frozen=True)
class Address:
    """What is asked for, as `lookup` wants it (API document, Single-Address Lookup). `zip_code` may be ""."""

    address: str
    city: str
    state: str
    zip_code: str = ""

    @property
    def line(self) -> str:
        """Write it in one line, as on an envelope."""
        return f"{self.address}, {self.city}, {self.state} {self.zip_code}".strip()

    def asked(self) -> Mapping[str, str]:
        """Give it as the question that is paid for."""
        parts = {"address": self.address, "city": self.city, "state": self.state, "zip_code": self.zip_code}
        return {name: part for name, part in parts.items() if part}

    def is_match(self, match: AddressMatch) -> bool:
        """Tell whether the vendor knows it as this home."""
        return bool(key := _key_of(match)) and key == address_key(self.address, self.zip_code, self.city, self.state)


def address_of_match(match: AddressMatch) -> Address:
    """Give a match as a question: its street, never its whole line (API document, Address Autocomplete)."""
    return Address(match.street_address or match.title, match.city, match.state, match.zip_code)


def address_of_asked(asked: Mapping[str, str]) -> Address:
    """Give the address of a question that was asked."""
    return Address(*(str(asked.get(name) or "") for name in ("address", "city", "state", "zip_code")))


def wanted_address() -> Address | None:
    """Give the address that the URL names, or None where it names no whole one."""
    parts = [" ".join(str(st.query_params.get(name, "")).split())[:_LONGEST] for name in _PARTS]
    return Address(parts[0], parts[1], parts[2].upper(), parts[3]) if all(parts[:3]) else None


def want(address: Address) -> None:
    """Choose an address: a callback."""
    forget_instant_fault("lookup")
    parts = dict(zip(_PARTS, (address.address, address.city, address.state, address.zip_code), strict=True))
    put_in_address({name: part for name, part in parts.items() if part})


def want_nothing() -> None:
    """Begin with an empty box again: a callback."""
    forget_instant_fault("lookup")
    put_in_address({})


def matched(address: Address, matches: Sequence[AddressMatch]) -> AddressMatch | None:
    """Give the match that an address is, or None."""
    return next((match for match in matches if address.is_match(match)), None)


def _key_of(match: AddressMatch) -> str:
    return address_key(match.street_address, match.zip_code, match.city, match.state)
