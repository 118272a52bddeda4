"""One lead in full: who, how to reach them, the home, its money, and why it scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.analytics import score_column, tier_of, waterfall
from components.figures.charts_factors import score_waterfall
from components.house import house
from components.library import COLUMNS, PHONES, USE_CASES, lead
from components.ui.pieces.cells import cell_words
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.lead_leafing import LeadKey, leafed
from components.ui.pieces.lead_ways_out import lead_ways_out
from components.ui.pieces.words import plain

Lead = Mapping[str, Any]
_FACTS = {
    "The home": (
        "property_type", "property_use", "year_built", "beds", "baths", "building_size_sqft", "lot_size_sqft", "roof_material",
        "has_pool", "has_garage", "hoa", "flood_zone",
    ),
    "Its money": (
        "estimated_value", "estimated_equity", "equity_percent", "open_mortgage_balance", "estimated_mortgage_payment", "lender_name",
        "last_sale_date", "last_sale_price", "years_owned", "assessed_value",
    ),
    "Its owner": ("absentee_owner", "owner_occupied", "corporate_owned", "total_properties_owned", "total_portfolio_value", "cash_buyer"),
}  # fmt: skip
_SIGNALS = (
    "vacant", "free_clear", "high_equity", "pre_foreclosure", "tax_delinquent", "inherited", "death", "judgment", "mls_active",
    "mls_cancelled", "adjustable_rate",
)  # fmt: skip


@st.dialog("Lead", width="large", icon=":material/person_pin_circle:")
def lead_sheet(account: str, opened: LeadKey, case: str = "sell", others: Sequence[LeadKey] = ()) -> None:
    """Show a lead by its (list id, place in the list); `case` is the use case whose score is explained first.

    `others` are the leads among which it was opened, in their order: one leafs through them without closing the sheet.
    """
    list_id, row = leafed(opened, others)
    found = lead(house().shelf, account, list_id, row)
    if not found:
        st.warning("This lead is no longer in the library.", icon=":material/link_off:")
        return
    _head(found)
    lead_ways_out(account, list_id, row, found)
    contact, scores = st.columns([1, 1.25], gap="large")
    with contact:
        _phones(found)
        _mail(found)
    with scores:
        _scores(found, case, f"{list_id}-{row}")
    _facts(found)
    with st.expander("All columns, as the API names them"):
        _every_column(found)


def _head(found: Lead) -> None:
    owners = [
        " ".join(filter(None, (found.get(f"owner_{i}_first_name"), found.get(f"owner_{i}_last_name")))) for i in (1, 2)
    ]
    st.markdown(f"### {plain(' and '.join(filter(None, owners)) or 'Owner unknown')}")
    signals = [COLUMNS[key].label for key in _SIGNALS if found.get(key) is True]
    if signals:
        with st.container(horizontal=True, gap="xsmall"):
            for label in signals:
                st.badge(label, color="blue")


def _phones(found: Lead) -> None:
    st.markdown("**Phones**")
    known = [phone for phone in PHONES if found.get(phone)]
    if not known:
        st.caption("The vendor found no phone.")
    for phone in known:
        words, icon, color = _standing(dnc=found.get(f"{phone}_dnc"), tcpa=found.get(f"{phone}_tcpa"))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f":small[{COLUMNS[phone].label}]", width=76)
            st.code(cell_words(phone, found[phone]), language=None, width="content")
            st.badge(words, icon=icon, color=color)  # type: ignore[arg-type]


def _standing(*, dnc: bool | None, tcpa: bool | None) -> tuple[str, str, str]:
    """Say whether a phone may be called; unknown is not allowed."""
    flagged = [name for name, flag in (("do not call", dnc), ("TCPA", tcpa)) if flag]
    if flagged:
        return f"Don't call: {' and '.join(flagged)}", ":material/block:", "red"
    if dnc is None or tcpa is None:
        return "Unknown: check before calling", ":material/help:", "orange"
    return "May be called", ":material/check_circle:", "green"


def _mail(found: Lead) -> None:
    emails = [found[key] for key in ("email_1", "email_2", "email_3") if found.get(key)]
    st.markdown("**E-mail**")
    st.markdown("  \n".join(plain(one) for one in emails) if emails else ":gray[None found]")
    parts = [str(found[key]) for key in ("mail_address", "mail_city", "mail_state", "mail_zip") if found.get(key)]
    st.markdown("**Mail goes to**")
    st.markdown(plain(", ".join(parts)) if parts else ":gray[Unknown]")


def _scores(found: Lead, case: str, which: str) -> None:
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


def _score(found: Lead, case: str) -> str:
    score = found.get(score_column(case))
    return "–" if score is None else str(score)


def _facts(found: Lead) -> None:
    for column, (title, keys) in zip(st.columns(len(_FACTS)), _FACTS.items(), strict=True):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{title}**")
            told = [(COLUMNS[key].label, cell_words(key, found.get(key))) for key in keys if key in found]
            st.markdown("  \n".join(f":gray[{label}] {plain(words)}" for label, words in told))


def _every_column(found: Lead) -> None:
    shown = {name: cell_words(name, value) for name, value in found.items() if not name.startswith("_")}
    st.dataframe(
        pd.DataFrame({"Column": list(shown), "Value": list(shown.values())}),
        hide_index=True,
        height=320,
        alt="All columns",
    )
