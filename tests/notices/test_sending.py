"""Messages go out to a real mail server and a real web server, which fail first."""

import re
import socket
from datetime import UTC, datetime

import orjson
import pytest

from components.notices import DECISION, EMAIL, SLACK, WEBHOOK, Chosen, Mail, Notice, Sender
from components.notices.posting import NotDelivered, post
from components.public_addresses import NotPublic
from tests.notices.conftest import ME, MINE, ROOT, ready
from tests.server.processes import ROOT as CHECKOUT

HOSTILE = "Tempe <script>|& *now*\r\nBcc: all@example.com"


@pytest.fixture
def by_mail(scene, mail):
    scene.mail = Mail(mail.url, "Platbook <notices@platbook.example>")
    scene.chosen(email="me@example.com")
    return scene


def test_an_email_says_what_happened_and_leads_there(by_mail, mail):
    by_mail.tell(ready())
    by_mail.post().send_due()
    (letter,) = mail.letters
    assert (letter["Subject"], letter["To"]) == ("Tempe is ready", "me@example.com")
    assert letter["From"] == "Platbook <notices@platbook.example>"
    link = f"{ROOT}/lists?list=1&notice=order%3A1%3Aready&account=mine"
    assert link in letter.get_body("plain").get_content()
    assert link.replace("&", "&amp;") in letter.get_body("html").get_content()
    assert "500 leads for 2,500 credits ($50.00)." in letter.get_body("plain").get_content()
    assert by_mail.outbox.outcome(MINE, ME.key, EMAIL).sent_at is not None


def test_a_mail_server_that_refuses_gets_the_same_letter_again(by_mail, mail):
    mail.refusals = ["451 Busy"]
    by_mail.tell(ready())
    by_mail.post().send_due()
    assert by_mail.outbox.outcome(MINE, ME.key, EMAIL).problem == "The mail server answered 451."
    by_mail.clock += 31
    by_mail.post().send_due()
    by_mail.post().send_due()
    (letter,) = mail.letters
    assert re.fullmatch(r"<msg_[0-9a-f]{32}@platbook>", letter["Message-ID"])


def test_what_came_together_goes_as_one_letter(by_mail, mail):
    by_mail.tell(ready(), Notice("order:2:uncertain", MINE, DECISION, "Mesa needs a decision", page="lists"))
    by_mail.post().send_due()
    (letter,) = mail.letters
    assert letter["Subject"].startswith("2 notices: ")
    assert all(title in letter.get_body("plain").get_content() for title in ("Tempe is ready", "Mesa needs a decision"))


def test_a_hostile_name_is_text_and_adds_no_header(by_mail, mail):
    by_mail.tell(ready(title=HOSTILE))
    by_mail.post().send_due()
    (letter,) = mail.letters
    assert letter["Bcc"] is None
    assert "<script>" not in letter.get_body("html").get_content()


def test_without_a_mail_server_the_person_is_told(scene):
    scene.chosen(email="me@example.com")
    scene.tell(ready())
    scene.post().send_due()
    assert scene.outbox.outcome(MINE, ME.key, EMAIL).problem == "No mail server is set here."


def test_slack_gets_a_line_with_a_link_and_no_markup_of_the_names(scene, web):
    scene.chosen(slack_url=web.url)
    scene.tell(ready(title=HOSTILE))
    scene.post().send_due()
    (came,) = web.came
    text = orjson.loads(came.body)["text"]
    assert text.startswith(
        f"*<{ROOT}/lists?list=1&notice=order%3A1%3Aready&account=mine|Tempe &lt;script&gt;¦&amp; *now* Bcc:"
    )
    assert came.path == "/hook?room=1"


def test_a_receiver_that_fails_first_gets_the_same_id_again_newly_signed(scene, web):
    web.answers = [503, 301, 429]
    scene.chosen(webhook_url=web.url)
    scene.tell(ready())
    for _ in range(6):
        scene.post().send_due()
        scene.clock += 500
    assert len(web.came) == 4
    assert {came.path for came in web.came} == {"/hook?room=1"}, "no redirect is followed"
    assert len({came.headers["webhook-id"] for came in web.came}) == 1
    body = orjson.loads(web.came[-1].body)
    assert (body["type"], datetime.fromisoformat(body["timestamp"]).tzinfo) == ("order.ready", UTC)
    assert body["data"] == {
        "title": "Tempe is ready",
        "detail": "500 leads for 2,500 credits ($50.00).",
        "link": f"{ROOT}/lists?list=1&notice=order%3A1%3Aready&account=mine",
    }


def test_the_readmes_lines_tell_a_true_webhook_from_a_forged_one(scene, web):
    scene.chosen(webhook_url=web.url)
    scene.tell(ready())
    scene.post().send_due()
    (came,), secret = web.came, scene.choices.of(MINE, ME.key).webhook_secret
    snippet = (CHECKOUT / "README.md").read_text().split("def is_genuine")[1].split("```")[0]
    known = {}
    exec("import base64, hashlib, hmac, time\ndef is_genuine" + snippet, known)  # noqa: S102  our own lines
    genuine = known["is_genuine"]
    assert genuine(came.headers, came.body, secret)
    assert not genuine(came.headers, came.body + b" ", secret)
    assert not genuine(came.headers, came.body, "whsec_" + "A" * 44)
    assert not genuine({**came.headers, "webhook-timestamp": "1700000000"}, came.body, secret)
    assert not genuine({**came.headers, "webhook-id": "msg_other"}, came.body, secret)


def test_one_receiver_that_is_away_keeps_no_other_from_its_message(scene, web):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        scene.chosen(slack_url=web.url, webhook_url=f"http://127.0.0.1:{taken.getsockname()[1]}/")
        scene.tell(ready())
        scene.post().send_due()
    assert len(web.came) == 1
    assert "the line was refused or cut" in scene.outbox.outcome(MINE, ME.key, WEBHOOK).problem


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]"]
)
def test_a_live_dashboard_posts_to_no_address_inside(web, host):
    with pytest.raises(NotPublic):
        post(f"https://{host}:{web.port}/", b"{}", {}, loopback_too=False)
    assert web.came == []


def test_a_name_that_moves_inside_after_it_was_kept_gets_nothing(scene, web, monkeypatch):
    scene.chosen(webhook_url="https://hooks.example/x")
    scene.tell(ready())
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: inside)
    scene.post().send_due()
    assert "not a public address" in scene.outbox.outcome(MINE, ME.key, WEBHOOK).problem


def test_what_is_connected_to_is_what_was_judged(monkeypatch):
    """A name that resolves to another address at a second look (DNS rebinding) is not looked at a second time."""
    looks = iter(["8.8.8.8", "127.0.0.1"])
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(looks), 443))]
    )
    connected = []

    def line(place, **_):
        connected.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", line)
    with pytest.raises(NotDelivered):
        post("https://rebinding.example/", b"{}", {}, loopback_too=False)
    assert connected == [("8.8.8.8", 443)]


@pytest.mark.parametrize("way", [SLACK, WEBHOOK])
def test_what_leaves_tells_no_more_than_the_notice(scene, web, way):
    chosen = Chosen(slack_url=web.url, webhook_url=web.url, webhook_secret="whsec_" + "A" * 44, email="me@example.com")
    Sender(None, "", loopback_too=True).send(way, [ready()], chosen, "msg_1")
    (came,) = web.came
    told = came.body.decode() + str(came.headers)
    assert "me@example.com" not in told and "whsec_" not in told and MINE not in orjson.loads(came.body).values()


def test_where_there_are_several_accounts_a_message_names_its_own(scene, web, mail):
    sender = Sender(Mail(mail.url, "a@b.example"), "", loopback_too=True, name_of={MINE: "Acme"}.get)
    secret = "whsec_" + "A" * 44
    chosen = Chosen(email="me@example.com", slack_url=web.url, webhook_url=web.url, webhook_secret=secret)
    for way in (EMAIL, SLACK, WEBHOOK):
        sender.send(way, [ready()], chosen, "msg_1")
    (letter,), (slack, webhook) = mail.letters, web.came
    assert letter["Subject"] == "Acme: Tempe is ready"
    assert orjson.loads(slack.body)["text"].startswith("*Acme: Tempe is ready*")
    assert orjson.loads(webhook.body)["data"]["account"] == "Acme"
