"""Who is in a file and who isn't, and why: before it is downloaded."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.figures.charts import percent
from components.outreach import NOT_LEGAL_ADVICE, Reason, rules
from components.outreach.destinations import LeftOut, Prepared
from components.ui.pieces.words import count, dollars, plain

_MEANINGS = {
    "line": "You chose one kind of line.",
    "no_phone": "All of their phones are withheld, or they have none.",
    "no_email": "You chose leads with one.",
    "nobody": "No name, phone or e-mail address to match by.",
    "not_best": "You chose one phone a lead.",
    "same": "One owner, several homes or lists: the best lead of them stays.",
}

_INVALID = {
    "leads": "The rows hold no address that a letter could be sent to.",
    "e-mail addresses": "What stands there is not an address that mail could be sent to.",
}


def who_is_in(ready: Prepared) -> None:
    """Show the reckoning: what was found, what is in the file, and every reason for the rest."""
    told = ready.shaped
    asked, inside, out = st.columns(3)
    asked.metric("Leads asked for", count(told.leads), border=True)
    inside.metric(
        f"{_unit(ready)} in the file", count(ready.rows), border=True, help=f"Of {count(told.found)} {told.what} found."
    )
    out.metric(f"{told.what.capitalize()} left out", count(told.found - ready.rows), border=True)
    left_out_table(told.left_out, told.found)
    if told.blanked:
        st.caption("Withheld from rows that stay: those cells are blank.")
        left_out_table(told.blanked, sum(one.number for one in told.blanked))
    if told.leads and not told.found:
        st.info(
            f"None of these {count(told.leads, 'lead')} has any of the {told.what} that this file is made of. "
            "Choose other leads above, or another destination.",
            icon=":material/contact_support:",
        )
    elif not told.left_out and not told.blanked:
        st.caption(":material/check_circle: Nobody is withheld.")
    _purpose(ready)


def left_out_table(reasons: Sequence[LeftOut], found: int) -> None:
    """Show reasons with their numbers; `found` is what their shares are of."""
    if not reasons:
        return
    several = len({one.what for one in reasons}) > 1
    frame = pd.DataFrame(
        {
            "Left out": [f"**{count(one.number)}**{f' {one.what}' if several else ''}" for one in reasons],
            "Share": [percent(one.number / max(1, found)) for one in reasons],
            "Why": [f"**{plain(one.label)}.** {plain(_meaning(one))}" for one in reasons],
        }
    )
    st.table(frame, border="horizontal", hide_index=True)


def litigators(ready: Prepared) -> int:
    """Count the phones of litigators that are withheld."""
    return sum(one.number for one in (*ready.shaped.left_out, *ready.shaped.blanked) if one.key == Reason.LITIGATOR)


def unsure(ready: Prepared) -> int:
    """Count the phones that are withheld only because nobody has checked them lately."""
    wanted = {Reason.UNKNOWN, Reason.STALE}
    return sum(one.number for one in (*ready.shaped.left_out, *ready.shaped.blanked) if one.key in wanted)


def _unit(ready: Prepared) -> str:
    """Name what a row is."""
    return {"phone": "Phones", "email": "Addresses", "piece": "Pieces", "owner": "Owners"}.get(
        ready.asked.where.unit, "Leads"
    )


def _meaning(one: LeftOut) -> str:
    if one.key == Reason.INVALID and one.what in _INVALID:
        return _INVALID[one.what]
    barrier = rules().barriers.get(one.key)
    return _MEANINGS.get(one.key, "") if barrier is None else barrier.meaning


def _purpose(ready: Prepared) -> None:
    """Say what the law calls such calls, and that this is no advice."""
    purpose = rules().purposes.get(ready.asked.case)
    calls = f"{purpose.text} " if purpose is not None and ready.asked.where.group == "call" else ""
    st.caption(
        f":material/gavel: {plain(calls)} **{plain(NOT_LEGAL_ADVICE)}** Rules of version {plain(rules().version)}."
    )


def scrub_offer(ready: Prepared) -> None:
    """Say which phones no scrub has answered for, those withheld for it and those that aren't; what asking costs, and where."""
    withheld, estimated = unsure(ready), ready.shaped.estimated
    if not withheld + estimated:
        return
    told = (
        [f"{count(withheld, 'phone is', 'phones are')} withheld only because nobody has checked them lately."]
        if withheld
        else []
    )
    if estimated:
        told.append(
            f"{count(estimated, 'phone')} in it {'stands' if estimated == 1 else 'stand'} on the list's own flags, the vendor's estimate: "
            "only a scrub asks the registries."
        )
    price = f"To scrub them costs 1 credit a phone: {dollars(withheld + estimated)} at most."
    st.info(" ".join([*told, price]), icon=":material/fact_check:")
    st.page_link(
        "dnc.py",
        label="Scrub them first",
        icon=":material/phone_disabled:",
        query_params={"from": "leads"} | ready.asked.picked.query(),
    )


def no_texting() -> None:
    """Say why there is no file for texting."""
    st.caption(f":material/sms_failed: {plain(rules().limits['texting'].text)}")
