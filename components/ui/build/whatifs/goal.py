"""Goal seek: changes that bring the audience to the wanted count, each counted; one click takes one."""

from __future__ import annotations

import streamlit as st

from components.audience import Audience
from components.tracerfy import Preview
from components.ui.build.whatifs.jobs import agreed, follow, job, new_counting, take
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, plain
from components.whatifs import (
    GoalSeek,
    Proposal,
    ladders,
    most_calls_to_widen,
    tighten,
    tightening_questions,
    widen,
)

KIND = "goal"


def whatif_goal(audience: Audience, preview: Preview) -> None:
    """Offer to widen an audience that is too small, or to tighten one that is larger than wanted."""
    goal = audience.requested_count
    if preview.count < goal:
        st.markdown(f"You want **{count(goal, 'lead')}**; {count(preview.count)} match. What reaches it:")
        _widening(audience, goal)
    elif preview.count > goal:
        st.markdown(
            f"You want **{count(goal, 'lead')}**; {count(preview.count)} match. "
            "What keeps those with most signals, and still enough:"
        )
        _tightening(audience, goal)
    else:
        st.caption("As many match as you want.")


def _widening(audience: Audience, goal: int) -> None:
    ways = ladders(audience, labels())
    question = f"{audience.matching_key()} {goal}"
    if not ways:
        st.caption("No filter is set and the place has no neighbours to add.")
    elif agreed(KIND, question, most_calls_to_widen(ways)):
        follow(KIND, job(KIND, question, lambda counting: widen(counting, audience, goal, ways)), _draw)


def _tightening(audience: Audience, goal: int) -> None:
    question = f"{audience.matching_key()} {goal}"
    asked = tightening_questions(audience)
    if agreed(KIND, question, new_counting().calls_needed(asked) + len(asked) - 1):
        follow(KIND, job(KIND, question, lambda counting: tighten(counting, audience, goal)), _draw)


def _draw(picture: GoalSeek) -> None:
    with st.container(gap="xsmall"):
        for number, proposal in enumerate(picture.proposals):
            _offer(number, proposal, reaches=picture.reaches(proposal))
    if picture.settled and not picture.proposals:
        st.caption("No single change helps. Choose another place or strategy.")
    elif picture.settled and not any(picture.reaches(proposal) for proposal in picture.proposals):
        st.caption("Nothing tried reaches it; these come nearest. Take one and look again.")
    if picture.tried:
        with st.expander(f"How: {count(len(picture.tried), 'change')} counted", icon=":material/footprint:"):
            st.markdown("\n".join(f"- {_said(one)}: **{count(one.count)}**" for one in picture.tried))


def _offer(number: int, proposal: Proposal, *, reaches: bool) -> None:
    st.button(
        f"{_said(proposal)}: **{count(proposal.count)}**",
        key=f"goal-{number}",
        icon=":material/check_circle:" if reaches else ":material/trending_up:",
        on_click=take,
        args=(proposal.audience,),
        help="Click to take it." if reaches else "Comes nearer, but does not reach it. Click to take it.",
    )


def _said(proposal: Proposal) -> str:
    """Say the changes as one sentence; several of one kind share their verb."""
    said: list[str] = []
    verb = ""
    for words in proposal.changes:
        first, _, rest = words.partition(" ")
        quoted = rest.startswith("“")
        said.append(rest if quoted and first == verb else words if not said else words[:1].lower() + words[1:])
        verb = first if quoted else ""
    return ", ".join(plain(words) for words in said)
