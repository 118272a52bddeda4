"""Accounts outlive their tokens: found at the start, added, changed, put away; a token lies nowhere in plain."""

import logging

import pytest
from cryptography.fernet import Fernet

from components.accounts import Accounts, Tokens, Tying, limits_of
from components.database import bring_up_to_date, open_database
from components.faults import BadInput, Forbidden
from components.orders import Journal, SpendingLimits
from components.people import HERE, Person, Role
from components.sealing import Sealing
from components.settings import read_settings
from components.tracerfy import NotFound, Unauthorized, account_of

OLD, NEW, OTHER = "token-of-the-first-account", "another-token-of-the-first", "token-of-somebody-else"
VIEWER = Person("v", "Vera", "", Role.VIEWER)
KEY, LATER_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()


SEES = {OLD: {7}, NEW: {7}, OTHER: {8}}
"""Two vendor accounts: which lists each token can see."""


class Vendor:
    def __init__(self, token):
        self._token = token

    def analytics(self):
        if self._token not in SEES:
            raise Unauthorized("No such token.")

    def status(self, list_id):
        if list_id not in SEES[self._token]:
            raise NotFound("No such list.")

    def close(self):
        pass


@pytest.fixture
def database(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/p.db")
    bring_up_to_date(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def opened(database):
    """Open the accounts with what the environment holds; `owned` is a list that the first account has."""

    def open_with(given, keys=(KEY,), owned=7):
        tokens = Tokens(Accounts(database, "live"), Sealing(keys), given)
        tying = Tying(tokens, lambda token: [Vendor(token)], lambda key: owned if key == account_of(OLD) else None)
        tying.settle()
        return tokens, tying

    return open_with


def names(tokens):
    return {one.name: one.key for one in tokens.accounts.standing()}


def test_what_was_owned_before_there_were_accounts_stays_the_first_accounts(opened):
    tokens, _ = opened({"token": OLD})
    assert names(tokens) == {"First account": account_of(OLD)}
    assert tokens.of(account_of(OLD)) == OLD


def test_a_rotated_token_of_the_environment_is_tied_to_the_same_key(opened):
    opened({"token": OLD})
    tokens, _ = opened({"token": NEW})
    assert names(tokens) == {"First account": account_of(OLD)}
    assert tokens.of(account_of(OLD)) == NEW


def test_a_token_that_cannot_see_what_the_account_owns_is_another_account(opened):
    opened({"token": OLD})
    tokens, _ = opened({"token": OTHER})
    assert set(names(tokens).values()) == {account_of(OLD), account_of(OTHER)}
    assert tokens.of(account_of(OLD)) is None
    assert tokens.of(account_of(OTHER)) == OTHER
    back, _ = opened({"token": OLD})
    assert back.of(account_of(OLD)) == OLD and back.of(account_of(OTHER)) is None


def test_named_tokens_are_accounts_of_their_own(opened):
    tokens, _ = opened({"token": OLD, "tokens.acme": OTHER})
    assert names(tokens) == {"First account": account_of(OLD), "acme": account_of(OTHER)}


def test_a_token_is_added_encrypted_and_lies_nowhere_in_plain(opened, database, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    tokens, tying = opened({"token": OLD})
    key = tying.add("Client", OTHER, HERE)
    assert tokens.of(key) == OTHER
    database.dispose()
    for file in tmp_path.iterdir():
        assert OTHER.encode() not in file.read_bytes()
    assert OTHER not in caplog.text
    assert OTHER not in repr(tokens) + repr(tokens.accounts.find(key))


def test_a_key_is_changed_by_putting_a_new_one_before_it(opened):
    _, tying = opened({"token": OLD})
    key = tying.add("Client", OTHER, HERE)
    opened({"token": OLD}, keys=(LATER_KEY, KEY))
    tokens, _ = opened({"token": OLD}, keys=(LATER_KEY,))
    assert tokens.of(key) == OTHER
    without, _ = opened({"token": OLD}, keys=(KEY,))
    assert without.of(key) is None


def test_a_token_is_rotated_only_for_one_of_the_same_account(opened):
    tokens, tying = opened({"token": OLD})
    with pytest.raises(BadInput):
        tying.rotate(account_of(OLD), OTHER, HERE)
    with pytest.raises(Unauthorized):
        tying.rotate(account_of(OLD), "nobody-knows-this-token", HERE)
    assert tokens.of(account_of(OLD)) == OLD
    tying.rotate(account_of(OLD), NEW, HERE)
    assert tokens.of(account_of(OLD)) == NEW


@pytest.mark.parametrize("token", [OLD, NEW])
def test_a_token_that_is_or_was_an_accounts_is_not_added_again(opened, token):
    _, tying = opened({"token": OLD})
    tying.rotate(account_of(OLD), NEW, HERE)
    with pytest.raises(Forbidden):
        tying.add("Again", token, HERE)


def test_without_a_key_no_token_is_kept(opened):
    tokens, tying = opened({"token": OLD}, keys=())
    with pytest.raises(Forbidden):
        tying.add("Client", OTHER, HERE)
    assert len(tokens.accounts.all()) == 1


def test_what_is_no_key_is_refused_without_being_repeated():
    with pytest.raises(BadInput) as refused:
        Sealing(["not-a-key-at-all"])
    assert "not-a-key" not in str(refused.value)


def test_an_archived_account_has_no_token_and_nothing_is_lost(opened):
    tokens, tying = opened({"token": OLD})
    key = tying.add("Client", OTHER, HERE)
    tokens.accounts.archive(key, HERE)
    assert tokens.of(key) is None and not tokens.accounts.of(HERE.id)[1:]
    tokens.accounts.restore(key, HERE)
    assert tokens.of(key) == OTHER


def test_the_last_account_stays(opened):
    tokens, _ = opened({"token": OLD})
    with pytest.raises(Forbidden):
        tokens.accounts.archive(account_of(OLD), HERE)


def test_only_members_see_an_account_that_is_not_open_to_everybody(opened):
    tokens, tying = opened({"token": OLD})
    key = tying.add("Client", OTHER, Person("a", "Ada", "", Role.ADMIN))
    assert [one.key for one in tokens.accounts.of("a")] == [account_of(OLD), key]
    assert [one.key for one in tokens.accounts.of("v")] == [account_of(OLD)]
    tokens.accounts.admit(key, ["v"], HERE, everyone=False)
    assert [one.key for one in tokens.accounts.of("v")] == [account_of(OLD), key]
    assert [one.key for one in tokens.accounts.of("a")] == [account_of(OLD)]


@pytest.mark.parametrize(
    "act",
    [
        lambda accounts, tying, key: accounts.archive(key, VIEWER),
        lambda accounts, tying, key: accounts.restore(key, VIEWER),
        lambda accounts, tying, key: accounts.admit(key, ["v"], VIEWER, everyone=True),
        lambda accounts, tying, key: accounts.change(key, VIEWER, name="Mine", colour="red", limits=(None, None)),
        lambda accounts, tying, key: tying.add("Mine", OTHER, VIEWER),
        lambda accounts, tying, key: tying.rotate(key, NEW, VIEWER),
    ],
)
def test_whoever_may_not_change_settings_changes_no_account(opened, act):
    tokens, tying = opened({"token": OLD})
    before = tokens.accounts.all()
    with pytest.raises(Forbidden):
        act(tokens.accounts, tying, account_of(OLD))
    tokens.accounts.look_again()
    assert tokens.accounts.all() == before


@pytest.mark.parametrize(("house", "own", "asked"), [(None, 100, 101), (100, 500, 101), (500, 100, 101)])
def test_the_lower_limit_of_house_and_account_holds_for_that_account_alone(opened, database, house, own, asked):
    tokens, tying = opened({"token": OLD})
    key = tying.add("Client", OTHER, HERE)
    tokens.accounts.change(key, HERE, name="Client", colour="red", limits=(own, None))
    journal = Journal(database, SpendingLimits(house, None, limits_of(tokens.accounts)))
    assert journal.refusal(key, asked) and not journal.refusal(key, asked - 1)
    assert bool(journal.refusal(account_of(OLD), asked)) is (house == 100)


def test_a_days_limit_of_one_account_is_not_used_up_by_another(opened, database):
    tokens, tying = opened({"token": OLD})
    key = tying.add("Client", OTHER, HERE)
    tokens.accounts.change(key, HERE, name="Client", colour="red", limits=(None, 10))
    journal = Journal(database, SpendingLimits(None, None, limits_of(tokens.accounts)))
    told = {"kind": "lookup", "subject": "x", "credits_of": lambda spent: spent}
    journal.pay("one", account_of(OLD), max_credits=50, call=lambda: 50, **told)
    journal.pay("two", key, max_credits=10, call=lambda: 10, **told)
    with pytest.raises(Forbidden):
        journal.pay("three", key, max_credits=1, call=lambda: 1, **told)


@pytest.mark.parametrize(
    ("environ", "secrets", "expected"),
    [
        ({"PLATBOOK_TOKENS": "acme=aaa, bolt=bbb"}, {}, {"acme": "aaa", "bolt": "bbb"}),
        ({}, {"platbook": {"tokens": {"acme": "aaa"}}}, {"acme": "aaa"}),
        ({"PLATBOOK_TOKENS": ""}, {"platbook": {"tokens": {"acme": "aaa"}}}, {}),
        ({"PLATBOOK_TOKEN": ""}, {"platbook": {"tokens": {"acme": "aaa"}}}, {}),
    ],
)
def test_tokens_are_read_by_name(environ, secrets, expected, tmp_path):
    settings = read_settings(environ, secrets, tmp_path)
    assert settings.tokens == expected
    assert settings.mode == ("live" if expected else "sandbox")


@pytest.mark.parametrize("written", ["acme", "=secret-token", "a b=secret-token", "acme=", "acme=sec ret"])
def test_tokens_that_cannot_be_read_are_refused_without_being_repeated(written, tmp_path):
    with pytest.raises(BadInput) as refused:
        read_settings({"PLATBOOK_TOKENS": written}, {}, tmp_path)
    assert "secret-token" not in str(refused.value)
