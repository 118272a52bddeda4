"""Filter X-ray: what each filter costs in matches, which places bring how many; one click drops one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components.audience import Audience
from components.figures.charts_whatifs import Gain, gain_bars
from components.ui.build.whatifs.jobs import agreed, follow, job, new_counting, take
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.strategies import labels
from components.ui.pieces.words import count, plain
from components.whatifs import Job, Ray, Xray, filter_rays, is_alternative, place_rays, questions, xray

FILTERS_KIND, PLACES_KIND = "xray", "places"


def whatif_xray(audience: Audience) -> None:
    """Show matches gained without each filter and strategy."""
    rays = filter_rays(audience, labels())
    if not rays:
        st.caption("No filter is set, so none stands in the way.")
        return
    if _rayed(FILTERS_KIND, audience, rays):
        st.caption(
            "Matches gained without each, and how many match then. Click a bar, or the words beneath, to drop the filter. "
            "Gains don't add up: two filters may shut out the same homes."
            + (" Strategies join with “or”: without one of them, fewer match." if _several(audience, rays) else "")
        )


def whatif_places(audience: Audience) -> None:
    """Show which place brings how many."""
    rays = place_rays(audience)
    if not rays:
        st.caption("There is one place only. With several ZIPs, cities, counties or states, each is counted here.")
        return
    if _rayed(PLACES_KIND, audience, rays):
        st.caption("Click a bar, or the words beneath, to leave the place out.")


def _rayed(kind: str, audience: Audience, rays: tuple[Ray, ...]) -> bool:
    question = audience.matching_key()
    if not agreed(kind, question, new_counting().calls_needed(questions(audience, rays))):
        return False
    running = job(kind, question, lambda counting: xray(counting, audience, rays))
    follow(kind, running, partial(_draw, kind, audience, running))
    return True


def _draw(kind: str, audience: Audience, running: Job[Xray], picture: Xray) -> None:
    done = running.done
    gains = [Gain(ray.part.name, ray.part.label, ray.gain, _words(ray, finished=done)) for ray in picture.rays]
    key = f"{kind}-{audience.matching_key()}"
    st.plotly_chart(
        gain_bars(gains, dark=st.context.theme.type == "dark"),
        theme=None,
        key=key,
        on_select=partial(_drop, key, picture, audience.requested_count),
        selection_mode="points",
        config=figure_tools("what-if-x-ray"),
        alt="; ".join(f"{gain.label}: {gain.words}" for gain in gains),
    )
    _by_key(kind, picture, audience.requested_count)


def _by_key(kind: str, picture: Xray, requested_count: int) -> None:
    """Offer what the bars do as buttons, for whoever has no mouse."""
    verb, icon = ("Leave out", "location_off") if kind == PLACES_KIND else ("Drop", "filter_alt_off")
    with st.container(horizontal=True, gap="small", key=f"{kind}-by-key"):
        for ray in picture.rays:
            st.button(
                f"{verb} {plain(ray.part.label)}",
                key=f"{kind}-drop-{ray.part.name}",
                icon=f":material/{icon}:",
                type="tertiary",
                on_click=take,
                args=(ray.fewer.asking(requested_count),),
            )


def _words(ray: Ray, *, finished: bool) -> str:
    if ray.count is None or ray.gain is None:
        return "not counted" if finished else "…"
    if ray.part.kind == "place":
        return count(ray.count)
    if ray.gain == 0:
        return "no gain"
    if ray.gain < 0:
        return f"−{-ray.gain:,} → {count(ray.count)}"
    return f"+{ray.gain:,} → {count(ray.count)}"


def _drop(key: str, picture: Xray, requested_count: int) -> None:
    points = st.session_state[key].selection.points
    names = {str(name) for point in points for name in point.get("customdata") or ()}
    chosen = next((ray for ray in picture.rays if ray.part.name in names), None)
    if chosen is not None:
        take(chosen.fewer.asking(requested_count))


def _several(audience: Audience, rays: tuple[Ray, ...]) -> bool:
    return any(is_alternative(audience, ray.part) for ray in rays)
