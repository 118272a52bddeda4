"""The strategies as the API lists them now; asked once an hour (API document, List Filters: cache for about an hour)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.audience import Audience
from components.faults import Fault
from components.house import house
from components.tracerfy import Strategy


def strategies() -> tuple[Strategy, ...]:
    """Give the vendor's strategies. Raises the API's faults."""
    found = _asked(house().account)
    if isinstance(found, Fault):
        raise found
    return found


def labels() -> dict[str, str]:
    """Give the strategies' labels by key; empty where the API can't be asked now, so that keys are shown as they are."""
    try:
        return {strategy.key: strategy.label for strategy in strategies()}
    except Fault:
        return {}


@st.cache_resource(ttl=10, show_spinner=False, max_entries=50)
def _asked(account: str) -> tuple[Strategy, ...] | Fault:
    """A fault is kept for a moment, so that a page which needs the labels in ten places waits for it once."""
    try:
        return _strategies(account)
    except Fault as fault:
        return fault


@st.cache_resource(ttl=3600, show_spinner=False, max_entries=50)
def _strategies(account: str) -> tuple[Strategy, ...]:
    return house().api.filters()


def strategy_filters(audience: Audience) -> list[Mapping[str, Any]]:
    """Give what each chosen strategy sets; one that is unknown, or can't be asked now, sets nothing."""
    try:
        known = {strategy.key: strategy.default_filters for strategy in strategies()}
    except Fault:
        known = {}
    return [known.get(key, {}) for key in audience.strategies]
