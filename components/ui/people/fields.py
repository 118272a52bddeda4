"""A role and three limits, as they are chosen in an invitation and for somebody who is here."""

from __future__ import annotations

import streamlit as st

from components.people import Allowance, Role
from components.ui.people import keys

ROLE_WORDS = {
    Role.VIEWER: "Viewer: looks, and exports what is owned",
    Role.BUILDER: "Builder: also buys, up to the limits",
    Role.ADMIN: "Admin: everything, with people, settings and privacy",
}
_LIMITS = (("max_order_credits", "An order"), ("max_daily_credits", "A day"), ("max_monthly_credits", "A month"))


def role_field(where: str, role: Role) -> None:
    """Choose a role; read it with `chosen`."""
    st.selectbox("Role", list(Role), index=role.rank, format_func=ROLE_WORDS.__getitem__, key=keys.role_of(where))


def limit_fields(where: str, allowance: Allowance) -> None:
    """Choose what somebody may spend, in credits; an empty field is no limit."""
    for column, (name, words) in zip(st.columns(3), _LIMITS, strict=True):
        column.number_input(
            words,
            min_value=0,
            max_value=1_000_000_000,
            step=100,
            value=getattr(allowance, name),
            placeholder="none",
            key=keys.limit_of(where, name),
        )
    st.caption("Limits in credits; empty is no limit. A day is the last 24 hours, a month the calendar's in UTC.")


def chosen(where: str) -> tuple[Role, Allowance]:
    """Give what stands in the fields: for a form's callback."""
    values = {name: st.session_state.get(keys.limit_of(where, name)) for name, _ in _LIMITS}
    limits = {name: None if value is None else int(value) for name, value in values.items()}
    return Role(st.session_state[keys.role_of(where)]), Allowance(**limits)
