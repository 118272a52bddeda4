"""The webhook's test: the sandbox takes an address, posts to it at once, and tells what was answered."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest

from components.tracerfy import Tracerfy
from components.tracerfy.play import Play
from tests.server.processes import SandboxProcess, free_port


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("sandbox") / "state.sqlite").start()
    yield process
    process.kill()


@pytest.fixture
def listener():
    heard = []

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append((self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(202)
            self.end_headers()

        def log_message(self, *_):
            return

    server = HTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/webhooks/tracerfy/secret", heard
    server.shutdown()


def test_a_test_is_posted_and_its_answer_told(running, listener):
    address, heard = listener
    api = Tracerfy(running.base_url, running.token)
    assert Play(api).test_webhook(address) == 202
    ((path, _headers, body),) = heard
    assert path == "/webhooks/tracerfy/secret"
    assert json.loads(body)["type"] == "test"
    assert Play(api).test_webhook(f"http://127.0.0.1:{free_port()}/x") is None
    api.close()


@pytest.mark.parametrize("address", ["", "ftp://x/y", "javascript:alert(1)", "http://"])
def test_what_is_no_address_is_refused(running, address):
    answer = httpx.post(
        f"{running.base_url}play/webhook/",
        json={"webhook_url": address},
        headers={"Authorization": f"Bearer {running.token}"},
    )
    assert answer.status_code in {400, 422}


def test_a_knock_posts_without_the_token(listener):
    address, heard = listener
    api = Tracerfy("http://127.0.0.1:1/v1/api/", "a-token-that-stays-here")
    assert api.knock(address, {"type": "test"}) == 202
    api.close()
    ((_path, headers, body),) = heard
    assert json.loads(body) == {"type": "test"}
    assert "a-token-that-stays-here" not in str(headers)
