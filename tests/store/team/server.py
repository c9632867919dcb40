"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, without a network port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

PORT = 54329
"""Only a part of the socket's name."""


def programs() -> Path | None:
    """Where initdb and pg_ctl are; the newest of those installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


def missing() -> str:
    """Why there can be no server here, "" when there can."""
    if programs() is None:
        return "PostgreSQL is not installed: see tests/needs.sh"
    if os.geteuid() == 0 and _owner() is None:
        return "PostgreSQL does not run as root, and there is no user postgres"
    return ""


def _owner() -> str | None:
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return None


@dataclass
class Server:
    folder: Path
    durable: bool = False
    """Whether commits are synced to disk. Stopping the server, even at once, needs no sync: only a power cut does."""

    def url(self, database: str, user: str = "postgres", password: str = "") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.folder}&port={PORT}"

    def start(self) -> None:
        settings = f"-k {self.folder} -p {PORT} -c listen_addresses='' -c max_connections=80"
        if not self.durable:
            settings += " -c fsync=off -c full_page_writes=off -c log_statement=all"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-o", settings, "-l", f"{self.folder}/log", "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")

    def make(self) -> None:
        self._run("initdb", "-D", f"{self.folder}/data", "-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8",
                  "--locale=C", "--pwfile", f"{self.folder}/pw", "-N")  # fmt: skip

    def _run(self, *command: str) -> None:
        bin = programs()
        assert bin is not None
        as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*as_other, str(bin / command[0]), *command[1:]],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=60, cwd="/",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


ADMIN = "only-for-tests"


def new_server(durable: bool = False) -> Server:
    """Made and started; remove(server) when done."""
    folder = Path(tempfile.mkdtemp(prefix="dwpg", dir="/tmp"))
    (folder / "pw").write_text(ADMIN)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        shutil.chown(folder / "pw", "postgres")
    server = Server(folder, durable)
    server.make()
    server.start()
    return server


def remove(server: Server) -> None:
    try:
        server.stop()
    finally:
        shutil.rmtree(server.folder, ignore_errors=True)
