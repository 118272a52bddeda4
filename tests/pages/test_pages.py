import pytest

from components.audience import Audience, Cities, Place, to_query
from tests.pages.conftest import said

PAGES = (
    "home",
    "assist",
    "build",
    "saved",
    "compare",
    "lookup",
    "lists",
    "propensity",
    "dnc",
    "stack",
    "trace",
    "outreach",
    "suppression",
    "activity",
    "notices",
    "privacy",
    "settings",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "$\\frac{1}{2}$",
    ":red[x] :material/home:",
    "'; DROP TABLE orders; --",
    "\x00\u202e🏚",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_with_the_frame_around_it(visit, page):
    visitor = visit(page)
    assert not visitor.exception
    assert "Sandbox · synthetic data" in said(visitor)
    assert "credits" in said(visitor)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_when_there_is_a_list(visit, ready_order, page):
    visitor = visit(page, {"list": ready_order.key} if page == "lists" else None)
    assert not visitor.exception


def test_build_counts_what_a_link_names(visit, standing):
    audience = Audience(("vacant",), Cities((Place("Phoenix", "AZ"),)))
    visitor = visit("build", to_query(audience))
    assert not visitor.exception
    (matches,) = [metric.value for metric in visitor.metric if metric.label == "Owners that match"]
    assert matches == f"{standing.previews.of(audience).count:,}"
    assert "Vacant Homes in Phoenix" in said(visitor)


def test_the_same_audience_is_previewed_once(visit, sandbox, fresh_query):
    first = visit("build", fresh_query)
    asked = [line for line in sandbox.log() if line["path"].endswith("/preview/")]
    first.run()
    first.run()
    assert [line for line in sandbox.log() if line["path"].endswith("/preview/")] == asked


@pytest.mark.parametrize(
    "query",
    [
        {"city": "Nowhere,AZ"},
        {"zip": "00000,abc"},
        {"state": "ZZ"},
        {"near": "95,400,5"},
        {"near": "nan,nan,nan"},
        {"n": "0", "city": "Phoenix,AZ"},
        {"n": "25001", "city": "Phoenix,AZ"},
        {"f.year_built_min": "2020", "f.year_built_max": "1990", "city": "Phoenix,AZ"},
        {"f.nonsense": "1", "city": "Phoenix,AZ"},
        {"s": "no_such_strategy", "city": "Phoenix,AZ"},
        *({"city": f"{text},AZ"} for text in HOSTILE),
        *({"f.mail_city": text, "city": "Phoenix,AZ"} for text in HOSTILE),
        *({"s": text, "city": "Phoenix,AZ"} for text in HOSTILE),
    ],
    ids=str,
)
def test_a_link_that_cannot_be_counted_says_why_and_never_breaks(visit, query):
    visitor = visit("build", query)
    assert not visitor.exception
    assert visitor.warning or visitor.info or visitor.error or visitor.metric
    assert "<script>" not in said(visitor)


def test_nothing_matches_names_what_to_widen(visit):
    query = {"city": "Phoenix,AZ", "s": "vacant", "f.year_built_min": "2024", "f.beds_min": "14", "f.pool": "true"}
    visitor = visit("build", query)
    assert not visitor.exception
    assert "No properties match" in said(visitor)


def test_lists_shows_the_newest_list_and_opens_its_audience_again(visit, ready_order):
    visitor = visit("lists", {"list": ready_order.key})
    assert "Tempe absentees" in said(visitor)
    assert "Delivered" in said(visitor)
    assert visitor.dataframe[0].value.shape[1] == 10


@pytest.mark.parametrize("page", ["lists", "assist", "propensity", "trace"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_parameters_break_no_page(visit, ready_order, page, text):
    visitor = visit(
        page,
        {
            "list": text,
            "thread": text,
            "lists": text,
            "case": text,
            "threshold": text,
            **dict.fromkeys(("for", "upload", "batch", "trace", "queue"), text),
        },
    )
    assert not visitor.exception
