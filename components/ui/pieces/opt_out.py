"""On a lead's sheet: whether its owner is suppressed, and the way onto the list while one still has them on the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.house import house
from components.library import TRACED_PHONES, Selection
from components.matching import phone_digits
from components.outreach import Reason, phone_contacts
from components.people import Act
from components.ui.pieces.acting import acting
from components.ui.pieces.visitor import may, visitor


def opted_out(list_id: int, row: int) -> bool:
    """Tell whether no number of this lead's owner may be called: they are on the suppression list, or another number of theirs is."""
    one = Selection((list_id,), "_row = ?", (row,))
    return Reason.OPTED_OUT in phone_contacts(house().outreach, house().account, one)["reason"].to_pylist()


def opt_out(found: Mapping[str, Any], list_id: int, row: int, *, barred: bool) -> None:
    """Say that nobody may call this lead's owner, or offer to write down that they asked so; nothing where there is no phone."""
    phones = [digits for name in TRACED_PHONES if found.get(name) and (digits := phone_digits(str(found[name])))]
    if not phones:
        return
    if barred:
        st.error("On your suppression list: no number of theirs may be called.", icon=":material/person_off:")
        return
    if not may(Act.OPT_OUT):
        return
    st.button(
        "Suppress: asked not to be called",
        icon=":material/person_off:",
        on_click=_suppress,
        args=(phones,),
        key=f"opt-out-{list_id}-{row}",
        help="Puts their numbers on the suppression list: out of every file and count. Suppression takes them off again.",
    )


def _suppress(phones: list[str]) -> None:
    with acting():
        house().outreach.suppression.add(
            house().account, "phone", phones, source="Asked on a call", by=visitor(), note="From the lead's sheet"
        )
