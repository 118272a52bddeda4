"""kill -9 between writing and sending, and between sending and writing: nothing is lost, and a second one is known as such."""

import signal
import subprocess
import sys

import pytest

from components.notices.outbox import LEASE_S
from tests.notices.conftest import ready
from tests.server.processes import ROOT

DYING = """
import os, signal, sys
from components.database import open_database
from components.notices import Choices, Notices, Outbox, Post, Recipient, Sender, Spreading
from tests.notices.conftest import ready

die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
url, clock, where = sys.argv[1], float(sys.argv[2]), sys.argv[3]
database = open_database(url)
notices, outbox = Notices(database), Outbox(database, lambda: clock)
choices = Choices(database, loopback_too=True)
spreading = Spreading(database, choices, lambda _: [Recipient("me")], lambda: clock)
post = Post(notices, spreading, outbox, choices, Sender(None, "", loopback_too=True))
if where == "told":
    notices.tell_all([ready()])
    die()
if where == "spreading":
    notices.tell_all([ready()])
    spreading._messages = die
post.notices.tell_all([ready()])
spreading.spread()
if where == "spread":
    die()
if where == "claimed":
    post._send = die
if where == "sent":
    outbox.sent = die
post.send_due()
raise SystemExit("it lived")
"""


def dies(scene, where):
    command = [sys.executable, "-c", DYING, str(scene.database.url), str(scene.clock), where]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL


@pytest.mark.parametrize(("where", "came"), [("told", 1), ("spreading", 1), ("spread", 1), ("claimed", 1), ("sent", 2)])
def test_a_message_survives_whoever_wrote_it(scene, web, where, came):
    scene.members = [scene.members[0]]
    scene.chosen(webhook_url=web.url)
    dies(scene, where)
    scene.clock += LEASE_S + 1
    for _ in range(2):
        scene.spreading.spread()
        scene.post().send_due()
    assert scene.titles() == [ready().title]
    assert len(web.came) == came
    assert len({one.headers["webhook-id"] for one in web.came}) == 1
