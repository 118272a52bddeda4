"""The door to a dossier: whose home it is, what it may cost, what is owned of it already, and one button that buys once."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.tracerfy import AddressMatch
from components.ui.lookup.address import DOSSIER, Address, matched, want_nothing
from components.ui.lookup.kept import bought_before, open_question
from components.ui.lookup.owned_homes import owned_homes, owned_words
from components.ui.lookup.search import where_words
from components.ui.lookup.searching import searched
from components.ui.pieces.instant_offer import Offer, OfferWords, instant_offer
from components.ui.pieces.words import plain

_WORDS = OfferWords(
    noun="A dossier",
    first="Get the full dossier",
    again="Buy it again",
    had="You bought this dossier",
    missed="it was not found, and cost nothing.",
    nothing="nothing where it is not found.",
    icon=":material/shopping_cart_checkout:",
)


def purchase(address: Address, matches: tuple[AddressMatch, ...]) -> tuple[AddressMatch, ...]:
    """Show what buying this address means, and offer it; gives the matches, at least this address's own where it has one."""
    match = matched(address, matches) or _resolved(address)
    with st.container(border=True, key="purchase"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.header(plain(address.address), anchor=False)
            st.button("Another address", icon=":material/close:", type="tertiary", on_click=want_nothing)
        st.markdown(plain(f"{address.city}, {address.state} {address.zip_code}"))
        if match is not None:
            st.caption(plain(where_words(match)))
        else:
            _unresolved(address)
        _have(address)
        _offer(address)
    return matches or ((match,) if match else ())


def _resolved(address: Address) -> AddressMatch | None:
    try:
        return matched(address, searched(address.line))
    except Fault:
        return None


def _unresolved(address: Address) -> None:
    zip_words = "" if address.zip_code else " Without a ZIP, a common street can match the wrong home in a large city."
    st.warning(
        "**The vendor's index does not know this address as it is written.**  \nMost likely it is not found, which costs "
        f"nothing. You can still ask.{zip_words}",
        icon=":material/wrong_location:",
    )


def _have(address: Address) -> None:
    home = {"address": address.address, "city": address.city, "state": address.state, "zip_code": address.zip_code}
    for owned in owned_homes(home)[:3]:
        owned_words(owned)


def _offer(address: Address) -> None:
    offer = Offer("lookup", address.asked(), _WORDS, "lookup.py", lambda key: {DOSSIER: key}, open_question)
    instant_offer(offer, bought_before(address))
