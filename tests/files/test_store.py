"""A store keeps a file whole or not at all, under the digest of its bytes: in a folder, and in a bucket."""

import io
from pathlib import Path
from typing import Any

import pytest
from obstore.store import MemoryStore

from archive.files import Missing, Store
from archive.files.arriving import Refused, arrive
from archive.files.bucket import Bucket
from archive.files.checking import faults
from archive.files.folder import Folder
from tests.files.samples import PNG, digest_of

LARGE = bytes(range(256)) * 5000


@pytest.fixture(params=["folder", "bucket"])
def kept_in(request: Any, tmp_path: Path) -> Store:
    return Folder(tmp_path / "kept") if request.param == "folder" else Bucket(MemoryStore())


def keep(store: Store, content: bytes) -> str:
    digest = digest_of(content)
    store.keep(io.BytesIO(content), digest)
    return digest


def test_what_is_kept_is_read_again_whole_and_in_parts(kept_in: Store) -> None:
    digest = keep(kept_in, LARGE)
    assert kept_in.size(digest) == len(LARGE)
    assert b"".join(kept_in.read(digest)) == LARGE
    assert b"".join(kept_in.read(digest, 300_000, 600_001)) == LARGE[300_000:600_001]
    assert b"".join(kept_in.read(digest, 5, 5)) == b""
    assert list(kept_in.digests()) == [digest]


def test_the_same_file_twice_is_kept_once(kept_in: Store) -> None:
    assert keep(kept_in, PNG) == keep(kept_in, PNG)
    assert len(list(kept_in.digests())) == 1


def test_what_is_not_there_is_missing(kept_in: Store) -> None:
    assert kept_in.size("0" * 64) is None
    assert kept_in.path("0" * 64) is None
    with pytest.raises(Missing):
        kept_in.read("0" * 64)


def test_what_is_not_its_digest_is_not_kept(kept_in: Store) -> None:
    with pytest.raises(ValueError):
        kept_in.keep(io.BytesIO(PNG[:-3]), digest_of(PNG))
    assert list(kept_in.digests()) == []


def test_a_folder_is_left_clean_when_a_file_breaks_off(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError("the disk is full")
            return super().read(4)

    with pytest.raises(OSError):
        Folder(tmp_path).keep(Broken(PNG), digest_of(PNG))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_damaged_file_is_made_whole_by_keeping_it_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    path = folder.path(keep(folder, PNG))
    path.chmod(0o600)
    path.write_bytes(b"damaged")
    keep(folder, PNG)
    assert path.read_bytes() == PNG
    assert path.stat().st_mode & 0o777 == 0o440


def test_what_arrives_is_counted_and_limited(files_folder: Path) -> None:
    arrived = arrive(io.BytesIO(PNG), "/tmp/a.PNG", 1000)
    assert (arrived.sha256, arrived.size, arrived.media_type) == (digest_of(PNG), len(PNG), "image/png")
    assert (arrived.filename, arrived.cut_off) == ("a.PNG", False)
    assert arrive(io.BytesIO(PNG[:-4]), "b.png", 1000).cut_off
    for content, why in ((b"", "empty"), (PNG + b"x" * 1024 * 1024, "more than")):
        with pytest.raises(Refused, match=why):
            arrive(io.BytesIO(content), "x", 1024 * 1024)


def test_what_is_altered_and_what_is_missing_is_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    whole, altered = keep(folder, PNG), keep(folder, LARGE)
    assert list(faults(folder, [whole, altered])) == []
    path = folder.path(altered)
    path.chmod(0o600)
    path.write_bytes(LARGE[:-1])
    told = list(faults(folder, [whole, "f" * 64]))
    assert [line.split(" is ")[0] for line in told] == [f"The file {altered}", f"The file {'f' * 64}"]
