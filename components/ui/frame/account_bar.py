"""What is always in sight: the account where there are several, the mode, the bell, the balance, and the builds under way."""

from __future__ import annotations

import streamlit as st

from components.audience import fits_in_a_name
from components.house import House, house
from components.orders import Order, State
from components.ui.frame.account_switch import account_switch
from components.ui.frame.bell import bell
from components.ui.pieces.balance import balance
from components.ui.pieces.following import begin_pass, follow
from components.ui.pieces.fragment import fragment
from components.ui.pieces.order_links import order_link
from components.ui.pieces.visitor import identity, people_sign_in
from components.ui.pieces.words import count, dollars, plain

_STAGES = {
    State.QUEUED: "Waiting to be sent",
    State.PLACING: "Being sent",
    State.BUILDING: "At the vendor's",
    State.FETCHING: "Reading rows",
}


def account_bar() -> None:
    """Show account, mode, bell, balance and running builds beneath the navigation."""
    begin_pass()
    account_switch()
    _mode_badge(house())
    _standing()
    _who_is_here()


def _mode_badge(standing: House) -> None:
    if standing.synthetic:
        st.badge(
            "Sandbox · synthetic data",
            icon=":material/science:",
            color="orange",
            help="Invented properties at real places. Nothing is charged. Set a token to go live.",
        )
    else:
        st.badge("Live", icon=":material/sensors:", color="green", help=f"Talking to {standing.settings.base_url}")


@fragment(run_every="5s")
def _standing() -> None:
    credits_left = balance()
    if credits_left is None:
        st.caption(":material/account_balance_wallet: Balance unknown: the API can't be reached")
    else:
        st.markdown(
            f":material/account_balance_wallet: **{count(credits_left)}** credits  \n:small[{dollars(credits_left)} at the list price]"
        )
    follow()
    orders = house().ledger.unfinished(house().account)
    for order in [order for order in orders if order.needs_person]:
        order_link(order, f"Needs you: {plain(fits_in_a_name(order.name))}", icon=":material/priority_high:")
    for order in [order for order in orders if order.moving][:3]:
        order_link(order, plain(fits_in_a_name(order.name)), icon=":material/hourglass_top:")
        st.progress(_share(order), text=f":small[{_STAGES[order.state]}]")
    bell()  # stands above the navigation, and leaves its gap here, below everything


def _who_is_here() -> None:
    """Name who signed in, and let them out."""
    here = identity() if people_sign_in() else None
    if here is None:
        return
    with st.container(key="who-is-here", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f":material/account_circle: {plain(fits_in_a_name(here.name))}", help=plain(here.email) or None)
        st.button("Sign out", key="sign-out", type="tertiary", icon=":material/logout:", on_click=st.logout)


def _share(order: Order) -> float:
    if order.state is State.FETCHING:
        return min(1.0, order.rows_fetched / max(1, order.rows_total))
    return min(100, max(0, order.percent)) / 100
