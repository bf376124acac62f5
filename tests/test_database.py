"""A database that does not answer is not waited for without end."""

import socket

import psycopg
import pytest

from archive.database import PATIENCE, from_url


def test_a_server_that_is_silent_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        given = from_url(f"postgresql://reader:x@127.0.0.1:{silent.getsockname()[1]}/chancery")
        assert given["OPTIONS"]["connect_timeout"] == PATIENCE
        given["OPTIONS"]["connect_timeout"] = 2  # the least there is
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=given["HOST"], port=given["PORT"], dbname=given["NAME"], **given["OPTIONS"])


def test_an_address_may_say_for_how_long() -> None:
    assert from_url("postgresql://reader@db.example/chancery?connect_timeout=20")["OPTIONS"]["connect_timeout"] == "20"
