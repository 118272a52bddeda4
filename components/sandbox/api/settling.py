"""Lists finish by themselves: a thread settles each when its time has come, and tells the account's webhook, once."""

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
from components.sandbox.kept import builds
from components.sandbox.kept.books import LeadList

_LOOK_AGAIN_S = 0.5
_PATIENCE_S = 10
_log = logging.getLogger(__name__)


class Settler:
    """Has a life: `start`, `stop`. A list that someone asks about is settled then and there; this one sees to the others."""

    def __init__(self, desk: Desk, downloads: Downloads) -> None:
        self._desk = desk
        self._downloads = downloads
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sandbox-settler", daemon=True)
        desk.settled = self._tell

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            pending = [
                bought for bought in self._desk.books.pending() if self._desk.settle_if_done(bought).status == "pending"
            ]
            self._stopping.wait(min([_LOOK_AGAIN_S, *(self._seconds_left(bought) for bought in pending)]))

    def _seconds_left(self, bought: LeadList) -> float:
        done_at = bought.created_at + builds.duration_s(bought.row_count, self._desk.speed)
        return max(0.0, done_at - time.time())

    def _tell(self, settled: LeadList) -> None:
        """Post to the account's webhook from a thread of its own; not retried, like the vendor's."""
        url = self._desk.books.account(settled.account).webhook_url
        if url:
            threading.Thread(
                target=post, args=(url, self._payload(settled)), name="sandbox-webhook", daemon=True
            ).start()

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
        }


def post(url: str, payload: dict[str, object]) -> None:
    """POST JSON, wait ten seconds at most, and let a failure be (API document, Lead Builder Webhooks)."""
    parts = urlsplit(url)
    connect = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connect(parts.netloc, timeout=_PATIENCE_S)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.request(
            "POST", path, json.dumps(payload), {"Content-Type": "application/json", "User-Agent": "tracerfy-sandbox"}
        )
        _log.info("webhook answered %s", connection.getresponse().status)
    except (OSError, http.client.HTTPException) as failure:
        _log.info("webhook not delivered: %s", failure)
    finally:
        connection.close()
