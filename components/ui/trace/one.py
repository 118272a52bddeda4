"""One address or one parcel: what is asked, what it may cost, what was asked before, and one button that asks once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components.audience import states, zip_place
from components.house import house
from components.matching import split_line
from components.ui.pieces.instant_offer import Offer, OfferWords, instant_offer
from components.ui.pieces.words import plain
from components.ui.trace.modes import DEEP, ONE, PARCEL, QUESTION, kind_of, show_mode, show_question
from components.uploads import state_form

_OFFERED = OfferWords(
    noun="A trace",
    first="Trace it",
    again="Trace it again",
    had="You traced it",
    missed="nobody was found, and it cost nothing.",
    nothing="nothing where nobody is found.",
    icon=":material/person_search:",
)
_PERSON = ("address", "city", "state", "zip_code", "first_name", "last_name")
_PARTS = {
    ONE: _PERSON,
    DEEP: _PERSON,
    PARCEL: ("parcel_id", "county", "state"),
}
_FIRST = {
    ONE: "Type an address first.",
    DEEP: "Type an address first.",
    PARCEL: "Type a parcel number first, with its county and state.",
}


def address_form(mode: str) -> None:
    """Take an address in one line, and whom to find there."""
    if mode == DEEP:
        st.caption("Looks further than a trace of one address: also the other owners' phones and e-mail addresses.")
    asked = wanted(mode)
    line = _line(asked)
    with st.form("trace-one", border=True):
        typed = st.text_input("Address", value=line, placeholder="123 Main St, Mesa, AZ 85201", max_chars=200)
        st.caption("Whom to find: leave the names empty for the owner, or name a person.")
        first, last = st.columns(2)
        first_name = first.text_input("First name", value=asked.get("first_name", ""), max_chars=80)
        last_name = last.text_input("Last name", value=asked.get("last_name", ""), max_chars=80)
        if st.form_submit_button("Look at the price", icon=":material/arrow_forward:"):
            _want(mode, {**parts_of(typed), "first_name": first_name, "last_name": last_name})


def parcel_form() -> None:
    """Take a parcel number with its county."""
    asked = wanted(PARCEL)
    codes = [*states()]
    with st.form("trace-parcel", border=True):
        number = st.text_input("Parcel number (APN)", value=asked.get("parcel_id", ""), max_chars=80)
        st.caption("As the county prints it, dashes and all: some counties are found in no other way.")
        left, right = st.columns([2, 1])
        county = left.text_input("County", value=asked.get("county", ""), placeholder="Maricopa", max_chars=80)
        state = right.selectbox(
            "State",
            codes,
            index=codes.index(asked["state"]) if asked.get("state") in codes else None,
            format_func=lambda code: f"{code} · {states()[code]}",
        )
        if st.form_submit_button("Look at the price", icon=":material/arrow_forward:"):
            _want(PARCEL, {"parcel_id": number, "county": county, "state": state or ""})


def offer(mode: str) -> None:
    """Show what the question means, and offer to ask it."""
    asked = wanted(mode)
    missing = _missing(mode, asked)
    if missing is None:
        return
    if missing:
        st.warning(missing, icon=":material/help:")
        return
    kind = kind_of(mode)
    with st.container(border=True, key="offer"):
        st.markdown(f"**{plain(_words(mode, asked))}**")
        instant_offer(
            Offer(
                kind,
                asked,
                _OFFERED,
                "trace.py",
                lambda key: {"for": mode, QUESTION: key},
                partial(show_question, mode=mode),
            ),
            house().instants.earlier(kind, asked),
        )


def wanted(mode: str) -> dict[str, str]:
    """Give the question that the URL names."""
    told = {name: " ".join(str(st.query_params.get(name, "")).split())[:120] for name in _PARTS[mode]}
    return {name: text for name, text in told.items() if text}


def parts_of(typed: str) -> dict[str, str]:
    """Take a typed line apart; the ZIP tells a city and a state that are missing."""
    line = split_line(" ".join(typed.split()))
    place = zip_place(line.zip_code)
    city, state = line.city or (place.city if place else ""), state_form(line.state) or (place.state if place else "")
    return {"address": line.street, "city": city, "state": state, "zip_code": line.zip_code}


def _missing(mode: str, asked: Mapping[str, str]) -> str | None:
    """Say what lacks, "" where nothing does, None where nothing is asked yet."""
    if not asked.get("address" if mode != PARCEL else "parcel_id"):
        return "Type the street address, for example 123 Main St, Mesa, AZ 85201." if asked else None
    if mode == PARCEL:
        return "" if asked.get("county") and asked.get("state") else "A parcel needs its county and state."
    if not (asked.get("city") and asked.get("state")):
        return "An address needs its city and state, or its ZIP."
    return (
        ""
        if bool(asked.get("first_name")) == bool(asked.get("last_name"))
        else "A person is found by first and last name."
    )


def _want(mode: str, asked: Mapping[str, str]) -> None:
    """Put a question into the URL; the form was sent in this run, so the page is drawn anew. Of an empty form it is said what lacks."""
    if not any(text and text.strip() for text in asked.values()):
        st.warning(_FIRST[mode], icon=":material/edit:")
        return
    show_mode(mode, **{name: text.strip() for name, text in asked.items() if text and text.strip()})
    st.rerun()


def _line(asked: Mapping[str, str]) -> str:
    place = " ".join(filter(None, (asked.get("state"), asked.get("zip_code"))))
    return ", ".join(filter(None, (asked.get("address"), asked.get("city"), place)))


def _words(mode: str, asked: Mapping[str, str]) -> str:
    if mode == PARCEL:
        return f"Parcel {asked['parcel_id']}, {asked['county']}, {asked['state']}"
    name = " ".join(filter(None, (asked.get("first_name"), asked.get("last_name"))))
    return f"{name or 'The owner'} at {_line(asked)}"
