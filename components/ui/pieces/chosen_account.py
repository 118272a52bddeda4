"""From which account a session looks. The address names it, so that a reload and a copied link look from the same one."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.accounts import Account
from components.faults import Forbidden
from components.house import house, standing_house
from components.ui.pieces import keys
from components.ui.pieces.visitor import visitor

PARAM = "account"
"""The link parameter that names an account, by its short code, where there is more than one."""

_NOBODYS = "-"
"""No account's key: whoever may look at none sees none."""
_KEPT = {keys.WHO}
"""What a session remembers that is no account's."""


def chosen_account() -> str:
    """Give the key of the account that this session looks from; "" outside of any session.

    Before a session has looked from any, it is the one that its person looked from last, in whichever tab.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return ""
    mine = my_accounts()
    asked = st.session_state.get(keys.ACCOUNT) or (_last() if len(mine) > 1 else "")
    return asked if any(one.key == asked for one in mine) else mine[0].key if mine else _NOBODYS


def my_accounts() -> tuple[Account, ...]:
    """Give the accounts that the visitor may look at; none where nobody who may come in is here."""
    accounts = standing_house().accounts
    standing = accounts.standing()
    if len(standing) == 1 and standing[0].everyone:
        return standing
    try:
        return accounts.of(visitor().id)
    except Forbidden:
        return ()


def only_of_account() -> str:
    """Give whose webhooks may be shown: this account's where there are several, "" for everybody's where there is one."""
    return house().account if len(standing_house().accounts.all()) > 1 else ""


def look_from(account: Account) -> None:
    """Look from another account: whatever the session remembers of the last one is forgotten, and the address names nothing of it."""
    for key in list(st.session_state):
        if key not in _KEPT:
            del st.session_state[key]
    remember(account)
    st.query_params.from_dict({PARAM: account.code})


def remember(account: Account) -> None:
    """Let this session look from an account, and its person's next one begin there."""
    if st.session_state.get(keys.ACCOUNT) != account.key:
        st.session_state[keys.ACCOUNT] = account.key
        standing_house().accounts.looks_from(visitor().id, account.key)


def _last() -> str:
    return standing_house().accounts.looked_from_last(visitor().id)


def dot(account: Account) -> str:
    """Give an account's mark, as Markdown."""
    return f":{account.colour}[●]"
