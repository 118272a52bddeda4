"""Who signed in, in this session: what the provider says of them, by `st.user`."""

from __future__ import annotations

import time

import streamlit as st

from components.house import house
from components.people import Identity, identity_of


def identity() -> Identity | None:
    """Give who signed in; None where nobody must, and where somebody must and has not, or not lately."""
    sign_in, claims = house().settings.sign_in, st.user.to_dict()
    return identity_of(claims) if sign_in and sign_in.holds(claims, time.time()) else None


def must_sign_in() -> bool:
    """Tell whether this session goes no further until somebody signs in."""
    return house().settings.sign_in is not None and identity() is None


def looks_signed_out() -> bool:
    """Tell at once, before the house is open, what to leave off the screen; `must_sign_in` is what holds."""
    return st.user.to_dict().get("is_logged_in") is False
