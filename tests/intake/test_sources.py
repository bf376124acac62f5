"""Files, folders, globs and archives: each source once, in order, within bounds, and a reason for all others."""

import bz2
import gzip
import io
import lzma
import os
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from backports import zstd

from archive.intake import sources as module
from archive.intake.arrivals import Outcome
from archive.intake.sources import Source, paths, sources


def found(*named: Path) -> list[str]:
    """Return names and reasons of all that these names stand for, relative to the first one's folder."""
    return [str(one) if isinstance(one, Path) else one.reason for one in paths(map(str, named))]


def held(path: Path) -> dict[str, str]:
    """Return what a file holds: text, or the reason why not, by name within it."""
    start = len(str(path))
    return {
        (one.name if isinstance(one, Source) else one.source)[start:].lstrip("/"): (
            one.data.decode() if isinstance(one, Source) else one.reason
        )
        for one in sources(path)
    }


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return path


def test_a_folder_is_all_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert found(tmp_path) == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")]


def test_a_glob_is_all_that_matches(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.md"):
        (tmp_path / name).write_text("words")
    assert found(tmp_path / "*.txt") == [str(tmp_path / "1.txt"), str(tmp_path / "2.txt")]


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path / "none.txt", tmp_path / "*.none") == ["There is no such file."] * 2
    assert found(tmp_path / "pipe") == found(tmp_path) == ["This is neither a file nor a folder."]


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("words")
    assert found(tmp_path / "a[1].txt") == [str(tmp_path / "a[1].txt")]


def test_a_plain_file_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    assert held(tmp_path / "a.txt") == {"": "words"}


def test_archives_are_unpacked(tmp_path: Path) -> None:
    members = {"x/1.txt": b"one", "2.txt": b"two", "__MACOSX/1": b"no", "x/.DS_Store": b"no"}
    wanted = {"x/1.txt": "one", "2.txt": "two"}
    assert held(zipped(tmp_path / "a.zip", members)) == wanted
    link = {"link": "It is a link or a device, not a file."}
    for name, mode in (("a.tar", "w"), ("a.tgz", "w:gz"), ("a.tar.xz", "w:xz"), ("a.tar.bz2", "w:bz2")):
        assert held(tarred(tmp_path / name, members, mode)) == wanted | link


def test_a_document_packed_as_zip_is_one_source(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", {"[Content_Types].xml": b"<Types/>"})
    (source,) = sources(path)
    assert isinstance(source, Source)
    assert source.data == path.read_bytes()


def test_lines_are_sources_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": 1}\n\n{"b": 2}')
    one, two = sources(path)
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert (one.line, one.data, two.line, two.data) == (1, b'{"a": 1}', 3, b'{"b": 2}')


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_bombs_are_not_unpacked(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1024**2)
    bomb, path = {"1.txt": b"one", "bomb.txt": bytes(64 * 1024**2), "2.txt": b"two"}, tmp_path / f"a.{kind}"
    reasons = held(zipped(path, bomb) if kind == "zip" else tarred(path, bomb))
    assert reasons.pop("1.txt") == "one"
    assert "swells beyond measure" in str(reasons)


def test_a_zip_that_lies_about_sizes_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"lie.txt": b"x" * 5000, "good.txt": b"good"})
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x01\x02"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    reasons = held(path)
    assert reasons["good.txt"] == "good"
    assert "cannot be unpacked" in reasons["lie.txt"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz"])
@pytest.mark.parametrize("data", [b"", b"no archive at all", b"PK\x03\x04 broken", b"\x1f\x8b broken"])
def test_what_is_no_archive_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    (outcome,) = sources(tmp_path / name)
    assert isinstance(outcome, Outcome)
    assert "archive that can be read" in outcome.reason


def test_a_truncated_archive_gives_what_can_be_read(tmp_path: Path) -> None:
    path = tarred(tmp_path / "a.tar", {"1.txt": b"one", "2.txt": b"x" * 9000}, "w")
    path.write_bytes(path.read_bytes()[:2000])
    assert held(path)["1.txt"] == "one"
    assert "archive that can be read" in held(path)[""]


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1000)
    (tmp_path / "a.txt").write_bytes(b"x" * 1001)
    (tmp_path / "a.jsonl").write_bytes(b"x" * 5000 + b"\n{}\n")
    assert "larger than" in held(tmp_path / "a.txt")[""]
    long, good = sources(tmp_path / "a.jsonl")
    assert (long.line, good.line) == (1, 2)
    assert isinstance(long, Outcome)


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_file_is_the_file_in_it(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"talk.txt{ending}").write_bytes(PACKERS[ending](b"words"))
    (source,) = sources(tmp_path / f"talk.txt{ending}")
    assert isinstance(source, Source)
    assert (source.data, source.filename) == (b"words", "talk.txt")


@pytest.mark.parametrize("ending", PACKERS)
def test_the_lines_of_a_packed_file_are_sources(tmp_path: Path, ending: str) -> None:
    lines = b"".join(b'{"text": "%d"}\n' % number for number in range(3000))
    path = tmp_path / f"talks.jsonl{ending}"
    path.write_bytes(PACKERS[ending](lines))
    found = [source for source in sources(path) if isinstance(source, Source)]
    assert [source.line for source in found] == list(range(1, 3001))
    assert found[-1].data == b'{"text": "2999"}'
    assert sum(source.weight for source in found) == path.stat().st_size


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_packed_tar_is_unpacked(tmp_path: Path, ending: str) -> None:
    plain = tarred(tmp_path / "plain.tar", {"a.txt": b"one", "b.txt": b"two"}, "w").read_bytes()
    (tmp_path / f"talks.tar{ending}").write_bytes(PACKERS[ending](plain))
    found = held(tmp_path / f"talks.tar{ending}")
    assert (found["a.txt"], found["b.txt"]) == ("one", "two")


def test_a_file_is_packed_by_what_it_begins_with_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "talk.txt.gz").write_text("words that are not packed")
    assert held(tmp_path / "talk.txt.gz") == {"": "words that are not packed"}
    (tmp_path / "talk.txt").write_bytes(zstd.compress(b"words"))
    assert held(tmp_path / "talk.txt") == {"talk.txt": "words"}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_packed_bomb_and_a_broken_one_are_refused(tmp_path: Path, ending: str, monkeypatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 8 * 1024**2)
    for name in ("bomb.txt", "bomb.jsonl"):
        (tmp_path / f"{name}{ending}").write_bytes(PACKERS[ending](b" " * (64 * 1024**2)))
        (reason,) = held(tmp_path / f"{name}{ending}").values()
        assert reason.startswith(("It is larger than 8 MB", "It swells beyond measure", "This line is larger"))
    whole = PACKERS[ending](os.urandom(100_000))
    (tmp_path / f"half.txt{ending}").write_bytes(whole[:50_000])
    (reason,) = held(tmp_path / f"half.txt{ending}").values()
    assert reason.startswith("It cannot be unpacked to its end")


def test_what_swells_beyond_measure_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.txt.zst").write_bytes(zstd.compress(b" " * (4 * 1024**2)))
    assert held(tmp_path / "bomb.txt.zst") == {"": "It swells beyond measure when unpacked, as no text does."}


@pytest.fixture
def nobody() -> Iterator[None]:
    """Let the files be opened by somebody with no rights, as the tests may run as one who may open any."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_is_closed_is_told_and_the_rest_goes_on(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    for name in ("closed/1.txt", "listed/2.txt", "open/3.txt", "open/4.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    (tmp_path / "open/4.txt").chmod(0)
    (tmp_path / "listed").chmod(0o444)  # its names may be read, and nothing behind them
    (tmp_path / "closed").chmod(0)
    request.getfixturevalue("nobody")
    denied = "It cannot be read: Permission denied."
    told = {one.source: one.reason for one in paths([str(tmp_path)]) if isinstance(one, Outcome)}
    assert told == {str(tmp_path / "closed"): denied, str(tmp_path / "listed/2.txt"): denied}
    assert found(tmp_path / "listed/2.txt") == [denied]
    assert [one.reason for one in sources(tmp_path / "open/4.txt") if isinstance(one, Outcome)] == [denied]
    assert found(tmp_path / "open") == [str(tmp_path / "open/3.txt"), str(tmp_path / "open/4.txt")]
    os.seteuid(os.getuid())
    (tmp_path / "listed").chmod(0o755)
    (tmp_path / "closed").chmod(0o755)


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("words")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    assert found(tmp_path) == [
        "This is a link to a folder: name it to have it taken in.",
        str(tmp_path / "in" / "a.txt"),
    ]


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert found(Path("a" * 300)) == ["It cannot be read: File name too long."]
