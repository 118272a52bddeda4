"""The door to a dossier: whose home it is, what it may cost, what is owned of it already, and one button that buys once."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import Instant
from components.tracerfy import AddressMatch
from components.ui.lookup import keys
from components.ui.lookup.address import DOSSIER, Address, matched, want_nothing
from components.ui.lookup.kept import bought_before, open_question
from components.ui.lookup.owned_homes import owned_homes, owned_words
from components.ui.lookup.search import where_words
from components.ui.lookup.searching import searched
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.words import ago, count, credits_words, dollars, plain

MAX_CREDITS = 10
"""A home's price (API document, Single-Address Lookup); a miss is free."""


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
    earlier = bought_before(address)
    if fault := st.session_state.get(keys.FAULT):
        fault_notice(fault)
    _price()
    refusal = _refusal()
    if refusal:
        st.warning(refusal, icon=":material/block:")
    if earlier and earlier[0].state in {"found", "asking", "uncertain"}:
        _again(address, earlier[0], refusal)
        return
    if earlier and earlier[0].state == "missed":
        st.caption(f"You asked for it {ago(earlier[0].asked_at)}: it was not found, and cost nothing.")
    _button(address, f"Get the full dossier: {credits_words(MAX_CREDITS)} if found", refusal, primary=True)


def _again(address: Address, earlier: Instant, refusal: str) -> None:
    told = {
        "found": f"You bought this dossier {ago(earlier.asked_at)}.",
        "asking": "This dossier is being asked for just now.",
        "uncertain": f"You asked for it {ago(earlier.asked_at)}, and nobody knows yet whether it was charged.",
    }
    st.info(told[earlier.state], icon=":material/inventory_2:")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link("lookup.py", label="Open it", icon=":material/description:", query_params={DOSSIER: earlier.key})
        with st.popover("Buy it again", icon=":material/replay:", type="tertiary"):
            st.markdown(
                f"As it is today, for {credits_words(MAX_CREDITS)} ({dollars(MAX_CREDITS)}) if found. The one you have stays."
            )
            _button(address, f"Buy it again for {credits_words(MAX_CREDITS)}", refusal, primary=False)


def _button(address: Address, words: str, refusal: str, *, primary: bool) -> None:
    """The key belongs to this question, asked this often: two clicks, two tabs and a reload are one purchase."""
    key = house().instants.next_key("lookup", address.asked())
    st.button(
        words,
        type="primary" if primary else "secondary",
        icon=":material/shopping_cart_checkout:",
        width="stretch" if primary else "content",
        disabled=bool(refusal),
        on_click=_buy,
        args=(address, key),
        key=f"buy-{key}",
    )


def _price() -> None:
    before = balance()
    after = "" if before is None else f" · balance now {count(before)}, then at least {count(before - MAX_CREDITS)}"
    left = house().ledger.left_to_spend(house().account)
    limit = "" if left is None else f" · {credits_words(left)} left by the spending limits"
    st.markdown(
        f":material/toll: **At most {credits_words(MAX_CREDITS)} ({dollars(MAX_CREDITS)})**; nothing where it is not found."
    )
    st.caption(f"It is sent once, even if this tab closes{after}{limit}")


def _refusal() -> str:
    """Say why the button is off, or "" where it is on."""
    before = balance()
    if before is not None and before < MAX_CREDITS:
        return f"A dossier may cost {credits_words(MAX_CREDITS)}; the balance is {credits_words(before)}."
    return plain(house().ledger.refusal(house().account, MAX_CREDITS))


def _buy(address: Address, key: str) -> None:
    st.session_state.pop(keys.FAULT, None)
    try:
        question = house().instants.ask("lookup", address.asked(), key=key)
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    forget_balance()
    open_question(question.key)
