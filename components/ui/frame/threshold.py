"""The threshold: who signed in and may come in, and which pages are theirs. Rooms refuse by themselves; this saves a useless walk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Literal

import streamlit as st

from components.faults import Forbidden
from components.house import standing_house
from components.people import HERE, Act, Person
from components.sign_in import DEFAULT_PROVIDER
from components.ui.frame.sign_in_page import sign_in_page
from components.ui.pieces.visitor import identity, people_sign_in, visitor
from components.ui.pieces.words import plain

_log = logging.getLogger("platbook")

INVITATION = "invitation"
"""The link parameter that holds an invitation's code."""

Visibility = Literal["visible", "hidden"]

NEEDED = {
    "assist": Act.SPEND,
    "suppression": Act.SUPPRESS,
    "privacy": Act.PRIVACY,
    "people": Act.PEOPLE,
}
"""What one must be allowed to do for a page to be of use, by the page's address."""


def shown() -> Callable[[str], Visibility]:
    """Give which pages stand in the navigation for who is here. Pages of people show where people sign in."""
    here = _who_is_here() if people_sign_in() else HERE

    def one(page: str) -> Visibility:
        wanted = here is not None and here.may(NEEDED[page]) and not (page == "people" and here is HERE)
        return "visible" if wanted else "hidden"

    return one


def somebody_is_here() -> bool:
    """Tell at once, before the house is open, whether to draw the navigation; `cross` is what holds."""
    return st.user.to_dict().get("is_logged_in") is not False


def cross(page: str) -> None:
    """Go no further than a plain page where the visitor may not come in, or may not use this page (by its address)."""
    if not people_sign_in():
        if page == "people":
            _nobody_signs_in()
        return
    if identity() is None:
        _not_signed_in()
    by = _let_in()
    if by is None:
        _stranger()
    elif page in NEEDED and not by.may(NEEDED[page]):
        _not_theirs(NEEDED[page])


def _who_is_here() -> Person | None:
    try:
        return visitor()
    except Forbidden:
        return None
    except Exception:  # noqa: BLE001  the door, which comes next, tells the visitor; the navigation stays short
        _log.info("It can't be read who is here.", exc_info=True)
        return None


def _let_in() -> Person | None:
    """Give who is here, using up the invitation that their link brought."""
    who = identity()
    if who is None:
        return None
    by = standing_house().people.admit(who, str(st.query_params.get(INVITATION, "")))
    if by is not None and INVITATION in st.query_params:
        del st.query_params[INVITATION]
        st.rerun()
    return by


def _not_signed_in() -> None:
    _alone()
    sign_in = standing_house().settings.sign_in
    sign_in_page(sign_in.providers if sign_in else (DEFAULT_PROVIDER,))
    st.stop()


def _alone() -> None:
    """Leave the pages off the screen: none of them is theirs."""
    st.html("<style>[data-testid='stSidebar'], [data-testid='stExpandSidebarButton'] {display: none}</style>")


def _stranger() -> None:
    _alone()
    who, ask = identity(), standing_house().people.admission.ask_whom
    known = who.email or who.name if who is not None else ""
    st.title("You are signed in, but not invited", anchor=False)
    whom = f"**{plain(ask)}**" if ask else "whoever runs this dashboard"
    st.markdown(f"Ask {whom} for an invitation. Say that you sign in as **{plain(known)}**.")
    if who is not None and who.email and who.email_verified is not True:
        st.caption(
            "Your provider has not verified that address, so an invitation for it can't be found: ask for a link."
        )
    with st.form("invitation", border=False):
        code = st.text_input("Or paste an invitation's code", max_chars=200)
        if st.form_submit_button("Come in", icon=":material/key:"):
            st.query_params[INVITATION] = code.strip().rpartition("=")[2]
            st.rerun()
    if INVITATION in st.query_params:
        st.warning(
            "This invitation can't be used: it has ended, was used before, or is somebody else's.",
            icon=":material/key_off:",
        )
    st.button("Sign out", type="tertiary", icon=":material/logout:", on_click=st.logout, key="stranger-out")
    st.stop()


def _not_theirs(needed: Act) -> None:
    st.title("This page is not for your role", anchor=False)
    st.markdown(f"It is for people who may {needed}. Ask an admin if you need it.")
    st.page_link("home.py", label="Home", icon=":material/home:")
    st.stop()


def _nobody_signs_in() -> None:
    st.title("People", anchor=False)
    st.markdown(
        "Nobody signs in to this dashboard, so everybody who reaches it is its admin. The README says how to set sign-in up."
    )
    st.stop()
