"""Whose session this is. Everything that acts is told by it; read anew each time, so that a changed role holds at the next click."""

from __future__ import annotations

import dataclasses

import streamlit as st

from components.people import HERE, Act, Person
from components.ui.pieces import keys


def visitor() -> Person:
    """Give who acts in this session; where nobody signs in it is this machine, under the name that was given for the record."""
    return dataclasses.replace(HERE, name=str(st.session_state.get(keys.WHO, "")))


def may(act: Act) -> bool:
    """Tell whether this session's person may do that: for what is offered. What acts asks again."""
    return visitor().may(act)
