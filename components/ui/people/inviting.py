"""Invite somebody: by e-mail address, or by a link that works once."""

from __future__ import annotations

import streamlit as st

from components.faults import Fault
from components.house import house
from components.people import DAYS, NO_LIMITS, Invitation, Role
from components.ui.people import keys
from components.ui.people.fields import chosen, limit_fields, role_field
from components.ui.pieces.acting import acting
from components.ui.pieces.copyable import copyable
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import plain

_NEW = "new"


def inviting() -> None:
    """Take an invitation, and show the link of the one just made."""
    with st.form("invite", border=True):
        st.text_input(
            "E-mail address",
            key=keys.EMAIL,
            max_chars=320,
            placeholder="ana@example.com",
            help="They come in when they sign in with it, once their provider has verified it. Empty: whoever has the link comes in.",
        )
        role_field(_NEW, Role.BUILDER)
        limit_fields(_NEW, NO_LIMITS)
        st.form_submit_button("Invite", type="primary", icon=":material/person_add:", on_click=_invite)
    if fault := st.session_state.pop(keys.FAULT, None):
        fault_notice(fault)
    if made := st.session_state.get(keys.INVITED):
        _link(*made)


def open_invitations() -> None:
    """Show the invitations that were not used yet."""
    waiting = house().people.invitations.open()
    if not waiting:
        return
    st.header("Invited", anchor=False)
    for one in waiting:
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(
                f"**{plain(one.email) or 'Whoever has the link'}** · {one.role.value.capitalize()} · by {plain(one.invited_by)} · "
                f"until {one.expires_at:%d %b %Y}"
            )
            st.button(
                "Withdraw",
                type="tertiary",
                icon=":material/close:",
                on_click=_withdraw,
                args=(one,),
                key=f"withdraw-{one.digest[:12]}",
            )


def _link(whom: str, link: str) -> None:
    with st.container(border=True):
        st.markdown(
            f":material/key: **The link for {plain(whom) or 'whoever has it'}.** It works once, for {DAYS} days, and is shown only now."
        )
        copyable(link)
        if whom:
            st.caption("They may also just sign in with that address.")


def _invite() -> None:
    email, (role, allowance) = str(st.session_state.get(keys.EMAIL, "")).strip(), chosen(_NEW)
    try:
        code = house().people.invitations.invite(role, email=email, allowance=allowance, by=visitor())
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
        return
    st.session_state[keys.INVITED] = (email, f"{_origin()}/?invitation={code}")
    st.session_state[keys.EMAIL] = ""


def _withdraw(one: Invitation) -> None:
    with acting():
        house().people.invitations.withdraw(one.digest, visitor())


def _origin() -> str:
    if house().settings.public_url:
        return house().settings.public_url
    head, separator, rest = (st.context.url or "").partition("://")
    return f"{head}{separator}{rest.split('/')[0]}" if separator else ""
