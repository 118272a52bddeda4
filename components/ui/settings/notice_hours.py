"""When messages leave: quiet hours, and one e-mail a day."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components.notices import Hours
from components.ui.pieces.words import plain
from components.ui.settings import keys
from components.ui.settings.notice_choices import choose, chosen

_WHERE = "hours"
_NIGHT, _MORNING = 21, 8


def notice_hours() -> None:
    """Let a person keep some hours quiet, and have their e-mails as one a day."""
    hours = chosen().hours
    st.header("When", anchor=False)
    with st.container(border=True):
        _quiet(hours)
        _daily(hours)
        st.caption(f"Hours are those of {plain(st.context.timezone or 'UTC')}. The bell is never quiet.")


def _quiet(hours: Hours) -> None:
    on = hours.quiet_from is not None
    st.toggle("Send nothing in quiet hours", value=on, key=keys.QUIET, on_change=_switch_quiet)
    if on:
        start, end = st.columns(2)
        with start:
            _hour("From", hours.quiet_from, keys.QUIET_FROM)
        with end:
            _hour("Until", hours.quiet_until, keys.QUIET_UNTIL)


def _daily(hours: Hours) -> None:
    on = hours.digest_at is not None
    st.toggle("Send e-mails together, once a day", value=on, key=keys.DAILY, on_change=_switch_daily)
    if on:
        _hour("At", hours.digest_at, keys.DAILY_AT)


def _hour(label: str, hour: int | None, key: str) -> None:
    st.selectbox(label, range(24), index=hour or 0, format_func="{:02d}:00".format, key=key, on_change=_set_hours)


def _switch_quiet() -> None:
    night = (_NIGHT, _MORNING) if st.session_state[keys.QUIET] else (None, None)
    choose(_WHERE, hours=replace(chosen().hours, quiet_from=night[0], quiet_until=night[1]))


def _switch_daily() -> None:
    choose(_WHERE, hours=replace(chosen().hours, digest_at=_MORNING if st.session_state[keys.DAILY] else None))


def _set_hours() -> None:
    fields = {"quiet_from": keys.QUIET_FROM, "quiet_until": keys.QUIET_UNTIL, "digest_at": keys.DAILY_AT}
    told = {name: st.session_state[key] for name, key in fields.items() if st.session_state.get(key) is not None}
    choose(_WHERE, hours=replace(chosen().hours, **told))
