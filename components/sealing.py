"""Secrets at rest: encrypted with keys that only the environment holds (Fernet: AES-128-CBC with HMAC-SHA256)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from components.faults import BadInput, Forbidden

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class Sealing:
    """Seals with the first key and opens with any, so that a key is changed by putting a new one before it."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raises `BadInput` for what is no key; the message never repeats it."""
        try:
            self._fernet = _with(keys) if keys else None
        except ValueError:
            raise BadInput(
                "PLATBOOK_TOKEN_KEY", "It is no key.", advice="Make one: python -m components.accounts key"
            ) from None

    def __bool__(self) -> bool:
        return self._fernet is not None

    def seal(self, secret: str) -> str:
        """Encrypt a secret. Raises `Forbidden` where there is no key to do it with."""
        if self._fernet is None:
            raise Forbidden(
                "A token can't be kept here without a key to encrypt it.",
                advice="Set PLATBOOK_TOKEN_KEY, or give the token in PLATBOOK_TOKENS.",
            )
        return self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """Decrypt a secret; None where no key opens it."""
        return self._tried(self._fernet.decrypt, sealed) if self._fernet else None

    def again(self, sealed: str) -> str:
        """Encrypt with the first key what an older one has encrypted; what can't be opened stays as it is."""
        return (self._tried(self._fernet.rotate, sealed) if self._fernet else None) or sealed

    @staticmethod
    def _tried(work: Callable[[bytes], bytes], sealed: str) -> str | None:
        from cryptography.fernet import InvalidToken

        try:
            return work(sealed.encode()).decode()
        except InvalidToken:
            return None


def _with(keys: Sequence[str]) -> MultiFernet:
    """Read OpenSSL where there is a key to use it with: it stays in memory."""
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(key) for key in keys])
