"""Buckets of two services of others: what is kept, read whole and in parts, and all that can fail."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from archive.catalogue.models import Attachment
from archive.files import Missing, Unreachable
from archive.files.bucket import Bucket, bucket
from archive.files.checking import faults
from archive.publishing.acts import publish
from archive.sentences import in_language
from tests.factory import make_entry
from tests.files.samples import PNG, digest_of
from tests.waiting import free_port, listens, until

KEY, SECRET = "archive", "a secret of the archive"
LARGE = os.urandom(12 * 1024 * 1024)  # sent in parts
PROGRAMS = Path(sys.executable).parent
SERVICES = {  # the one looks at keys and calls no part a part, the other does neither
    "rclone": ["serve", "s3", "--config", "/dev/null", "--auth-key", f"{KEY},{SECRET}", "--addr", "127.0.0.1:{port}"],
    "localbucket": ["--port", "{port}"],
}


class Service:
    """An S3 service on this machine that keeps its buckets in a folder."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.port = free_port()
        self.folder = folder
        self.start()

    def start(self) -> None:
        options = [one.format(port=self.port) for one in SERVICES[self.name]]
        command = [PROGRAMS / self.name, *options, self.folder]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: listens(self.port))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module", params=sorted(SERVICES))
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("buckets")
    (folder / "scans").mkdir()
    running = Service(request.param, folder)
    yield running
    running.stop()


@pytest.fixture
def address(request: pytest.FixtureRequest, service: Service, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the program reach the service as it would any other: by the usual variables. Each test has its own folder."""
    known = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": "us-east-1"}
    for name, value in (known | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{service.port}"}).items():
        monkeypatch.setenv(name, value)
    return f"s3://scans/{digest_of(request.node.name.encode())[:8]}"


def keep(kept_in: Bucket, content: bytes) -> str:
    digest = digest_of(content)
    kept_in.keep(io.BytesIO(content), digest)
    return digest


@pytest.mark.parametrize("content", [PNG, LARGE], ids=["small", "in parts"])
def test_what_is_kept_is_read_again_whole_and_in_parts(service: Service, address: str, content: bytes) -> None:
    there = bucket(address)
    assert there.size(digest_of(content)) is None
    digest = keep(there, content)
    assert there.size(digest) == len(content)
    assert b"".join(there.read(digest)) == content
    assert b"".join(there.read(digest, 5, 12)) == content[5:12]
    assert b"".join(there.read(digest, len(content) - 3)) == content[-3:]
    assert (service.folder / address.removeprefix("s3://") / digest[:2] / digest[2:4] / digest).read_bytes() == content
    assert digest in set(bucket(address).digests())
    assert list(faults(there, [digest])) == []


def test_what_is_not_there_is_missing(address: str) -> None:
    with pytest.raises(Missing):
        bucket(address).read("0" * 64)


def test_what_was_altered_in_the_service_is_found(service: Service, address: str) -> None:
    digest = keep(bucket(address), b"the words of a letter")
    path = service.folder / address.removeprefix("s3://") / digest[:2] / digest[2:4] / digest
    path.write_bytes(b"the words of another!")
    assert [fault for fault in faults(bucket(address), [digest]) if "altered" in fault and digest in fault]
    keep(bucket(address), b"the words of a letter")
    assert path.read_bytes() == b"the words of a letter"


@pytest.mark.parametrize("service", ["rclone"], indirect=True)
def test_wrong_keys_are_told(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")
    with pytest.raises(Unreachable, match="refuses the keys"):
        keep(bucket(address), PNG)
    with pytest.raises(Unreachable, match="refuses the keys"):
        bucket(address).size(digest_of(PNG))
    with pytest.raises(Unreachable, match="403 Forbidden"):
        list(bucket(address).digests())


@pytest.mark.parametrize("content", [PNG, LARGE], ids=["small", "in parts"])
def test_a_bucket_that_is_not_there_is_told_when_a_file_comes(address: str, content: bytes) -> None:
    with pytest.raises(Unreachable, match="bucket for files is not there"):
        keep(bucket("s3://nowhere"), content)


@pytest.mark.django_db
def test_a_service_that_is_gone_loses_nothing(
    service: Service, address: str, settings, admin_client: Client, client: Client
) -> None:
    """What was kept is given again when the service is back; what comes meanwhile is refused with why, and no row."""
    settings.FILES = address
    entry = make_entry("document", "Letter")
    form = f"/admin/catalogue/document/{entry.pk}/attach/"

    def attach(name: str) -> str:
        sent = {"files": SimpleUploadedFile(name, PNG), "kind": "scan", "title": "", "language": "", "whole": "1"}
        return admin_client.post(form, sent, follow=True).content.decode()

    attach("one.png")
    kept = Attachment.objects.get()
    publish([entry.key])
    public, desk = f"/files/{kept.sha256}/one.png", f"/admin/files/{kept.pk}/"
    assert b"".join(client.get(public).streaming_content) == PNG
    service.stop()
    try:
        gone = client.get(public)
        assert (gone.status_code, gone.headers["Cache-Control"]) == (503, "no-store")
        assert admin_client.get(desk).status_code == 503
        page = attach("two.png")
        assert "“two.png” could not be kept: The store of files does not answer" in page
        assert Attachment.objects.get() == kept
    finally:
        service.start()
    assert b"".join(client.get(public).streaming_content) == PNG
    assert "is attached already" in attach("two.png")  # the same bytes


def test_why_a_store_fails_is_said_in_other_languages(address: str) -> None:
    with override("ru"):
        assert in_language("The bucket for files is not there") == "Корзины (bucket) для файлов нет"
