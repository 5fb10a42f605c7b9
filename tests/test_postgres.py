"""The server that the tests start is a real one, and each test has it to itself."""

import psycopg
import pytest

from tests import postgres


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg:", "postgresql:")


def test_the_server_can_refuse_overlapping_bookings_by_itself(postgres_url: str) -> None:
    with psycopg.connect(_plain(postgres_url)) as connection:
        connection.execute("CREATE EXTENSION btree_gist")
        connection.execute(
            "CREATE TABLE booking (room int, held tstzrange, EXCLUDE USING gist (room WITH =, held WITH &&))"
        )
        connection.execute("INSERT INTO booking VALUES (1, '[2026-12-08 10:00Z, 2026-12-08 11:00Z)')")
        with pytest.raises(psycopg.errors.ExclusionViolation):
            connection.execute("INSERT INTO booking VALUES (1, '[2026-12-08 10:30Z, 2026-12-08 11:30Z)')")


def test_what_one_test_writes_the_next_does_not_find(postgres_server: str) -> None:
    for _ in range(2):
        with (
            postgres.database(postgres_server, postgres.fresh_name()) as url,
            psycopg.connect(_plain(url)) as connection,
        ):
            connection.execute("CREATE TABLE left_behind (id int)")


def test_a_copy_of_a_template_holds_what_the_template_held(postgres_server: str) -> None:
    template, copy = postgres.fresh_name(), postgres.fresh_name()
    with postgres.database(postgres_server, template) as url:
        with psycopg.connect(_plain(url)) as connection:
            connection.execute("CREATE TABLE prepared (id int)")
        with (
            postgres.database(postgres_server, copy, template) as copied,
            psycopg.connect(_plain(copied)) as connection,
        ):
            assert connection.execute("SELECT count(*) FROM prepared").fetchone() == (0,)
