"""Every public door is walked with a draft, an unpublished change and a withdrawn record behind it: nothing shows."""

import re
from collections import deque
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from archive.catalogue.models import (
    Alignment,
    Attachment,
    Emendation,
    Identifier,
    Name,
    Office,
    Participation,
    Passage,
    Relation,
    Tenure,
)
from archive.files import store
from archive.publishing.acts import publish, withdraw
from archive.reading.exports import SHAPES
from archive.reading.kinds import KINDS
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db

SECRETS = ["zanzibarium", "unpublishedium", "withdrawnium", "formerium"]
# The sealed editions of what is public name what was withdrawn since (docs/decisions/0004); nothing else does.
SEALED, SEALED_SECRET = re.compile(r"(/\w\w)?/(statements|people)/[\w-]+(/editions/\d+)?\.json"), "formerium"
MOST = 5000  # pages: more than the records below have, so a door that grows links without end is found


@pytest.fixture
def catalogue() -> dict[str, str]:
    """Put a secret of each sort behind the doors, tied in every way to what is public; return the keys."""
    public, person = make_entry(name="A public speech", when_edtf="2022-02-14"), make_entry("person", name="A speaker")
    draft = make_entry("person", name="Zanzibarium envoy", key="zanzibarium-envoy")
    paper = make_entry("document", name="Zanzibarium paper", key="zanzibarium-paper", number="zanzibarium-1")
    withdrawn = make_entry(name="Withdrawnium speech", key="gone-speech", summary="withdrawnium")
    make_text(withdrawn, "The withdrawnium words.")
    text = make_text(public, "The envoy spoke of the paper.\n\nHe spoke again.")
    make_mention(text, "envoy", draft)
    make_mention(text, "spoke", person)
    make_tenure(draft, "2020/2024", title="Zanzibarium office")
    make_tenure(person, "2020/2024")
    Participation.objects.create(entry=public, participant=person, role="speaker")
    Participation.objects.create(entry=public, participant=draft, role="addressee")
    Relation.objects.create(subject=public, type="cites", object=paper)
    Relation.objects.create(subject=paper, type="cites", object=public)
    former = tie_what_will_be_withdrawn(public, person, text)
    other = make_text(public, "Посланник говорил о бумаге.", language="ru")
    Alignment.objects.create(text=text, other=other, pairs=[[["p1"], ["p1"]]])
    attach(public, "a public scan")
    attach(public, "zanzibarium, withheld", withheld=True)
    attach(draft, "zanzibarium of a draft")
    attach(withdrawn, "withdrawnium")
    publish([person.key, public.key, withdrawn.key, *former])
    for key in (withdrawn.key, *former):
        withdraw(key, "Published by mistake.")
    change_without_publishing(public, text)
    return {"public": public.key, "draft": draft.key, "paper": paper.key, "withdrawn": withdrawn.key}


def attach(entry: Any, words: str, **more: Any) -> None:
    """Attach a file of some words to a record."""
    content = words.encode()
    store().keep(BytesIO(content), digest := sha256(content).hexdigest())
    about = {"title": words, "filename": f"{words}.txt", "media_type": "text/plain", "size": len(content)}
    entry.attachments.create(sha256=digest, **about, **more)


def tie_what_will_be_withdrawn(entry: Any, person: Any, text: Any) -> list[str]:
    """Tie records to a public one in every way in which it can name them; return their keys."""
    kinds = ("person", "place", "organization", "topic", "collection", "document", "meeting")
    made = {kind: make_entry(kind, name=f"Formerium {kind}", key=f"former-{kind}") for kind in kinds}
    entry.place, entry.publisher = made["place"], made["organization"]
    entry.save()
    entry.topics.add(made["topic"])
    entry.collections.add(made["collection"])
    for role in ("speaker", "addressee", "chair"):
        named_as = "the delegate" if role == "addressee" else ""
        Participation.objects.create(entry=entry, participant=made["person"], role=role, named_as=named_as)
    Participation.objects.create(entry=entry, participant=made["organization"], role="signatory")
    Relation.objects.create(subject=entry, type="replies-to", object=made["document"])
    Relation.objects.create(subject=entry, type="delivered-at", object=made["meeting"], note="on the first day")
    make_mention(text, "paper", made["document"])
    Passage.objects.filter(text=text, anchor="p1").update(speaker=made["person"], speaker_status="confirmed")
    office = Office.objects.create(key="office-of-former", title="Adviser", organization=made["organization"])
    Tenure.objects.create(person=person, office=office, when_edtf="2024/..")
    return [one.key for one in made.values()]


def change_without_publishing(entry: Any, text: Any) -> None:
    """Change a published record in every part, and do not publish it again."""
    entry.summary = entry.occasion = "unpublishedium"
    entry.save()
    Name.objects.create(entry=entry, text="Unpublishedium name", language="fr")
    Identifier.objects.create(entry=entry, scheme="x", value="unpublishedium")
    Emendation.objects.create(text=text, start=0, end=3, received="The", proposed="unpublishedium", why="x", by="x")
    attach(entry, "unpublishedium")
    french = make_text(entry, "The unpublishedium text.", language="fr")
    Alignment.objects.create(text=text, other=french, pairs=[[["p1"], ["p1"]]])


def links(address: str, body: str) -> Iterator[str]:
    """Yield the addresses within the site that a page points to."""
    for found in re.findall(r'(?:href|action|src)="([^"#]*)', body):
        target = urlsplit(urljoin(address, unescape(found)))
        if target.netloc == "" and target.scheme == "" and not target.path.startswith(("/static/", "/admin/")):
            yield target.path + (f"?{target.query}" if target.query else "")


def doors(keys: dict[str, str]) -> list[str]:
    """Return addresses that nothing links to: those of what is not public, in every shape, and searches for it."""
    found = ["/", "/robots.txt", "/search/", "/quotes/", *(f"/{kind.place}/" for kind in KINDS)]
    for key in keys.values():
        for place in (kind.place for kind in KINDS):
            entry = f"/{place}/{key}"
            found += [f"{entry}/", f"{entry}/editions/", *(f"{entry}.{suffix}" for suffix in SHAPES)]
            found += [f"{entry}/editions/{number}/{tail}" for number in (1, 2, 3) for tail in ("", "changes/")]
            found += [f"{entry}/editions/1.{suffix}" for suffix in SHAPES]
            found += [f"{entry}/{pair}/" for pair in ("en/beside/ru", "ru/beside/en", "en/beside/fr")]
        found += [f"/entries/{key}/", f"/statements/?person={key}", f"/search/?q={key}", f"/search/?place={key}"]
    files = Attachment.objects.values_list("sha256", "filename")
    found += [f"/files/{digest}/{quote(name)}" for digest, name in files]
    words = ["zanzibarium*", "unpublishedium", "withdrawnium", "formerium", "speech", "spoke", "paper", "delegate"]
    places = ("search", "statements", "people", "suggest", "quotes")
    return found + [f"/{place}/?q={quote(word)}" for word in words for place in places]


def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
    """Return the names of all addresses of the reading room."""
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= set() if pattern.app_name == "admin" else names(pattern.url_patterns)
        elif pattern.name:
            found.add(pattern.name)
    return found


def public_names() -> set[str]:
    """Return the names of the doors that must be walked: all but the desk's."""
    resolvers = [one for one in get_resolver().url_patterns if isinstance(one, URLResolver)]
    inside = [one for resolver in resolvers for one in resolver.url_patterns]
    inside += [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    return names([one for one in inside if isinstance(one, URLPattern) or "admin" not in str(one.pattern)])


def leaked(body: str, asked: str) -> list[str]:
    """Return the secrets that a page tells; words that were asked for may be said back, and nothing more."""
    asked = unescape(asked).lower()
    told = {SEALED_SECRET} if SEALED.fullmatch(asked) else set()
    return [secret for secret in SECRETS if secret in body.lower() and secret not in asked and secret not in told]


def test_every_public_door(catalogue: dict[str, str], reader: Any) -> None:
    waiting, seen, walked = deque(doors(catalogue)), set(), set()
    while waiting:
        address = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        assert len(seen) < MOST, f"links without end, last {address}"
        response = reader.get(address)
        assert response.status_code < 500, address
        body = b"".join(response).decode() if response.streaming else response.content.decode()
        assert not leaked(body + str(response.headers), address), address
        assert not response.cookies, address
        walked.add(resolve(urlsplit(address).path).url_name)
        if "html" in response.headers.get("Content-Type", "") and address.count("&") < 1:
            waiting.extend(links(address, body))  # of two filters at once the page is read, not followed
    assert walked >= public_names()


def test_a_search_finds_what_is_public_at_once(catalogue: dict[str, str], reader: Any) -> None:
    assert catalogue["public"] in reader.get("/search/?q=speech").content.decode()


@pytest.mark.parametrize("word", SECRETS)
def test_a_search_for_a_secret_finds_nothing(catalogue: dict[str, str], reader: Any, word: str) -> None:
    body = reader.get(f"/search/?q={word}").content.decode()
    assert not any(key in body for key in catalogue.values())


def test_what_is_not_there_and_what_is_secret_look_alike(catalogue: dict[str, str], reader: Any) -> None:
    secret, nothing = reader.get("/people/zanzibarium-envoy/"), reader.get("/people/nobody-at-all-x/")
    assert secret.status_code == nothing.status_code == 404
    assert secret.content.decode().replace("zanzibarium-envoy", "") == nothing.content.decode().replace(
        "nobody-at-all-x", ""
    )


def test_a_withdrawn_record_says_why_and_nothing_else(catalogue: dict[str, str], reader: Any) -> None:
    response = reader.get("/statements/gone-speech/")
    assert response.status_code == 410
    assert "Published by mistake." in response.content.decode()


def test_what_was_withdrawn_is_told_in_the_words_of_the_source(catalogue: dict[str, str], reader: Any) -> None:
    body = reader.get(f"/statements/{catalogue['public']}/").content.decode()
    assert "the delegate" in body
    assert "a withdrawn record" in body
    assert "formerium" in reader.get(f"/statements/{catalogue['public']}.json").content.decode().lower()
