"""The same file made again: the same bytes where nothing has changed, else what has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from components.outreach.destinations import LeftOut
from components.outreach.receipts.receipt import Receipt, Standing


def changed_since(receipt: Receipt, digest: str, standing: Standing, left_out: Sequence[LeftOut]) -> tuple[str, ...]:
    """Say why a file that is made again differs from its receipt; () where it is the same, byte for byte."""
    if digest == receipt.digest:
        return ()
    return tuple(_changes(receipt, standing, left_out)) or (
        "Days have passed: the time zones' offsets, or the ages of flags, have moved.",
    )


def _changes(receipt: Receipt, now: Standing, left_out: Sequence[LeftOut]) -> Iterator[str]:
    then = receipt.standing
    rows = {one.list_id: one.digest for one in then.lists}
    for one in now.lists:
        if rows.get(one.list_id) != one.digest:
            yield f"The rows of “{one.name}” are others now."
        if (before := _named(then, one.list_id)) != one.name:
            yield f"The list “{before}” is called “{one.name}” now."
    if then.rules != now.rules:
        yield f"The rules changed from version {then.rules} to {now.rules}."
    if then.scrubs != now.scrubs:
        yield "Numbers have been scrubbed since, or verdicts were taken away."
    if then.acts != now.acts:
        yield "The suppression list, an exception or a privacy request has changed something since."
    if then.format != now.format:
        yield "Platbook writes these files another way now."
    yield from _counts(receipt.left_out + receipt.blanked, left_out)


def _named(standing: Standing, list_id: int) -> str:
    return next((one.name for one in standing.lists if one.list_id == list_id), "")


def _counts(then: Sequence[LeftOut], now: Sequence[LeftOut]) -> Iterator[str]:
    """Tell which reasons withhold more or fewer: flags age by themselves."""
    before = {(one.what, one.key): one.number for one in then}
    after = {(one.what, one.key): one.number for one in now}
    labels = {(one.what, one.key): one.label for one in (*then, *now)}
    for which in dict.fromkeys((*before, *after)):
        if before.get(which, 0) != after.get(which, 0):
            yield f"{labels[which]}: {before.get(which, 0):,} {which[0]} then, {after.get(which, 0):,} now."
