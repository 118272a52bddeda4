"""What the sheet of a lead and the sheet of a dossier share: signals, phones, scores, facts, every column.

A home is a mapping from the API's column names to typed cells, unknown ones None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from components.analytics import score_column, tier_of, waterfall
from components.figures.charts_factors import score_waterfall
from components.library import COLUMNS, USE_CASES, Verdict
from components.matching import phone_digits
from components.ui.pieces.call_link import Home, call_link
from components.ui.pieces.cells import cell_words
from components.ui.pieces.copyable import copyable
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.phone_standing import may_be_called, standing_badges
from components.ui.pieces.words import plain

Lead = Mapping[str, Any]
_LABEL_PX = 92
_SIGNALS = (
    "vacant", "free_clear", "high_equity", "pre_foreclosure", "tax_delinquent", "inherited", "death", "judgment", "mls_active",
    "mls_cancelled", "adjustable_rate",
)  # fmt: skip


def owner_names(found: Lead) -> tuple[str, ...]:
    """Give a home's owners by name; an owner that is a company has its whole name in the last one."""
    named = [
        " ".join(filter(None, (found.get(f"owner_{i}_first_name"), found.get(f"owner_{i}_last_name")))) for i in (1, 2)
    ]
    return tuple(filter(None, named))


def mail_line(found: Lead) -> str:
    """Give where an owner's mail goes, in one line; "" where nobody knows."""
    parts = [str(found[key]) for key in ("mail_address", "mail_city", "mail_state", "mail_zip") if found.get(key)]
    return ", ".join(parts)


def home_of(found: Lead) -> Home:
    """Give where a home stands, as calling hours want it."""
    return str(found.get("state") or ""), str(found.get("zip_code") or "")


def signals(found: Lead, names: Sequence[str] = _SIGNALS) -> None:
    """Show the signs that a home gives, as badges."""
    labels = [COLUMNS[key].label for key in names if found.get(key) is True]
    if labels:
        with st.container(horizontal=True, gap="xsmall"):
            for label in labels:
                st.badge(label, color="blue")


def phone_line(
    label: str,
    number: str,
    *,
    dnc: bool | None,
    tcpa: bool | None,
    told: datetime | None = None,
    verdict: Verdict | None = None,
    under: str = "",
    barred: bool,
    at_home: Home = ("", ""),
) -> None:
    """Show one phone with what its flags (told at `told`) and its newest scrub say, in words and colour; the number can be copied.

    One that may be called at this hour, by its owner's (state, ZIP) `at_home` and its area code, has a link that dials it, on a phone or by
    whatever dials at a desk. `under` stands beneath the label; `barred` says that its owner may not be called.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        named = [f":small[{plain(words)}]" for words in (label, under) if words]
        st.markdown("  \n".join(named), width=_LABEL_PX)
        copyable(cell_words("primary_phone", number), width="content")
        digits = phone_digits(number)
        if digits and may_be_called(verdict, dnc=dnc, tcpa=tcpa, told=told, barred=barred):
            call_link(digits, at_home)
        standing_badges(verdict, dnc=dnc, tcpa=tcpa, told=told, barred=barred)


def score_panel(found: Lead, case: str, which: str) -> None:
    """Show the five scores, and why one is what it is; `which` tells this panel from others on the page."""
    picked = st.segmented_control(
        "Why this score",
        list(USE_CASES),
        default=case,
        required=True,
        format_func=lambda key: f"{USE_CASES[key]} {_score(found, key)}",
        key=f"sheet-case-{which}",
    )
    shown = picked or case
    score = found.get(score_column(shown))
    steps = waterfall(found, shown)
    if score is None or not steps:
        st.caption("The vendor gave no score for this use case.")
        return
    st.markdown(f"**{USE_CASES[shown]}: {score}**, {tier_of(score).lower()}")
    chart = score_waterfall(steps, score, dark=st.context.theme.type == "dark")
    st.plotly_chart(chart, config=figure_tools("why-this-score"), key=f"sheet-waterfall-{which}-{shown}")
    if any(not step.explained for step in steps):
        st.caption("The vendor's factors don't add up to this score; the rest is shown as it is.")
    with st.expander("In the vendor's words"):
        for step in steps:
            st.markdown(
                f"- **{plain(step.label)}**: {plain(step.reason)}" if step.reason else f"- **{plain(step.label)}**"
            )


def fact_cards(found: Lead, groups: Mapping[str, Sequence[str]]) -> None:
    """Show a home's facts in cards side by side; a column that the home doesn't have is left out."""
    for column, (title, keys) in zip(st.columns(len(groups)), groups.items(), strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{title}**")
            told = [(COLUMNS[key].label, cell_words(key, found.get(key))) for key in keys if key in found]
            st.markdown("  \n".join(f":gray[{label}] {plain(words)}" for label, words in told))


def every_column(found: Lead) -> None:
    """Show all that is known of a home, under the API's own names."""
    with st.expander("All columns, as the API names them"):
        shown = {name: cell_words(name, value) for name, value in found.items() if not name.startswith("_")}
        st.dataframe(
            pd.DataFrame({"Column": list(shown), "Value": list(shown.values())}),
            hide_index=True,
            height=320,
            alt="All columns",
        )


def _score(found: Lead, case: str) -> str:
    score = found.get(score_column(case))
    return "–" if score is None else str(score)
