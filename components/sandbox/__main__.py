"""Run the sandbox: `python -m components.sandbox --help`."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import sys
import threading
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

HOST = "127.0.0.1"
_KEPT_OPEN_S = 75  # as long as usual proxies do, so that a pooled connection is seldom closed under a request
_ABOUT = """
Serve a stand-in for the Tracerfy API on this machine alone. Places are real; every property, person,
phone and address is invented. Any bearer token is an account with 10,000 credits. The first line printed is
the port; the API's page is at /docs.
"""


def main(arguments: list[str] | None = None) -> None:
    """Bind, print the port, serve until told to stop.

    The port is printed before the country is there: whoever started this goes on, and a first call waits in the listener's queue.
    """
    options = _options(arguments)
    listener = _listener(options.port)
    port = listener.getsockname()[1]
    if options.stop_with_stdin:
        threading.Thread(target=_stop_with_stdin, daemon=True).start()
    _say(f"{port}\n")
    gc.set_threshold(100_000, 20, 50)  # places and pages of rows are many small objects without cycles
    app = _built(f"http://{HOST}:{port}", options)
    gc.freeze()
    _serve(app, listener)


def _built(origin: str, options: argparse.Namespace) -> ASGIApp:
    from components.sandbox.server import PREFIXES, Setup, build_app  # takes a second: the port is known before

    app = build_app(
        Setup(origin, options.seed, options.speed, options.state, options.control, options.dialect == "today")
    )
    _say(f"{origin}{PREFIXES[0]}/ is open; the API's page is {origin}/docs\n")
    return app


def _serve(app: ASGIApp, listener: socket.socket) -> None:
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        timeout_keep_alive=_KEPT_OPEN_S,
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m components.sandbox", description=_ABOUT)
    parser.add_argument("--port", type=int, default=8765, help="port on 127.0.0.1; 0 takes a free one (default 8765)")
    parser.add_argument(
        "--speed",
        type=_speed,
        default=1.0,
        help="how many times faster than life lists are built (default 1: 6 to 20 s) and jobs done (3 to 30 s)",
    )
    parser.add_argument("--seed", type=int, default=7, help="another seed, another country of homes (default 7)")
    parser.add_argument(
        "--state", type=Path, help="file that keeps accounts, lists and jobs over a restart (default: memory)"
    )
    parser.add_argument(
        "--control", action="store_true", help="open /_sandbox/: set accounts, make faults, read the request log"
    )
    parser.add_argument(
        "--dialect",
        choices=("today", "document"),
        default="today",
        help="speak the API as it is today, under both prefixes (default), or only what the document holds",
    )
    parser.add_argument(
        "--stop-with-stdin", action="store_true", help="stop when standard input closes, so that no parent is outlived"
    )
    return parser.parse_args(arguments)


def _speed(text: str) -> float:
    speed = float(text)
    if not 0 < speed < float("inf"):
        raise argparse.ArgumentTypeError("must be greater than 0")
    return speed


def _listener(port: int) -> socket.socket:
    """Listen already here, so that nobody who reads the port comes too early. Naming TCP lets asyncio switch Nagle's delay off."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((HOST, port))
    listener.listen(128)
    return listener


def _stop_with_stdin() -> None:
    """Wait until the other end of standard input is gone, however its holder died, and go too."""
    while sys.stdin.buffer.read(1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
