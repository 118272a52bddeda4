"""Propensity: a threshold moved and scores brushed, over one list of 25,000 rows and over 40 of them; and the bare questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from components import analytics
from components.analytics import ALL, Brush
from components.house import House
from tests.bench.lead_rows import pages
from tests.bench.report import Row, timed_ms
from tests.bench.scripts import AppTest, Stopwatch, scripts_ms, stopwatch, visit, within
from tests.bench.standing import put_again, put_list, standing

ROWS, LISTS, CASE = 25_000, 40, "sell"
_BRUSHES = [Brush((low, low + 29)) for low in range(5, 65, 5)]


def measured() -> Iterator[Row]:
    with standing() as here, stopwatch() as watch:
        house = here.house
        put_list(house, 1, pages(ROWS))
        yield from _page(house, watch, [1], budget=60)
        yield from _questions(house, [1])
        for list_id in range(2, LISTS + 1):
            put_again(house, 1, list_id)
        many = list(range(1, LISTS + 1))
        yield from _page(house, watch, many, budget=250)
        yield from _questions(house, many)


def _page(house: House, watch: Stopwatch, list_ids: list[int], budget: float) -> Iterator[Row]:
    about = f"propensity {_size(list_ids)}"
    visitor = visit("propensity", {"lists": ",".join(map(str, list_ids))})
    moves = [partial(_moved, visitor, watch, threshold) for threshold in range(45, 75, 2)]
    yield Row(f"{about}: threshold moved", scripts_ms(watch, moves), budget, note="fragment rerun")
    yield Row(f"{about}: page again", scripts_ms(watch, [visitor.run] * 12), None, note="whole rerun, answers kept")
    brushes = [partial(_brushed, visitor, house, tuple(list_ids), brush) for brush in _BRUSHES]
    yield Row(
        f"{about}: scores brushed", scripts_ms(watch, brushes), budget, note="whole rerun, other scores each time"
    )


def _moved(visitor: AppTest, watch: Stopwatch, threshold: int) -> AppTest:
    if not visitor.slider:
        raise RuntimeError("the page shows no threshold")
    visitor.slider(f"propensity-threshold-{CASE}").set_value(threshold)
    with within(watch, "slider"):
        return visitor.run()


def _brushed(visitor: AppTest, house: House, list_ids: tuple[int, ...], brush: Brush) -> AppTest:
    visitor.session_state["propensity-brush"] = ((list_ids, CASE), brush)
    return visitor.run()


def _questions(house: House, list_ids: list[int]) -> Iterator[Row]:
    """Ask what a brush asks, each by itself."""
    about, brush = (house.shelf, house.account, list_ids), Brush((30, 89))
    asked: dict[str, Callable[[], object]] = {
        "tally": lambda: analytics.tally(*about, CASE),
        "tiers": lambda: analytics.tier_counts(*about),
        "factors": lambda: analytics.factor_tally(*about, CASE, brush),
        "overlap": lambda: analytics.overlap_tally(*about, CASE, brush),
        "zips": lambda: analytics.zip_totals(*about, CASE, brush),
        "points": lambda: analytics.points(*about, CASE, brush, 1_500),
        "shortlist": lambda: analytics.shortlist(*about, CASE, 60, ALL),
    }
    for name, ask in asked.items():
        yield Row(f"question {_size(list_ids)}: {name}", timed_ms(ask, runs=9, warm_ups=2), None)


def _size(list_ids: list[int]) -> str:
    return f"{ROWS * len(list_ids):,}"
