"""Answers that replicas share: what one has asked, the others need not ask again while it is fresh. Without a database there are none."""

from __future__ import annotations

import hashlib
import logging

from sqlalchemy import ColumnElement, Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from components.replicas.clock import now_in
from components.replicas.tables import shared_answers

_log = logging.getLogger("platbook.replicas")


class SharedAnswers:
    """The free answers of one account, each kept `kept_s` seconds by the database's clock. Never raises: without them one asks again."""

    def __init__(self, database: Engine, account: str, kept_s: float) -> None:
        self._database, self._account, self._kept_s = database, account, kept_s

    def read(self, question: str) -> tuple[bytes, float] | None:
        """Give the answer to a question and its age in seconds, or None where there is no fresh one."""
        try:
            with self._database.connect() as connection:
                age_s = now_in(connection) - shared_answers.c.at
                query = select(shared_answers.c.body, age_s).where(self._of(question), age_s <= self._kept_s)
                found = connection.execute(query).one_or_none()
                return (bytes(found[0]), max(0.0, float(found[1]))) if found else None
        except SQLAlchemyError as error:
            _log.info("shared answers can't be read: %s", type(error).__name__)
            return None

    def keep(self, question: str, body: bytes) -> None:
        """Keep an answer in an older one's place, and forget all that are no longer fresh."""
        try:
            with self._database.begin() as connection:
                stale = shared_answers.c.at < now_in(connection) - self._kept_s
                connection.execute(delete(shared_answers).where(self._of(question) | stale))
                row = {"account": self._account, "question": _mark(question), "body": body, "at": now_in(connection)}
                connection.execute(insert(shared_answers).values(row))
        except IntegrityError:
            return  # another replica has just kept the same
        except SQLAlchemyError as error:
            _log.info("a shared answer can't be kept: %s", type(error).__name__)

    def _of(self, question: str) -> ColumnElement[bool]:
        return (shared_answers.c.account == self._account) & (shared_answers.c.question == _mark(question))


def _mark(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()
