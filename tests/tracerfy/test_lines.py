"""The client over real sockets, where lines die, drip and get cut."""

import contextlib
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from components.audience import Audience, States
from components.faults import Charged
from components.tracerfy import NotSent, Tracerfy, Uncertain

TOKEN = "t0k3n-that-nobody-may-see"
AUDIENCE = Audience(geography=States(("AZ",)), requested_count=1)
BALANCE = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{"balance": 5}'
ACCEPTED = b'HTTP/1.1 202 Accepted\r\nContent-Length: 30\r\n\r\n{"id": 7, "status": "pending"}'


class Server:
    """Accepts connections and gives each, with its number, to a script."""

    def __init__(self, script: Callable[[socket.socket, int], None]) -> None:
        self.script, self.connections, self.received = script, 0, b""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1/api/"
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(line, self.connections), daemon=True).start()

    def _answer(self, line: socket.socket, number: int) -> None:
        with closing(line):
            self.script(line, number)

    def hear(self, line: socket.socket) -> bytes:
        """Read one request whole."""
        heard = b""
        while b"\r\n\r\n" not in heard:
            heard += line.recv(65536)
        head, _, body = heard.partition(b"\r\n\r\n")
        lengths = [int(at.split(b":")[1]) for at in head.split(b"\r\n") if at.lower().startswith(b"content-length")]
        while len(body) < sum(lengths):
            body += line.recv(65536)
        self.received += heard
        return head

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits in accept
        self._listener.close()


@contextmanager
def serving(script: Callable[["Server", socket.socket, int], None]) -> Iterator[Server]:
    with closing(Server(lambda line, number: script(server, line, number))) as server:
        yield server


@contextmanager
def client(server: Server, timeout_s: float = 5.0) -> Iterator[Tracerfy]:
    with closing(Tracerfy(server.base_url, TOKEN, timeout_s=timeout_s, sleep=lambda _: None)) as api:
        yield api


def cut(line: socket.socket) -> None:
    """Reset the line instead of closing it politely."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    line.close()


def test_a_free_call_survives_a_pooled_line_that_died() -> None:
    def script(server: Server, line: socket.socket, number: int) -> None:
        server.hear(line)
        line.sendall(BALANCE)
        if number == 1:
            server.hear(line)  # the second request arrives, and the line dies under it
            cut(line)

    with serving(script) as server, client(server) as api:
        assert [api.analytics().balance, api.analytics().balance] == [5, 5]
        assert server.connections == 2


def test_a_paid_call_gets_a_line_of_its_own() -> None:
    def script(server: Server, line: socket.socket, number: int) -> None:
        while True:
            head = server.hear(line)
            line.sendall(ACCEPTED if b"/execute/" in head else BALANCE)

    with serving(script) as server, client(server) as api:
        api.analytics()
        assert api.execute(AUDIENCE, "x").list_id == 7
        api.execute(AUDIENCE, "x")
        api.analytics()
        assert server.connections == 3


def test_a_closed_port_is_not_sent() -> None:
    with serving(lambda _server, _line, _number: None) as server:
        server.close()
        with client(server) as api, pytest.raises(NotSent) as caught:
            api.execute(AUDIENCE, "x")
    assert caught.value.charged is Charged.NOTHING


def test_a_paid_call_cut_off_is_uncertain_and_sent_once() -> None:
    def script(server: Server, line: socket.socket, _: int) -> None:
        server.hear(line)
        cut(line)

    with serving(script) as server, client(server) as api:
        with pytest.raises(Uncertain) as caught:
            api.execute(AUDIENCE, "x")
        assert caught.value.charged is Charged.MAYBE
        assert server.connections == 1


@pytest.mark.parametrize("sent", [b"HTTP/1.1 202 Acc", ACCEPTED[:-9], b"garbage\r\n\r\n", b""])
def test_a_half_answer_to_a_paid_call_is_uncertain(sent: bytes) -> None:
    def script(server: Server, line: socket.socket, _: int) -> None:
        server.hear(line)
        line.sendall(sent)

    with serving(script) as server, client(server) as api:
        with pytest.raises(Uncertain) as caught:
            api.execute(AUDIENCE, "x")
        assert (caught.value.charged, server.connections) == (Charged.MAYBE, 1)


def test_an_answer_that_drips_is_given_up() -> None:
    stop = threading.Event()

    def script(server: Server, line: socket.socket, _: int) -> None:
        server.hear(line)
        line.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Length: 100000\r\n\r\n")
        while not stop.wait(0.05):
            line.sendall(b" ")

    with serving(script) as server, client(server, timeout_s=0.3) as api:
        with pytest.raises(Uncertain) as caught:
            api.execute(AUDIENCE, "x")
        stop.set()
    assert "in time" in caught.value.message


def test_a_silent_server_is_asked_three_times_for_what_is_free_and_once_for_what_is_not() -> None:
    stop = threading.Event()

    def script(server: Server, line: socket.socket, _: int) -> None:
        server.hear(line)
        stop.wait(5)

    with serving(script) as server, client(server, timeout_s=0.6) as api:
        with pytest.raises(Uncertain) as free:
            api.analytics()
        with pytest.raises(Uncertain) as paid:
            api.execute(AUDIENCE, "x")
        stop.set()
        assert (server.connections, free.value.charged, paid.value.charged) == (4, Charged.NOTHING, Charged.MAYBE)


def test_no_log_of_any_level_holds_the_token(caplog: pytest.LogCaptureFixture) -> None:
    def script(server: Server, line: socket.socket, _: int) -> None:
        head = server.hear(line)
        line.sendall(BALANCE if b"/analytics/" in head else b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")

    with serving(script) as server, client(server) as api, caplog.at_level(logging.DEBUG):
        api.analytics()
        assert TOKEN.encode() in server.received
        server.received = b""
        assert b"".join(api.download(f"{server.base_url}file.csv?signature=s3cr3t")) == b"a"
        assert TOKEN.encode() not in server.received
    assert TOKEN not in caplog.text
    assert "s3cr3t" not in caplog.text
