"""Who signs in meets what their role may do: pages, buttons, and clicks that no button offers."""

import pytest
import streamlit as st
from sqlalchemy import delete

from components.audience import Audience, Cities, Place, to_query
from components.orders.tables import approvals
from components.people import Allowance, Identity, Role
from components.people.tables import invitations, people
from tests.pages.conftest import can_be_copied, said
from tests.people.somebody import somebody

BOSS = somebody("Boss")
ISSUER = "https://id.example.com"


@pytest.fixture
def sign_in(standing, monkeypatch):
    """Let the session's visitor be somebody of a role, or of none."""
    claims = {}
    monkeypatch.setattr(type(st.user), "to_dict", lambda _self: dict(claims))

    def signed(name, role=None, limits=Allowance()):  # noqa: B008  frozen
        claims.update(
            is_logged_in=True, iss=ISSUER, sub=name, email=f"{name}@example.com", email_verified=True, name=name
        )
        if role is None:
            return None
        who = Identity(ISSUER, name, f"{name}@example.com", True, name)
        code = standing.people.invitations.invite(Role(role), allowance=limits, by=BOSS)
        return standing.people.admit(who, code)

    signed.leave = lambda: (claims.clear(), claims.update(is_logged_in=False))
    yield signed
    with standing.database.begin() as connection:
        for table in (people, invitations, approvals):
            connection.execute(delete(table))


def titles(visitor):
    return [title.value for title in visitor.title]


def paid(sandbox):
    return [
        line
        for line in sandbox.log()
        if line["method"] == "POST" and not line["path"].endswith(("/preview/", "/count/"))
    ]


def press(visitor, words):
    return next(button for button in visitor.button if words in button.label).click().run()


def change(standing, person, role, limits=Allowance()):  # noqa: B008  frozen
    standing.people.change(person.id, Role(role), limits, BOSS)


def test_a_stranger_sees_one_plain_page_and_nothing_of_anybodys(visit, sign_in, ready_order, standing):
    sign_in("eve")
    for page in ("home", "lists", "settings"):
        visitor = visit(page)
        assert not visitor.exception
        assert titles(visitor) == ["You are signed in, but not invited"]
        assert "eve@example.com" in said(visitor).replace("\\", "")
        assert "Tempe" not in said(visitor) and "credits" not in said(visitor)


def test_an_invitations_link_lets_in_once(visit, sign_in, standing):
    sign_in("ana")
    code = standing.people.invitations.invite(Role.VIEWER, by=BOSS)
    visitor = visit("home", {"invitation": code})
    assert titles(visitor) == ["Who do you want to reach?"]
    assert "invitation" not in visitor.query_params
    sign_in("bo")
    visitor = visit("home", {"invitation": code})
    assert titles(visitor) == ["You are signed in, but not invited"]
    assert "can't be used" in said(visitor)


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("viewer", "assist"),
        *((role, page) for role in ("viewer", "builder") for page in ("suppression", "privacy", "people")),
    ],
)
def test_a_deep_link_to_a_page_that_is_not_ones_own_says_so(visit, sign_in, role, page):
    sign_in("ana", role)
    visitor = visit(page)
    assert not visitor.exception
    assert titles(visitor) == ["This page is not for your role"]
    assert not visitor.text_input and not visitor.dataframe


@pytest.mark.parametrize("role", ["viewer", "builder"])
def test_settings_show_others_than_admins_their_notices_alone(visit, sign_in, standing, role):
    sign_in("ana", role)
    visitor = visit("settings")
    assert not visitor.exception
    assert standing.webhook_secret not in "".join(can_be_copied(visitor))
    assert not any(button.key == "begin-again" for button in visitor.button)


def test_where_nobody_signs_in_nothing_is_said_of_people(visit):
    visitor = visit("people")
    assert "Nobody signs in" in said(visitor)
    assert not visitor.button and not visitor.text_input


def test_an_admin_invites_changes_and_lets_go(visit, sign_in, standing):
    sign_in("boss", "admin")
    ana = sign_in("ana", "viewer")
    sign_in("boss")
    visitor = visit("people")
    assert not visitor.exception
    visitor.text_input(key="people-email").set_value("cy@example.com")
    visitor.selectbox(key="people-role-new").set_value(Role.BUILDER)
    visitor.number_input(key="people-max_order_credits-new").set_value(700)
    press(visitor, "Invite")
    (made,) = standing.people.invitations.open()
    assert (made.email, made.role, made.allowance.max_order_credits) == ("cy@example.com", Role.BUILDER, 700)
    assert any("?invitation=" in text for text in can_be_copied(visitor))
    visitor.selectbox(key=f"people-role-{ana.id}").set_value(Role.BUILDER)
    visitor.number_input(key=f"people-max_daily_credits-{ana.id}").set_value(50)
    next(one for one in visitor.button if one.form_id == f"change-{ana.id}").click().run()
    now = standing.people.person(ana.id)
    assert (now.role, now.allowance.max_daily_credits) == (Role.BUILDER, 50)
    visitor.button(key=f"let-go-{ana.id}").click().run()
    assert not standing.people.person(ana.id).active
    assert not visitor.exception


@pytest.mark.parametrize("way", ["list", "assistant", "number"])
def test_a_viewers_forged_clicks_buy_nothing(visit, sign_in, standing, sandbox, way):
    """The page is drawn for a builder; then they are a viewer, and what the browser still holds is sent all the same."""
    ana = sign_in("ana", "builder")
    audience = Audience(("vacant",), Cities((Place("Mesa", "AZ"),)), requested_count=3)
    page = {"list": ("build", to_query(audience)), "assistant": ("home", {}), "number": ("dnc", {"from": "one"})}[way]
    visitor = visit(*page)
    if way == "list":
        press(visitor, "Build")
    elif way == "number":
        visitor.text_input(key="dnc-number").set_value("(725) 555-0188").run()
    before, orders = paid(sandbox), standing.ledger.everything(standing.account)
    lines, threads = standing.journal.lines(standing.account), standing.threads.of(standing.account)
    change(standing, ana, "viewer")
    if way == "assistant":
        visitor.chat_input[0].set_value("vacant homes in Phoenix, AZ").run()
    else:
        press(visitor, "for at most" if way == "list" else "Check this number")
    assert not visitor.exception
    assert paid(sandbox) == before
    assert standing.ledger.everything(standing.account) == orders
    assert standing.journal.lines(standing.account) == lines
    assert standing.threads.of(standing.account) == threads


def test_a_disabled_button_that_is_clicked_all_the_same_buys_nothing(visit, sign_in, standing, sandbox):
    sign_in("ana", "viewer")
    audience = Audience(("vacant",), Cities((Place("Mesa", "AZ"),)), requested_count=4)
    visitor = visit("build", to_query(audience))
    before, orders = paid(sandbox), standing.ledger.everything(standing.account)
    forged(visitor.button(key="build")).run()
    for door in [one for one in visitor.button if "for at most" in one.label]:
        forged(door).run()
    assert not visitor.exception
    assert paid(sandbox) == before
    assert standing.ledger.everything(standing.account) == orders


def forged(button):
    """Click a disabled button, as a browser can't but a message to the server may."""
    assert button.proto.disabled
    button.proto.disabled = False
    return button.click()


def test_a_forged_opt_out_erasure_and_setting_of_a_builder_change_nothing(visit, sign_in, standing):
    ana = sign_in("ana", "admin")
    visitor = visit("suppression")
    visitor.segmented_control(key="suppression-kind").set_value("phone")
    visitor.text_area(key="suppression-typed").set_value("(602) 555-0147")
    change_all(standing, ana)
    before = standing.outreach.suppression.counts(standing.account)
    visitor.button(key="suppress-typed").click().run()
    assert not visitor.exception
    assert titles(visitor) == ["This page is not for your role"]
    assert standing.outreach.suppression.counts(standing.account) == before


def change_all(standing, person):
    """A last admin can't be changed, so somebody else is one too."""
    standing.people.admit(
        Identity(ISSUER, "other", "other@example.com", True, "Other"),
        standing.people.invitations.invite(Role.ADMIN, by=BOSS),
    )
    change(standing, person, "viewer")


def test_who_was_let_go_is_out_at_the_next_click(visit, sign_in, standing, sandbox):
    ana = sign_in("ana", "builder")
    visitor = visit("home")
    standing.people.let_go(ana.id, BOSS)
    before = paid(sandbox)
    visitor.chat_input[0].set_value("vacant homes in Phoenix, AZ").run()
    assert not visitor.exception
    assert titles(visitor) == ["You are signed in, but not invited"]
    assert paid(sandbox) == before


def test_an_order_over_ones_limit_is_asked_for_and_approved_once(visit, sign_in, standing, sandbox):
    audience = Audience(("vacant",), Cities((Place("Chandler", "AZ"),)), requested_count=5)
    sign_in("ana", "builder", Allowance(max_order_credits=10))
    visitor = visit("build", to_query(audience))
    press(visitor, "Build")
    assert not visitor.exception
    assert not [one for one in visitor.button if "for at most" in one.label]
    press(visitor, "Ask for approval")
    (request,) = standing.approvals.waiting(standing.account)
    assert request.person == "ana"
    orders = len(standing.ledger.orders(standing.account))
    sign_in("boss", "admin")
    visitor = visit("activity")
    assert "ana" in said(visitor) and "asks for" in said(visitor)
    visitor.button(key=f"approve-{request.id}").click().run()
    assert not visitor.exception
    order = standing.ledger.order(request.key)
    assert (order.person, order.approved_by) == ("ana", "boss")
    assert len(standing.ledger.orders(standing.account)) == orders + 1
    assert not standing.approvals.waiting(standing.account)


def test_a_refusal_is_read_by_who_asked(visit, sign_in, standing):
    ana = sign_in("ana", "builder", Allowance(max_order_credits=10))
    audience = Audience(("vacant",), Cities((Place("Gilbert", "AZ"),)), requested_count=6)
    told = {
        "name": "Gilbert",
        "max_credits": 30,
        "requested_count": 6,
        "by": ana,
        "note": "for the [fair](javascript:alert(1))",
    }
    request = standing.approvals.ask("g" * 32, standing.account, audience, **told)
    sign_in("boss", "admin")
    visitor = visit("home")
    assert "asks for" in said(visitor)
    visitor.text_input(key=f"decline-why-{request.id}").set_value("Wait until May")
    visitor.button(key=f"decline-{request.id}").click().run()
    assert not visitor.exception
    sign_in("ana")
    assert "Wait until May" in said(visit("home"))


def test_who_has_not_signed_in_is_asked_to_and_sees_nothing(visit, sign_in, standing, sandbox, ready_order):
    ana = sign_in("ana", "builder")
    visitor = visit("home")
    sign_in.leave()
    before, threads = paid(sandbox), standing.threads.of(standing.account)
    visitor.chat_input[0].set_value("vacant homes in Phoenix, AZ").run()
    assert not visitor.exception
    assert titles(visitor) == ["Sign in"]
    assert "Tempe" not in said(visitor)
    assert paid(sandbox) == before
    assert standing.threads.of(standing.account) == threads
    assert ana.active
