"""Everybody who came in: role, limits, when they were here last, what they spent this month; and how each is changed."""

from __future__ import annotations

import streamlit as st

from components.house import house
from components.people import CLAIM, SETTINGS, Act, Allowance, Member
from components.ui.people import keys
from components.ui.people.fields import chosen, limit_fields, role_field
from components.ui.pieces.acting import acting
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import ago, count, credits_words, plain

_FROM = {CLAIM: "by the provider's claim", SETTINGS: "by the settings"}


def members() -> None:
    """Show everybody, who was let go at the end."""
    if done := st.session_state.pop(keys.DONE, None):
        st.success(done, icon=":material/check_circle:")
    found, spent = house().people.members(), house().ledger.spent_this_month()
    st.header(f"{count(sum(one.person.active for one in found), 'person', 'people')}", anchor=False)
    for one in found:
        _card(one, spent.get(one.person.id, 0))


def _card(one: Member, spent: int) -> None:
    person = one.person
    with st.container(border=True, gap="xsmall", key=f"card-{person.id}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
            name = f"**{plain(person.name)}**" if person.active else f":gray[{plain(person.name)}]"
            badge = f":blue-badge[{person.role.value.capitalize()}]" if person.active else ":gray-badge[Let go]"
            st.markdown(f"{name} {badge}", width="content")
            if not (one.role_from == SETTINGS and house().people.admission.first_admin == person.email):
                _change_popover(one)
        st.caption(" · ".join(_told(one, spent)))


def _change_popover(one: Member) -> None:
    if not one.person.active:
        _way_back(one)
        return
    with st.popover("Change", icon=":material/tune:", type="tertiary"):
        _form(one)


def _told(one: Member, spent: int) -> list[str]:
    """Say of a person what they may spend and spent, when they were here, how they came."""
    person = one.person
    told = [plain(person.email)] if person.email not in {"", person.name} else []
    if person.may(Act.SPEND):
        told.append(_limits(person.allowance))
    if spent or person.may(Act.SPEND):
        told.append(f"{credits_words(spent)} this month")
    told.append(f"seen {ago(one.last_seen_at)}")
    if one.came_by:
        told.append(f"invited by {plain(one.came_by)}")
    return [*told, _FROM[one.role_from]] if one.role_from in _FROM else told


def _limits(may: Allowance) -> str:
    limits = (
        (may.max_order_credits, "an order"),
        (may.max_daily_credits, "a day"),
        (may.max_monthly_credits, "a month"),
    )
    told = ", ".join(f"{count(limit)} {words}" for limit, words in limits if limit is not None)
    return f"up to {told} in credits" if told else "no limits"


def _form(one: Member) -> None:
    where = one.person.id
    with st.form(f"change-{where}", border=False):
        role_field(where, one.person.role)
        limit_fields(where, one.person.allowance)
        st.form_submit_button("Keep", type="primary", on_click=_change, args=(one,))
    if where != visitor().id:
        st.button(
            "Let go",
            type="tertiary",
            icon=":material/person_off:",
            on_click=_let_go,
            args=(one,),
            key=f"let-go-{where}",
            help="They can't come in any more. What they ordered and exported keeps their name.",
        )


def _way_back(one: Member) -> None:
    st.button(
        "Let in again",
        icon=":material/undo:",
        type="tertiary",
        on_click=_take_back,
        args=(one,),
        key=f"take-back-{one.person.id}",
    )


def _change(one: Member) -> None:
    with acting():
        house().people.change(one.person.id, *chosen(one.person.id), visitor())
        st.session_state[keys.DONE] = f"{plain(one.person.name)} was changed. It holds from their next click on."


def _let_go(one: Member) -> None:
    with acting():
        house().people.let_go(one.person.id, visitor())
        st.session_state[keys.DONE] = f"{plain(one.person.name)} can't come in any more."


def _take_back(one: Member) -> None:
    with acting():
        house().people.take_back(one.person.id, visitor())
        st.session_state[keys.DONE] = f"{plain(one.person.name)} may come in again."
