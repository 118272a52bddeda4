"""Where there is a key, what lets somebody else post or sign lies encrypted in the database, and is sent by all the same."""

import json
from dataclasses import fields, replace

import pytest
from cryptography.fernet import Fernet

from components.notices import SLACK, WEBHOOK, Choices, Chosen
from components.notices.tables import choices as kept
from components.sealing import Sealing
from tests.notices.conftest import ME, MINE, Scene, ready

KEY, LATER = Fernet.generate_key().decode(), Fernet.generate_key().decode()
SECRETS = {
    "slack_url": "https://hooks.slack.com/services/T0/B0/x",
    "webhook_url": "https://example.com/hook",
    "webhook_secret": "whsec_c2VjcmV0",
}
GIVEN = Chosen(email="me@example.com", low_credits=700, **SECRETS)


@pytest.fixture
def under(database):
    return lambda *keys: Choices(database, loopback_too=True, sealing=Sealing(keys))


@pytest.fixture
def lies(database):
    def text():
        with database.connect() as connection:
            return connection.execute(kept.select()).mappings().one()["chosen"]

    return text


def hidden(text):
    return not any(secret in text for secret in SECRETS.values())


def test_what_lets_others_post_or_sign_is_encrypted_and_the_rest_is_as_it_was(under, lies):
    under(KEY).keep(MINE, ME.key, GIVEN)
    assert hidden(lies())
    assert "me@example.com" in lies()
    # An older replica beside us knows these alone.
    assert {*json.loads(lies())} == {one.name for one in fields(Chosen)} - {"unread"}
    assert under(KEY).of(MINE, ME.key) == GIVEN
    assert "whsec" not in repr(under(KEY).of(MINE, ME.key))


def test_without_a_key_it_is_kept_as_it_is_and_encrypted_once_there_is_one(under, lies):
    under().keep(MINE, ME.key, GIVEN)
    assert not hidden(lies())
    under().seal_all()
    assert under().of(MINE, ME.key) == GIVEN
    under(KEY).seal_all()
    assert hidden(lies())
    assert under(KEY).of(MINE, ME.key) == GIVEN


def test_a_new_key_before_the_old_one_takes_its_place(under, lies):
    under(KEY).keep(MINE, ME.key, GIVEN)
    under(LATER, KEY).seal_all()
    assert hidden(lies())
    assert under(LATER).of(MINE, ME.key) == GIVEN


def test_what_no_key_opens_is_no_address_stays_and_is_told(under):
    under(KEY).keep(MINE, ME.key, GIVEN)
    locked = under(LATER).of(MINE, ME.key)
    assert (locked.slack_url, locked.webhook_url, locked.email) == ("", "", "me@example.com")
    assert locked.locked == {SLACK, WEBHOOK}
    assert locked.ways("ready") == ("email",)
    under(LATER).seal_all()
    under(LATER).keep(MINE, ME.key, replace(locked, low_credits=900))
    assert under(LATER, KEY).of(MINE, ME.key) == replace(GIVEN, low_credits=900)


def test_an_address_given_anew_counts_though_the_old_key_comes_back(under):
    under(KEY).keep(MINE, ME.key, GIVEN)
    anew = "https://hooks.slack.com/services/T0/B0/anew"
    under().keep(MINE, ME.key, replace(under().of(MINE, ME.key), slack_url=anew))
    assert under(KEY).of(MINE, ME.key) == replace(GIVEN, slack_url=anew)


def test_what_is_due_leaves_by_an_address_that_is_encrypted(database, web, lies):
    scene = Scene(database, keys=(KEY,))
    scene.chosen(webhook_url=web.url)
    assert web.url not in lies()
    scene.tell(ready())
    scene.post().send_due()
    assert [one.path for one in web.came] == ["/hook?room=1"]
