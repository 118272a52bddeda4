"""Nothing matches: say so, and search for what stands in the way."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience
from components.ui.build.whatifs.zero import whatif_zero


def nothing_matches(audience: Audience) -> None:
    """Say what to take off, with the count that it brings."""
    st.warning(
        "**No properties match this audience.** Nothing can be bought, and nothing was charged.",
        icon=":material/search_off:",
    )
    whatif_zero(audience)
