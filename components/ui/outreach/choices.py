"""The choices that a destination leaves open: the order, the form of phones, which of them, the kind of file; and what a person lifts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from components.analytics import Picked
from components.faults import BadInput
from components.library import USE_CASES
from components.outreach import Override, Reason, rules
from components.outreach.destinations import FORMATS, LINES, PHONE_FORMS, Asked, Destination
from components.ui.outreach import keys
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import plain


def file_choices(picked: Picked, where: Destination) -> Asked:
    """Show the choices; give what is asked for."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        case = _case(picked)
        told = _of_phones(where) if where.phone_form else {}
        told["file_format"] = _chosen(
            "file_format", "File", {one: FORMATS[one] for one in where.formats}, where.formats[0]
        )
        if where.phone_form:
            told["best_only"] = _toggled("best_only", "Only a lead's best phone")
        if where.offers_email_only:
            told["with_email"] = _toggled("with_email", "Only leads with an e-mail address")
    return Asked(picked, where.key, case, overrides=_overrides(picked, where), **told)


def override_box(picked: Picked, where: Destination, litigators: int) -> None:
    """Offer to lift the barriers that a typed reason lifts; say which are lifted."""
    for one in _overrides(picked, where):
        st.warning(
            f"Lifted for this file: {plain(rules().barriers[one.reason].label)}. “{plain(one.why)}”",
            icon=":material/lock_open:",
        )
        st.button("Take it back", type="tertiary", on_click=_take_back, key="outreach-take-back")
        return
    if not litigators or not where.phone_form:
        return
    barrier = rules().barriers[Reason.LITIGATOR]
    with st.popover("Include litigators…", icon=":material/lock_open:", type="tertiary"):
        st.markdown(f"**{plain(barrier.meaning)}** The reason is kept with the file's receipt.")
        st.text_input("Why may they be called?", key=keys.WHY, max_chars=500, placeholder="At least ten letters")
        if fault := st.session_state.pop(keys.FAULT, None):
            st.error(plain(fault.message))
        st.button("Include them in this file", on_click=_lift, args=(picked, where), key="outreach-lift")


def _case(picked: Picked) -> str:
    """The score that orders the file: the one that was asked for, unless a person takes another."""
    if keys.CASE not in st.session_state or st.session_state.get(_LAST) != picked.case:
        st.session_state[keys.CASE] = picked.case or next(iter(USE_CASES))
        st.session_state[_LAST] = picked.case
    return str(
        st.selectbox("Best first by", list(USE_CASES), key=keys.CASE, format_func=USE_CASES.__getitem__, width=146)
    )


_LAST = "outreach-case-of"


def _of_phones(where: Destination) -> dict[str, Any]:
    return {
        "phone_form": _chosen("phone_form", "Phones as", PHONE_FORMS, where.phone_form, where.key),
        "line": _chosen("line", "Which phones", LINES, ""),
    }


def _chosen(name: str, label: str, options: Mapping[str, str], default: str, own: str = "") -> str:
    """Show a choice; where there is but one, it is made."""
    if len(options) == 1:
        return next(iter(options))
    key = keys.choice_of(f"{name}{own}")
    found = st.selectbox(
        label, list(options), index=list(options).index(default), key=key, format_func=options.__getitem__, width=146
    )
    return str(found)


def _toggled(name: str, label: str) -> bool:
    return st.toggle(label, key=keys.choice_of(name))


def _overrides(picked: Picked, where: Destination) -> tuple[Override, ...]:
    about, found = st.session_state.get(keys.OVERRIDES, (None, ()))
    return found if about == (picked.list_ids, where.key) else ()


def _lift(picked: Picked, where: Destination) -> None:
    try:
        lifted = Override(Reason.LITIGATOR, st.session_state[keys.WHY].strip(), visitor().name, datetime.now(UTC))
    except BadInput as fault:
        st.session_state[keys.FAULT] = fault
        return
    st.session_state[keys.OVERRIDES] = ((picked.list_ids, where.key), (lifted,))


def _take_back() -> None:
    st.session_state.pop(keys.OVERRIDES, None)
