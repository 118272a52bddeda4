"""A download goes where the open internet is: what its link names is resolved and judged, and so is each redirect."""

import httpx
import pytest

from components.faults import BadInput
from components.public_addresses import NotPublic, Unresolved, is_public
from components.tracerfy import NotSent, Tracerfy
from components.tracerfy.guarded import Guarded

PUBLIC = "93.184.215.14"
NAMES = {"files.example": PUBLIC, "inside.example": "10.0.0.7", "metadata.example": "169.254.169.254"}


def resolved(host, _port):
    address = NAMES.get(host, host)
    if not is_public(address):
        raise NotPublic(f"{host} is at {address}.")
    return address


def fetched(answer, url="https://files.example/a.csv", **options):
    seen = []

    def inner(request):
        seen.append(request)
        return answer(request)

    with httpx.Client(transport=Guarded(httpx.MockTransport(inner), resolved, **options), follow_redirects=True) as web:
        return web.get(url), seen


def test_the_address_that_was_judged_is_connected_to_under_the_hosts_name():
    answer, seen = fetched(lambda _: httpx.Response(200, text="rows"))
    assert answer.text == "rows"
    assert (seen[0].url.host, seen[0].headers["host"]) == (PUBLIC, "files.example")
    assert seen[0].extensions["sni_hostname"] == "files.example"


@pytest.mark.parametrize("url", ["https://inside.example/", "https://127.0.0.1/", "https://metadata.example/latest"])
def test_a_link_into_a_network_is_refused(url):
    with pytest.raises(NotPublic):
        fetched(lambda _: pytest.fail("it was asked"), url)


def test_a_redirect_into_a_network_is_refused():
    to = {"location": "https://inside.example/"}
    with pytest.raises(NotPublic):
        fetched(lambda request: httpx.Response(302, headers=to))


def test_a_redirect_without_tls_is_refused():
    to = {"location": "http://files.example/"}
    with pytest.raises(BadInput):
        fetched(lambda request: httpx.Response(302, headers=to))


def test_a_relative_redirect_stays_at_the_hosts_name():
    def moved(request):
        return (
            httpx.Response(302, headers={"location": "/b.csv"}) if request.url.path == "/a.csv" else httpx.Response(200)
        )

    answer, seen = fetched(moved)
    assert answer.url == "https://files.example/b.csv"
    assert seen[1].headers["host"] == "files.example"


def test_a_live_client_never_asks_this_machine():
    api = Tracerfy("https://api.example/v1/api/", "t0k3n-that-nobody-may-see")
    for url in ("https://127.0.0.1:1/a.csv", "https://localhost:1/a.csv", "https://[::ffff:10.0.0.1]/a.csv"):
        with pytest.raises(NotPublic):
            list(api.download(url))
        with pytest.raises(NotPublic):
            api.knock(url, {})
    with pytest.raises(BadInput):
        list(api.download("http://127.0.0.1:1/a.csv"))


def test_a_name_that_nobody_knows_is_no_connection():
    api = Tracerfy("https://api.example/v1/api/", "t0k3n-that-nobody-may-see")
    with pytest.raises(NotSent):
        list(api.download("https://no-such-host.invalid/a.csv"))


def test_a_proxy_resolves_what_nobody_knows_here_and_is_told_no_inner_address():
    def unknown(host, port):
        raise Unresolved(f"{host} can't be found now.")

    seen = []
    inner = httpx.MockTransport(lambda request: seen.append(request.url.host) or httpx.Response(200))
    Guarded(inner, unknown, by_name=True).handle_request(httpx.Request("GET", "https://files.example/"))
    assert seen == ["files.example"]
    with pytest.raises(NotPublic):
        Guarded(inner, resolved, by_name=True).handle_request(httpx.Request("GET", "https://inside.example/"))
