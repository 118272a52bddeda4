"""No line holds a secret, a phone or an e-mail address, whoever wrote it, and every line says what it is about."""

import io
import json
import logging
from concurrent.futures import ThreadPoolExecutor

import pytest

from components.telemetry import about, carried, hide, masked, secrets_of, subject
from components.telemetry.logs import Json, masked_record

SECRET = "s3cr3t/that-nobody-may-see"


@pytest.fixture
def lines():
    """A log of JSON lines, as the server writes them, and what it holds."""
    told, logger, plain = io.StringIO(), logging.getLogger("tests.telemetry"), logging.getLogRecordFactory()
    handler = logging.StreamHandler(told)
    handler.setFormatter(Json("north"))
    logger.addHandler(handler)
    logger.setLevel("DEBUG")
    logging.setLogRecordFactory(masked_record)
    hide(SECRET)
    yield logger, lambda: [json.loads(line) for line in told.getvalue().splitlines()]
    logging.setLogRecordFactory(plain)
    logger.removeHandler(handler)


@pytest.mark.parametrize(
    "told",
    [
        SECRET,
        "s3cr3t%2Fthat-nobody-may-see",
        "Authorization: Bearer abc.def-123",
        "{'authorization': 'Bearer abc.def-123'}",
        "postgresql://platbook:hunter2@db/platbook",
        "POST /webhooks/tracerfy/abc123 HTTP/1.1",
        "https://files.example/a.csv?X-Amz-Signature=abc123&x=1",
        "called 512-555-0100",
        "called (512) 555-0100",
        "called +15125550100",
        "wrote to jane.doe@example.com",
    ],
)
def test_what_must_not_be_told_is_masked(told):
    hide(SECRET)
    clean = masked(told)
    assert "***" in clean
    assert not [part for part in ("s3cr3t", "abc", "hunter2", "0100", "doe") if part in clean]


@pytest.mark.parametrize("told", ["PB-5125550100", "list 42 of 1764000000.25", "0.123456789012", "8f5125550100ab"])
def test_keys_times_and_numbers_stay(told):
    assert masked(told) == told


def test_a_short_secret_can_not_be_told_from_a_word():
    hide("token", "")
    assert masked("the token") == "the token"


def test_the_secrets_of_a_file_of_settings_are_found_at_any_depth():
    table = {
        "platbook": {"token": "a"},
        "auth": {"cookie_secret": "b", "okta": {"client_secret": "c", "client_id": "d"}},
    }
    assert set(secrets_of(table)) == {"a", "b", "c"}


def test_a_line_says_what_it_is_about_also_in_another_thread(lines):
    logger, told = lines
    with about(order="PB-1", account="abc"), ThreadPoolExecutor(1) as pool:
        logger.info("here")
        pool.submit(carried(logger.info), "there").result()
        pool.submit(logger.info, "not carried").result()
    logger.info("after")
    assert [(line["message"], line.get("order")) for line in told()] == [
        ("here", "PB-1"),
        ("there", "PB-1"),
        ("not carried", None),
        ("after", None),
    ]
    assert {line["replica"] for line in told()} == {"north"}
    assert subject() == {}


def test_a_secret_stays_out_of_messages_arguments_and_tracebacks(lines):
    logger, told = lines
    logger.info("with %s", SECRET)
    try:
        raise ValueError(f"about {SECRET}")
    except ValueError:
        logger.exception("broken")
    assert told()[0]["message"] == "with ***"
    assert "about ***" in told()[1]["exception"]
    assert "s3cr3t" not in json.dumps(told())


def test_a_line_without_a_secret_keeps_its_arguments(lines):
    """Formatters of libraries read them."""
    record = masked_record("x", logging.INFO, "f", 1, "%s of %s", ("one", 2), None)
    assert record.args == ("one", 2)
