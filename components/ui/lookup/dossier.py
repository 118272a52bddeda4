"""A dossier, read like a sheet about a house: what it is worth, whose it is, how to reach them, and why it scores."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from components.analytics import sales, tier_of
from components.figures.charts_sales import sale_history
from components.house import house
from components.library import USE_CASES, dossier_emails, dossier_owners, dossier_phones, dossier_row
from components.library.export import row_csv
from components.looking import as_seen_now
from components.matching import phone_digits
from components.orders import Instant
from components.ui.lookup.address import DOSSIER, address_of_asked, want, want_nothing
from components.ui.lookup.address_map import address_map
from components.ui.lookup.owned_homes import changes_since
from components.ui.pieces.cells import cell_words
from components.ui.pieces.copyable import copyable
from components.ui.pieces.figure_tools import figure_tools
from components.ui.pieces.lead_parts import (
    every_column,
    fact_cards,
    home_of,
    mail_line,
    phone_line,
    score_panel,
    signals,
)
from components.ui.pieces.lead_ways_out import address_of, links_out
from components.ui.pieces.links import page_link_to
from components.ui.pieces.phone_standing import barred_of, verdicts_of
from components.ui.pieces.words import ago, credits_words, dollars, plain

Home = Mapping[str, Any]
MAP_PX = 230
_SIGNALS = (
    "vacant", "absentee_owner", "owner_occupied", "free_clear", "high_equity", "pre_foreclosure", "tax_delinquent", "inherited",
    "death", "judgment", "cash_buyer", "investor_buyer", "corporate_owned", "mls_active", "mls_pending", "mls_cancelled", "adjustable_rate",
    "litigator",
)  # fmt: skip
_FACTS = {
    "The home": (
        "property_type", "property_use", "year_built", "beds", "baths", "stories", "units_count", "building_size_sqft", "has_ac",
        "has_garage", "has_pool", "has_basement", "has_deck", "roof_material", "roof_construction",
    ),
    "The land": ("lot_size_sqft", "subdivision", "land_use", "apn", "county", "flood_zone", "hoa", "latitude", "longitude"),
    "Value and mortgage": (
        "estimated_value", "estimated_equity", "equity_percent", "assessed_value", "open_mortgage_balance",
        "estimated_mortgage_payment", "lender_name", "adjustable_rate", "price_per_sqft", "document_type", "recording_date",
    ),
    "The owner": (
        "owner_occupied", "absentee_owner", "years_owned", "corporate_owned", "cash_buyer", "total_properties_owned",
        "total_portfolio_value", "mls_days_on_market", "mls_listing_price",
    ),
}  # fmt: skip


def dossier_sheet(question: Instant) -> None:
    """Show a dossier that was bought."""
    answer = question.answer or {}
    home = dossier_row(answer)
    _head(question, home)
    _money(home)
    people, why = st.columns([1.06, 1.2], gap="medium")
    with people:
        _people(answer, home, question.answered_at)
    with why:
        st.header("Scores", anchor=False)
        score_panel(home, _best_case(home), question.key)
    sold, where = st.columns([1.25, 1], gap="large")
    with sold:
        _sales(home)
    with where:
        _where(home)
    changes_since(home)
    st.header("Facts", anchor=False)
    fact_cards(home, _FACTS)
    every_column(home)


def _head(question: Instant, home: Home) -> None:
    asked = address_of_asked(question.asked)
    st.title(plain(home.get("address") or asked.address), anchor=False)
    place = " ".join(str(home.get(key) or "") for key in ("state", "zip_code"))
    st.markdown(plain(f"{home.get('city') or asked.city}, {place}"))
    signals(home, _SIGNALS)
    paid = question.credits or 0
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        copyable(address_of(home) or asked.line, width="content")
        with st.popover("Link", icon=":material/link:", type="tertiary"):
            st.caption("Whoever opens this link on this dashboard sees this dossier.")
            copyable(page_link_to("lookup", {DOSSIER: question.key}))
        st.download_button(
            "CSV",
            data=as_seen_now(lambda: row_csv(home)),
            file_name=f"dossier-{question.key[:8]}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
            help="One row under the API's names; cells that a spreadsheet would run are made harmless.",
        )
        for words, icon, url in links_out(home) if house().tiles.allowed else ():
            st.link_button(words, url, icon=icon, type="tertiary")
        st.button(
            "Buy it as it is now",
            icon=":material/replay:",
            type="tertiary",
            on_click=want,
            args=(asked,),
            key="buy-anew",
        )
        st.button("Another address", icon=":material/search:", type="tertiary", on_click=want_nothing, key="another")
    st.caption(
        f"Bought {ago(question.asked_at)} for {credits_words(paid)} ({dollars(paid)}). It shows the home as it was then."
    )


def _money(home: Home) -> None:
    value, equity, mortgage, best = st.columns(4)
    value.metric("Value", cell_words("estimated_value", home.get("estimated_value")), border=True, help="As estimated.")
    share = home.get("equity_percent")
    equity.metric(
        "Equity" if share is None else f"Equity, {cell_words('equity_percent', share)} of value",
        cell_words("estimated_equity", home.get("estimated_equity")),
        border=True,
    )
    mortgage.metric("Mortgage", cell_words("open_mortgage_balance", home.get("open_mortgage_balance")), border=True)
    case = _best_case(home)
    score = home.get(f"{case}_propensity_score")
    best.metric(f"Best score: {USE_CASES[case]}", "–" if score is None else f"{score} · {tier_of(score)}", border=True)


def _people(answer: Home, home: Home, told: datetime | None) -> None:
    st.header("Owners", anchor=False)
    st.markdown("  \n".join(f"**{plain(name)}**" for name in dossier_owners(answer)) or ":gray[Unknown]")
    st.markdown(f":gray[Mail goes to] {plain(mail_line(home)) or ':gray[nobody knows where]'}")
    st.header("How to reach them", anchor=False)
    if home.get("litigator"):
        st.error("The vendor marks a litigator here: someone who sues over calls. Don't call.", icon=":material/gavel:")
    phones = dossier_phones(answer)
    if not phones:
        st.caption("The vendor found no phone. The home's facts were paid for, the search for people was not.")
    scrubbed = verdicts_of(phone.number for phone in phones)
    barred = barred_of(phone.number for phone in phones)
    for phone in phones:
        phone_line(
            phone.kind or "Phone",
            phone.number,
            dnc=phone.dnc,
            tcpa=phone.tcpa,
            under=phone.carrier,
            told=told,
            verdict=scrubbed.get(phone.number),
            barred=phone_digits(phone.number) in barred,
            at_home=home_of(home),
        )
    if phones:
        st.caption(
            "The vendor's flags are a guess of its own, not a check against the registry: scrub before you call."
        )
    st.markdown(
        "  \n".join(f":material/mail: {plain(one)}" for one in dossier_emails(answer))
        or ":gray[No e-mail address found]"
    )


def _sales(home: Home) -> None:
    st.header("Sales and value", anchor=False)
    found, value = sales(home), home.get("estimated_value")
    if not found and not value:
        st.caption("No sale is known.")
        return
    chart = sale_history(found, value, datetime.now(UTC).date(), dark=st.context.theme.type == "dark")
    st.plotly_chart(chart, config=figure_tools("sales-and-value"), key="sale-history")


def _where(home: Home) -> None:
    st.header("Where", anchor=False)
    latitude, longitude = home.get("latitude"), home.get("longitude")
    if latitude is None or longitude is None:
        st.caption("The vendor gave no coordinates.")
        return
    address_map([(1, latitude, longitude)], 1, height_px=MAP_PX, key="dossier-map")


def _best_case(home: Home) -> str:
    """Give the use case with the highest score."""
    return max(USE_CASES, key=lambda case: home.get(f"{case}_propensity_score") or 0)
