"""Previews that replicas share: asked once for all of them, each account its own, as old at one as at the other."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select, update

from components.audience import Audience, Cities, Place
from components.replicas import SharedAnswers
from components.replicas.tables import shared_answers
from components.tracerfy import Preview, Previews, Tracerfy
from components.tracerfy.kept_previews import packed, unpacked
from components.tracerfy.previews import KEPT_S

MESA = Audience(("vacant",), Cities((Place("Mesa", "AZ"),)))


class Replica:
    """One process's previews, and what it asked the API."""

    def __init__(self, database, account="acct"):
        self.asked, self.seconds = [], 0.0
        api = Tracerfy("http://api.test/v1/api/", "token", transport=httpx.MockTransport(self._answer))
        self.shared = SharedAnswers(database, account, KEPT_S)
        self.previews = Previews(api, clock=lambda: self.seconds, shared=self.shared)

    def _answer(self, request):
        self.asked.append(request)
        pins = [{"latitude": 33.4, "longitude": -111.8}] * 500
        return httpx.Response(
            200, json={"count": 900, "requested_count": 500, "strategy_label": "Vacant", "pins": pins}
        )


@pytest.fixture
def pair(database):
    return Replica(database), Replica(database)


def older_by(database, seconds):
    with database.begin() as connection:
        connection.execute(update(shared_answers).values(at=shared_answers.c.at - seconds))


def test_what_one_was_told_the_other_need_not_ask(pair):
    one, other = pair
    told, read = one.previews.of(MESA), other.previews.of(MESA.asking(25))
    assert (len(one.asked), len(other.asked)) == (1, 0)
    assert (read.count, read.capped_count, read.max_credits, len(read.pins)) == (900, 25, 125, 500)
    assert read.asking(500) == told.asking(500)
    assert other.previews.known(MESA) is not None


def test_an_answer_is_as_old_at_the_other_as_it_is(pair, database):
    one, other = pair
    one.previews.of(MESA)
    older_by(database, KEPT_S - 60)
    other.previews.of(MESA)
    other.seconds = 50.0
    assert other.previews.known(MESA) is not None
    other.seconds = 70.0
    assert other.previews.known(MESA) is None


def test_one_that_is_no_longer_fresh_is_asked_again_and_forgotten(pair, database):
    one, other = pair
    one.previews.of(MESA)
    one.previews.of(MESA.at(Cities((Place("Tempe", "AZ"),))))
    older_by(database, KEPT_S + 1)
    other.previews.of(MESA)
    assert len(other.asked) == 1
    with database.connect() as connection:
        assert connection.execute(select(func.count()).select_from(shared_answers)).scalar_one() == 1


def test_another_account_asks_for_itself(pair, database):
    pair[0].previews.of(MESA)
    stranger = Replica(database, "another")
    stranger.previews.of(MESA)
    assert len(stranger.asked) == 1


def test_what_another_version_has_kept_is_asked_again(pair):
    one, other = pair
    one.shared.keep(MESA.matching_key(), b"of another version")
    assert other.previews.of(MESA).count == 900
    assert len(other.asked) == 1


def test_without_a_database_each_asks_for_itself(tmp_path):
    alone = Replica(create_engine(f"sqlite:///{tmp_path / 'nothing-here.db'}"))
    assert alone.previews.of(MESA).count == 900


@given(
    st.builds(
        Preview,
        *[st.integers(0, 10**7)] * 4,
        st.floats(0, 1e6),
        st.text(),
        st.dictionaries(st.text(), st.integers(0, 2**53) | st.text() | st.booleans()),
        st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180))).map(tuple),
        st.none() | st.integers(0, 10**6),
    )
)
def test_a_preview_comes_back_whole(preview):
    back = unpacked(packed(preview))
    assert back == preview
    assert back.filters_applied == preview.filters_applied


@given(st.binary())
def test_any_bytes_are_no_preview_or_one(body):
    assert unpacked(body) is None
