"""Assist: say who you want to reach; see what was understood, how many there are, and what they would cost."""

import streamlit as st

from components.house import house
from components.ui.assist.proposal import last_proposal, proposal
from components.ui.assist.thread_chooser import choose_thread, chosen_thread, thread_chooser
from components.ui.assist.turn import (
    answered,
    earlier_turns,
    is_earlier,
    landed,
    turn_answered,
    turn_failed,
    turn_said,
    turn_waiting,
)
from components.ui.pieces.prompt_box import examples, just_asked, prompt_box

if asked := just_asked():
    choose_thread(house().threads.thread(house().account, asked))

thread = chosen_thread()
talk, chats = st.columns([3.4, 1], gap="large")

with chats:
    thread_chooser(thread)

with talk:
    if thread is None:
        st.title("Who do you want to reach?", anchor=False)
        prompt_box(None)
        examples()
        st.stop()

    st.title("Assist", anchor=False)
    turns = house().threads.turns(thread.id)
    proposed = turn = None
    earlier = earlier_turns(turns)
    for turn in turns:
        last = turn is turns[-1]
        with earlier if is_earlier(turn, turns) else st.container():
            turn_said(turn)
            turn = landed(turn)
            if answered(turn):
                turn_answered(thread, turn, proposed, last=last)
                proposed = turn if turn.audience else proposed
            elif turn.fault is not None:
                turn_failed(thread, turn, last=last)
            else:
                turn_waiting(thread)
    if turn and turn.audience:
        proposal(turn)
    elif proposed:
        last_proposal(proposed)
    prompt_box(thread, "Refine it: “only out-of-state owners”, “make it Mesa instead” …")
    if turns and turn is not turns[-1]:
        st.rerun()  # the answer came while this was drawn: what stands above it, the balance, is drawn anew
