"""The proof of a scrub: what was sent when, what came back, and digests by which both can be known again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

import pyarrow as pa
import streamlit as st

from components.faults import BadInput
from components.house import house
from components.library.export import csv_of
from components.orders import Bodies, Order, VendorFiles
from components.outreach import FLAGS
from components.ui.dnc.scrubs import Scrub, counted, source_words
from components.ui.pieces.words import count, plain


def scrub_proof(scrub: Scrub) -> None:
    """Show the proof of what came home, and offer it as a file."""
    if not scrub.home:
        return
    with st.expander("Proof: what was checked when", icon=":material/gavel:"):
        lines = [*_whole(scrub), *(line for order in scrub.home for line in _part(order))]
        st.markdown("  \n".join(f":gray[{label}] {plain(words)}" for label, words in lines))
        st.download_button(
            "Proof (text)",
            data="".join(f"{label}: {words}\r\n" for label, words in lines),
            file_name=f"scrub-{scrub.orders[0].vendor_id}-proof.txt",
            mime="text/plain",
            on_click="ignore",
            icon=":material/download:",
        )
        st.caption(
            "Whoever has the files can make the digests again: sha256sum on the vendor's own file gives the second one."
        )


def scrub_log(scrubs: Sequence[Scrub]) -> bytes:
    """Give every order of every scrub as CSV: when it was sent, what was asked, what came home, what it cost, and its digest."""
    rows = [_logged(scrub, order) for scrub in scrubs for order in scrub.orders]
    return csv_of(pa.Table.from_pylist(rows))


def _logged(scrub: Scrub, order: Order) -> dict[str, str | int | None]:
    found = counted(replace(scrub, orders=(order,)))
    return {
        "name": scrub.name,
        "state": order.state.value,
        "vendor_scrub": order.vendor_id,
        "ordered_at": _moment(order.created_at),
        "sent_at": _moment(order.placed_at),
        "answered_at": _moment(order.ready_at),
        "numbers_sent": order.requested_count,
        "numbers_answered": found.checked,
        "clean": found.clean,
        "flagged": found.flagged,
        "unknown": found.unknown,
        "credits": order.credits_deducted,
        "sha256_of_answer": _digest_answer(order.key) if order.vendor_csv else "",
    }


def _whole(scrub: Scrub) -> list[tuple[str, str]]:
    found = counted(scrub)
    return [
        ("Scrub", f"{scrub.name} ({scrub.key[:8]})"),
        (
            "Numbers",
            f"{count(scrub.sent)} sent, {count(found.checked)} answered, {count(found.clean)} clean, {count(found.unknown)} unknown",
        ),
        ("Numbers from", source_words(scrub).removeprefix("from ") or "–"),
        ("Lists asked", ", ".join(FLAGS.values())),
        ("Ordered by", _ordered_by(scrub.orders[0])),
    ]


def _ordered_by(order: Order) -> str:
    who = order.person or "nobody signs in to this dashboard"
    return f"{who}, approved by {order.approved_by}" if order.approved_by else who


def _part(order: Order) -> list[tuple[str, str]]:
    return [
        ("Scrub at the vendor's", str(order.vendor_id)),
        ("Sent", _moment(order.placed_at)),
        ("Answer home", _moment(order.ready_at)),
        ("Charged", count(order.credits_deducted, "credit")),
        ("SHA-256 of what was sent", _digest_sent(order.key)),
        ("SHA-256 of the vendor's answer", _digest_answer(order.key)),
    ]


def _moment(at: datetime | None) -> str:
    return "–" if at is None else f"{at:%Y-%m-%d %H:%M:%S} UTC"


@lru_cache(maxsize=1024)
def _digest_answer(key: str) -> str:
    return hashlib.sha256(VendorFiles(house().database).read(key) or b"").hexdigest()


@lru_cache(maxsize=1024)
def _digest_sent(key: str) -> str:
    """A trace's numbers were taken out by the vendor: nothing was sent but its number."""
    try:
        return hashlib.sha256(Bodies(house().database).read(key)).hexdigest()
    except BadInput:
        return "nothing was uploaded: the vendor took the numbers out of its own trace"
