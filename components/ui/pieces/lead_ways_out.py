"""Ways out of a lead's sheet: its own link, its address to copy, and, where third parties may be asked, its house in the world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from components.house import house
from components.ui.pieces.copyable import copyable
from components.ui.pieces.links import lead_link

Lead = Mapping[str, Any]


def lead_ways_out(account: str, list_id: int, row: int, found: Lead) -> None:
    """Offer the address, the sheet's link, and links out; those are off with tiles, for they tell a third party which home one looks at."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if where := address_of(found):
            copyable(where, width="content")
        order = next((one for one in house().ledger.by_list(list_id) if one.account == account), None)
        if order is not None:
            with st.popover("Link", icon=":material/link:", type="tertiary"):
                st.caption("Whoever opens this link on this dashboard sees this lead.")
                copyable(lead_link(order.key, row))
        for words, icon, url in links_out(found) if house().tiles.allowed else ():
            st.link_button(words, url, icon=icon, type="tertiary")


def address_of(found: Lead) -> str:
    """Write a lead's address as on an envelope, in one line; "" where there is none."""
    street, city, state = (str(found.get(key) or "") for key in ("address", "city", "state"))
    place = " ".join(part for part in (state, str(found.get("zip_code") or "")) if part)
    return ", ".join(part for part in (street, city, place) if part) if street else ""


def links_out(found: Lead) -> Iterator[tuple[str, str, str]]:
    """Give (words, icon, address) of what the world knows about a home."""
    latitude, longitude = found.get("latitude"), found.get("longitude")
    if isinstance(latitude, float) and isinstance(longitude, float):
        spot = f"{latitude:.6f},{longitude:.6f}"
        view = urlencode({"api": "1", "map_action": "pano", "viewpoint": spot})
        yield "Street view", ":material/streetview:", f"https://www.google.com/maps/@?{view}"
        pin = urlencode({"mlat": f"{latitude:.6f}", "mlon": f"{longitude:.6f}", "zoom": "18"})
        yield "Map", ":material/map:", f"https://www.openstreetmap.org/?{pin}"
    if county := str(found.get("county") or ""):
        parcel = str(found.get("apn") or address_of(found))
        asked = urlencode({"q": f"{county} County {found.get('state') or ''} property records {parcel}".strip()})
        yield "County records", ":material/account_balance:", f"https://duckduckgo.com/?{asked}"
