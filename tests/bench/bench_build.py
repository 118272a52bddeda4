"""Build: a filter changed, where the preview is known already and where the sandbox has to count it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from components.audience import Audience, Cities, Place, from_query, to_query
from tests.bench.report import Row
from tests.bench.scripts import AppTest, scripts_ms, stopwatch, visit
from tests.bench.standing import standing

_START = Audience(("free_and_clear",), Cities((Place("Phoenix", "AZ"),)), (("beds_min", 3), ("pool", True)))
_YEARS = range(1950, 1964)


def measured() -> Iterator[Row]:
    with standing() as here, stopwatch() as watch:
        visitor = visit("build", to_query(_START))
        known = [_start_built(year) for year in _YEARS]
        for audience in known:
            here.house.previews.of(audience)
        changes = [partial(_opened, visitor, audience) for audience in known]
        yield Row("build: filter changed, preview kept", scripts_ms(watch, changes), 80)
        fresh = [partial(_opened, visitor, _start_built(year)) for year in range(1970, 1984)]
        yield Row("build: filter changed, sandbox counts", scripts_ms(watch, fresh), 500)
        other = [
            partial(_opened, visitor, _elsewhere(city)) for city in ("Tucson", "Mesa", "Chandler", "Gilbert", "Peoria")
        ]
        yield Row("build: city changed, sandbox counts", scripts_ms(watch, other, warm_ups=0), 500)


def _start_built(year: int) -> Audience:
    query = to_query(_START) | {"f.year_built_max": str(year)}
    return from_query(query) or _START


def _elsewhere(city: str) -> Audience:
    return from_query(to_query(_START) | {"city": f"{city},AZ"}) or _START


def _opened(visitor: AppTest, audience: Audience) -> AppTest:
    """Change the audience as the page's own widgets do: the URL names the new one."""
    visitor.query_params.clear()
    for name, value in to_query(audience).items():
        visitor.query_params[name] = value
    visitor.run()
    if "Owners that match" not in [metric.label for metric in visitor.metric]:
        raise RuntimeError("the page shows no count")
    return visitor
