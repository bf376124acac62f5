"""The files of an entry: what an edition says of them, and whether they are given to readers now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models.fields.json import KeyTransform
from django.urls import reverse

from archive.reading.models import Edition

PICTURES = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"))
SHOWN_UP_TO = 3 * 1024 * 1024  # bytes of a picture that is shown on the page itself


@dataclass(frozen=True)
class Attached:
    """One file; `address` is empty where readers are not given it: in a preview, or since it was taken away."""

    about: Mapping[str, Any]
    address: str

    @property
    def anchor(self) -> str:
        """Return where on the page of its entry the file stands."""
        return anchor_of(self.about)

    @property
    def is_shown(self) -> bool:
        """Return whether it is a picture for the page itself."""
        return bool(self.address) and self.about["media_type"] in PICTURES and self.about["size"] <= SHOWN_UP_TO


def attached(content: Mapping[str, Any], standing: Edition | None) -> list[Attached]:
    """Return the files that a content names; those are given that `standing`, the newest edition, names too."""
    files = content.get("attachments", [])
    public = files and standing and standing.act == Edition.Act.PUBLISH
    given = {one["sha256"]: one["filename"] for one in standing.content.get("attachments", [])} if public else {}
    return [Attached(one, address(one) if given.get(one["sha256"]) == one["filename"] else "") for one in files]


def anchor_of(file: Mapping[str, Any]) -> str:
    """Return where on the page of its entry a file stands; like its bytes, it stays what it is in every edition."""
    return f"file-{file['sha256'][:16]}"


def address(file: Mapping[str, Any]) -> str:
    """Return where a file is given."""
    return reverse("file", args=[file["sha256"], file["filename"]])


def naming(digest: str, filename: str) -> Any:
    """Return the editions that name a file, public now or not, the newest first."""
    wanted = [{"sha256": digest, "filename": filename}]
    rows = Edition.objects.annotate(files=KeyTransform("attachments", "content"))
    return rows.filter(content__has_key="attachments", files__contains=wanted).order_by("-number")


def given(digest: str, filename: str) -> dict[str, Any] | None:
    """Return what the newest edition of a public entry says of a file; None where none names it."""
    row = naming(digest, filename).public().values("files").first()
    return next((one for one in row["files"] if one["sha256"] == digest), None) if row else None


def digests_named() -> set[str]:
    """Return the digests of all files that the newest editions of public entries name."""
    rows = Edition.objects.annotate(files=KeyTransform("attachments", "content")).filter(content__has_key="attachments")
    return {one["sha256"] for files in rows.public().values_list("files", flat=True) for one in files}


def was_given(digest: str, filename: str) -> Edition | None:
    """Return the last edition that named a file, if any did."""
    return naming(digest, filename).defer("content").first()
