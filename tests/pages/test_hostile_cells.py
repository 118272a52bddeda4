"""Whatever text the API puts into its rows, every page that shows leads stands, shows it as text, and stays small."""

import pytest

from components.library import COLUMNS
from tests.bench.standing import put_list
from tests.pages.conftest import said

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "link": "[x](javascript:alert(1)) ![y](https://example.com/y.png)",
    "markdown": "# Big **bold** :red[x] :material/home: $x^2$ `code` ~~no~~",
    "right to left": "\u202eevil\u202c \u2067abc\u2069",
    "control": "a\x00b\x01c\x1b[31md",
    "formula": '=HYPERLINK("http://example.com","x")',
    "long": "long " * 200_000,
    "combining": "Z" + "\u0301" * 2_000,
    "empty": "",
    "template": "{{7*7}} ${7*7} %s %(x)s {0}",
    "quote": "'; DROP TABLE rows; --",
}
LIST_ID = 66_001
PAGES = (
    ("home", {}),
    ("lists", {}),
    ("propensity", {}),
    ("outreach", {}),
    ("stack", {}),
    ("dnc", {"from": "leads"}),
    ("trace", {}),
    ("privacy", {}),
    ("suppression", {}),
    ("activity", {}),
)


def hostile_rows():
    """A row a kind of text, in every column; what should be a number is text too."""
    return [
        {name: text for name in COLUMNS} | {"a <b>column</b> nobody knows": text, "sell_propensity_score": 90 - at}
        for at, text in enumerate(HOSTILE.values())
    ]


@pytest.fixture(scope="module")
def hostile_list(standing):
    put_list(standing, LIST_ID, [hostile_rows()])
    (order,) = standing.ledger.by_list(LIST_ID)
    standing.ledger.rename(standing.account, order.key, "[x](javascript:alert(1)) <b>bold</b>")
    return standing.ledger.order(order.key)


def query_of(page, query, order):
    return query | {"lists": {"list": order.key}}.get(page, {"lists": str(order.list_id)})


@pytest.mark.parametrize(("page", "query"), PAGES, ids=[page for page, _ in PAGES])
def test_hostile_cells_break_no_page_and_stay_text(visit, hostile_list, page, query):
    assert hostile_list.readable
    visitor = visit(page, query_of(page, query, hostile_list))
    assert not visitor.exception
    words = said(visitor)
    assert "<script>" not in words.replace("\\<", "")
    assert "](javascript" not in words
    assert "](https://example.com" not in words
    assert len(words) < 200_000


@pytest.mark.parametrize("row", range(len(HOSTILE)), ids=list(HOSTILE))
def test_a_hostile_leads_sheet_shows_text(visit, hostile_list, row):
    visitor = visit("lists", {"list": hostile_list.key, "lead": str(row)})
    assert not visitor.exception
    words = said(visitor)
    assert "**Phones**" in words
    assert "](javascript" not in words
    assert "](https://example.com" not in words
    assert "<script>" not in words.replace("\\<", "")
