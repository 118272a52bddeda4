"""The parts of the Settings page. They show; settings are changed where they live, in the environment or secrets.toml."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import streamlit as st

from components.demo import Demo
from components.faults import Fault
from components.house import house
from components.tracerfy import Capability
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.chosen_account import only_of_account
from components.ui.pieces.copyable import copyable
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, credits_words, dollars, plain
from components.ui.settings import keys

_WEBHOOK_PATH = "/webhooks/tracerfy/"
_TAKEN = 202


def connection() -> None:
    """Show which API answers, and whether it does."""
    standing = house()
    credits_left = balance()
    with st.container(border=True):
        if standing.synthetic:
            st.badge("Sandbox · synthetic data", icon=":material/science:", color="orange")
            st.markdown(
                "An embedded stand-in for the API. Its properties are invented, its places are real, its credits cost nothing."
            )
        else:
            st.badge("Live", icon=":material/sensors:", color="green")
            st.markdown(f"Talking to `{plain(standing.settings.base_url)}` with the token from the settings.")
        if credits_left is None:
            st.markdown(":red[:material/cloud_off: The API does not answer now.] Nothing was charged.")
        else:
            st.markdown(
                f":green[:material/check_circle: It answers.] Balance: **{credits_words(credits_left)}** ({dollars(credits_left)})."
            )
        st.caption(f"Account {standing.account[:8]} · paths under /{standing.connection.dialect.prefix}/")
        st.caption(_maps())


def _maps() -> str:
    tiles = house().tiles
    if tiles.source is None:
        return "Maps: our own outlines, roads and lakes; no tile server is asked (`PLATBOOK_TILES=off`)."
    host = plain(urlsplit(tiles.source.url).hostname)
    if tiles.reached():
        return f"Maps: streets from {host}, which learns where you look. `PLATBOOK_TILES=off` asks nobody."
    return f"Maps: our own outlines, roads and lakes; {host} can't be reached now."


def going_live() -> None:
    """Say how to connect an account."""
    with st.expander("Go live with your own account", icon=":material/key:", expanded=False):
        st.markdown(
            "Set `PLATBOOK_TOKEN` in the environment, or `token` in `.streamlit/secrets.toml`, and start Platbook again. "
            "The token goes to the API's host alone; it is never shown, logged or stored by Platbook."
        )
        copyable(
            '# .streamlit/secrets.toml\n[platbook]\ntoken = "your token"\nmax_order_credits = 5000\nmax_daily_credits = 20000'
        )


def play() -> None:
    """Offer more play credits, and the way back to the beginning; in the sandbox alone."""
    demo = house().demo
    if demo is None:
        return
    with st.container(border=True):
        st.markdown(":material/science: **Play credits** cost nothing. Take more as often as you like.")
        with st.container(horizontal=True, gap="small"):
            st.button("Add 10,000 play credits", icon=":material/add_card:", on_click=_top_up, key="top-up")
            with st.popover("Begin again", icon=":material/restart_alt:", type="tertiary"):
                st.markdown(
                    "Remove **all** lists, chats, saved audiences and charges of this sandbox, and start with 10,000 credits?"
                )
                st.button("Remove everything", type="primary", on_click=_begin_again, key="begin-again")
        if fault := st.session_state.pop(keys.PLAY_FAULT, None):
            fault_notice(fault)


def _top_up() -> None:
    _played(lambda demo: demo.top_up(visitor()))


def _begin_again() -> None:
    _played(lambda demo: demo.begin_again(visitor()))


def _played(change: Callable[[Demo], object]) -> None:
    demo = house().demo
    if demo is None:
        return
    try:
        change(demo)
    except Fault as fault:
        st.session_state[keys.PLAY_FAULT] = fault
    forget_balance()


_METERS = {
    "preview": "Previews",
    "execute": "Orders",
    "autocomplete": "Address look-ups",
    "batch": "Traced batches",
    "scrub": "Scrubs",
    "instant": "Instant answers",
    "phone_check": "Phone checks",
    "phone_check_newer": "Phone checks, second version",
}


def calls_left() -> None:
    """Show what the vendor's rate limits leave."""
    with st.container(border=True):
        for name, words in _METERS.items():
            if name == "phone_check_newer" and not house().connection.offers(Capability.NEWER_DNC):
                continue
            st.markdown(f"**{words}**: {plain(house().limits.meter(name))}")
        st.caption("Counted here, and corrected whenever the API says that it is enough.")


def spending() -> None:
    """Show the ceilings an order and a day."""
    limits = house().spending
    with st.container(border=True):
        st.markdown(f"**An order**: {_ceiling(limits.max_order_credits)}")
        st.markdown(f"**A day**: {_ceiling(limits.max_daily_credits)}")
        st.caption(
            "`max_order_credits` and `max_daily_credits` in the `[platbook]` settings. Over a limit, the button says why it is off."
        )


def webhook_address() -> None:
    """Show the address to paste at the vendor's, and what came in by it."""
    address = f"{_origin()}{_WEBHOOK_PATH}{house().webhook_secret}"
    heard = house().inbox.counts(only_of_account())
    with st.container(border=True):
        st.markdown(
            "Paste this address into your account at the vendor's: finished lists then show up at once. Polling works without it."
        )
        copyable(address)
        _webhook_test(address)
        st.caption(
            f"{count(heard['heard'])} heard · {count(heard['kept'])} about other things · {count(heard['refused'])} refused"
        )
        st.page_link(
            "activity.py",
            label="Read them",
            icon=":material/webhook:",
            query_params={"show": "Webhooks"},
            width="content",
        )


def _webhook_test(address: str) -> None:
    sandbox = house().synthetic
    st.button(
        "Test it: let the sandbox post here" if sandbox else "Test it: post here from this server",
        icon=":material/send:",
        key="test-webhook",
        on_click=_knock,
        args=(address,),
        help="The sandbox posts a test now, and tells finished jobs to this address from now on."
        if sandbox
        else "The vendor's API can't be asked to post. This shows that the address answers, not that the vendor reaches it.",
    )
    if answered := st.session_state.pop(keys.WEBHOOK_TEST, None):
        if isinstance(answered, Fault):
            fault_notice(answered)
        elif answered == _TAKEN:
            st.success("It was posted, taken and kept.", icon=":material/check_circle:")
        else:
            st.warning(f"It was posted, and the address answered {answered}.", icon=":material/link_off:")


def _knock(address: str) -> None:
    """Free and harmless: a test is kept as any webhook of an unknown kind is."""
    standing = house()
    try:
        if standing.demo is not None:
            answered: int | None = standing.demo.test_webhook(address, visitor())
        else:
            answered = standing.api.knock(address, {"type": "test", "message": "A test of the webhook address."})
    except Fault as fault:
        st.session_state[keys.WEBHOOK_TEST] = fault
        return
    st.session_state[keys.WEBHOOK_TEST] = answered or "nothing"


def storage() -> None:
    """Show where orders and rows are kept."""
    database = house().database
    with st.container(border=True):
        where = "PostgreSQL" if database.dialect.name == "postgresql" else "SQLite, in the folder of this installation"
        st.markdown(f"Orders, rows and files are in one database: **{where}**.")
        st.caption("Back that up and you have everything. Set `DATABASE_URL` to use PostgreSQL.")


def _ceiling(credits_count: int | None) -> str:
    return "no limit" if credits_count is None else f"{credits_words(credits_count)} ({dollars(credits_count)})"


def _origin() -> str:
    url = st.context.url or ""
    head, separator, rest = url.partition("://")
    return f"{head}{separator}{rest.split('/')[0]}" if separator else ""
