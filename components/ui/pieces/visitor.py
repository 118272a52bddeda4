"""Whose session this is. Everything that acts is told by it; read anew each time, so that a changed role holds at the next click."""

from __future__ import annotations

import dataclasses
import time

import streamlit as st

from components.faults import Forbidden
from components.house import standing_house
from components.people import HERE, Act, Identity, Person, identity_of
from components.ui.pieces import keys


def visitor() -> Person:
    """Give who acts in this session; where nobody signs in it is this machine, under the name that was given for the record.

    Raises `Forbidden` where somebody has to sign in, or may not come in: also for a click in a page that is still open.
    """
    if not people_sign_in():
        return dataclasses.replace(HERE, name=str(st.session_state.get(keys.WHO, "")))
    who = identity()
    if who is None:
        raise Forbidden("You are not signed in any more.", advice="Load the page again, and sign in.")
    person = standing_house().people.admit(who)
    if person is None:
        raise Forbidden("You are not let in here.", advice="Load the page again: it says whom to ask.")
    return person


def may(act: Act) -> bool:
    """Tell whether this session's person may do that: for what is offered. What acts asks again."""
    return visitor().may(act)


def people_sign_in() -> bool:
    """Tell whether somebody has to sign in here; known before the house is open."""
    return "is_logged_in" in st.user.to_dict()


def identity() -> Identity | None:
    """Give whom the provider named; None where nobody has signed in, or not lately."""
    claims, sign_in = st.user.to_dict(), standing_house().settings.sign_in
    return identity_of(claims) if sign_in is None or sign_in.holds(claims, time.time()) else None
