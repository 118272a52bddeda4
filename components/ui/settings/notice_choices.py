"""This person's choices of notices, read and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from components.faults import Fault
from components.house import house
from components.notices import Chosen
from components.ui.pieces.links import root
from components.ui.pieces.visitor import visitor
from components.ui.settings import keys


def chosen() -> Chosen:
    """Give what this person chose."""
    return house().post.choices.of(house().account, visitor().id)


def choose(where: str, **changes: Any) -> None:
    """Keep other choices; what can't be kept is told at `where`. The address and the time zone of this browser are kept with them."""
    standing, person = house(), visitor()
    old = chosen()
    hours = replace(changes.pop("hours", old.hours), zone=str(st.context.timezone or "UTC"))
    try:
        standing.post.choices.keep(standing.account, person.id, replace(old, hours=hours, root=root(), **changes))
    except Fault as fault:
        st.session_state[keys.choice_fault_of(where)] = fault
