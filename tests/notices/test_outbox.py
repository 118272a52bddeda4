"""What is to be sent: chosen by each person, claimed by one sender, tried for a day."""

import pytest

from components.faults import BadInput
from components.notices import DECISION, EMAIL, READY, SLACK, WEBHOOK, Chosen, Hours
from components.notices.outbox import LEASE_S
from tests.notices.conftest import ME, MINE, OTHER, ready

HOOK = "https://hooks.example/x"


def test_who_names_an_address_hears_of_everything_until_a_kind_is_switched_off(scene):
    scene.chosen(email="me@example.com", slack_url=HOOK, off={READY: (SLACK,)})
    scene.tell(ready())
    (parcel,) = scene.outbox.claimed()
    assert (parcel.person, parcel.way, parcel.notices[0].title) == (ME.key, EMAIL, "Tempe is ready")
    assert scene.choices.of(MINE, ME.key).ways(DECISION) == (EMAIL, SLACK)
    assert scene.choices.of(MINE, OTHER.key) == Chosen()


def test_what_is_claimed_is_nobody_elses_until_the_claim_ends(scene):
    scene.chosen(slack_url=HOOK)
    scene.tell(ready())
    (first,) = scene.outbox.claimed()
    assert scene.outbox.claimed() == []
    scene.clock += LEASE_S + 1
    (again,) = scene.outbox.claimed()
    assert again.id == first.id
    scene.outbox.sent(first)  # whose claim has ended
    scene.outbox.failed(first, "too late")
    scene.outbox.sent(again)
    scene.clock += 10 * LEASE_S
    assert scene.outbox.claimed() == []
    assert scene.outbox.outcome(MINE, ME.key, SLACK).problem == ""


def test_what_is_due_by_mail_goes_together_and_to_a_webhook_one_by_one(scene):
    scene.chosen(email="me@example.com", webhook_url=HOOK)
    scene.tell(ready(), ready("order:2:ready", "Mesa is ready"))
    parcels = scene.outbox.claimed()
    assert sorted((parcel.way, len(parcel.notices)) for parcel in parcels) == [(EMAIL, 2), (WEBHOOK, 1), (WEBHOOK, 1)]
    assert len({parcel.id for parcel in parcels}) == 3


def test_a_message_waits_for_the_end_of_quiet_hours_and_for_the_daily_email(scene):
    scene.clock = 1_800_000_000.0  # 08:00 UTC
    scene.chosen(email="me@example.com", slack_url=HOOK, hours=Hours("UTC", quiet_from=6, quiet_until=9, digest_at=12))
    scene.tell(ready())
    assert (scene.titles(), scene.outbox.claimed()) == (["Tempe is ready"], [])
    scene.clock += 3600
    assert [parcel.way for parcel in scene.outbox.claimed()] == [SLACK]
    scene.clock += 3 * 3600
    assert EMAIL in [parcel.way for parcel in scene.outbox.claimed()]


def test_a_message_is_tried_for_a_day_then_given_up_and_that_is_told(scene):
    scene.chosen(slack_url=HOOK)
    scene.tell(ready())
    began, tries = scene.clock, 0
    while scene.clock < began + 2 * 86_400:
        for parcel in scene.outbox.claimed():
            tries += 1
            last = scene.clock
            scene.outbox.failed(parcel, "hooks.example answered 503.")
        scene.clock += 60
    assert 15 <= tries <= 25
    assert began + 72_000 < last <= began + 86_400
    outcome = scene.outbox.outcome(MINE, ME.key, SLACK)
    assert (outcome.problem, outcome.waiting, outcome.sent_at) == ("hooks.example answered 503.", 0, None)


def test_a_way_that_works_again_says_so(scene):
    scene.chosen(slack_url=HOOK)
    scene.tell(ready())
    scene.outbox.failed(*scene.outbox.claimed(), "hooks.example answered 503.")
    assert scene.outbox.outcome(MINE, ME.key, SLACK).waiting == 1
    scene.clock += 31
    scene.outbox.sent(*scene.outbox.claimed())
    outcome = scene.outbox.outcome(MINE, ME.key, SLACK)
    assert (outcome.problem, outcome.waiting, outcome.sent_at.timestamp()) == ("", 0, scene.clock)


@pytest.mark.parametrize("email", ["me", "me@", "@x.y", "a b@x.yz", "a@x.yz\nBcc: b@x.yz", "a@x.yz,b@x.yz", "<a@x.yz>"])
def test_an_address_that_is_none_is_not_kept(scene, email):
    with pytest.raises(BadInput) as fault:
        scene.chosen(email=email)
    assert fault.value.field == EMAIL
    assert scene.choices.of(MINE, ME.key) == Chosen()


@pytest.mark.parametrize(
    "url", ["http://hooks.example/x", "https://u:p@hooks.example", "file:///etc/passwd", "javascript:1"]
)
@pytest.mark.parametrize("way", ["slack_url", "webhook_url"])
def test_a_webhook_must_be_https(scene, way, url):
    with pytest.raises(BadInput):
        scene.chosen(**{way: url})


def test_a_webhook_has_a_secret_that_stays_and_shows_in_no_repr(scene):
    scene.chosen(webhook_url=HOOK)
    kept = scene.choices.of(MINE, ME.key)
    assert kept.webhook_secret.startswith("whsec_")
    scene.choices.keep(MINE, ME.key, kept)
    assert scene.choices.of(MINE, ME.key).webhook_secret == kept.webhook_secret
    assert kept.webhook_secret not in repr(kept) and HOOK not in repr(kept)
