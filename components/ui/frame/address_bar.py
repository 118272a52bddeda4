"""The address bar says what is shown, so that a reload and a copied address open the same."""

from __future__ import annotations

import streamlit as st


def address_bar() -> None:
    """Tell the browser the page's parameters once more.

    A link to the page that one is on asks the server for other parameters and leaves the browser's address as it was. Where the two
    agree, the browser does nothing, so Back and Forward stay as they are.
    """
    st.query_params.update({})
