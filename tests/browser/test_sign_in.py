"""Sign-in with a real OpenID Connect provider: in, back to the page that one meant, out; and no page breaks its own policy."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_journey import settled
from tests.server.processes import Dashboard, _answers, free_port, wait_for

ANN = {"sub": "ann", "email": "ann@example.com", "email_verified": True, "name": "Ann Archer"}


@dataclass
class Guarded:
    """A dashboard behind a provider."""

    url: str
    issuer: str


@pytest.fixture(scope="module")
def guarded(tmp_path_factory, sandbox):
    folder, provider_port = tmp_path_factory.mktemp("guarded"), free_port()
    issuer = f"http://localhost:{provider_port}"
    command = [Path(sys.executable).with_name("oidc-provider-mock"), "-p", str(provider_port)]
    provider = subprocess.Popen([*command, "--user-claims", json.dumps(ANN)], stderr=subprocess.DEVNULL)
    secrets = folder / "secrets.toml"
    server = Dashboard(
        folder / "data",
        {
            "PLATBOOK_SECRETS_FILE": str(secrets),
            "PLATBOOK_FIRST_ADMIN": ANN["email"],
            "PLATBOOK_SANDBOX_URL": sandbox.base_url,
            "PLATBOOK_SANDBOX_TOKEN": "guarded",
        },
    )
    secrets.write_text(
        f"""[auth]
redirect_uri = "{server.url}/oauth2callback"
cookie_secret = "{"0123456789abcdef" * 2}"
client_id = "platbook"
client_secret = "test"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""
    )
    try:
        wait_for(lambda: _answers(f"{issuer}/.well-known/openid-configuration"), "the provider")
        server.start()
        yield Guarded(server.url, issuer)
    finally:
        server.stop()
        provider.kill()
        provider.wait()


def sign_in(page, guarded, path=""):
    page.goto(f"{guarded.url}/{path}")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{guarded.issuer}/**", wait_until="commit")
    page.get_by_role("button", name="ann").click()
    page.wait_for_url(f"{guarded.url}/**", wait_until="commit")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
def test_who_has_not_signed_in_sees_one_quiet_page_that_everybody_can_read(page, guarded):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{guarded.url}/activity")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    settled(page)
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    expect(page.get_by_text("credits").filter(has_not_text="Only your team")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []


def test_a_deep_link_is_come_back_to_and_signing_out_ends_it(page, guarded):
    link, refused = "build?city=Tempe%2CAZ&s=vacant", []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status in {401, 403} else None)
    sign_in(page, guarded, link)
    expect(page.get_by_role("heading", name="Build", exact=True)).to_be_visible()
    assert page.url.startswith(f"{guarded.url}/build?") and "s=vacant" in page.url
    expect(page.get_by_text("Ann Archer")).to_be_visible()
    expect(page.locator("[data-testid='stDeckGlJsonChart'] canvas").first).to_be_visible()
    settled(page)
    assert refused == []

    cookies = {one["name"]: one for one in page.context.cookies()}
    assert cookies["_streamlit_user"]["httpOnly"] and "platbook_return" not in cookies
    ground = f"{guarded.url}/_stcore/metrics"
    assert httpx.get(ground).status_code == 401
    assert httpx.get(ground, cookies={"_streamlit_user": cookies["_streamlit_user"]["value"]}).status_code == 200
    assert httpx.get(ground, cookies={"_streamlit_user": cookies["_streamlit_user"]["value"] + "x"}).status_code == 401

    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert "_streamlit_user" not in {one["name"] for one in page.context.cookies()}
    page.goto(f"{guarded.url}/lists")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()


def test_who_is_turned_down_stays_outside(page, guarded):
    page.goto(f"{guarded.url}/lists")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    assert page.url == f"{guarded.url}/lists"
