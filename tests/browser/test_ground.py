"""The ground of a map: streets where a tile server answers, our own outlines where none does or none may be asked; never an error."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_journey import painted, settled
from tests.server.processes import Dashboard, free_port, wait_for
from tests.server.tile_host import TileHost

DRAWS_MAPS = True
PLACE = "build?city=Phoenix,AZ&s=vacant"
# Streamlit looks for its base path under a deep link, twice; the browser reports both.
PROBES = re.compile("404")


@pytest.fixture
def tile_host():
    host = TileHost().start()
    yield host
    host.stop()


@pytest.fixture
def opened(tmp_path, sandbox, page):
    """Give a page's opener: what it asked for and complained of, in a house with such tiles."""
    servers = []

    def open_with(tiles):
        ours = {"PLATBOOK_SANDBOX_URL": sandbox.base_url, "PLATBOOK_SANDBOX_TOKEN": sandbox.token}
        server = Dashboard(tmp_path, {**ours, "PLATBOOK_TILES": tiles}).start()
        servers.append(server)
        hosts, complaints = set(), []
        page.on("request", lambda request: hosts.add(re.match(r"\w+:(//[^/]+)?", request.url).group()))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{server.url}/{PLACE}")
        settled(page)
        page.wait_for_selector("canvas")
        wait_for(lambda: page.wait_for_timeout(300) or painted(page) > 3, "the map to be drawn", 60)
        page.wait_for_timeout(2500)
        foreign = {host for host in hosts if host.startswith("http") and host != server.url}
        return foreign, [said for said in complaints if not PROBES.search(said)]

    yield open_with
    for server in servers:
        server.stop()


def test_streets_lie_beneath_and_their_makers_are_named(opened, tile_host, page):
    foreign, complaints = opened(tile_host.url)
    assert foreign == {tile_host.url.partition("/{")[0]}
    assert complaints == []
    assert len(tile_host.asked) > 3  # the server's own look, and the page's tiles
    expect(page.get_by_text("Map © OpenStreetMap contributors")).to_be_visible()
    assert colours(saved(page)) > 50


def saved(page):
    """Save the map as a picture; give the file."""
    with page.expect_download(timeout=60_000) as kept:
        page.get_by_role("button", name="Map as PNG").click()
    assert kept.value.suggested_filename == "audience-map.png"
    return kept.value.path()


def colours(file):
    """Count a picture's colours; every part of it is filled, its ground included."""
    picture = Image.open(file).convert("RGBA")
    assert picture.getextrema()[3] == (255, 255)
    return len(picture.getcolors(picture.width * picture.height))


@pytest.mark.parametrize("tiles", ["off", "dead"])
@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
def test_without_streets_no_one_is_asked_and_nothing_is_complained_of(opened, page, tiles):
    address = f"http://127.0.0.1:{free_port()}/{{z}}/{{x}}/{{y}}.png" if tiles == "dead" else tiles
    assert opened(address) == (set(), [])
    expect(page.get_by_text("OpenStreetMap")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Zoom in", re.I))).to_be_visible()
    assert colours(saved(page)) > 50
