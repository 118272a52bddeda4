"""One turn of a thread: what was said, and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

import streamlit as st

from components.house import house
from components.threads import Thread, Turn, TurnState, quick_replies
from components.tracerfy import Assistance
from components.ui.assist.chips import proposal_chips, proposal_receipt
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.fragment import fragment
from components.ui.pieces.notices import fault_notice
from components.ui.pieces.prompt_box import ask, begin_anew
from components.ui.pieces.words import count, credits_words, plain

_AVATAR = ":material/assistant:"
_IN_SIGHT = 2
_AT_ONCE_S = 0.4
_CONFIDENCE = ((0.85, "Confident"), (0.65, "Fairly confident"), (0.4, "Unsure"), (0.0, "Guessing"))


def earlier_turns(turns: Sequence[Turn]) -> AbstractContextManager[object]:
    """Give a place, closed at first, for all but the last turns: the answer just given stands near the top."""
    many = len(turns) - _IN_SIGHT
    return st.expander(f"{count(many, 'earlier turn')}") if many > 0 else st.container()


def is_earlier(turn: Turn, turns: Sequence[Turn]) -> bool:
    """Tell whether a turn goes to the earlier ones."""
    return turn.ordinal < turns[-_IN_SIGHT:][0].ordinal


def turn_said(turn: Turn) -> None:
    """Show what a person said."""
    with st.chat_message("user", avatar=":material/person:"):
        st.markdown(plain(turn.prompt))


def landed(turn: Turn) -> Turn:
    """Give a turn that is being asked with its answer, where that comes at once: one drawing shows it, and no timer has to notice it."""
    if turn.state is not TurnState.ASKING:
        return turn
    now = house().assistant.landed(turn, _AT_ONCE_S)
    if now.state is TurnState.ASKING:
        return turn
    forget_balance()
    return now


def turn_waiting(thread: Thread) -> None:
    """Show that an answer is on its way, and draw the page anew when it is here."""
    with st.chat_message("assistant", avatar=_AVATAR):
        _awaited(thread.id)


def turn_failed(thread: Thread, turn: Turn, *, last: bool) -> None:
    """Show why there is no answer, whether it may have cost something, and the ways on."""
    with st.chat_message("assistant", avatar=_AVATAR):
        if turn.fault is not None:
            fault_notice(turn.fault)
        if not last:
            return
        with st.container(horizontal=True):
            if turn.forgotten:
                st.button(
                    "Say it again in a new conversation · 1 credit",
                    icon=":material/restart_alt:",
                    on_click=begin_anew,
                    args=(thread,),
                    key="begin-anew",
                )
            else:
                st.button(
                    "Ask again · 1 credit",
                    icon=":material/refresh:",
                    on_click=ask,
                    args=(thread, turn.prompt),
                    key="ask-again",
                )
            st.page_link("build.py", label="Choose it in Build instead", icon=":material/travel_explore:")


def turn_answered(thread: Thread, turn: Turn, before: Turn | None, *, last: bool) -> None:
    """Show an answer: a question with its choices, or what was understood."""
    said = turn.assistance
    if said is None:
        return
    with st.chat_message("assistant", avatar=_AVATAR):
        if turn.asks_back:
            _question(thread, said, last=last)
        else:
            st.markdown(f":gray[As first understood: {plain(said.summary)}]" if turn.revised else plain(said.summary))
            proposal_chips(turn, last=last)
            proposal_receipt(turn, before)
            _claims(turn, said)
        _foot(said, asks_back=turn.asks_back)


def answered(turn: Turn) -> bool:
    """Tell whether a turn has its answer."""
    return turn.state is TurnState.ANSWERED


@fragment(run_every=0.1)
def _awaited(thread_id: str) -> None:
    if not house().threads.waiting(thread_id):
        forget_balance()
        draw_anew()
    st.markdown(":material/more_horiz: :gray[Reading your wish. You may leave: the answer will be here.]")


def _question(thread: Thread, said: Assistance, *, last: bool) -> None:
    question = said.clarifying_question or "Where should the search look: a city, a ZIP, a county or a state?"
    if said.summary and said.summary.strip() != question.strip():
        st.markdown(plain(said.summary))
    st.markdown(f":material/contact_support: **{plain(question)}**")
    choices = quick_replies(question) if last else ()
    if choices:
        with st.container(horizontal=True, gap="xsmall"):
            for position, choice in enumerate(choices):
                st.button(plain(choice), key=f"reply-{position}", on_click=ask, args=(thread, _long_enough(choice)))


def _claims(turn: Turn, said: Assistance) -> None:
    """Assumptions and warnings, to be ticked off as they are checked."""
    for kind, icon, claims in (
        ("assumption", ":material/lightbulb:", said.assumptions),
        ("warning", ":orange[:material/warning:]", said.warnings),
    ):
        for position, claim in enumerate(claims):
            key = f"{kind}-{turn.thread_id}-{turn.ordinal}-{position}"
            st.checkbox(
                f"{icon} {plain(claim)}",
                value=claim in turn.ticked,
                key=key,
                on_change=_tick,
                args=(turn, claim, key),
                help=f"Tick when you have checked this {kind}.",
            )


def _tick(turn: Turn, claim: str, key: str) -> None:
    ticked = set(turn.ticked) - {claim} | ({claim} if st.session_state[key] else set())
    house().threads.tick(turn, ticked)


def _foot(said: Assistance, *, asks_back: bool) -> None:
    sure = next((words for edge, words in _CONFIDENCE if (said.confidence or 0) >= edge), "Guessing")
    told = [] if said.confidence is None or asks_back else [f"{sure} ({said.confidence:.0%})"]
    cost = credits_words(said.credits_deducted) if said.credits_deducted is not None else "cost not told"
    st.caption(" · ".join([*told, cost]))
    if said.steps:
        with st.expander("How it was read"):
            for step in said.steps:
                st.markdown(f"- {plain(step)}")


def _long_enough(choice: str) -> str:
    return choice if len(choice) >= 5 else f"I mean {choice}"
