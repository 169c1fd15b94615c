"""A backup of which one bit is not as it was written is not restored."""

import random
import sqlite3
from contextlib import closing

import pytest

from reviews.management.backups.envelope import LENGTH, Unusable, pack, unpack


@pytest.fixture
def backup(tmp_path):
    with closing(sqlite3.connect(tmp_path / "database")) as database:
        database.execute("CREATE TABLE claim (wording)")
        database.executemany("INSERT INTO claim VALUES (?)", [(f"Claim {n} of many",) for n in range(500)])
        database.commit()
    pack(tmp_path / "database", {"rows": {"claim": 500}}, tmp_path / "backup")
    return tmp_path / "backup"


def test_backup_gives_back_what_was_put_in(backup, tmp_path):
    assert unpack(backup, tmp_path / "copy") == {"rows": {"claim": 500}}
    assert (tmp_path / "copy").read_bytes() == (tmp_path / "database").read_bytes()


def flipped(whole, chance):
    at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
    return whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :]


def flipped_in_front(whole, chance):
    return flipped(whole[: LENGTH + 30], chance) + whole[LENGTH + 30 :]


def cut(whole, chance):
    return whole[: chance.randrange(len(whole))]


def longer(whole, chance):
    return whole + chance.randbytes(chance.randrange(1, 5000))


def swapped(whole, chance):
    first, second = sorted(chance.sample(range(len(whole) // 512), 2))
    parts = [whole[at : at + 512] for at in range(0, len(whole), 512)]
    parts[first], parts[second] = parts[second], parts[first]
    return b"".join(parts)


DAMAGES = [flipped, flipped_in_front, cut, longer, swapped]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_backup_is_refused(backup, tmp_path, damage):
    whole, chance = backup.read_bytes(), random.Random(7)
    for _ in range(40):
        damaged = damage(whole, chance)
        if damaged != whole:
            backup.write_bytes(damaged)
            with pytest.raises(Unusable, match=r"is no backup|is damaged: its checksum"):
                unpack(backup, tmp_path / "copy")


def test_database_alone_is_taken_as_one_that_says_nothing_of_itself(backup, tmp_path):
    assert unpack(tmp_path / "database", tmp_path / "copy") is None
    assert (tmp_path / "copy").read_bytes() == (tmp_path / "database").read_bytes()


def test_dump_of_postgresql_is_refused_with_a_way(tmp_path):
    (tmp_path / "dump").write_bytes(b"PGDMP and so on")

    with pytest.raises(Unusable, match="pg_restore puts it into an empty database"):
        unpack(tmp_path / "dump", tmp_path / "copy")
