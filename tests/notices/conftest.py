from dataclasses import dataclass, field

import pytest
from sqlalchemy import Engine

from components.database import open_database
from components.notices import (
    READY,
    Choices,
    Chosen,
    Mail,
    Notice,
    Notices,
    Outbox,
    Post,
    Recipient,
    Sender,
    Spreading,
)
from components.notices.tables import metadata
from components.sealing import Sealing
from tests.notices.receivers import mail_receiver, web_receiver

MINE = "mine"
ME, OTHER = Recipient("me", "me@example.com"), Recipient("other")
ROOT = "https://platbook.example"


@pytest.fixture(scope="session")
def web():
    with web_receiver() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def mail():
    with mail_receiver() as receiver:
        yield receiver


@pytest.fixture(autouse=True)
def nothing_came(request):
    for name in {"web", "mail"} & set(request.fixturenames):
        receiver = request.getfixturevalue(name)
        vars(receiver).update(**{key: [] for key in vars(receiver) if key != "port"})


@pytest.fixture
def database(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'notices.sqlite'}")
    metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def scene(database):
    return Scene(database)


@dataclass
class Scene:
    """The rooms over one database, and a clock that is set by hand."""

    database: Engine
    clock: float = 1_800_000_000.0
    members: list[Recipient] = field(default_factory=lambda: [ME, OTHER])
    mail: Mail | None = None
    root: str = ROOT
    keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.notices = Notices(self.database)
        self.choices = Choices(self.database, loopback_too=True, sealing=Sealing(self.keys))
        self.outbox = Outbox(self.database, lambda: self.clock)
        self.spreading = Spreading(self.database, self.choices, lambda _: self.members, lambda: self.clock)

    def post(self, *rounds) -> Post:
        sender = Sender(self.mail, self.root, loopback_too=True)
        return Post(self.notices, self.spreading, self.outbox, self.choices, sender, rounds)

    def chosen(self, person=ME, **chosen) -> None:
        self.choices.keep(MINE, person.key, Chosen(**chosen))

    def tell(self, *told: Notice) -> None:
        self.notices.tell_all(told)
        self.spreading.spread()

    def titles(self, person=ME, account=MINE) -> list[str]:
        return [line.notice.title for line in self.notices.latest(account, person.key, 100)]


def ready(key="order:1:ready", title="Tempe is ready", **changes) -> Notice:
    given = {"detail": "500 leads for 2,500 credits ($50.00).", "page": "lists", "query": {"list": "1"}}
    return Notice(key, MINE, READY, title, **{**given, **changes})
