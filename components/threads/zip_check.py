"""ZIPs that an answer picked, checked before anything is bought: unknown ones, ones in another state, ones far from the rest."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from components.audience import miles_between, zip_place

FAR_MILES = 30.0
"""A ZIP is far when it lies this much further from the middle than the ZIPs usually do."""


@dataclass(frozen=True)
class OddZip:
    """A ZIP that may not belong, and why."""

    zip_code: str
    why: str


def odd_zips(codes: Sequence[str]) -> tuple[OddZip, ...]:
    """Point out the ZIPs that don't fit the others, in the order given."""
    known = {code: place for code in codes if (place := zip_place(code)) is not None}
    if not known:
        return tuple(OddZip(code, "no ZIP that the gazetteer knows") for code in codes)
    home = Counter(place.state for place in known.values()).most_common(1)[0][0]
    middle = (
        statistics.median(place.latitude for place in known.values()),
        statistics.median(place.longitude for place in known.values()),
    )
    miles = {code: miles_between(middle, (place.latitude, place.longitude)) for code, place in known.items()}
    usual = statistics.median(miles.values())
    found = []
    for code in codes:
        if code not in known:
            found.append(OddZip(code, "no ZIP that the gazetteer knows"))
        elif known[code].state != home:
            found.append(OddZip(code, f"in {known[code].city}, {known[code].state}; the others are in {home}"))
        elif len(known) > 2 and miles[code] > usual + FAR_MILES:
            found.append(OddZip(code, f"in {known[code].city}, {miles[code]:.0f} miles from the middle of the others"))
    return tuple(found)
