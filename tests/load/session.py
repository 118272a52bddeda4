"""One visitor without a browser: the websocket that Streamlit's page opens, and the messages that it sends and takes.

Facts of Streamlit 1.67: the page connects to `_stcore/stream` with the subprotocol "streamlit", asks for a run by a BackMsg with a
ClientState, and the server answers with ForwardMsgs up to `script_finished`. A message over 10 kB that this visitor has had before
comes as its hash alone, if the visitor says that it keeps it; this one says so of none, as a new browser does.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

MOST_BYTES = 256 * 1024 * 1024
_ENDED = ForwardMsg.ScriptFinishedStatus


class Broken(Exception):
    """A script broke off, or the page shows an exception."""


@dataclass
class Run:
    """One run of a page's script, as the visitor saw it. `seconds` are from the question to the last message."""

    page: str
    seconds: float
    messages: int
    size: int


@dataclass
class Widget:
    """A widget on the page: its id on the wire, and the fragment that it stands in, or ""."""

    id: str
    fragment: str


@dataclass
class Session:
    """A visitor's open page."""

    url: str
    socket: ClientConnection
    page: str = ""
    query: str = ""
    page_hash: str = ""
    widgets: dict[str, Widget] = field(default_factory=dict)
    """The widgets on the page by kind and label: "slider Work the leads"."""
    states: dict[str, WidgetState] = field(default_factory=dict)

    @classmethod
    async def open(cls, url: str) -> Session:
        """Connect to a dashboard, say "http://localhost:8501"; nothing runs yet."""
        stream = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
        return cls(url, await connect(stream, subprotocols=["streamlit"], max_size=MOST_BYTES, compression=None))

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        await self.socket.close()

    async def visit(self, page: str, query: Mapping[str, str] | None = None) -> Run:
        """Open a page ("" is Home) as a link does: the widgets of the last one are gone."""
        self.page, self.query, self.page_hash = page, urlencode(query or {}), ""
        self.states.clear()
        self.widgets.clear()
        return await self._run(ClientState(query_string=self.query, page_name=page))

    async def slide(self, label: str, value: float) -> Run:
        """Move the slider of this label, as a hand does: only its fragment runs."""
        widget = self._named("slider", label)
        state = WidgetState(id=widget.id)
        state.double_array_value.data.append(value)
        return await self._changed(widget, state)

    async def press(self, label: str) -> Run:
        """Press the button of this label."""
        widget = self._named("button", label)
        run = await self._changed(widget, WidgetState(id=widget.id, trigger_value=True))
        self.states.pop(widget.id, None)
        return run

    async def _changed(self, widget: Widget, state: WidgetState) -> Run:
        self.states[widget.id] = state
        asked = ClientState(query_string=self.query, page_script_hash=self.page_hash, fragment_id=widget.fragment)
        asked.widget_states.widgets.extend(self.states.values())
        return await self._run(asked)

    async def _run(self, asked: ClientState) -> Run:
        begun, messages, size = time.perf_counter(), 0, 0
        await self.socket.send(BackMsg(rerun_script=asked).SerializeToString())
        while True:
            body = await self.socket.recv()
            message = ForwardMsg.FromString(body if isinstance(body, bytes) else body.encode())
            messages, size = messages + 1, size + len(body)
            self._take(message)
            if message.WhichOneof("type") == "script_finished" and self._whole(message, asked):
                return Run(self.page or "home", time.perf_counter() - begun, messages, size)

    def _whole(self, message: ForwardMsg, asked: ClientState) -> bool:
        status = message.script_finished
        if status == _ENDED.FINISHED_WITH_COMPILE_ERROR:
            raise Broken(f"{self.page}: the script can't be compiled")
        ended = {_ENDED.FINISHED_SUCCESSFULLY, _ENDED.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
        return status in ended if not asked.fragment_id else status == _ENDED.FINISHED_FRAGMENT_RUN_SUCCESSFULLY

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_hash = message.new_session.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._seen(message.delta.new_element, message.delta.fragment_id)

    def _seen(self, element: Element, fragment: str) -> None:
        kind = element.WhichOneof("type") or ""
        if kind == "exception":
            raise Broken(f"{self.page}: {element.exception.type} {element.exception.message}")
        if kind in {"slider", "button"}:
            shown = getattr(element, kind)
            self.widgets[f"{kind} {shown.label}"] = Widget(shown.id, fragment)

    def _named(self, kind: str, label: str) -> Widget:
        found = [widget for name, widget in self.widgets.items() if name.startswith(kind) and label in name]
        if not found:
            raise Broken(f"{self.page} shows no {kind} {label!r}")
        return found[-1]
