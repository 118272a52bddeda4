"""Audiences side by side: what they differ in, and which ZIPs they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.audience.audience import CUSTOM, Audience
from components.audience.english import place_words
from components.audience.filters import FILTERS
from components.audience.ground import zips_of
from components.audience.phrases import phrase


@dataclass(frozen=True)
class Difference:
    """One wish and how each audience says it; "–" where one doesn't have it."""

    label: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class SharedZips:
    """ZIPs of two audiences, by their places in the row: those of both, and of each."""

    one: int
    other: int
    shared: int
    of_one: int
    of_other: int


def differences(audiences: Sequence[Audience], labels: Mapping[str, str]) -> tuple[Difference, ...]:
    """Give the wishes that not all audiences share: strategies, place, count, then filters in the table's order."""
    rows = [
        Difference("Strategy", tuple(_strategies(one, labels) for one in audiences)),
        Difference("Place", tuple(place_words(one.geography) or "–" for one in audiences)),
        Difference("Leads wanted", tuple(f"{one.requested_count:,}" for one in audiences)),
    ]
    keys = {key for one in audiences for key, _ in one.filters}
    for key in [*(key for key in FILTERS if key in keys), *sorted(keys - set(FILTERS))]:
        label = FILTERS[key].label if key in FILTERS else key
        rows.append(Difference(label, tuple(_filter(one, key) for one in audiences)))
    return tuple(row for row in rows if len(set(row.said)) > 1)


def shared_zips(audiences: Sequence[Audience]) -> tuple[SharedZips, ...]:
    """Count the ZIPs that each two audiences share; a circle has those whose middle lies in it."""
    codes = [set(zips_of(one.geography)) if one.geography is not None else set[str]() for one in audiences]
    return tuple(
        SharedZips(i, j, len(codes[i] & codes[j]), len(codes[i]), len(codes[j]))
        for i in range(len(codes))
        for j in range(i + 1, len(codes))
    )


def _strategies(audience: Audience, labels: Mapping[str, str]) -> str:
    named = [labels.get(key, key) for key in audience.strategies if key != CUSTOM]
    return " or ".join(named) or "–"


def _filter(audience: Audience, key: str) -> str:
    value = audience.override(key)
    return "–" if value is None else phrase(key, value)
