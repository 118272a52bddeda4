"""Remembering the last few answers, and making each once however many ask for it at the same moment."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Recall(Generic[Answer]):
    """Keeps `most` answers, the least lately asked for go first. Nobody waits for another's question, only for their own."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, Future[Answer]] = OrderedDict()

    def get(self, key: str, make: Callable[[], Answer]) -> Answer:
        """Give the answer kept under `key`, or make it; what `make` raises is raised to all who wait, and not kept."""
        with self._lock:
            known = self._answers.get(key)
            answer: Future[Answer] = known or self._answers.setdefault(key, Future())
            self._answers.move_to_end(key)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return answer.result() if known else self._made(key, answer, make)

    def _made(self, key: str, answer: Future[Answer], make: Callable[[], Answer]) -> Answer:
        try:
            answer.set_result(make())
        except BaseException as failure:
            answer.set_exception(failure)
            with self._lock:
                self._answers.pop(key, None)
            raise
        return answer.result()
