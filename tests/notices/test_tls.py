"""Over TLS: the certificate must be of the host that was named, though the line goes to the address that was judged."""

import socket
import ssl

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from components.notices import Mail
from components.notices.letter import letter
from components.notices.posting import NotDelivered, post
from tests.notices.certificates import certificate, serving, trusting
from tests.notices.conftest import ready
from tests.notices.receivers import MailReceiver, web_receiver
from tests.server.processes import free_port

HOST = "hooks.example"


@pytest.fixture
def trusted(tmp_path, monkeypatch):
    file = certificate(tmp_path, HOST, "localhost")
    context = trusting(file)
    monkeypatch.setattr(ssl, "create_default_context", lambda: context)
    return file


@pytest.fixture
def here(monkeypatch):
    """Every name is this machine's."""
    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, *rest, **named: resolve("127.0.0.1", *rest, **named))


def test_a_webhook_goes_to_the_host_that_its_certificate_names(trusted, here):
    with web_receiver(serving(trusted)) as web:
        post(f"https://{HOST}:{web.port}/x?y=1", b"{}", {}, loopback_too=True)
        with pytest.raises(NotDelivered, match="certificate"):
            post(f"https://another.example:{web.port}/", b"{}", {}, loopback_too=True)
    (came,) = web.came
    assert (came.path, came.headers["host"], came.body) == ("/x?y=1", f"{HOST}:{web.port}", b"{}")


def test_a_certificate_that_nobody_trusts_gets_nothing(tmp_path, here):
    with web_receiver(serving(certificate(tmp_path, HOST))) as web, pytest.raises(NotDelivered, match="certificate"):
        post(f"https://{HOST}:{web.port}/", b"secret", {}, loopback_too=True)
    assert web.came == []


def test_a_password_goes_to_the_mail_server_over_tls_alone(trusted):
    receiver, told = MailReceiver(free_port()), []

    def check(_server, session, _envelope, _mechanism, data):
        told.append((data.login, data.password, session.ssl is not None))
        return AuthResult(success=True)

    secured = {"tls_context": serving(trusted), "require_starttls": True, "authenticator": check, "auth_required": True}
    controller = Controller(receiver, hostname="localhost", port=receiver.port, **secured)
    controller.start()
    try:
        mail = Mail(f"smtp://ann%40x:p%3Ass@localhost:{receiver.port}", "a@b.example")
        mail.send(letter([ready()], "", sender=mail.sender, to="me@example.com", message_id="1@platbook"))
    finally:
        controller.stop()
    assert told == [(b"ann@x", b"p:ss", True)]
    assert len(receiver.letters) == 1


def test_without_tls_a_password_is_not_sent(monkeypatch, here):
    receiver = MailReceiver(free_port())
    controller = Controller(receiver, hostname="127.0.0.1", port=receiver.port)
    controller.start()
    try:
        mail = Mail(f"smtp://ann:pass@mail.example:{receiver.port}", "a@b.example")
        with pytest.raises(NotDelivered, match="no TLS"):
            mail.send(letter([ready()], "", sender=mail.sender, to="me@example.com", message_id="1@platbook"))
    finally:
        controller.stop()
    assert receiver.letters == []
