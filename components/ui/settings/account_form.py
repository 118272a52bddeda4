"""How one account is changed: its name, colour and limits; who may look at it; its token."""

from __future__ import annotations

import streamlit as st

from components.accounts import COLOURS, Account
from components.house import house
from components.ui.pieces.acting import acting
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import plain
from components.ui.settings import keys


def change_form(account: Account) -> None:
    """Offer name, colour and limits."""
    name, colour, order, day = (keys.account_field(account.code, part) for part in ("name", "colour", "order", "day"))
    with st.form(f"change-{account.code}", border=False):
        st.text_input("Name", account.name, key=name, max_chars=40)
        st.segmented_control(
            "Colour",
            COLOURS,
            default=account.colour,
            required=True,
            key=colour,
            format_func=lambda one: f":{one}[●] {one.capitalize()}",
        )
        columns = st.columns(2)
        _limit(columns[0], "Credits an order", account.max_order_credits, order)
        _limit(columns[1], "Credits a day", account.max_daily_credits, day)
        st.form_submit_button("Keep", type="primary", on_click=_change, args=(account,))


def members_form(account: Account) -> None:
    """Offer who may look at it."""
    everyone, members = (keys.account_field(account.code, part) for part in ("everyone", "members"))
    people = {one.person.id: one.person for one in house().people.members() if one.person.active}
    with st.form(f"members-{account.code}", border=False):
        st.toggle("Open to everybody who may come in here", account.everyone, key=everyone)
        st.multiselect(
            "Members",
            list(people),
            default=[one for one in people if one in account.members],
            format_func=lambda one: plain(people[one].name or people[one].email),
            key=members,
            help="They alone see it, where it isn't open to everybody; also an admin sees only the accounts that they are a member of.",
        )
        st.form_submit_button("Keep", on_click=_admit, args=(account,))


def token_form(account: Account) -> None:
    """Offer another token."""
    token = keys.account_field(account.code, "token")
    with st.form(f"token-{account.code}", border=False, clear_on_submit=True):
        st.text_input("Another token of this account", key=token, type="password", max_chars=500, autocomplete="off")
        st.form_submit_button("Change the token", icon=":material/key:", on_click=_rotate, args=(account,))
    st.caption(
        "It is tried by free calls first: one that can't see a list of this account is refused. Orders under way go on with it."
    )


def _limit(where: st.delta_generator.DeltaGenerator, label: str, limit: int | None, key: str) -> None:
    where.number_input(label, min_value=0, value=limit, step=500, key=key, placeholder="the settings' limit")


def _change(account: Account) -> None:
    told = {
        part: st.session_state[keys.account_field(account.code, part)] for part in ("name", "colour", "order", "day")
    }
    with acting():
        limits = (told["order"], told["day"])
        house().accounts.change(account.key, visitor(), name=told["name"], colour=told["colour"], limits=limits)
        st.session_state[keys.ACCOUNT_DONE] = f"{plain(told['name'])} was changed."


def _admit(account: Account) -> None:
    everyone, members = (st.session_state[keys.account_field(account.code, part)] for part in ("everyone", "members"))
    with acting():
        house().accounts.admit(account.key, members, visitor(), everyone=everyone)
        st.session_state[keys.ACCOUNT_DONE] = f"Who sees {plain(account.name)} was changed."


def _rotate(account: Account) -> None:
    token = st.session_state.pop(keys.account_field(account.code, "token"), "")
    with acting():
        house().tying.rotate(account.key, token.strip(), visitor())
        st.session_state[keys.ACCOUNT_DONE] = f"{plain(account.name)} has its new token."
