"""The accounts of this dashboard: each with its name, colour, balance, limits and members; added, changed and put away."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components.accounts import Account
from components.house import house
from components.people import Member
from components.ui.pieces.acting import acting
from components.ui.pieces.chosen_account import dot
from components.ui.pieces.visitor import people_sign_in, visitor
from components.ui.pieces.words import count, credits_words, plain
from components.ui.settings import keys
from components.ui.settings.account_form import change_form, members_form, token_form


def accounts() -> None:
    """Show every account, those that were put away at the end."""
    if done := st.session_state.pop(keys.ACCOUNT_DONE, None):
        st.success(done, icon=":material/check_circle:")
    found = house().accounts.all()
    standing = [one for one in found if one.archived_at is None]
    st.header(count(len(standing), "account"), anchor=False)
    for account in standing:
        _card(account)
    for account in (one for one in found if one.archived_at is not None):
        _put_away(account)


def add_account() -> None:
    """Offer another account: in the sandbox by its name alone, else with its token, which is tried first."""
    st.header("Add an account", anchor=False)
    with st.form("add-account", clear_on_submit=False):
        st.text_input("Name", key=keys.NEW_NAME, max_chars=40, placeholder="A client's name")
        if not house().synthetic:
            st.text_input("Token", key=keys.NEW_TOKEN, type="password", max_chars=500, autocomplete="off")
        st.form_submit_button("Add", type="primary", icon=":material/add:", on_click=_add)
    if house().synthetic:
        st.caption("In the sandbox an account needs no token, and begins with 10,000 play credits of its own.")
    else:
        st.caption(
            "The token is tried by a free call, then kept encrypted. It is never shown again. Whoever adds an account is its first member."
        )


def _card(account: Account) -> None:
    desk = house().desks.of(account.key)
    with st.container(border=True, gap="xsmall", key=f"card-{account.code}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"{dot(account)} **{plain(account.name)}**", width="content")
            if desk is None or not desk.api.connected:
                st.badge("No token here: its orders wait", icon=":material/key_off:", color="orange")
        st.caption(" · ".join(_told(account)))
        with st.expander("Change", icon=":material/tune:"):
            change_form(account)
            if people_sign_in():
                members_form(account)
            if not house().synthetic:
                token_form(account)
            if len(house().accounts.standing()) > 1:
                _archive_button(account)


def _told(account: Account) -> list[str]:
    last = house().reckoning.balances.before(account.key, datetime.now(UTC))
    limits = ((account.max_order_credits, "an order"), (account.max_daily_credits, "a day"))
    told = ", ".join(f"{count(limit)} {words}" for limit, words in limits if limit is not None)
    who = "open to everybody here" if account.everyone else _members(account)
    return [
        credits_words(last.balance) if last else "balance unknown",
        f"up to {told} in credits" if told else "no limits of its own",
        *([who] if people_sign_in() else []),
        f"since {account.created_at.day} {account.created_at:%b %Y}",
    ]


def _members(account: Account) -> str:
    names = [one.person.name for one in _people() if one.person.id in account.members]
    return f"for {plain(', '.join(names))}" if names else "for nobody yet"


def _people() -> tuple[Member, ...]:
    return tuple(house().people.members())


def _archive_button(account: Account) -> None:
    st.button(
        "Archive",
        type="tertiary",
        icon=":material/archive:",
        key=f"archive-{account.code}",
        on_click=_archive,
        args=(account,),
        help="Nobody sees it, nothing is called for it, and nothing is lost. Its orders under way wait.",
    )


def _put_away(account: Account) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"card-{account.code}"):
        st.markdown(f":gray[{plain(account.name)}]", width="content")
        st.badge("Archived", color="gray")
        st.button(
            "Take up again", icon=":material/undo:", key=f"restore-{account.code}", on_click=_restore, args=(account,)
        )


def _add() -> None:
    with acting():
        name, token = st.session_state[keys.NEW_NAME], st.session_state.get(keys.NEW_TOKEN, "")
        added = house().accounts.find(house().tying.add(name, token.strip(), visitor()))
        st.session_state[keys.NEW_NAME] = ""
        if added is not None:
            st.session_state[keys.ACCOUNT_DONE] = f"{plain(added.name)} was added. Switch to it in the sidebar."
            desk = house().desks.of(added.key)
            if desk is not None:
                desk.reckoning.balances.read(added.key, desk.api)
    st.session_state.pop(keys.NEW_TOKEN, None)


def _archive(account: Account) -> None:
    with acting():
        house().accounts.archive(account.key, visitor())
        st.session_state[keys.ACCOUNT_DONE] = f"{plain(account.name)} was archived."


def _restore(account: Account) -> None:
    with acting():
        house().accounts.restore(account.key, visitor())
