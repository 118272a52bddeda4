"""Pages run through the frame, as a visitor gets them, in a house of their own over a real sandbox."""

import itertools
import re
from html import unescape

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components.audience import Audience, Cities, Place, Zips, all_zips, to_query
from components.house import close_house, house
from components.orders import State
from components.tracerfy import line
from tests.server.processes import ROOT, SandboxProcess, wait_for

PATIENCE_S = 60


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory):
    process = SandboxProcess(tmp_path_factory.mktemp("sandbox") / "state.sqlite", speed=50).start()
    yield process
    process.kill()


@pytest.fixture(scope="session")
def standing(sandbox, tmp_path_factory, components_found_once):
    """The house that the pages find; it pauses less between tries than it does for people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLATBOOK_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        patch.setenv("PLATBOOK_SANDBOX_URL", sandbox.base_url)
        patch.setenv("PLATBOOK_SANDBOX_TOKEN", sandbox.token)
        patch.setenv("PLATBOOK_TOKEN", "")
        patch.setenv("PLATBOOK_TILES", "off")
        patch.delenv("PLATBOOK_DATABASE_URL", raising=False)
        patch.setattr(line, "PAUSES_S", (0.03, 0.1))
        close_house()
        yield house()
        close_house()


@pytest.fixture
def visit(standing, sandbox):
    """Open a page by its file's name, with link parameters, as a new visitor who follows a link to it."""
    sandbox.faults()
    _forget()

    def open_page(page, query=None, before=None):
        visitor = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=PATIENCE_S)
        if before:
            before()
            _forget()
        if page != "home":
            visitor.switch_page(f"{page}.py")
        for name, value in (query or {}).items():
            visitor.query_params[name] = value
        return visitor.run()

    yield open_page
    sandbox.faults()


def _forget():
    st.cache_data.clear()
    st.cache_resource.clear()


_ZIPS = itertools.cycle(sorted(all_zips())[100:30_000:37])


@pytest.fixture
def fresh_audience():
    """An audience that nobody has previewed yet."""
    return Audience(("vacant",), Zips((next(_ZIPS), next(_ZIPS))))


@pytest.fixture
def fresh_query(fresh_audience):
    return to_query(fresh_audience)


@pytest.fixture
def ready_order(standing):
    """A finished list of real sandbox rows; bought once, and once more where a test set everything back to the beginning."""
    bought = [order for order in standing.ledger.orders(standing.account) if order.name == "Tempe absentees"]
    return next((order for order in bought if order.state is State.READY), None) or _bought(standing)


def _bought(standing):
    audience = Audience(("high_equity_absentee",), Cities((Place("Tempe", "AZ"),)), requested_count=120)
    key = standing.ledger.next_key(standing.account, audience)
    order, _ = standing.ledger.open(key, standing.account, audience, name="Tempe absentees", max_credits=600)
    standing.orders.submit(order)
    return wait_for(lambda: (o := standing.ledger.order(key)).state is State.READY and o, "the list to be ready")


def can_be_copied(visitor):
    """The texts that a click copies."""
    found = [
        re.search(r"class='copyable'[^>]*><span>(.*?)</span>", one.proto.body, re.S) for one in visitor.get("html")
    ]
    return [unescape(one[1]) for one in found if one]


def said(visitor):
    """Everything that stands on a page, as one text."""
    parts = []
    for kind in ("title", "header", "markdown", "caption", "warning", "error", "info", "success"):
        parts += [str(element.value) for element in getattr(visitor, kind)]
        parts += [str(element.value) for element in getattr(visitor.sidebar, kind)]
    parts += [f"{metric.label} {metric.value}" for metric in visitor.metric]
    parts += [button.label for button in visitor.button]
    return "\n".join(parts)
