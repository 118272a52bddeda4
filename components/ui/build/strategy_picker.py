"""Who: the vendor's strategies, several of which join with OR."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience, phrase
from components.faults import Fault
from components.tracerfy import Strategy
from components.ui.build import keys
from components.ui.pieces.draft import redraft
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.strategies import strategies
from components.ui.pieces.words import plain

CUSTOM = "custom"


def strategy_picker(audience: Audience) -> None:
    """Choose strategies; what each sets is said beneath."""
    known = {strategy.key: strategy for strategy in _known()}
    chosen = [key for key in audience.strategies if key != CUSTOM]
    options = [key for key in known if key != CUSTOM] + [key for key in chosen if key not in known]
    st.session_state[keys.STRATEGIES] = chosen
    st.pills(
        "Strategies",
        options,
        selection_mode="multi",
        key=keys.STRATEGIES,
        format_func=lambda key: known[key].label if key in known else key,
        on_change=_choose,
        args=(audience,),
        label_visibility="collapsed",
        wrap=True,
    )
    if not chosen:
        st.caption("None chosen: everyone at the place, narrowed by your filters alone.")
    for key in chosen:
        _explained(key, known.get(key))
    if len(chosen) > 1:
        st.caption("Several strategies join with OR: an owner who fits any of them counts.")


def _known() -> tuple[Strategy, ...]:
    try:
        return strategies()
    except Fault as fault:
        fault_notice(fault)
        return ()


def _explained(key: str, strategy: Strategy | None) -> None:
    if strategy is None:
        st.caption(f"**{plain(key)}** is not among the vendor's strategies now.")
        return
    sets = " · ".join(plain(phrase(name, value)) for name, value in strategy.default_filters.items())
    st.caption(f"**{plain(strategy.label)}:** {plain(strategy.description)}  \nSets: {sets or 'nothing'}")


def _choose(audience: Audience) -> None:
    chosen = tuple(st.session_state[keys.STRATEGIES]) or (CUSTOM,)
    redraft(audience.by(chosen))
