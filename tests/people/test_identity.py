"""Who signed in, in the provider's words."""

import pytest

from components.people import identity_of

CLAIMS = {"is_logged_in": True, "iss": "https://id.example", "sub": "42", "provider": "default"}


def test_the_issuer_and_the_subject_are_who_it_is():
    before = identity_of(CLAIMS | {"email": "Ann@Example.com ", "name": "Ann", "email_verified": True})
    assert (before.issuer, before.subject, before.email, before.name) == (
        "https://id.example",
        "42",
        "ann@example.com",
        "Ann",
    )
    assert before.claims["provider"] == "default"
    assert "provider" not in repr(before)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"preferred_username": "ann", "email": "a@b.example"}, "ann"),
        ({"email": "a@b.example"}, "a@b.example"),
        ({}, "42"),
    ],
    ids=["user name", "address", "subject"],
)
def test_somebody_without_a_name_is_called_by_what_there_is(claims, name):
    assert identity_of(CLAIMS | claims).name == name


@pytest.mark.parametrize(
    ("said", "verified"), [(True, True), ("true", True), (False, False), ("False", False), (None, None), (1, None)]
)
def test_an_address_that_nobody_vouches_for_is_not_verified(said, verified):
    assert identity_of(CLAIMS | {"email_verified": said}).email_verified is verified


@pytest.mark.parametrize(
    "missing", [{"is_logged_in": False}, {"is_logged_in": "yes"}, {"iss": ""}, {"sub": None}, {"sub": 42}]
)
def test_claims_without_a_sign_in_or_a_subject_are_nobody(missing):
    assert identity_of(CLAIMS | missing) is None
    assert identity_of({}) is None
