"""What was done about whom one may contact, and whom somebody vouches for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import streamlit as st

from components.faults import Fault
from components.house import house
from components.outreach import Act, Vouched, acts_of, ends, from_lines, rules, shown
from components.ui.pieces.acting import acting
from components.ui.pieces.visitor import visitor
from components.ui.pieces.who import who_box
from components.ui.pieces.words import count, plain
from components.ui.suppression import keys
from components.ui.suppression.words import KINDS

_DONE = {
    "suppressed": "Added to the list",
    "lifted": "Taken off the list",
    "vouched": "Vouched for",
    "withdrawn": "No longer vouched for",
    "overridden": "Barrier lifted for a file",
    "erased": "Erased on request",
}


def history() -> None:
    """Show the acts, the newest first."""
    acts = acts_of(house().database, house().account)
    with st.expander(f"What was done ({count(len(acts), 'act')})", icon=":material/history:"):
        if not acts:
            st.caption("Whatever changes this list stands here, with who and when.")
            return
        st.dataframe(pd.DataFrame([_act(one) for one in acts]), hide_index=True, placeholder="–", alt="What was done")


def vouching() -> None:
    """Take and show exceptions that a person vouches for."""
    kinds = rules().exceptions
    known = house().outreach.exceptions.of(house().account)
    with st.expander(f"Numbers you vouch for ({count(len(known))})", icon=":material/handshake:"):
        st.markdown(
            "The law lets you call somebody on the national registry who did business with you, or asked you. Platbook can't know that: "
            "you vouch for it, number by number, with its day. It ends by itself, and lifts neither a state's list nor an opt-out."
        )
        with st.form("vouch", border=False, clear_on_submit=False):
            kind = st.selectbox("What happened", list(kinds), format_func=lambda one: kinds[one].label)
            st.text_area("Their numbers, one a line", key=keys.VOUCH_TYPED, height=90)
            day, note = st.columns([1, 2])
            today = datetime.now(UTC).date()
            on_day = day.date_input("On", value=None, max_value=today, min_value=today - timedelta(days=550))
            told = note.text_input("How you know", max_chars=400)
            if st.form_submit_button("Vouch for them"):
                _vouch(kind, on_day if isinstance(on_day, date) else None, told)
        who_box("vouch")
        for one in kinds.values():
            st.caption(f"**{one.label}**: {one.meaning} ({plain(one.found.source)})")
        _vouched(known)


def _vouched(known: tuple[Vouched, ...]) -> None:
    if not known:
        return
    event = st.dataframe(
        pd.DataFrame([_exception(one) for one in known]),
        hide_index=True,
        placeholder="–",
        on_select="rerun",
        selection_mode="single-row",
        key="vouched",
        alt="Numbers vouched for",
    )
    picked = event["selection"]["rows"]
    if picked and picked[0] < len(known):
        one = known[picked[0]]
        st.button("No longer vouch for it", icon=":material/undo:", on_click=_withdraw, args=(one,), key="withdraw")


def _vouch(kind: str, on_day: date | None, note: str) -> None:
    read = from_lines("phone", st.session_state.get(keys.VOUCH_TYPED, ""))
    if on_day is None or not read.count:
        st.warning("Give the day, and at least one US number.", icon=":material/edit_calendar:")
        return
    try:
        number = house().outreach.exceptions.vouch(
            house().account, read.forms["phone"], kind, on_day, by=visitor(), note=note
        )
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
    else:
        st.session_state[keys.ADDED] = (f"You vouch for **{count(number, 'number')}**.", True)
    st.rerun()


def _withdraw(one: Vouched) -> None:
    with acting():
        house().outreach.exceptions.withdraw(house().account, one.phone, one.kind, by=visitor())


def _exception(one: Vouched) -> dict[str, str | None]:
    until = ends(one.kind, one.on_day)
    return {
        "Number": shown("phone", one.phone),
        "What happened": rules().exceptions[one.kind].label,
        "On": f"{one.on_day:%d %b %Y}",
        "Holds until": f"{until:%d %b %Y}" if until > datetime.now(UTC).date() else "ended",
        "How they know": one.note,
        "By": one.person or None,
    }


def _act(one: Act) -> dict[str, object]:
    return {
        "When": f"{one.done_at:%d %b %Y, %H:%M} UTC",
        "What": _DONE.get(one.act, one.act),
        "Kind": KINDS[one.kind][0].capitalize() if one.kind in KINDS else one.kind.replace("_", " ").capitalize(),
        "Entries": one.entries,
        "Who": shown(one.kind, one.form) if one.form else None,
        "Why": " · ".join(part for part in (one.source, one.note) if part) or None,
        "By": one.person or None,
    }
