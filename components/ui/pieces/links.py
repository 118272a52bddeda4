"""Links that can be given away: they open what they name on this dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.audience import Audience, to_query

LEAD_PARAM = "lead"


def build_link(audience: Audience) -> str:
    """Give the address that opens an audience in Build."""
    return f"{root()}/build?{urlencode(to_query(audience))}"


def lead_link(order_key: str, row: int) -> str:
    """Give the address that opens one lead of a list, by its place there."""
    return f"{root()}/lists?{urlencode({'list': order_key, LEAD_PARAM: row})}"


def page_link_to(page: str, query: Mapping[str, str]) -> str:
    """Give the address of a page with some parameters."""
    return f"{root()}/{page}?{urlencode(query)}"


def root() -> str:
    """Give the address under which this browser opens the dashboard."""
    here = urlsplit(str(st.context.url or ""))
    return f"{here.scheme}://{here.netloc}{here.path.rsplit('/', 1)[0]}"
