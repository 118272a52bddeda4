"""The search: typed into one box, matches as a list and on a small map; what nothing resolves can be typed in parts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.faults import BadInput, Fault
from components.house import house
from components.matching import split_line, zip_form
from components.tracerfy import AddressMatch, TooMany
from components.ui.lookup import keys
from components.ui.lookup.address import Address, address_of_match, want
from components.ui.lookup.address_map import address_map
from components.ui.lookup.searching import SHORTEST, searched, searches_used_up
from components.ui.pieces.notices import fault_notice, told
from components.ui.pieces.words import count, plain

MAP_PX = 330
_LONGEST = 160
_HOLDS = (
    ("home", "The home: size, age, roof, lot, parcel"),
    ("payments", "Value, equity, mortgage and lender, sales"),
    ("group", "Owners, and where their mail goes"),
    ("call", "Phones with type, carrier, do-not-call and TCPA flags; e-mails"),
    ("insights", "Five propensity scores, each with its factors"),
    ("flag", "Signs: vacant, pre-foreclosure, inherited, free & clear"),
)
_COUNTY_WORDS = ("county", "parish", "borough", "area", "city")


def search_box() -> str:
    """Show the box; give what was typed, once typing pauses."""
    typed = st.text_input(
        "Address",
        placeholder="Type an address: 4521 E Monte Cristo Ave, Phoenix",
        icon=":material/search:",
        max_chars=_LONGEST,
        key=keys.SEARCH,
        live="400ms",
        persist_state="session",
        label_visibility="collapsed",
    )
    return (typed or "").strip()


def found_matches(typed: str) -> tuple[AddressMatch, ...] | None:
    """Give the matches of what was typed; None where it could not be searched, which is said here."""
    try:
        return searched(typed)
    except TooMany:
        searches_used_up()
    except Fault as fault:
        fault_notice(fault)
    return None


def search_hint(typed: str, matches: tuple[AddressMatch, ...] | None) -> None:
    """Say beneath the box what searching costs, and what to do where nothing was found."""
    free = f"Searching is free · {house().limits.meter('autocomplete')}"
    if typed and len(typed) < SHORTEST:
        st.caption(f"Go on typing: a house number and the street · {free}")
    elif typed and matches == ():
        st.caption(
            f"The vendor's index knows no address like “{plain(typed)}”. Check the spelling, or type it in its parts."
        )
    else:
        st.caption(free)


def match_list(matches: Sequence[AddressMatch], chosen: Address | None) -> None:
    """Show the matches, each with what tells it from the others; a click chooses one. The chosen one alone is no list."""
    if all(chosen is not None and chosen.is_match(match) for match in matches):
        return
    st.header(count(len(matches), "match", "matches"), anchor=False)
    with st.container(gap="small"):
        for place, match in enumerate(matches):
            _match(place, match, chosen)


def match_map(matches: Sequence[AddressMatch], chosen: Address | None) -> None:
    """Show where the matches lie, numbered as they are listed."""
    places = [
        (place + 1, match.latitude, match.longitude)
        for place, match in enumerate(matches)
        if match.latitude is not None and match.longitude is not None
    ]
    picked = next((place + 1 for place, match in enumerate(matches) if chosen and chosen.is_match(match)), None)
    address_map(places, picked, height_px=MAP_PX, key="match-map")


def what_a_dossier_holds() -> None:
    """Say what one buys, where there is nothing to show yet."""
    with st.container(border=True, gap="small"):
        st.markdown("**A dossier holds**")
        for icon, words in _HOLDS:
            st.markdown(f":material/{icon}: {words}")
        st.caption("10 credits where the home is found, nothing where it is not.")


def where_words(match: AddressMatch) -> str:
    """Write what tells a match from others: county, parcel, coordinates."""
    at = (
        ""
        if match.latitude is None or match.longitude is None
        else f"{match.latitude:.5f}, {match.longitude:.5f}".replace("-", "−")
    )
    return " · ".join(part for part in (_county(match.county), f"parcel {match.apn}" if match.apn else "", at) if part)


def in_parts(typed: str, *, expanded: bool) -> None:
    """Offer to type an address in its parts, begun with what was typed."""
    begun = split_line(typed)
    with (
        st.expander("Type it in its parts", icon=":material/edit_location_alt:", expanded=expanded),
        st.form("lookup-parts", border=False),
    ):
        street = st.text_input("Street address", value=begun.street, max_chars=_LONGEST)
        left, middle, right = st.columns([3, 1, 1.4])
        city = left.text_input("City", value=begun.city, max_chars=80)
        state = middle.text_input("State", value=begun.state.upper()[:2], max_chars=2, placeholder="AZ")
        zip_code = right.text_input("ZIP, if known", value=begun.zip_code, max_chars=10)
        if st.form_submit_button("Look for it", icon=":material/search:"):
            with told():
                want(_typed(street, city, state, zip_code))
                st.rerun()


def _county(name: str) -> str:
    """Live rows say "Riverside County", the document's "Maricopa"."""
    return f"{name} County" if name and name.split()[-1].lower() not in _COUNTY_WORDS else name


def _typed(street: str, city: str, state: str, zip_code: str) -> Address:
    for field, text in (("street address", street), ("city", city)):
        if not text.strip():
            raise BadInput(field, f"The {field} is missing.")
    if len(state.strip()) != 2 or not (state.strip().isascii() and state.strip().isalpha()):
        raise BadInput("state", "The state is two letters, for example AZ.")
    if zip_code.strip() and not zip_form(zip_code):
        raise BadInput("zip", "A ZIP has five digits.")
    return Address(" ".join(street.split()), " ".join(city.split()), state.strip().upper(), zip_form(zip_code))


def _match(place: int, match: AddressMatch, chosen: Address | None) -> None:
    address = address_of_match(match)
    picked = chosen is not None and chosen.is_match(match)
    with st.container(gap=None, key=f"example-match-{place}"):
        st.button(
            f"{place + 1} · {plain(match.title)}",
            type="tertiary",
            icon=":material/check_circle:" if picked else None,
            key=f"match-{place}",
            on_click=want,
            args=(address,),
            disabled=not (address.address and address.city and address.state),
        )
        st.caption(plain(where_words(match)))
