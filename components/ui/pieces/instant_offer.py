"""The door to a single answer that is paid for at once: what it may cost, what was asked before, and one button that asks once.

The button's key belongs to the question, asked this often: two clicks, two tabs and a reload are one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.faults import Fault
from components.house import house
from components.orders import INSTANT_KINDS, Instant
from components.ui.pieces import keys
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, credits_words, dollars, plain

Asked = Mapping[str, str]


@dataclass(frozen=True)
class OfferWords:
    """How a page says it. `first` and `again` stand on the buttons, `missed` says what a miss was, `had` what was bought before."""

    noun: str
    first: str
    again: str
    had: str
    missed: str
    nothing: str
    icon: str


@dataclass(frozen=True)
class Offer:
    """A question that may be asked. `page` and `query` lead to the answer of an earlier one; `opened` opens the new one by its key."""

    kind: str
    asked: Asked
    words: OfferWords
    page: str
    query: Callable[[str], dict[str, str]]
    opened: Callable[[str], None]


def instant_offer(offer: Offer, earlier: Sequence[Instant]) -> None:
    """Offer a question; one that was answered before is offered to be opened, and bought again only on purpose."""
    credits_count = INSTANT_KINDS[offer.kind].max_credits
    instant_fault(offer.kind)
    _price(offer, credits_count)
    refusal = instant_refusal(offer.kind, offer.words.noun)
    if refusal:
        st.warning(refusal, icon=":material/block:")
    if earlier and earlier[0].state in {"found", "asking", "uncertain"}:
        _again(offer, earlier[0], credits_count, refusal)
        return
    if earlier and earlier[0].state == "missed":
        st.caption(f"You asked for it {ago(earlier[0].asked_at)}: {offer.words.missed}")
    _button(offer, f"{offer.words.first}: {credits_words(credits_count)} if found", refusal, primary=True)


def instant_refusal(kind: str, noun: str) -> str:
    """Say why such a question can't be asked now, or "" where it can."""
    before, credits_count = balance(), INSTANT_KINDS[kind].max_credits
    if before is not None and before < credits_count:
        return f"{noun} may cost {credits_words(credits_count)}; the balance is {credits_words(before)}."
    return plain(house().ledger.refusal(house().account, credits_count, visitor()))


def instant_fault(kind: str) -> None:
    """Show what kept the last question from being written down."""
    if fault := st.session_state.get(keys.instant_fault_of(kind)):
        fault_notice(fault)


def forget_instant_fault(kind: str) -> None:
    """Another question begins without the last one's fault."""
    st.session_state.pop(keys.instant_fault_of(kind), None)


def ask_instant(kind: str, asked: Asked, key: str, opened: Callable[[str], None]) -> None:
    """Write a question down, once, and open it: a button's callback."""
    forget_instant_fault(kind)
    try:
        question = house().instants.ask(kind, asked, key=key, by=visitor())
    except Fault as fault:
        st.session_state[keys.instant_fault_of(kind)] = fault
        return
    forget_balance()
    opened(question.key)


def _price(offer: Offer, credits_count: int) -> None:
    before = balance()
    after = "" if before is None else f" · balance now {count(before)}, then at least {count(before - credits_count)}"
    left = house().ledger.left_to_spend(house().account, visitor())
    limit = "" if left is None else f" · {credits_words(left)} left by the spending limits"
    most = f"At most {credits_words(credits_count)} ({dollars(credits_count)})"
    st.markdown(f":material/toll: **{most}**; {offer.words.nothing}")
    st.caption(f"It is sent once, even if this tab closes{after}{limit}")


def _again(offer: Offer, earlier: Instant, credits_count: int, refusal: str) -> None:
    told = {
        "found": f"{offer.words.had} {ago(earlier.asked_at)}.",
        "asking": "It is being asked for just now.",
        "uncertain": f"You asked for it {ago(earlier.asked_at)}, and nobody knows yet whether it was charged.",
    }
    price = f"{credits_words(credits_count)} ({dollars(credits_count)})"
    st.info(told[earlier.state], icon=":material/inventory_2:")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.page_link(offer.page, label="Open it", icon=":material/description:", query_params=offer.query(earlier.key))
        with st.popover(offer.words.again, icon=":material/replay:", type="tertiary"):
            st.markdown(f"As it is today, for {price} if found. The one you have stays.")
            _button(offer, f"{offer.words.again} for {credits_words(credits_count)}", refusal, primary=False)


def _button(offer: Offer, words: str, refusal: str, *, primary: bool) -> None:
    key = house().instants.next_key(offer.kind, offer.asked)
    st.button(
        words,
        type="primary" if primary else "secondary",
        icon=offer.words.icon,
        width="stretch" if primary else "content",
        disabled=bool(refusal),
        on_click=ask_instant,
        args=(offer.kind, dict(offer.asked), key, offer.opened),
        key=f"ask-{key}",
    )
