"""The box in which a person says who to reach; what an answer costs stands beneath it before anything is sent."""

from __future__ import annotations

import streamlit as st

from components.faults import BadInput, Fault
from components.house import house
from components.people import Act
from components.threads import COST_CREDITS, LONGEST, SHORTEST, Thread, Turn
from components.ui.pieces import keys
from components.ui.pieces.balance import balance, forget_balance
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.visitor import may, visitor
from components.ui.pieces.words import count, credits_words, dollars

EXAMPLES = (
    ("Absentee owners with 50%+ equity in Tampa built before 1990", "Equity, age and absence"),
    ("Plumbing leads in South Side Chicago", "A trade and a neighbourhood"),
    ("Tired landlords within 5 miles of 85004, owned 10+ years", "A strategy and a radius"),
    ("Probate in Cook County, IL, not corporate owned, 200 leads", "A county, an exclusion, a number"),
    ("Free and clear vacant homes in Ohio worth $100k to $250k", "A state and a price range"),
    ("What is a tired landlord?", "Ask what a term means"),
)


def prompt_box(thread: Thread | None, placeholder: str = "Who do you want to reach, and where?") -> None:
    """Show the box with its price; what is sent goes into `thread`, or begins one.

    Who may not ask has none. In a container of its own it stays where it is drawn; without one Streamlit pins it to the window's foot,
    far from its price.
    """
    if not may(Act.SPEND):
        return
    with st.container(key="wish", gap="xsmall"):
        _box(thread, placeholder)


def _box(thread: Thread | None, placeholder: str) -> None:
    if fault := st.session_state.pop(keys.PROMPT_REFUSED, None):
        fault_notice(fault)
    waiting = thread is not None and house().threads.waiting(thread.id)
    credits_left = balance()
    broke = credits_left is not None and credits_left < COST_CREDITS
    st.chat_input(
        "The answer is on its way …" if waiting else placeholder,
        key=keys.PROMPT,
        max_chars=LONGEST,
        disabled=waiting or broke,
        on_submit=_typed,
        args=(thread,),
    )
    st.caption(_price(credits_left, broke=broke))


def examples() -> None:
    """Show prompts that teach what can be said; one click sends one."""
    st.caption(f"Try one: {credits_words(COST_CREDITS)} each")
    columns = st.columns(2)
    for position, (prompt, teaches) in enumerate(EXAMPLES):
        with columns[position % 2], st.container(border=True, gap="xsmall"):
            st.button(prompt, type="tertiary", key=f"example-{position}", on_click=ask, args=(None, prompt))
            st.caption(teaches)


def ask(thread: Thread | None, prompt: str) -> None:
    """Ask a question in a thread, or begin one with it: a callback. The box keeps what could not be sent."""
    standing = house()
    try:
        if not SHORTEST <= len(prompt.strip()) <= LONGEST:
            raise BadInput("prompt", f"Say a little more: {SHORTEST} to {LONGEST:,} characters.")
        standing.assistant.check(standing.account, visitor())
        into = thread or standing.threads.begin(standing.account, prompt)
        standing.assistant.ask(into, prompt, visitor())
    except Fault as fault:
        st.session_state[keys.PROMPT_REFUSED] = fault
        st.session_state[keys.PROMPT] = prompt
        return
    forget_balance()
    st.session_state[keys.THREAD_BEGUN] = into.id


def begin_anew(thread: Thread) -> None:
    """Say what was said again, as a new conversation: a callback."""
    try:
        house().assistant.begin_anew(thread, visitor())
    except Fault as fault:
        st.session_state[keys.PROMPT_REFUSED] = fault


def just_asked() -> str | None:
    """Give the thread that a callback of this run asked in, once."""
    begun: str | None = st.session_state.pop(keys.THREAD_BEGUN, None)
    return begun


def last_turn(thread: Thread) -> Turn | None:
    """Give a thread's last turn."""
    turns = house().threads.turns(thread.id)
    return turns[-1] if turns else None


def _typed(thread: Thread | None) -> None:
    ask(thread, st.session_state[keys.PROMPT] or "")


def _price(credits_left: int | None, *, broke: bool) -> str:
    price = f"An answer costs {credits_words(COST_CREDITS)}"
    if broke:
        return f":material/block: {price}; you have none left. Build needs no assistant: looking there is free."
    left = "" if credits_left is None else f" · {count(credits_left)} credits left"
    return f":material/toll: {price} ({dollars(COST_CREDITS)}), a question back too{left} · Enter sends"
