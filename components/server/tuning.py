"""The server around the pages: replies without a needless wait."""

from __future__ import annotations

import gc
import os
import socket
import stat
from pathlib import Path


def quick_replies() -> None:
    """Take two waits out of every rerun.

    Streamlit collects garbage after each run, which walks every object made at start: freezing those takes 30 to 90 ms off. And it
    makes its listener in a way that leaves Nagle's algorithm on, which costs 40 ms a reply: accepted connections inherit the option
    from the listener on Linux. Elsewhere this does nothing.
    """
    gc.collect()
    gc.freeze()
    for listener in _listeners():
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.close()


def _listeners() -> list[socket.socket]:
    numbers = Path("/proc/self/fd")
    if not numbers.is_dir():
        return []
    found = (_listener(int(entry.name)) for entry in numbers.iterdir())
    return [listener for listener in found if listener is not None]


def _listener(number: int) -> socket.socket | None:
    try:
        if not stat.S_ISSOCK(os.fstat(number).st_mode):
            return None
        copy = socket.socket(fileno=os.dup(number))
    except OSError:
        return None
    listening = copy.family in {socket.AF_INET, socket.AF_INET6} and copy.getsockopt(
        socket.SOL_SOCKET, socket.SO_ACCEPTCONN
    )
    if listening and copy.type == socket.SOCK_STREAM:
        return copy
    copy.close()
    return None
