"""Lists and jobs finish by themselves: a thread settles each when its time has come, and tells the account's webhook, once."""

from __future__ import annotations

import http.client
import json
import logging
import threading
import time
from urllib.parse import urlsplit

from components.sandbox.api.answering import timestamp
from components.sandbox.api.desk import Desk
from components.sandbox.api.downloads import Downloads
from components.sandbox.api.job_records import webhook_of
from components.sandbox.api.jobs_desk import JobsDesk
from components.sandbox.api.monitor_desk import MonitorDesk
from components.sandbox.api.monitor_routes import rows_url
from components.sandbox.kept import builds
from components.sandbox.kept.books import LeadList

_LOOK_AGAIN_S = 0.5
_PATIENCE_S = 10
_log = logging.getLogger(__name__)


class Settler:
    """Has a life: `start`, `stop`. What someone asks about is settled then and there; this one sees to the others."""

    def __init__(
        self, desk: Desk, downloads: Downloads, jobs: JobsDesk | None = None, monitors: MonitorDesk | None = None
    ) -> None:
        self._desk = desk
        self._monitors = monitors
        self._jobs = jobs or JobsDesk(desk, {})
        self._downloads = downloads
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sandbox-settler", daemon=True)
        desk.settled = lambda settled: self._tell(settled.account, self._payload(settled))
        self._jobs.settled = lambda settled: self._tell(settled.account, webhook_of(settled, downloads))

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                left = self._waits()
            except Exception:  # noqa: BLE001  one job that can't be worked out mustn't hold up all others for good
                _log.exception("could not settle")
                left = []
            self._stopping.wait(min([_LOOK_AGAIN_S, *left]))

    def _waits(self) -> list[float]:
        """Settle what is done, run the monitors that are due, and give the seconds that each of the others still takes."""
        if self._monitors is not None:
            self._monitors.run_due()
        lists = [
            bought for bought in self._desk.books.pending() if self._desk.settle_if_done(bought).status == "pending"
        ]
        jobs = [job for job in self._jobs.jobs.pending() if self._jobs.settle_if_done(job).pending]
        done_at = [*(self._list_done_at(bought) for bought in lists), *(self._jobs.done_at(job) for job in jobs)]
        return [max(0.0, at - time.time()) for at in done_at]

    def _list_done_at(self, bought: LeadList) -> float:
        return bought.created_at + builds.duration_s(bought.row_count, self._desk.speed)

    def _tell(self, account: str, payload: dict[str, object]) -> None:
        """Post to the account's webhook from a thread of its own; not retried, like the vendor's."""
        url = self._desk.books.account(account).webhook_url
        if url:
            threading.Thread(target=post, args=(url, payload), name="sandbox-webhook", daemon=True).start()

    def _payload(self, settled: LeadList) -> dict[str, object]:
        complete = settled.status == "complete"
        return {
            "id": settled.id,
            "type": "lead_list",
            "name": settled.name,
            "strategy": settled.strategy,
            "source": "api",
            "created_at": timestamp(settled.created_at),
            "completed_at": timestamp(settled.completed_at or settled.created_at),
            "pending": False,
            "download_url": self._downloads.url_of(settled) if complete else "",
            "requested_count": settled.requested_count,
            "actual_count": settled.row_count if complete else 0,
            "credits_deducted": settled.credits_deducted,
        } | self._of_monitor(settled)

    def _of_monitor(self, settled: LeadList) -> dict[str, object]:
        """A monitor's list names it, and where the rows are (the vendor's newer documentation)."""
        run = self._monitors.monitors.run_of(settled.id) if self._monitors is not None else None
        return {} if run is None else {"monitor_id": run.monitor, "rows_url": rows_url(settled.id)}


def post(url: str, payload: dict[str, object]) -> int | None:
    """POST JSON, wait ten seconds at most, and let a failure be (API document, Lead Builder Webhooks); gives the status, or None."""
    parts = urlsplit(url)
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connect(parts.netloc, timeout=_PATIENCE_S)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.request(
            "POST", path, json.dumps(payload), {"Content-Type": "application/json", "User-Agent": "tracerfy-sandbox"}
        )
        status = connection.getresponse().status
        _log.info("webhook answered %s", status)
        return status
    except (OSError, http.client.HTTPException) as failure:
        _log.info("webhook not delivered: %s", failure)
        return None
    finally:
        connection.close()
