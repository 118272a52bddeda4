"""Whom the server may be made to speak to by an address that somebody else has written."""

import socket

import pytest

from components.faults import BadInput
from components.public_addresses import NotPublic, Unresolved, is_public, public_address, public_url

INSIDE = (
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2001:0:7f00:1::",
)


@pytest.fixture
def named(monkeypatch):
    """Let a name have the given addresses."""

    def have(*addresses):
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    return have


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public_however_it_is_wrapped(named, address):
    assert not is_public(address)
    named(address)
    with pytest.raises(NotPublic):
        public_address("innocent.example", 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_in_the_open_is_the_one_to_connect_to(named, address):
    named(address)
    assert public_address("open.example", 443) == address


def test_one_address_inside_spoils_a_name_that_has_public_ones_too(named):
    named("8.8.8.8", "10.0.0.1")
    with pytest.raises(NotPublic):
        public_address("both.example", 443)


def test_the_sandbox_may_speak_to_this_machine_and_to_no_other_inside(named):
    named("127.0.0.1")
    assert public_address("localhost", 80, loopback_too=True) == "127.0.0.1"
    for address in ("10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1"):
        named(address)
        with pytest.raises(NotPublic):
            public_address("innocent.example", 80, loopback_too=True)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1"])
def test_this_machine_is_known_however_its_number_is_written(host):
    with pytest.raises((NotPublic, Unresolved)):
        public_address(host, 443)


def test_a_name_that_nobody_has_says_so():
    with pytest.raises(Unresolved):
        public_address("nobody.invalid", 443)
    with pytest.raises(Unresolved):
        public_address("a" * 70 + ".example", 443)


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/x",
        "ftp://hooks.example",
        "https://",
        "https:///x",
        "hooks.example/x",
        "https://user:word@hooks.example/",
        "https://hooks.example:0/",
        "https://hooks.example:99999/",
        "https://[::1",
        "https://hooks.example/\r\nX: y",
        "https://hooks.example/a b",
        "file:///etc/passwd",
        "",
    ],
)
def test_an_address_that_is_not_https_is_refused(url):
    with pytest.raises(BadInput):
        public_url(url)


def test_http_is_for_this_machine_in_the_sandbox_alone():
    assert public_url("http://127.0.0.1:8000/x", loopback_too=True).port == 8000
    with pytest.raises(BadInput):
        public_url("http://127.0.0.1:8000/x")
    with pytest.raises(BadInput):
        public_url("http://hooks.example/x", loopback_too=True)
    assert public_url("https://hooks.example/x?y=1").hostname == "hooks.example"
