"""Files of a folder begin their way once, whatever they are called, and stay where they are."""

import os
import time

import pytest

from reviews.features.incoming import folders
from reviews.features.incoming.folders import Outcome, look
from reviews.features.incoming.models import Incoming
from tests.commands import printed, run

from .made import TEXT

pytestmark = pytest.mark.django_db
DATA = TEXT.encode()


@pytest.fixture
def put(tmp_path):
    def put(name, data=DATA, age=60):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        os.utime(path, (time.time() - age, time.time() - age))
        return path

    return put


def names(found):
    return [(path.name, str(outcome)) for path, outcome in found]


def test_new_files_wait_to_be_read(put, tmp_path, reviewer):
    put("a/budget.txt")
    put("b.html", b"<html><body><p>Words</p></body></html>")

    assert names(look(tmp_path, by=reviewer)) == [("budget.txt", "new"), ("b.html", "new")]
    first, second = Incoming.objects.order_by("pk")
    assert (first.name, first.stage, first.added_by, bytes(first.data)) == (
        "budget.txt",
        "waiting",
        reviewer,
        TEXT.encode(),
    )
    assert second.feed is None


def test_same_bytes_are_seen_once_under_any_name(put, tmp_path):
    first = put("a.txt")
    put("b.txt")

    assert names(look(tmp_path)) == [("a.txt", "new")]
    first.rename(tmp_path / "c.txt")
    assert names(look(tmp_path)) == []
    put("b.txt", TEXT.encode() + b" And more.")
    assert names(look(tmp_path)) == [("b.txt", "new")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.txt", "c.txt"]


def test_what_is_no_settled_file_is_left_alone(put, tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "COPY_LIMIT", 1_000)
    put(".hidden.txt")
    put("large.txt", b"x" * 1_001)
    put("new.txt", age=0)
    put("empty.txt", b"")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path)

    assert names(look(tmp_path)) == [("large.txt", Outcome.TOO_LARGE), ("new.txt", Outcome.UNSETTLED)]
    assert Incoming.objects.count() == 0


def test_command_reads_what_is_new(put, tmp_path):
    put("budget.txt")

    assert printed("read_folder", str(tmp_path)) == "budget.txt: new\nCouncil passes budget: ready\n"
    assert printed("read_folder", str(tmp_path)) == ""


def test_command_says_what_is_wrong(tmp_path):
    assert run("read_folder", str(tmp_path / "none"))[1].startswith(f"{tmp_path}/none: No such file")
    assert run("read_folder", str(tmp_path), "--by", "zoe")[1] == "Nobody who may take in an article is called 'zoe'."


def test_name_is_kept_as_people_see_it(put, tmp_path):
    put(os.fsdecode(b"bud\xff\xfeget\n.txt"))
    put("\u202etxt.egdub", b"Another text.")

    assert {outcome for _, outcome in look(tmp_path)} == {Outcome.NEW}
    assert set(Incoming.objects.values_list("name", flat=True)) == {"bud get .txt", "txt.egdub"}


def test_command_prints_an_odd_name(put, tmp_path):
    put(os.fsdecode(b"bud\xffget\n\x1b[2J.txt"))

    assert printed("read_folder", str(tmp_path)).startswith("bud get [2J.txt: new\n")
