"""Let the vendor watch a saved audience: its price first, one click makes one monitor; what is new arrives as a list in Lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from components.audience import Audience
from components.faults import Fault
from components.house import house
from components.monitors import Watched
from components.saved import SavedAudience
from components.settings import CREDITS_PER_ROW
from components.tracerfy import FREQUENCIES, Capability
from components.ui.pieces.anew import draw_anew
from components.ui.pieces.balance import forget_balance
from components.ui.pieces.fragment import fragment
from components.ui.pieces.visitor import visitor
from components.ui.pieces.words import count, credits_words, dollars, plain
from components.ui.saved import keys

_RUNS_A_MONTH = {"daily": 31, "weekly": 5, "monthly": 1}
_STATES = {
    "asking": ("Being set up", "blue", ":material/hourglass_top:"),
    "active": ("Tracerfy watches it", "green", ":material/visibility:"),
    "paused": ("Paused", "gray", ":material/pause:"),
    "uncertain": ("Needs you", "orange", ":material/help:"),
}
_MOST_A_RUN = 5_000


def monitors_by_saved() -> dict[str, Watched]:
    """Give the living monitor of each saved audience that has one, or the last one that was refused."""
    found: dict[str, Watched] = {}
    for one in reversed(house().monitors.of(house().account)):
        if one.living or (one.state == "refused" and one.saved_id not in found):
            found[one.saved_id] = one
    return found


def vendor_watch(saved: SavedAudience, standing: Watched | None) -> None:
    """Show the monitor of a saved audience, or offer to make one; nothing where the account's API has none."""
    if standing is not None and standing.living:
        _standing(standing)
    elif house().connection.offers(Capability.MONITORS) and saved.audience.geography is not None:
        with st.popover("Let Tracerfy watch it", icon=":material/visibility:", type="tertiary"):
            if standing is not None and standing.problem:
                st.warning(plain(standing.problem), icon=":material/block:")
            _offer(saved)


def forsaken_monitors(by_saved: Mapping[str, Watched], kept: Iterable[SavedAudience]) -> None:
    """Show the monitors whose saved audience was deleted: they go on at the vendor's, and cost."""
    known = {one.id for one in kept}
    left = [one for saved_id, one in by_saved.items() if one.living and saved_id not in known]
    for one in left:
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(one.name)}** was deleted here; Tracerfy watches it still.")
            _standing(one)


def _offer(saved: SavedAudience) -> None:
    st.markdown("The vendor looks again and again, and **buys what is new**. Each find arrives in Lists.")
    frequency = st.segmented_control(
        "How often",
        FREQUENCIES,
        default=FREQUENCIES[0],
        format_func=str.capitalize,
        required=True,
        key=f"often-{saved.id}",
    )
    most = st.number_input("At most so many leads each time", 1, _MOST_A_RUN, 100, step=50, key=f"most-{saved.id}")
    audience, often = saved.audience.asking(int(most)), str(frequency or FREQUENCIES[0])
    ceiling = int(most) * CREDITS_PER_ROW
    month = ceiling * _RUNS_A_MONTH[often]
    st.markdown(
        f":material/toll: **{CREDITS_PER_ROW} credits a new lead, at most {credits_words(ceiling)} ({dollars(ceiling)}) each time**, "
        f"so at most {credits_words(month)} ({dollars(month)}) a month. Nothing where nothing is new."
    )
    st.caption(
        "The vendor buys by itself: a spending limit here can't hold it back once it is made. Pausing or ending it does."
    )
    refusal = plain(house().ledger.refusal(house().account, ceiling, visitor()))
    st.button(
        f"Watch it for at most {dollars(ceiling)} each time",
        type="primary",
        icon=":material/visibility:",
        disabled=bool(refusal),
        help=refusal or None,
        on_click=_told,
        args=(_maker(saved, audience, often, house().monitors.next_key(audience, often)),),
        key=f"make-monitor-{saved.id}",
    )


def _maker(saved: SavedAudience, audience: Audience, often: str, key: str) -> Callable[[], object]:
    return lambda: house().monitors.make(key, audience, often, name=saved.name, saved_id=saved.id, by=visitor())


def _standing(one: Watched) -> None:
    words, color, icon = _STATES[one.state]
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"monitor-{one.key}"):
        st.badge(words, color=color, icon=icon)  # type: ignore[arg-type]
        st.caption(
            f"{one.frequency}, up to {count(one.audience.requested_count, 'new lead')} ({dollars(one.max_credits)}) each time"
        )
        if one.state == "asking":
            _waiting(one.key)
        for label, icon, act in _doings(one):
            st.button(label, icon=icon, type="tertiary", on_click=_told, args=(act,), key=f"{label}-{one.key}")
    if one.state == "uncertain":
        st.caption(f"{plain(one.problem)} Its making was sent once, and no answer came. Looking is free.")


def _doings(one: Watched) -> list[tuple[str, str, Callable[[], object]]]:
    monitors = house().monitors
    look = ("Look for new ones", ":material/refresh:", monitors.look)
    end = ("End it", ":material/stop_circle:", lambda: monitors.end(one, visitor()))
    match one.state:
        case "active":
            return [look, ("Pause", ":material/pause:", lambda: monitors.pause(one, visitor())), end]
        case "paused":
            words = f"Resume: up to {dollars(one.max_credits)} each time"
            return [(words, ":material/play_arrow:", lambda: monitors.resume(one, visitor())), end]
        case "uncertain":
            seek = ("Look whether it is there", ":material/search:", lambda: _sought(one))
            return [seek, ("It isn't: close it", ":material/close:", lambda: monitors.give_up(one, visitor()))]
        case _:
            return []


def _sought(one: Watched) -> None:
    if not house().monitors.seek(one):
        raise Fault("The vendor has no such monitor now.", advice="Look once more in a minute, then close it.")


@fragment(run_every="1s")
def _waiting(key: str) -> None:
    one = house().monitors.one(key)
    if one is None or one.state != "asking":
        draw_anew()


def _told(act: Callable[[], object]) -> None:
    try:
        act()
    except Fault as fault:
        st.session_state[keys.FAULT] = fault
    forget_balance()
