"""One lead in full: who, how to reach them, the home, its money, and why it scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from components.house import house
from components.library import COLUMNS, TRACED_PHONES, lead
from components.matching import phone_digits
from components.tracerfy import yes_or_no
from components.ui.pieces.frames import close_ticked
from components.ui.pieces.lead_card import lead_card
from components.ui.pieces.lead_leafing import LeadKey, leafed
from components.ui.pieces.lead_parts import (
    every_column,
    fact_cards,
    home_of,
    mail_line,
    owner_names,
    phone_line,
    score_panel,
    signals,
)
from components.ui.pieces.lead_ways_out import lead_ways_out
from components.ui.pieces.opt_out import opt_out, opted_out
from components.ui.pieces.phone_standing import told_at, verdicts_of
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


@st.dialog("Lead", width="large", icon=":material/person_pin_circle:", on_dismiss=close_ticked)
def lead_sheet(account: str, opened: LeadKey, case: str = "sell", others: Sequence[LeadKey] = ()) -> None:
    """Show a lead by its (list id, place in the list); `case` is the use case whose score is explained first.

    `others` are the leads among which it was opened, in their order: one leafs through them without closing the sheet.
    """
    list_id, row = leafed(opened, others)
    found = lead(house().shelf, account, list_id, row)
    if not found:
        st.warning("This lead is no longer in the library.", icon=":material/link_off:")
        return
    st.markdown(f"### {plain(' and '.join(owner_names(found)) or 'Owner unknown')}")
    signals(found)
    lead_ways_out(account, list_id, row, found)
    lead_card(account, list_id, row, case)
    contact, scores = st.columns([1.2, 1], gap="medium")
    with contact:
        barred = opted_out(list_id, row)
        _phones(found, told_at(list_id), barred=barred)
        opt_out(found, list_id, row, barred=barred)
        _mail(found)
    with scores:
        score_panel(found, case, f"{list_id}-{row}")
    fact_cards(found, _FACTS)
    every_column(found)


def _phones(found: Lead, told: datetime | None, *, barred: bool) -> None:
    st.markdown("**Phones**")
    known = [phone for phone in TRACED_PHONES if found.get(phone)]
    if not known:
        st.caption("The vendor found no phone.")
    scrubbed = verdicts_of(found[phone] for phone in known)
    for phone in known:
        dnc, tcpa = yes_or_no(found.get(f"{phone}_dnc")), yes_or_no(found.get(f"{phone}_tcpa"))
        verdict = scrubbed.get(phone_digits(found[phone]))
        at = home_of(found)
        phone_line(
            _label(phone), found[phone], dnc=dnc, tcpa=tcpa, told=told, verdict=verdict, barred=barred, at_home=at
        )


def _label(phone: str) -> str:
    return COLUMNS[phone].label if phone in COLUMNS else phone.replace("_", " ").capitalize()


def _mail(found: Lead) -> None:
    emails = [found[key] for key in ("email_1", "email_2", "email_3") if found.get(key)]
    st.markdown("**E-mail**")
    st.markdown("  \n".join(plain(one) for one in emails) if emails else ":gray[None found]")
    st.markdown("**Mail goes to**")
    st.markdown(plain(mail_line(found)) or ":gray[Unknown]")
