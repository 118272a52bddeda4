"""Tiles: asked for behind, remembered, and never where they are off."""

import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from components.settings import TILE_URL, Settings, read_settings
from components.tiles import Tiles
from tests.server.processes import free_port, wait_for

SETTINGS = Settings(Path("/nowhere"), "sqlite://")


@pytest.fixture
def tile_host():
    asked = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["User-Agent"]))
            self.send_response(200 if self.path == "/0/0/0.png" else 503)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_a_host_that_answers_is_found_out_behind_and_asked_once(tile_host):
    origin, asked = tile_host
    tiles = Tiles(replace(SETTINGS, tiles=f"{origin}/{{z}}/{{x}}/{{y}}.png"))
    tiles.reached()  # begins to look; nobody waits for it
    wait_for(tiles.reached, "the tile")
    assert [tiles.reached() for _ in range(5)] == [True] * 5
    (only,) = asked
    assert only[0] == "/0/0/0.png"
    assert "Platbook" in only[1]


@pytest.mark.parametrize("path", ["/busy/{z}/{x}/{y}.png", ""])
def test_a_host_that_refuses_or_is_not_there_gives_no_tiles(tile_host, path):
    origin = tile_host[0] if path else f"http://127.0.0.1:{free_port()}"
    done = threading.Event()
    tiles = Tiles(replace(SETTINGS, tiles=f"{origin}{path or '/{z}/{x}/{y}.png'}"))
    look = tiles._look
    tiles._look = lambda url: (look(url), done.set())
    tiles.reached()
    assert done.wait(10)
    assert not tiles.reached()


def test_off_asks_nobody():
    tiles = Tiles(replace(SETTINGS, tiles="off"), ask=lambda _url: pytest.fail("asked"))
    assert not tiles.allowed
    assert not tiles.reached()


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", TILE_URL), ("Auto", TILE_URL), ("true", TILE_URL), ("off", ""), ("no", ""), ("0", "")]
    + [(url, url) for url in ("https://t.example/{z}/{y}/{x}?key=1", "http://127.0.0.1:8080/{z}/{x}/{y}.png")],
)
def test_the_setting_says_auto_off_or_where(said, meant):
    assert read_settings({"PLATBOOK_TILES": said}, {}, Path("/nowhere")).tile_url == meant
