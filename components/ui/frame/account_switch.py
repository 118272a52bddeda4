"""Whose account one is in: settled before each page, shown and switched beneath the navigation where there is more than one."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components.accounts import LINKED, Account, owner_of
from components.house import house
from components.looking import choose_by
from components.ui.pieces import keys
from components.ui.pieces.chosen_account import PARAM, chosen_account, dot, look_from, my_accounts, remember
from components.ui.pieces.words import count, plain


def enter_account() -> None:
    """Look from the account that the address names, else from the one looked from last; go no further where there is none."""
    choose_by(chosen_account)
    mine = my_accounts()
    if not mine:
        st.title("No account is open to you", anchor=False)
        st.markdown("Ask an admin of this dashboard to make you a member of one.")
        st.stop()
    here = next(one for one in mine if one.key == chosen_account())
    if st.session_state.get(keys.ACCOUNT, here.key) != here.key:
        look_from(here)
    if len(mine) > 1:
        _follow_address(mine)
    elif PARAM in st.query_params:
        del st.query_params[PARAM]


def account_switch() -> None:
    """Show which account this is, and lead to the others."""
    mine, here = my_accounts(), chosen_account()
    if len(mine) < 2:
        return
    current = next(one for one in mine if one.key == here)
    with st.popover(f"{dot(current)} {plain(current.name)}", width="stretch"):
        for account in mine:
            st.button(
                f"{dot(account)} {plain(account.name)} · {_balance(account)}",
                key=f"{keys.ACCOUNT}-{account.code}",
                on_click=look_from,
                args=(account,),
                disabled=account.key == here,
                width="stretch",
            )


def other_accounts_thing() -> None:
    """Where a link names something of another account that the visitor may look at, offer to go there.

    Of an account that is not open to them nothing is said: there the page says what it says of things that don't exist.
    """
    mine, here = my_accounts(), chosen_account()
    if len(mine) < 2:
        return
    for param in LINKED.keys() & st.query_params.to_dict().keys():
        owner = owner_of(house().database, param, st.query_params[param])
        other = next((one for one in mine if one.key == owner and owner != here), None)
        if other is not None:
            _offer(other, st.query_params.to_dict())


def _offer(other: Account, query: dict[str, str]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="other-account"):
        st.markdown(f"What this link opens belongs to {dot(other)} **{plain(other.name)}**.")
        st.button(
            "Switch and open it", type="primary", on_click=_open_there, args=(other, query), key="switch-and-open"
        )


def _open_there(other: Account, query: dict[str, str]) -> None:
    look_from(other)
    st.query_params.from_dict(query | {PARAM: other.code})


def _follow_address(mine: tuple[Account, ...]) -> None:
    """The address is what the browser shows: Back to another account's page is a switch. One that isn't theirs names nothing."""
    here, query = chosen_account(), st.query_params.to_dict()
    named = next((one for one in mine if one.code == query.get(PARAM)), None)
    if named is not None and named.key != here and keys.ACCOUNT in st.session_state:
        _open_there(named, query)
    current = named or next(one for one in mine if one.key == here)
    remember(current)
    if query.get(PARAM) != current.code:
        st.query_params[PARAM] = current.code


def _balance(account: Account) -> str:
    """As it was read last: opening the menu asks nobody."""
    last = house().reckoning.balances.before(account.key, datetime.now(UTC))
    return f"{count(last.balance)} credits" if last else "balance unknown"
