"""Visitors of pages, and how long the script of each of their reruns took: without the wire, the browser and AppTest's own work."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

import streamlit as st
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from tests.server.processes import ROOT

# A test that reads or writes a visitor's session from outside a run is told so each time.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True

PATIENCE_S = 120
_RUNNER = "streamlit.testing.v1.local_script_runner"


@dataclass
class Stopwatch:
    """What the last script took, and in which fragment each kind of element stood in the last whole run."""

    script_ms: float = 0.0
    fragments: dict[str, str] = field(default_factory=dict)
    only: str = ""


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Time scripts as the server runs them: compiled once, and nobody polls for their end beside them."""
    watch, compiled, run = Stopwatch(), ScriptCache(), LocalScriptRunner._run_script

    def timed(runner: LocalScriptRunner, data: Any) -> None:
        asked = replace(data, fragment_id_queue=[watch.only]) if watch.only else data
        begun = time.perf_counter()
        with _linked(alone=bool(watch.only)):
            run(runner, asked)
        watch.script_ms = (time.perf_counter() - begun) * 1000
        for message in runner.forward_msgs():
            if message.delta.fragment_id and not watch.only:
                watch.fragments[message.delta.new_element.WhichOneof("type") or ""] = message.delta.fragment_id

    with (
        patch.object(LocalScriptRunner, "_run_script", timed),
        patch(f"{_RUNNER}.ScriptCache", lambda: compiled),
        patch(f"{_RUNNER}.require_widgets_deltas", lambda runner, _: runner._script_thread.join(PATIENCE_S)),
    ):
        yield watch


@contextmanager
def _linked(*, alone: bool) -> Iterator[None]:
    """AppTest forgets the pages between runs, so that a fragment that is run alone finds none to link to; a server keeps them."""
    with patch.object(st, "page_link", lambda *_, **__: None) if alone else nullcontext():
        yield


def visit(page: str, query: Mapping[str, str]) -> AppTest:
    """Open a page as a visitor does, through the frame."""
    visitor = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=PATIENCE_S).run()
    visitor.switch_page(f"{page}.py")
    for name, value in query.items():
        visitor.query_params[name] = value
    return sound(visitor.run())


def sound(visitor: AppTest) -> AppTest:
    """Refuse to measure a page that broke off: that would be quick."""
    if visitor.exception:
        raise RuntimeError(visitor.exception[0].message)
    return visitor


def scripts_ms(watch: Stopwatch, changes: list[Callable[[], AppTest]], warm_ups: int = 2) -> tuple[float, ...]:
    """Make changes one after another and give what the script took for each, the first few left out."""
    samples = []
    for change in changes:
        sound(change())
        samples.append(watch.script_ms)
    return tuple(samples[warm_ups:])


@contextmanager
def within(watch: Stopwatch, element: str) -> Iterator[None]:
    """Rerun only the fragment in which an element of this kind stands, as a change of a widget in it does."""
    watch.only = watch.fragments[element]
    try:
        yield
    finally:
        watch.only = ""
