"""What the database and the house know, read when monitoring asks. Numbers of the database are the same at every replica."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy import Connection, func, select, text

from components.orders.order import MOVING
from components.orders.pulse import workflows_alive
from components.orders.tables import activity, orders, webhooks

if TYPE_CHECKING:
    from components.house import House

RESTING = frozenset({"ready", "failed"})


class Readings(Collector):
    """Reads one house. A question that fails leaves its numbers out, and counts as failed, so that the others are told."""

    def __init__(self, standing: House, sessions: Callable[[], int]) -> None:
        self._standing, self._sessions = standing, sessions

    def describe(self) -> Iterable[Metric]:
        """Tell nothing beforehand: names are known once something is read."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Read everything."""
        failed = GaugeMetricFamily("platbook_readings_failed", "Questions behind these numbers that failed now.")
        count = 0
        for read in (self._orders, self._credits, self._webhooks, self._queue, self._watch, self._sizes, self._open):
            try:
                yield from tuple(read())
            except Exception:  # noqa: BLE001  monitoring must hear of a broken part, not break with it
                count += 1
        failed.add_metric([], count)
        yield failed

    def _orders(self) -> Iterator[Metric]:
        total = GaugeMetricFamily("platbook_orders", "Orders by kind and state.", labels=["kind", "state"])
        oldest = GaugeMetricFamily(
            "platbook_order_oldest_seconds",
            "Age of the oldest order that is under way or waits for a person.",
            labels=["kind", "state"],
        )
        query = select(orders.c.kind, orders.c.state, func.count(), func.min(orders.c.created_at))
        for kind, state, count, first_at in self._ask(query.group_by(orders.c.kind, orders.c.state)):
            total.add_metric([kind, state], count)
            if state not in RESTING:
                oldest.add_metric([kind, state], max(0.0, time.time() - first_at))
        yield from (total, oldest)

    def _credits(self) -> Iterator[Metric]:
        spent = CounterMetricFamily("platbook_credits_spent", "Credits charged, by what was bought.", labels=["kind"])
        query = select(activity.c.kind, func.coalesce(func.sum(activity.c.credits), 0)).group_by(activity.c.kind)
        for kind, count in self._ask(query):
            spent.add_metric([kind], int(count))
        yield spent

    def _webhooks(self) -> Iterator[Metric]:
        came = CounterMetricFamily(
            "platbook_webhooks", "Webhooks that came in, by what became of them.", labels=["verdict"]
        )
        for verdict, count in self._ask(select(webhooks.c.verdict, func.count()).group_by(webhooks.c.verdict)):
            came.add_metric([verdict], count)
        yield came

    def _queue(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("platbook_engine_workflows", "Workflows under way or waiting.", value=workflows_alive())
        moving = [state.value for state in MOVING]
        query = select(func.count()).where(orders.c.state.in_(moving), orders.c.workflow_id == "")
        undriven = int(next(iter(self._ask(query)))[0])
        yield GaugeMetricFamily("platbook_orders_undriven", "Orders under way that nobody drives.", value=undriven)

    def _watch(self) -> Iterator[Metric]:
        watches = [desk.watch for desk in self._standing.desks.standing()]
        due = sum(len(watch.due()) for watch in watches)
        yield GaugeMetricFamily("platbook_watch_due", "Watched audiences without a count of today.", value=due)
        told = "Seconds since the due audience that waits longest could have been counted."
        lag_s = max((watch.lag_s() for watch in watches), default=0.0)
        yield GaugeMetricFamily("platbook_watch_lag_seconds", told, value=lag_s)

    def _sizes(self) -> Iterator[Metric]:
        cache = sum(
            file.stat().st_size for file in (self._standing.settings.data_dir / "rows").rglob("*") if file.is_file()
        )
        yield GaugeMetricFamily("platbook_cache_bytes", "Size of the cache of rows.", value=cache)
        with self._standing.database.connect() as connection:
            yield GaugeMetricFamily("platbook_database_bytes", "Size of the database.", value=_size(connection))

    def _open(self) -> Iterator[Metric]:
        yield GaugeMetricFamily("platbook_sessions", "Browser sessions that are open here.", value=self._sessions())

    def _ask(self, query: Any) -> list[Any]:
        with self._standing.database.connect() as connection:
            return list(connection.execute(query))


def _size(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    file = Path(str(connection.engine.url.database))
    return sum(one.stat().st_size for one in (file, file.with_name(f"{file.name}-wal")) if one.exists())
