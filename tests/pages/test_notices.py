"""Notices through the frame: the bell, the page, and what a person chooses in the settings."""

import uuid

import orjson
import pytest

from components.notices import EMAIL, FAILED, LOW, READY, SLACK, WEBHOOK, Chosen, Notice
from components.people import HERE
from tests.notices.receivers import web_receiver
from tests.pages.conftest import can_be_copied, said
from tests.pages.test_pages import HOSTILE
from tests.server.processes import wait_for


@pytest.fixture
def me(standing):
    """This machine's one person, with nothing told and nothing chosen."""
    standing.post.notices.read_all(standing.account, HERE.id)
    standing.post.choices.keep(standing.account, HERE.id, Chosen())
    yield HERE.id
    standing.post.choices.keep(standing.account, HERE.id, Chosen())


@pytest.fixture
def tell(standing, me):
    def told(title, kind=READY, **more):
        notice = Notice(uuid.uuid4().hex, standing.account, kind, title, page="lists", **more)
        before = standing.post.notices.unread(standing.account, me)
        standing.post.notices.tell_all([notice])
        wait_for(lambda: standing.post.notices.unread(standing.account, me) > before, "the notice to be spread")
        return notice

    return told


def chosen(standing):
    return standing.post.choices.of(standing.account, HERE.id)


def test_a_list_that_comes_home_is_told_without_anybody_looking(standing, me, ready_order):
    key = f"order:{ready_order.key}:ready"
    told = lambda: [line.notice for line in standing.post.notices.latest(standing.account, me, 100)]  # noqa: E731
    wait_for(lambda: key in [notice.key for notice in told()], "the list's notice")
    (notice,) = [notice for notice in told() if notice.key == key]
    assert (notice.title, notice.query) == (f"{ready_order.name} is ready", {"list": ready_order.key})


def test_the_page_shows_what_was_told_and_marks_all_as_read(visit, standing, tell, me):
    tell("Solar in Reno failed", FAILED, detail="Nothing was charged.")
    visitor = visit("notices")
    assert not visitor.exception
    assert "Nothing was charged · just now" in said(visitor)
    assert [link.proto.label for link in visitor.get("page_link") if "Reno" in link.proto.label] == [
        "**Solar in Reno failed**"
    ]
    visitor.button(key="notices-read").click().run()
    assert standing.post.notices.unread(standing.account, me) == 0
    assert "0 new notices" in said(visitor)


def test_following_a_notices_link_reads_it_and_leaves_a_clean_address(visit, standing, tell, me):
    notice, other = tell("Tempe is ready"), tell("Mesa is ready")
    visitor = visit("activity", notice.link)
    assert not visitor.exception
    assert "notice" not in visitor.query_params
    assert standing.post.notices.unread(standing.account, me) == 1
    unread = [line.notice.key for line in standing.post.notices.latest(standing.account, me, 9) if not line.read]
    assert unread == [other.key]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_or_link_breaks_nothing(visit, tell, text):
    tell(f"{text} is ready", detail=text)
    visitor = visit("notices", {"notice": text})
    assert not visitor.exception
    assert "<script>" not in said(visitor)


def test_nothing_leaves_until_an_address_is_named_then_each_kind_is_chosen(visit, standing, me):
    visitor = visit("settings", {"tab": "Notices"})
    assert not visitor.exception
    assert "Name an address" in said(visitor)
    visitor.text_input(key="notice-address-email").set_value(" ann@company.com ").run()
    visitor.text_input(key="notice-address-slack").set_value("https://hooks.slack.com/services/x").run()
    assert not visitor.exception
    assert chosen(standing).ways(LOW) == (EMAIL, SLACK)
    (pills,) = [one for one in visitor.get("button_group") if one.key == "notice-ways-low-email-slack"]
    pills.set_value([SLACK]).run()
    assert (chosen(standing).ways(LOW), chosen(standing).ways(READY)) == ((SLACK,), (EMAIL, SLACK))


@pytest.mark.parametrize(("way", "typed"), [(EMAIL, "nobody"), (SLACK, "http://hooks.example"), (WEBHOOK, "ftp://x")])
def test_an_address_that_leads_nowhere_is_told_and_not_kept(visit, standing, me, way, typed):
    visitor = visit("settings", {"tab": "Notices"})
    visitor.text_input(key=f"notice-address-{way}").set_value(typed).run()
    assert not visitor.exception
    assert visitor.warning
    assert visitor.text_input(key=f"notice-address-{way}").value == typed
    assert chosen(standing).address(way) == ""


def test_a_test_shows_what_came_of_it(visit, standing, me):
    with web_receiver() as web:
        web.answers = [500]
        visitor = visit("settings", {"tab": "Notices"})
        visitor.text_input(key="notice-address-webhook").set_value(web.url).run()
        visitor.button(key="try-webhook").click().run()
        assert "127.0.0.1 answered 500." in said(visitor).replace("\\", "")
        visitor.button(key="try-webhook").click().run()
        assert "The test was taken" in said(visitor)
    assert orjson.loads(web.came[-1].body)["data"]["title"] == "A test from Platbook"
    secret = chosen(standing).webhook_secret
    assert secret in can_be_copied(visitor)
    visitor.button(key="new-secret").click().run()
    assert chosen(standing).webhook_secret not in {"", secret}


def test_hours_and_thresholds_are_kept(visit, standing, me):
    visitor = visit("settings", {"tab": "Notices"})
    visitor.toggle(key="notice-quiet").set_value(True).run()
    visitor.selectbox(key="notice-quiet-from").set_value(20).run()
    visitor.toggle(key="notice-daily").set_value(True).run()
    visitor.number_input(key="notice-moved").set_value(25).run()
    visitor.number_input(key="notice-low").set_value(1200).run()
    assert not visitor.exception
    kept = chosen(standing)
    assert (kept.hours.quiet_from, kept.hours.quiet_until, kept.hours.digest_at) == (20, 8, 8)
    assert (kept.moved_share, kept.low_credits) == (0.25, 1200)
    visitor.toggle(key="notice-quiet").set_value(False).run()
    assert chosen(standing).hours.quiet_until is None
