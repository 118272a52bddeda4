"""Tokens at rest: encrypted with keys that only the environment holds (Fernet: AES-128-CBC with HMAC-SHA256)."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from components.faults import BadInput, Forbidden


class Sealing:
    """Seals with the first key and opens with any, so that a key is changed by putting a new one before it."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Raises `BadInput` for what is no key; the message never repeats it."""
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys]) if keys else None
        except ValueError:
            raise BadInput(
                "PLATBOOK_TOKEN_KEY", "It is no key.", advice="Make one: python -m components.accounts key"
            ) from None

    def __bool__(self) -> bool:
        return self._fernet is not None

    def seal(self, token: str) -> str:
        """Encrypt a token. Raises `Forbidden` where there is no key to do it with."""
        if self._fernet is None:
            raise Forbidden(
                "A token can't be kept here without a key to encrypt it.",
                advice="Set PLATBOOK_TOKEN_KEY, or give the token in PLATBOOK_TOKENS.",
            )
        return self._fernet.encrypt(token.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """Decrypt a token; None where no key opens it."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode() if self._fernet else None
        except InvalidToken:
            return None

    def again(self, sealed: str) -> str:
        """Encrypt with the first key what an older one has encrypted; what can't be opened stays as it is."""
        try:
            return self._fernet.rotate(sealed.encode()).decode() if self._fernet else sealed
        except InvalidToken:
            return sealed
