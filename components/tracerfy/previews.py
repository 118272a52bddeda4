"""Previews, asked once: the same question within ten minutes is answered from here, and two who ask at once share one call. Where several
processes share what they were answered, it is asked once for all of them.

How many match doesn't depend on how many are wanted, so the wanted count is left out of the question and put into the answer.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Protocol

from components.audience import Audience
from components.tracerfy.answers import Preview
from components.tracerfy.client import Tracerfy
from components.tracerfy.kept_previews import packed, unpacked

KEPT_S = 600.0
KEPT_AT_MOST = 2_000
# As many pins as the API gives (API document, Preview Lead List): a first ask for 25 leads must not leave the map with 25 for ever.
PINS_AT_MOST = 500


class Shared(Protocol):
    """Answers kept where other processes read them, for as long as they are fresh."""

    def read(self, question: str) -> tuple[bytes, float] | None:
        """Give a fresh answer and its age in seconds, or None."""

    def keep(self, question: str, body: bytes) -> None:
        """Keep an answer."""


class Previews:
    """The previews of one account; safe to share between threads.

    `bought` gives something that changes with each purchase: what excludes the rows bought before is asked anew then. `shared` is where
    other processes keep theirs.
    """

    def __init__(
        self,
        api: Tracerfy,
        *,
        clock: Callable[[], float] = time.monotonic,
        bought: Callable[[], object] = lambda: None,
        shared: Shared | None = None,
    ) -> None:
        self._api, self._clock, self._bought, self._shared = api, clock, bought, shared
        self._kept: OrderedDict[str, tuple[float, Future[Preview]]] = OrderedDict()
        self._lock = Lock()

    def of(self, audience: Audience) -> Preview:
        """Preview an audience. Raises the API's faults; a fault is not kept, so the next ask tries again."""
        key = self._key(audience)
        asked, mine = self._place(key)
        if mine:
            self._answer(audience, asked, key)
        return asked.result().asking(audience.requested_count)

    def known(self, audience: Audience) -> Preview | None:
        """Give the preview if it is here already, without asking."""
        with self._lock:
            asked = self._fresh(self._key(audience))
        if asked is None or not asked.done() or asked.exception() is not None:
            return None
        return asked.result().asking(audience.requested_count)

    def _key(self, audience: Audience) -> str:
        return f"{audience.matching_key()} {self._bought()}" if audience.exclude_bought else audience.matching_key()

    def _place(self, key: str) -> tuple[Future[Preview], bool]:
        with self._lock:
            asked = self._fresh(key)
            if asked is not None:
                return asked, False
            asked = Future()
            self._kept[key] = (self._clock(), asked)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT_AT_MOST:
                self._kept.popitem(last=False)
            return asked, True

    def _fresh(self, key: str) -> Future[Preview] | None:
        at, asked = self._kept.get(key, (0.0, None))
        return asked if asked is not None and self._clock() - at < KEPT_S else None

    def _answer(self, audience: Audience, asked: Future[Preview], key: str) -> None:
        try:
            asked.set_result(self._told_elsewhere(key, asked) or self._told_now(audience, key))
        except BaseException as error:
            with self._lock:
                self._kept.pop(key, None)
            asked.set_exception(error)
            if not isinstance(error, Exception):
                raise

    def _told_elsewhere(self, key: str, asked: Future[Preview]) -> Preview | None:
        """Give what another process was told, which stays as old here as it is there."""
        found = self._shared.read(key) if self._shared else None
        preview = unpacked(found[0]) if found else None
        if found and preview:
            with self._lock:
                self._kept[key] = (self._clock() - found[1], asked)
        return preview

    def _told_now(self, audience: Audience, key: str) -> Preview:
        told = self._api.preview(audience.asking(max(PINS_AT_MOST, audience.requested_count)))
        if self._shared and (body := packed(told)) is not None:
            self._shared.keep(key, body)
        return told
