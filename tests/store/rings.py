"""Keyrings for tests: no real one is there, and none must be touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import keyring.backend
import keyring.errors


class Ring(keyring.backend.KeyringBackend):
    """In memory. trouble: an error that reading and writing raise."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, trouble: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble = trouble

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.trouble:
            raise self.trouble
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        if self.trouble:
            raise self.trouble
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class FileRing(keyring.backend.KeyringBackend):
    """In the file that TEST_RING names, for a program that runs by itself (PYTHON_KEYRING_BACKEND)."""

    priority = 1  # type: ignore[assignment]

    def _kept(self) -> dict[str, str]:
        path = Path(os.environ["TEST_RING"])
        return json.loads(path.read_text()) if path.exists() else {}

    def set_password(self, service: str, username: str, password: str) -> None:
        Path(os.environ["TEST_RING"]).write_text(json.dumps({**self._kept(), username: password}))

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(username)
