"""The filters that are on, as chips: one click takes one off."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.audience import Audience, phrase
from components.ui.pieces.draft import redraft
from components.ui.pieces.strategies import strategy_filters
from components.ui.pieces.words import plain


def filter_chips(audience: Audience) -> None:
    """Show every filter that is on; what replaces a strategy's default says so."""
    if not audience.filters:
        return
    defaults = strategy_defaults(audience)
    with st.container(horizontal=True, gap="xsmall"):
        for key, value in audience.filters:
            replaced = [plain(phrase(key, old)) for old in defaults.get(key, ()) if old != value]
            st.button(
                plain(phrase(key, value)),
                key=f"chip-{key}",
                icon=":material/close:",
                icon_position="right",
                on_click=_drop,
                args=(audience, key),
                help=f"Click to remove. Replaces the strategy's “{', '.join(replaced)}”."
                if replaced
                else "Click to remove.",
            )
        if len(audience.filters) > 1:
            st.button("Clear all", key="chip-clear", type="tertiary", on_click=_clear, args=(audience,))
    overridden = {
        key: defaults[key] for key, value in audience.filters if any(old != value for old in defaults.get(key, ()))
    }
    for key, values in overridden.items():
        was = ", ".join(plain(phrase(key, value)) for value in values)
        st.caption(f":material/swap_horiz: {plain(phrase(key, audience.override(key)))} replaces the strategy's {was}")


def strategy_defaults(audience: Audience) -> dict[str, tuple[Any, ...]]:
    """Give what the chosen strategies set, by filter key; empty where the API can't be asked now."""
    found: dict[str, tuple[Any, ...]] = {}
    for defaults in strategy_filters(audience):
        for key, value in defaults.items():
            found[key] = (*found.get(key, ()), value)
    return found


def _drop(audience: Audience, key: str) -> None:
    redraft(audience.without(key))


def _clear(audience: Audience) -> None:
    for key, _ in audience.filters:
        audience = audience.without(key)
    redraft(audience)
