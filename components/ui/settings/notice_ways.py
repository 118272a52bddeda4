"""Where notices go besides the app: an e-mail address, Slack, a webhook; each can be tried."""

from __future__ import annotations

import uuid

import streamlit as st

from components.faults import Fault
from components.house import house
from components.notices import EMAIL, READY, SLACK, WAYS, WEBHOOK, Notice, new_secret
from components.ui.pieces.copyable import copyable
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, plain
from components.ui.settings import keys
from components.ui.settings.notice_choices import choose, chosen

_FIELDS = {EMAIL: "email", SLACK: "slack_url", WEBHOOK: "webhook_url"}
_HINTS = {
    EMAIL: "name@company.com",
    SLACK: "https://hooks.slack.com/services/…",
    WEBHOOK: "https://…",
}
_ABOUT = {
    EMAIL: "Leave it empty for no e-mail.",
    SLACK: "An incoming webhook of Slack, or of a program that takes the same: Mattermost, Rocket.Chat, Discord.",
    WEBHOOK: "Each notice is posted as JSON, signed, until your server takes it, for a day at most.",
}
_ICONS = {EMAIL: "mail", SLACK: "forum", WEBHOOK: "webhook"}


def notice_ways() -> None:
    """Show each way with its address, how it does, and a test."""
    st.header("Where to", anchor=False)
    with st.container(border=True):
        st.markdown(":material/notifications: **In the app**: always, behind the bell.")
    for way in WAYS:
        with st.container(border=True):
            _way(way)


def _way(way: str) -> None:
    st.text_input(
        f"{WAYS[way]} address",
        value=chosen().address(way),
        key=keys.address_of(way),
        placeholder=visitor().email or _HINTS[way] if way == EMAIL else _HINTS[way],
        on_change=_named,
        args=(way,),
        help=_ABOUT[way],
        icon=f":material/{_ICONS[way]}:",
    )
    if fault := st.session_state.pop(keys.choice_fault_of(way), None):
        fault_notice(fault)
    if way == EMAIL and house().post.sender.mail is None:
        st.caption("No mail server is set here, so no e-mail leaves: the operator sets `PLATBOOK_SMTP_URL`.")
    if chosen().address(way):
        _named_way(way)
    elif way in chosen().locked:
        st.warning(
            "An address was given here that no key of this server opens. Give it again.", icon=":material/key_off:"
        )


def _named_way(way: str) -> None:
    if way == WEBHOOK:
        _secret()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button("Send a test", icon=":material/send:", key=f"try-{way}", on_click=_try, args=(way,))
        st.caption(_how_it_does(way))
    tried = st.session_state.pop(keys.tried_of(way), None)
    if isinstance(tried, Fault):
        fault_notice(tried)
    elif tried:
        st.success("The test was taken. Look there.", icon=":material/check_circle:")


def _secret() -> None:
    with st.expander("The secret that signs", icon=":material/key:"):
        copyable(chosen().webhook_secret)
        st.caption("Your server checks `webhook-signature` with it, as the README shows. Keep it to yourself.")
        st.button(
            "Make a new one", icon=":material/autorenew:", type="tertiary", key="new-secret", on_click=_new_secret
        )


def _how_it_does(way: str) -> str:
    outcome = house().post.outbox.outcome(house().account, visitor().id, way)
    if outcome.problem:
        waiting = (
            f" {count(outcome.waiting, 'notice')} will be tried again." if outcome.waiting else " It was given up."
        )
        return f":orange[:material/warning: {plain(outcome.problem)}]{waiting}"
    return f"Last sent {ago(outcome.sent_at)}." if outcome.sent_at else "Nothing was sent yet."


def _named(way: str) -> None:
    choose(way, **{_FIELDS[way]: st.session_state[keys.address_of(way)].strip()})


def _new_secret() -> None:
    choose(WEBHOOK, webhook_secret=new_secret())


def _try(way: str) -> None:
    told = Notice(
        key=f"test:{uuid.uuid4().hex}",
        account=house().account,
        kind=READY,
        title="A test from Platbook",
        detail="Notices reach you this way.",
        page="settings",
        query={"tab": "Notices"},
    )
    try:
        house().post.sender.send(way, [told], chosen(), f"msg_{uuid.uuid4().hex}")
    except Fault as fault:
        st.session_state[keys.tried_of(way)] = fault
    else:
        st.session_state[keys.tried_of(way)] = True
