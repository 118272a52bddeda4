"""Leaving out what was bought before: a switch beside the count and in the confirmation, where the account's API offers it."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience
from components.faults import Fault
from components.house import house
from components.settings import CREDITS_PER_ROW
from components.tracerfy import Capability, Preview
from components.ui.pieces import keys
from components.ui.pieces.draft import redraft
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.words import count, credits_words, dollars

_LABEL = "Leave out leads bought before"
_HELP = "The vendor leaves out every property that this account has bought, in any list."


def bought_before(audience: Audience, preview: Preview | None) -> None:
    """Offer to leave them out of the draft, and say how many that is and what buying them again would cost."""
    offered = house().connection.offers(Capability.EXCLUSION)
    if not offered and not audience.exclude_bought:
        return
    st.session_state[keys.EXCLUDES] = audience.exclude_bought
    st.toggle(_LABEL, key=keys.EXCLUDES, on_change=_redraft, args=(audience,), help=_HELP)
    if not offered:
        st.warning("This account's API can't leave them out: switch it off to go on.", icon=":material/rule:")
    elif audience.exclude_bought and preview is not None:
        st.caption(excluded_words(preview))


def chosen_in_dialog(audience: Audience, preview: Preview) -> tuple[Audience, Preview]:
    """Let a person leave them out of an order that is about to be confirmed; gives what would be bought, counted for free.

    Another audience is another order, so the switch makes the order's key anew.
    """
    if not house().connection.offers(Capability.EXCLUSION):
        return audience, preview
    st.session_state.setdefault(keys.ORDER_EXCLUDES, audience.exclude_bought)
    excludes = st.toggle(_LABEL, key=keys.ORDER_EXCLUDES, on_change=_rekey, args=(audience,), help=_HELP)
    chosen = audience.excluding_bought(excludes=excludes)
    try:
        preview = house().previews.of(chosen)
    except Fault as fault:
        fault_notice(fault)
        st.stop()
    if excludes:
        st.caption(excluded_words(preview))
    return chosen, preview


def excluded_words(preview: Preview) -> str:
    """Say how many leads are left out, and what they would have cost again."""
    icon = ":material/filter_alt_off:"
    if preview.excluded is None:
        return f"{icon} Leads bought before are left out; the API does not say how many."
    if not preview.excluded:
        return f"{icon} None of these was bought before."
    again = preview.excluded * CREDITS_PER_ROW
    left_out = count(preview.excluded, "lead")
    return f"{icon} {left_out} bought before left out: up to {credits_words(again)} ({dollars(again)}) not spent twice."


def _redraft(audience: Audience) -> None:
    redraft(audience.excluding_bought(excludes=bool(st.session_state[keys.EXCLUDES])))


def _rekey(audience: Audience) -> None:
    chosen = audience.excluding_bought(excludes=bool(st.session_state[keys.ORDER_EXCLUDES]))
    st.session_state[keys.ORDER_KEY] = house().ledger.next_key(house().account, chosen)
