"""The gate: every route of the application without a sign-in, with a forged one, with an old one; and what each answer says."""

import json
import time
from pathlib import Path

import pytest
import streamlit
from itsdangerous import URLSafeTimedSerializer
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from components.server import gate
from components.server.around import around, broken
from components.server.entry import Entry
from components.server.headers import security_headers
from components.server.routes import routes
from components.sign_in import read_sign_in
from tests.server.test_entry import AUTH

HERE = "http://localhost:8501"
SECRET, NAME = "k" * 40, "_streamlit_user"
SIGN_IN = read_sign_in({"auth": AUTH | {"redirect_uri": f"{HERE}/oauth2callback", "cookie_secret": SECRET}}, 168)
HEADERS = security_headers((Path(streamlit.__file__).parent / "static" / "index.html").read_text(), "https://t.example")
CLAIMS = {"sub": "42", "iss": "https://id.example", "is_logged_in": True, "origin": HERE}
OPEN = {
    "",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/healthz",
    "/readyz",
    "/metrics",
    "/webhooks/tracerfy/{secret}",
    "/webhooks/{rest:path}",
}


async def _answers(request):
    return PlainTextResponse("inside")


async def _called_back(request):
    return RedirectResponse("/")


async def _breaks(request):
    raise RuntimeError("broken inside")


async def _talks(websocket):
    await websocket.accept()
    await websocket.send_text(websocket.headers.get("cookie", ""))
    await websocket.close()


@pytest.fixture(scope="module")
def declared():
    """Every route that the application has, Streamlit's and ours, as it is declared."""
    runtime = Runtime.instance() if Runtime.exists() else streamlit.App(Path("pages/frame.py"))._create_runtime()
    yield [*routes(), *create_streamlit_routes(runtime)]
    if Runtime._instance is runtime:
        Runtime._instance = None


def stands(declared, sign_in=SIGN_IN):
    """Give an application of the same paths and methods, whose answers say only that one came through."""
    inside = [
        Mount(route.path, app=PlainTextResponse("inside"))
        if isinstance(route, Mount)
        else WebSocketRoute(route.path, _talks)
        if isinstance(route, WebSocketRoute)
        else Route(route.path, _called_back if route.path == "/oauth2callback" else _answers, methods=route.methods)
        for route in declared
    ]
    entry = Entry(sign_in, {}, False, "https://t.example")
    return Starlette(
        routes=[Route("/breaks", _breaks), *inside],
        middleware=around(entry, HEADERS, ""),
        exception_handlers={Exception: broken(HEADERS)},
    )


@pytest.fixture(scope="module")
def client(declared):
    return TestClient(stands(declared), base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


def signed(claims, secret=SECRET, name=NAME, days_ago=0):
    """Sign claims as Streamlit does, some days ago."""

    serializer = URLSafeTimedSerializer(secret, salt=name)
    signer = serializer.make_signer(name)
    signer.get_timestamp = lambda: int(time.time()) - days_ago * 86_400
    serializer.make_signer = lambda salt=None: signer
    return serializer.dumps(json.dumps({"iat": time.time() - days_ago * 86_400, **claims}))


def asked(client, path, cookie=None, method="GET"):
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookie.items()).encode()} if cookie else {}
    client.cookies.clear()
    return client.request(method, path, headers=headers)


def paths_of(route):
    for name, value in (("{secret}", "s"), ("{name}", "light"), ("{session_id}", "a"), ("{file_id}", "b")):
        route = route.replace(name, value)
    for name in ("{file_id:path}", "{path:path}", "{rest:path}"):
        route = route.replace(name, "a/b.csv")
    return route


def test_every_route_that_is_not_named_refuses_who_has_not_signed_in(client, declared):
    tried = 0
    for route in declared:
        for method in sorted(getattr(route, "methods", None) or {"GET"}):
            if isinstance(route, WebSocketRoute):
                continue
            path = paths_of(route.path) + ("/x" if isinstance(route, Mount) and route.path else "")
            answer = asked(client, path or "/build", method=method)
            assert (answer.status_code == 401) == (route.path not in OPEN), (method, route.path, answer.status_code)
            tried += 1
    assert tried > 30


def test_what_is_open_is_what_is_written_here(declared):
    """Who opens another route must say so in two places."""
    assert gate.OPEN == OPEN
    assert {route.path for route in declared} >= OPEN


@pytest.mark.parametrize(
    "path", ["/media/f.csv", "/component/x/y.js", "/_stcore/metrics", "/assets/maps/light.json", "/breaks"]
)
def test_a_sign_in_opens_the_rest(client, path):
    assert asked(client, path).status_code == 401
    assert asked(client, path, {NAME: signed(CLAIMS)}).status_code in {200, 500}


FORGED = {
    "another secret": {NAME: signed(CLAIMS, secret="z" * 40)},
    "another cookie's value": {NAME: signed(CLAIMS, name="_streamlit_user_tokens")},
    "no signature": {NAME: json.dumps(CLAIMS)},
    "cut off": {NAME: signed(CLAIMS)[:-3]},
    "changed": {NAME: "x" + signed(CLAIMS)},
    "another dashboard's": {NAME: signed(CLAIMS | {"origin": "http://evil.example"})},
    "signed out": {NAME: signed(CLAIMS | {"is_logged_in": False})},
    "a sign-in to come": {NAME: signed(CLAIMS | {"iat": time.time() + 86_400})},
    "no beginning": {NAME: signed(CLAIMS | {"iat": None})},
    "eight days old": {NAME: signed(CLAIMS, days_ago=8)},
    "old, signed anew": {NAME: signed(CLAIMS | {"iat": time.time() - 8 * 86_400})},
    "old, with a fresh date": {NAME: signed(CLAIMS | {"iat": time.time()}, days_ago=8)},
    "a part is missing": {NAME: URLSafeTimedSerializer(SECRET, salt=NAME).dumps("chunks-2")},
    "text": {NAME: "naïve"},
    "nothing": {NAME: ""},
}


@pytest.mark.parametrize("cookie", FORGED.values(), ids=FORGED.keys())
def test_a_cookie_that_is_forged_or_old_opens_nothing(client, cookie):
    assert asked(client, "/media/f.csv", cookie).status_code == 401
    headers = {"Cookie": f"_streamlit_xsrf=x; {NAME}={cookie[NAME]}; other=y".encode()}
    with client.websocket_connect("/_stcore/stream", headers=headers) as line:
        kept = line.receive_text()
    assert NAME not in kept and "_streamlit_xsrf=x" in kept and "other=y" in kept


def test_streamlits_own_cookies_are_read_whole_and_in_parts(client):
    from streamlit.auth_util import set_cookie_with_chunks
    from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

    for groups in (3, 400):
        cookies = {}
        claims = CLAIMS | {
            "iat": int(time.time()),
            "groups": [f"group-{number}-{number**9}" for number in range(groups)],
        }
        set_cookie_with_chunks(
            lambda name, value, cookies=cookies: cookies.update(
                {name: create_signed_value(SECRET, name, value).decode()}
            ),
            lambda name, value: create_signed_value(SECRET, name, value),
            NAME,
            claims,
            cookie_attr_size=80,
        )
        assert (len(cookies) > 1) == (groups > 3)
        assert asked(client, "/media/f.csv", cookies).status_code == 200
        with client.websocket_connect("/_stcore/stream", headers={"Cookie": f"{NAME}={cookies[NAME]}"}) as line:
            assert (NAME in line.receive_text()) == (groups == 3)


@pytest.mark.parametrize("path", ["/", "/build", "/media/f.csv", "/webhooks/x", "/healthz", "/_stcore/health"])
@pytest.mark.parametrize("cookie", [None, {NAME: signed(CLAIMS)}], ids=["signed out", "signed in"])
def test_every_answer_says_what_a_browser_may_do(client, path, cookie):
    answer = asked(client, path, cookie)
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= dict(answer.headers).items()


def test_an_answer_that_broke_says_it_too_and_nothing_of_the_inside(client):
    answer = asked(client, "/breaks", {NAME: signed(CLAIMS)})
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert "broken inside" not in answer.text


def test_the_policy_lets_in_this_server_and_the_tiles_alone():
    rules = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert {"'unsafe-inline'", "'unsafe-eval'"}.isdisjoint(rules["script-src"].split())
    assert "'sha256-" in rules["script-src"]
    hosts = {word for sources in rules.values() for word in sources.split() if word.startswith("http") or "*" in word}
    assert hosts == {"https://t.example"}


def test_where_nobody_signs_in_all_is_open_on_this_machine_and_nothing_elsewhere(declared, monkeypatch):
    stopped = []
    monkeypatch.setattr(gate.os, "kill", lambda *told: stopped.append(told))
    app = stands(declared, sign_in=None)
    assert TestClient(app, base_url="http://127.0.0.1").get("/media/f.csv").text == "inside"
    assert not stopped
    assert TestClient(app, base_url="http://10.0.0.5").get("/").status_code == 403
    assert stopped


def begun(client, sender, host="localhost:8501"):
    client.cookies.clear()
    client.get("/auth/login", headers={"Referer": sender, "Host": host})
    answer = client.get("/oauth2callback?state=x")
    again = client.get("/oauth2callback?state=x")
    client.cookies.clear()
    return answer.headers["location"], again.headers["location"]


@pytest.mark.parametrize("target", ["/propensity?list=3&t=70", "/build?city=Tempe,AZ&s=vacant", "/lists?q=a%20b%2Fc"])
def test_who_signs_in_comes_back_to_where_they_were_once(client, target):
    assert begun(client, HERE + target) == (target, "/")


@pytest.mark.parametrize(
    "sender",
    [
        "http://evil.example/lists",
        "http://localhost:8501.evil.example/lists",
        "javascript:alert(1)",
        f"{HERE}//evil.example/lists",
        f"{HERE}/\\evil.example",
        f"{HERE}/{'x' * 4000}",
        "",
    ],
)
def test_nobody_is_brought_anywhere_else(client, sender):
    assert begun(client, sender) == ("/", "/")


@pytest.mark.parametrize(
    "kept", ["//evil.example", "https://evil.example", "%2F%2Fevil.example", "/x%0d%0aSet-Cookie: a=b"]
)
def test_a_forged_way_back_leads_to_the_first_page(client, kept):
    assert asked(client, "/oauth2callback", {"platbook_return": kept}).headers["location"] == "/"
