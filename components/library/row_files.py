"""The files of rows in the data folder: a cache of what the database holds, kept below a size. What was used longest ago goes first."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

IN_USE_S = 120.0
"""How long after its last use a file is left alone: another process may share the folder, and its questions aren't seen here."""
_LOOKS_EVERY_S = 10.0


class RowFiles:
    """The Parquet files of a folder, at most `max_bytes` of them together; None: as many as there are. Safe to share between threads."""

    def __init__(self, folder: Path, max_bytes: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._max_bytes = folder, max_bytes
        self._used: Counter[Path] = Counter()
        self._lock = Lock()
        self._looks_at = 0.0

    @contextmanager
    def using(self, paths: Iterable[Path]) -> Iterator[None]:
        """Keep files from being taken away while they are read; afterwards take away what is too much."""
        held = tuple(paths)
        with self._lock:
            self._used.update(held)
        try:
            yield
        finally:
            with self._lock:
                self._used.subtract(held)
            self._look()

    def touch(self, path: Path) -> None:
        """Remember that a file is used now."""
        with suppress(FileNotFoundError):
            os.utime(path)

    def trim(self) -> int:
        """Take away files until the rest fits, none that is in use; give how many bytes are left."""
        known = sorted(self._files())
        size = sum(size for _, size, _ in known)
        for used_at, bytes_there, path in known:
            if self._max_bytes is None or size <= self._max_bytes:
                break
            if self._is_idle(path, used_at):
                path.unlink(missing_ok=True)
                size -= bytes_there
        return size

    def _look(self) -> None:
        if self._max_bytes is not None and time.monotonic() >= self._looks_at:
            self._looks_at = time.monotonic() + _LOOKS_EVERY_S
            self.trim()

    def _is_idle(self, path: Path, used_at: float) -> bool:
        """A clock that was set back leaves times of use that are to come: such a file is as good as unused."""
        with self._lock:
            return not self._used[path] and not 0 <= time.time() - used_at < IN_USE_S

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self._folder.glob("*.parquet"):
            with suppress(FileNotFoundError):
                told = path.stat()
                yield told.st_mtime, told.st_size, path
