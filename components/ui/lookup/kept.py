"""The questions that were asked, the newest first: bought dossiers, misses, and what waits for a decision."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.library import dossier_owners, dossier_row
from components.matching import address_key, phone_digits
from components.orders import Instant
from components.ui.lookup import keys
from components.ui.lookup.address import DOSSIER, Address, address_of_asked
from components.ui.pieces.address import put_in_address
from components.ui.pieces.instant_states import instant_badge
from components.ui.pieces.words import ago, count, plain

_SHOWN = 40


def opened_question() -> Instant | None:
    """Give the question that the URL names, or None."""
    return house().instants.instant(named) if (named := st.query_params.get(DOSSIER)) else None


def open_question(key: str) -> None:
    """Open a question that was asked: a callback."""
    put_in_address({DOSSIER: key})


def kept_questions(opened: Instant | None) -> None:
    """Show what was asked, narrowed by what is typed; a card's name opens it."""
    st.header("Your dossiers", anchor=False)
    typed = st.text_input(
        "Find a dossier",
        placeholder="Address, owner or phone",
        icon=":material/search:",
        label_visibility="collapsed",
        key=keys.FIND,
        live=True,
    )
    found = house().instants.recent("lookup", search=_sought(typed or ""))
    with st.container(height=640 if len(found) > 6 else "content", border=False):
        for question in found[:_SHOWN]:
            _card(question, chosen=opened is not None and opened.key == question.key)
        if not found:
            st.caption(
                "No dossier has that in its address, owners or phones." if typed else "What you buy is kept here."
            )
    if len(found) > _SHOWN:
        st.caption(f"{count(len(found) - _SHOWN)} older ones: narrow by an address, an owner or a phone.")


def bought_before(address: Address) -> tuple[Instant, ...]:
    """Give the earlier questions about this home, the newest first, however it was written then."""
    key = _key(address)
    sought = address.zip_code or address.city
    alike = [one for one in house().instants.recent("lookup", search=sought) if key and key in _keys_of(one)]
    every = {one.key: one for one in (*house().instants.earlier("lookup", address.asked()), *alike)}
    return tuple(sorted(every.values(), key=lambda one: one.asked_at, reverse=True))


def _card(question: Instant, *, chosen: bool) -> None:
    address = address_of_asked(question.asked)
    with st.container(border=True, gap="xsmall", key=f"card-{question.key}"):
        st.page_link(
            "lookup.py",
            label=f"**{plain(address.address)}**" if chosen else plain(address.address),
            icon=":material/arrow_forward:" if chosen else None,
            query_params={DOSSIER: question.key},
            width="stretch",
        )
        owners = " and ".join(dossier_owners(question.answer or {})) if question.state == "found" else ""
        place = f"{address.city}, {address.state} · {ago(question.asked_at)}"
        st.caption(plain(f"{owners} · {place}" if owners else place))
        instant_badge(question)


def _keys_of(question: Instant) -> set[str]:
    row = dossier_row(question.answer or {})
    answered = Address(*(str(row.get(name) or "") for name in ("address", "city", "state", "zip_code")))
    return {_key(answered), _key(address_of_asked(question.asked))}


def _key(address: Address) -> str:
    return address_key(address.address, address.zip_code, address.city, address.state)


def _sought(typed: str) -> str:
    """Give a typed phone as the digits that it is kept as; anything else as it is."""
    return phone_digits(typed) or typed
