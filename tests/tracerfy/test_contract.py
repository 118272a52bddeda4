"""The client against the sandbox over real HTTP: the way of an order, and refusals."""

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from components.audience import Audience, Cities, Place, Zips
from components.tracerfy import BadRequest, ListStatus, NoMatches, NotFound, Tracerfy
from tests.server.processes import SandboxProcess

PHOENIX = Audience(geography=Cities((Place("Phoenix", "AZ"),)), requested_count=25)
PHOENIX_ZIP = Zips(("85032",))


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    with closing(SandboxProcess(seed=1, speed=1000.0, control=False).start()) as running:
        yield running.base_url


@pytest.fixture(scope="module")
def api(base_url: str) -> Iterator[Tracerfy]:
    with closing(Tracerfy(base_url, "contract")) as client:
        yield client


@pytest.fixture(scope="module")
def ready(api: Tracerfy) -> ListStatus:
    """A list, ordered and complete."""
    list_id = api.execute(PHOENIX, "Contract · PB-0123abcd").list_id
    for _ in range(600):
        status = api.status(list_id)
        if status.status == "complete":
            return status
        time.sleep(0.05)
    raise AssertionError("the sandbox never completed the list")


def test_strategies_come_with_what_they_set(api: Tracerfy) -> None:
    strategies = {strategy.key: strategy for strategy in api.filters()}
    assert strategies["custom"].default_filters == {}
    assert strategies["pre_foreclosure_motivated"].default_filters["pre_foreclosure"] is True


def test_what_is_previewed_is_what_is_delivered_and_charged(api: Tracerfy, ready: ListStatus) -> None:
    preview = api.preview(PHOENIX)
    assert preview.capped_count == ready.actual_count == 25
    assert preview.max_credits == ready.credits_deducted == 125
    assert preview.max_usd == 2.5
    assert 0 < len(preview.pins) <= 500
    assert ready.name == "Contract · PB-0123abcd"


def test_rows_and_file_hold_the_same_leads(api: Tracerfy, ready: ListStatus) -> None:
    page = api.rows(ready.list_id or 0)
    assert (page.total_rows, page.total_pages, len(page.rows)) == (25, 1, 25)
    assert len(page.rows[0]) == 112
    assert b"".join(api.download(ready.download_url)).count(b"\r\n") == 26


def test_pages_of_rows(api: Tracerfy, ready: ListStatus) -> None:
    pages = [api.rows(ready.list_id or 0, page, per_page=10) for page in (1, 2, 3)]
    assert [len(page.rows) for page in pages] == [10, 10, 5]
    assert {page.total_pages for page in pages} == {3}


def test_both_prefixes_are_one_api(api: Tracerfy, base_url: str, ready: ListStatus) -> None:
    with closing(Tracerfy(base_url, "contract", prefix="property-search")) as other:
        assert other.filters() == api.filters()
        assert other.status(ready.list_id or 0).name == ready.name


def test_another_account_does_not_see_the_list(base_url: str, ready: ListStatus) -> None:
    with closing(Tracerfy(base_url, "somebody-else")) as other, pytest.raises(NotFound):
        other.status(ready.list_id or 0)


def test_a_lookup_hits_or_misses(api: Tracerfy, ready: ListStatus) -> None:
    row = api.rows(ready.list_id or 0, 1, 1).rows[0]
    hit = api.lookup(row["address"], row["city"], row["state"], row["zip_code"])
    miss = api.lookup("999 Nowhere Blvd", "Austin", "TX")
    assert (hit.hit, hit.credits_deducted, hit.property["zip_code"]) == (True, 10, row["zip_code"])
    assert (miss.hit, miss.credits_deducted, miss.property) == (False, 0, {})


def test_an_autocompleted_address_can_be_looked_up(api: Tracerfy, ready: ListStatus) -> None:
    row = api.rows(ready.list_id or 0, 1, 1).rows[0]
    match = api.autocomplete(f"{row['address']}, {row['city']}, {row['state']} {row['zip_code']}")[0]
    assert (match.street_address, match.zip_code) == (row["address"], row["zip_code"])


def test_nobody_matches(api: Tracerfy) -> None:
    nobody = Audience(geography=PHOENIX_ZIP, filters=(("beds_min", 99),), requested_count=5)
    assert api.preview(nobody).count == 0
    with pytest.raises(NoMatches):
        api.execute(nobody, "x")


@pytest.mark.parametrize(
    ("audience", "field"),
    [
        (Audience(strategies=("nobody_knows",), geography=PHOENIX_ZIP), "strategy"),
        (Audience(geography=PHOENIX_ZIP, filters=(("nobody_knows", True),)), "filter_overrides"),
    ],
)
def test_unknown_words_are_refused_by_field(api: Tracerfy, audience: Audience, field: str) -> None:
    with pytest.raises(BadRequest) as caught:
        api.preview(audience)
    assert list(caught.value.fields) == [field]
