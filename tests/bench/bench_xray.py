"""X-ray: an audience of ten filters, each left out once, counted by the sandbox."""

from __future__ import annotations

from collections.abc import Iterator

from components.audience import Audience, Cities, Place
from components.whatifs import Counting, filter_rays, xray
from tests.bench.report import Row, timed_ms
from tests.bench.standing import Standing, standing

_FILTERS = {
    "beds_min": 3,
    "pool": True,
    "garage": True,
    "year_built_max": 2005,
    "building_size_min": 1200,
    "lot_size_min": 4000,
    "value_min": 150_000,
    "estimated_equity_min": 20_000,
    "years_owned_min": 3,
    "absentee_owner": False,
}
_CITIES = ("Phoenix", "Tucson", "Mesa", "Chandler", "Gilbert", "Scottsdale", "Tempe")


def measured() -> Iterator[Row]:
    with standing() as here:
        cities = iter(_CITIES)
        samples = timed_ms(lambda: _rayed(here, next(cities)), runs=len(_CITIES) - 1)
        yield Row("xray: ten filters", samples, 3000, note="11 previews, a city nobody asked for yet")


def _rayed(here: Standing, city: str) -> None:
    audience = Audience(("custom",), Cities((Place(city, "AZ"),)), tuple(sorted(_FILTERS.items())))
    rays = filter_rays(audience, {})
    if len(rays) != len(_FILTERS):
        raise RuntimeError(f"{len(rays)} rays")
    counting = Counting(here.house.previews, here.house.limits.meter("preview"))
    *_, last = xray(counting, audience, rays)
    if last.known != len(rays):
        raise RuntimeError(f"{last.known} of {len(rays)} counted: {counting.note}")
