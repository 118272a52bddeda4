"""The same place said another way: cities as their ZIPs, ZIPs as their counties, anything as a circle or its states."""

from __future__ import annotations

from components.audience.gazetteer import zip_place
from components.audience.geography import Cities, Counties, Geography, Place, Radius, States, Zips
from components.audience.ground import bounds, centre, miles_between, states_of, zips_of

MOST_ZIPS = 200
MOST_PLACES = 30


def said_as(geography: Geography, kind: type) -> Geography | None:
    """Say a place as another kind, as nearly as that kind can; None where it would take too many words."""
    if isinstance(geography, kind):
        return geography
    codes = zips_of(geography)
    if kind is Zips:
        return Zips(codes) if 0 < len(codes) <= MOST_ZIPS else None
    if kind is Radius:
        return _circle(geography)
    if kind is States:
        return States(tuple(sorted(states_of(geography)))) if codes else None
    places = [place for code in codes if (place := zip_place(code))]
    named = sorted({Place(place.city if kind is Cities else place.county, place.state) for place in places})
    if not 0 < len(named) <= MOST_PLACES:
        return None
    return Cities(tuple(named)) if kind is Cities else Counties(tuple(named))


def _circle(geography: Geography) -> Radius | None:
    middle, box = centre(geography), bounds(geography)
    if middle is None or box is None:
        return None
    reach = miles_between(middle, (box[2], box[3]))
    return Radius(round(middle[0], 5), round(middle[1], 5), min(10.0, max(1.0, round(reach, 1))))
