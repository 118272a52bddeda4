"""Settings: environment, then secrets, then defaults; bad values are named, secrets never shown."""

from pathlib import Path

import pytest

from components.faults import BadInput
from components.settings import Settings, read_secrets, read_settings

ROOT = Path("/srv/platbook")


def test_nothing_set_is_the_sandbox_with_defaults() -> None:
    settings = read_settings({}, {}, ROOT)
    assert settings == Settings(
        data_dir=ROOT / ".platbook", database_url=f"sqlite:///{ROOT / '.platbook' / 'platbook.db'}"
    )
    assert (settings.mode, settings.base_url, settings.prefix) == (
        "sandbox",
        "https://tracerfy.com/v1/api/",
        "",
    )
    assert (settings.max_order_credits, settings.webhook_secret, settings.tiles) == (None, None, "auto")


def test_a_token_makes_it_live() -> None:
    assert read_settings({"PLATBOOK_TOKEN": " t0k3n "}, {}, ROOT).mode == "live"
    assert read_settings({}, {"platbook": {"token": "t0k3n"}}, ROOT).token == "t0k3n"


def test_the_environment_wins_even_when_blank() -> None:
    secrets = {"platbook": {"token": "t0k3n", "prefix": "property-search"}}
    settings = read_settings({"PLATBOOK_TOKEN": "", "PLATBOOK_PREFIX": "lead-builder"}, secrets, ROOT)
    assert (settings.mode, settings.prefix) == ("sandbox", "lead-builder")


def test_typed_values_of_toml_are_read() -> None:
    secrets = {"platbook": {"max_order_credits": 5000, "sandbox_speed": 20, "tiles": True, "sandbox_seed": 7}}
    settings = read_settings({"PLATBOOK_MAX_DAILY_CREDITS": "0"}, secrets, ROOT)
    assert (settings.max_order_credits, settings.max_daily_credits) == (5000, 0)
    assert (settings.sandbox_speed, settings.tiles, settings.sandbox_seed) == (20.0, "auto", 7)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@db/x", "postgresql+psycopg://u:p@db/x"),
        ("postgresql://u:p@db/x?sslmode=require", "postgresql+psycopg://u:p@db/x?sslmode=require"),
        ("postgresql+psycopg://u@db/x", "postgresql+psycopg://u@db/x"),
        ("sqlite:////tmp/x.db", "sqlite:////tmp/x.db"),
    ],
)
def test_database_addresses_are_brought_to_one_driver(given: str, used: str) -> None:
    assert read_settings({"DATABASE_URL": given}, {}, ROOT).database_url == used
    assert read_settings({}, {"DATABASE_URL": given}, ROOT).database_url == used


def test_addresses_end_in_a_slash() -> None:
    settings = read_settings({"PLATBOOK_BASE_URL": "https://mock.tracerfy.com/v1/api"}, {}, ROOT)
    assert settings.base_url == "https://mock.tracerfy.com/v1/api/"


def test_a_sandbox_elsewhere_can_be_named() -> None:
    settings = read_settings({"PLATBOOK_SANDBOX_URL": "http://sandbox:9000/v1/api"}, {}, ROOT)
    assert (settings.mode, settings.sandbox_url) == ("sandbox", "http://sandbox:9000/v1/api/")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PLATBOOK_TOKEN", "two words"),
        ("PLATBOOK_TOKEN", "naïve-token"),
        ("PLATBOOK_TOKEN", "line\nbreak"),
        ("PLATBOOK_PREFIX", "leads"),
        ("PLATBOOK_MAX_ORDER_CREDITS", "lots"),
        ("PLATBOOK_MAX_ORDER_CREDITS", "-1"),
        ("PLATBOOK_MAX_DAILY_CREDITS", "2.5"),
        ("PLATBOOK_SANDBOX_SEED", "x"),
        ("PLATBOOK_SANDBOX_SPEED", "0"),
        ("PLATBOOK_SANDBOX_SPEED", "nan"),
        ("PLATBOOK_SANDBOX_SPEED", "fast"),
        ("PLATBOOK_TILES", "maybe"),
        ("PLATBOOK_TILES", "https://tiles.example/{z}/{x}.png"),
        ("PLATBOOK_TILES", "https://tiles.example/{z}/{x}/{y}{r}.png"),
        ("PLATBOOK_TILES", "http://tiles.example/{z}/{x}/{y}.png"),
        ("PLATBOOK_TILES", "javascript:{z}{x}{y}"),
        ("PLATBOOK_BASE_URL", "http://tracerfy.com/v1/api/"),
        ("PLATBOOK_BASE_URL", "file:///etc/passwd"),
        ("PLATBOOK_BASE_URL", "https://user:pass@tracerfy.com/"),
        ("PLATBOOK_BASE_URL", "https://[broken"),
        ("PLATBOOK_BASE_URL", "https://tracerfy.com:port/"),
        ("PLATBOOK_BASE_URL", "tracerfy.com"),
        ("PLATBOOK_SANDBOX_URL", "sandbox:9000"),
        ("PLATBOOK_SMTP_URL", "mail.example:587"),
        ("PLATBOOK_SMTP_URL", "https://ann:pass@mail.example"),
        ("PLATBOOK_SMTP_URL", "smtp://mail.example:port"),
        ("PLATBOOK_PUBLIC_URL", "http://platbook.example"),
        ("PLATBOOK_WEBHOOK_SECRET", "short"),
        ("PLATBOOK_WEBHOOK_SECRET", "has/a/slash/and/is/long"),
        ("DATABASE_URL", "mysql://u:p@db/x"),
    ],
)
def test_bad_values_name_their_variable(variable: str, value: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_settings({variable: value}, {}, ROOT)
    assert caught.value.field == variable
    if variable in {"PLATBOOK_TOKEN", "PLATBOOK_WEBHOOK_SECRET", "PLATBOOK_SMTP_URL", "DATABASE_URL"}:
        assert value not in str(caught.value)


def test_a_mail_server_wants_to_know_whom_its_mail_is_from() -> None:
    with pytest.raises(BadInput) as caught:
        read_settings({"PLATBOOK_SMTP_URL": "smtp://mail.example", "PLATBOOK_SMTP_FROM": "Platbook"}, {}, ROOT)
    assert caught.value.field == "PLATBOOK_SMTP_FROM"


def test_people_sign_in_where_the_secrets_name_a_provider() -> None:
    auth = {name: "x" for name in ("client_id", "client_secret", "server_metadata_url")}
    auth |= {"cookie_secret": "x" * 32, "redirect_uri": "https://platbook.example/oauth2callback"}
    settings = read_settings({"PLATBOOK_SIGN_IN_HOURS": "8"}, {"auth": auth}, ROOT)
    assert settings.sign_in.hours == 8
    assert "x" * 32 not in repr(settings)
    assert read_settings({}, {}, ROOT).sign_in is None


def test_a_token_and_a_sandbox_together_are_refused() -> None:
    with pytest.raises(BadInput) as caught:
        read_settings({"PLATBOOK_TOKEN": "t0k3n", "PLATBOOK_SANDBOX_URL": "http://localhost:9000/"}, {}, ROOT)
    assert caught.value.field == "PLATBOOK_SANDBOX_URL"


def test_secrets_stay_out_of_the_repr() -> None:
    environ = {
        "PLATBOOK_TOKEN": "t0k3n-secret",
        "DATABASE_URL": "postgres://u:dbpass@db/x",
        "PLATBOOK_WEBHOOK_SECRET": "0123456789abcdef",
        "PLATBOOK_SMTP_URL": "smtp://ann:mailpass@mail.example:587",
        "PLATBOOK_SMTP_FROM": "Platbook <notices@platbook.example>",
    }
    shown = repr(read_settings(environ, {}, ROOT))
    assert not any(secret in shown for secret in ("t0k3n-secret", "dbpass", "0123456789abcdef", "mailpass"))


def test_secrets_file(tmp_path: Path) -> None:
    path = tmp_path / "secrets.toml"
    assert read_secrets(path) == {}
    path.write_text('[platbook]\ntoken = "t0k3n"\n')
    assert read_settings({}, read_secrets(path), ROOT).token == "t0k3n"
    path.write_text("token = t0k3n unquoted")
    with pytest.raises(BadInput) as caught:
        read_secrets(path)
    assert "t0k3n" not in str(caught.value)


def test_who_may_come_in_is_read_from_the_settings():
    told = {
        "PLATBOOK_FIRST_ADMIN": "Ana@Example.com",
        "PLATBOOK_ROLE_CLAIM": "groups",
        "PLATBOOK_ROLE_VALUES": "Sales=builder, cn=it,ou=x=admin".replace(",ou", ";ou"),
        "PLATBOOK_BUILDER_LIMITS": "2500/-/50000",
    }
    settings = read_settings(told, {}, Path("/srv"))
    assert settings.first_admin == "ana@example.com"
    assert settings.role_values == {"Sales": "builder", "cn=it;ou=x": "admin"}
    assert settings.builder_limits == (2500, None, 50000)


@pytest.mark.parametrize(
    "told",
    [
        {"PLATBOOK_FIRST_ADMIN": "ana"},
        {"PLATBOOK_ROLE_VALUES": "Sales=boss"},
        {"PLATBOOK_ROLE_VALUES": "builder"},
        {"PLATBOOK_BUILDER_LIMITS": "2500"},
        {"PLATBOOK_BUILDER_LIMITS": "a/b/c"},
    ],
    ids=str,
)
def test_what_cannot_say_who_comes_in_is_refused_by_name(told):
    with pytest.raises(BadInput) as refused:
        read_settings(told, {}, Path("/srv"))
    assert refused.value.field == next(iter(told))
