"""ZIP codes: typed, pasted from a spreadsheet, or clicked on the map."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, Zips, parse_zips, zip_place
from components.ui.build import keys
from components.ui.build.city_picker import place_chips
from components.ui.pieces.draft import redraft
from components.ui.pieces.words import count, plain


def zip_picker(audience: Audience) -> None:
    """Show the chosen ZIPs, and take more."""
    chosen = audience.geography.zip_codes if isinstance(audience.geography, Zips) else ()
    place_chips("zip", [(code, _named(code)) for code in chosen], audience, _without)
    st.text_area(
        "Add ZIP codes",
        placeholder="Type or paste ZIP codes, one column of a spreadsheet is fine. Or click them on the map.",
        key=keys.ZIPS_TYPED,
        height=80,
        on_change=_take,
        args=(audience,),
        label_visibility="collapsed",
    )
    rejected = st.session_state.get(keys.ZIPS_REJECTED, ())
    if rejected:
        st.warning(f"Left out, as they are no ZIP codes: {plain(', '.join(rejected[:12]))}", icon=":material/rule:")
    if len(chosen) > 1:
        st.button(f"Clear {count(len(chosen), 'ZIP')}", type="tertiary", on_click=redraft, args=(audience.at(None),))


def toggled(audience: Audience, code: str) -> Audience:
    """Give the audience with a ZIP added, or taken off where it was there."""
    chosen = audience.geography.zip_codes if isinstance(audience.geography, Zips) else ()
    left = tuple(one for one in chosen if one != code) if code in chosen else (*chosen, code)
    return audience.at(Zips(left) if left else None)


def _take(audience: Audience) -> None:
    codes, rejected = parse_zips(st.session_state[keys.ZIPS_TYPED])
    st.session_state[keys.ZIPS_REJECTED] = rejected
    st.session_state[keys.ZIPS_TYPED] = ""
    chosen = audience.geography.zip_codes if isinstance(audience.geography, Zips) else ()
    if codes:
        redraft(audience.at(Zips(tuple(dict.fromkeys((*chosen, *codes))))))


def _named(code: str) -> str:
    place = zip_place(code)
    return f"{code} {place.city}" if place else code


def _without(audience: Audience, code: str) -> None:
    redraft(toggled(audience, code))
