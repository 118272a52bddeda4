"""The post's rounds: one part that fails keeps no other from its turn, and is told once in the log."""

import logging

from components.notices import Round
from tests.notices.conftest import ready
from tests.server.processes import wait_for


def test_a_part_that_fails_is_logged_once_and_the_others_go_on(scene, caplog):
    broken = True

    def look():
        if broken:
            raise ConnectionError("away")

    post = scene.post(Round(look), Round(lambda: scene.notices.tell_all([ready()])))
    with caplog.at_level(logging.WARNING, "platbook.notices"):
        post.look()
        post.look()
    assert scene.titles() == ["Tempe is ready"]
    assert len(caplog.records) == 1
    broken = False
    post.look()
    broken = True
    post.look()
    assert len(caplog.records) == 2


def test_a_round_is_taken_at_its_time(monkeypatch):
    clock, looks = [100.0], []
    monkeypatch.setattr("components.notices.post.time.monotonic", lambda: clock[0])
    now, later = (
        Round(lambda: looks.append("now"), every_s=60),
        Round(lambda: looks.append("later"), 60, first_after_s=60),
    )
    for moment in (100.0, 130.0, 160.0, 219.0, 220.0):
        clock[0] = moment
        now.take()
        later.take()
    assert looks == ["now", "now", "later", "now", "later"]


def test_a_message_that_cannot_be_written_is_tried_again_and_told(scene, web, monkeypatch):
    scene.chosen(slack_url=web.url)
    scene.tell(ready())
    post = scene.post()
    monkeypatch.setattr(type(post.sender), "send", lambda *_: 1 / 0)
    post.send_due()
    assert scene.outbox.outcome("mine", "me", "slack").problem == "Something went wrong here (ZeroDivisionError)."


def test_it_begins_and_ends(scene, web):
    scene.chosen(slack_url=web.url)
    scene.notices.tell_all([ready()])
    post = scene.post()
    post.start()
    wait_for(lambda: web.came, "the message")
    post.close()
