"""Every door of the desk, held against every role: who may look, who may act, on a draft, in review, and published.

The doors are found by walking the addresses: a new one without a row here fails.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

import pghistory
import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from pghistory.models import Context

from archive.accounts.log import What, note
from archive.accounts.models import Requirement
from archive.catalogue import roles
from archive.catalogue.admin.urls import urlpatterns
from archive.catalogue.models import BulkChange, Capture, Entry, Office, PossibleDuplicate
from archive.catalogue.models.entry import Entry as Root
from archive.files import store
from archive.publishing.acts import publish
from tests.desk.desk import form_of
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db

NOBODY, ADMIN, PUBLISH, EDIT, ALL = (
    frozenset(),
    frozenset({roles.ADMINISTRATORS}),
    frozenset({roles.ADMINISTRATORS, roles.PUBLISHERS}),
    frozenset({roles.ADMINISTRATORS, roles.PUBLISHERS, roles.EDITORS}),
    frozenset({roles.ADMINISTRATORS, roles.PUBLISHERS, roles.EDITORS, roles.CONTRIBUTORS}),
)
ROLES = [roles.CONTRIBUTORS, roles.EDITORS, roles.PUBLISHERS, roles.ADMINISTRATORS]
KINDS = "statement document meeting person organization place topic collection".split()
STATES = ("draft", "review", "published")


class Row(NamedTuple):
    """Who may open a door (GET) and who may act there (POST), in each of the three states of the record behind it."""

    look: tuple[frozenset[str], frozenset[str], frozenset[str]]
    act: tuple[frozenset[str], frozenset[str], frozenset[str]]


def always(look: frozenset[str], act: frozenset[str] | None = None) -> Row:
    """Return a row that is the same in every state."""
    return Row((look,) * 3, (look if act is None else act,) * 3)


def by_state(look: tuple[Any, Any, Any], act: tuple[Any, Any, Any]) -> Row:
    return Row(look, act)


DRAFTS = (ALL, EDIT, EDIT)  # contributors change drafts only, whoever began them
UNPUBLISHED = (EDIT, EDIT, NOBODY)  # what was published is never deleted
RECORD = {
    "changelist": always(ALL),
    "add": always(ALL),
    "change": by_state((ALL,) * 3, DRAFTS),
    "delete": by_state(UNPUBLISHED, UNPUBLISHED),
    "history": always(ALL),
    "preview": always(ALL),
    "review": by_state(DRAFTS, DRAFTS),
    "attach": by_state(DRAFTS, DRAFTS),
    "publish": always(PUBLISH),
    "approve": always(PUBLISH),
    "withdraw": always(PUBLISH),
    "merge": always(PUBLISH),
    "unmerge": always(PUBLISH),
}
ROWS = {
    **{f"catalogue_{kind}_{page}": row for kind in KINDS for page, row in RECORD.items()},
    **{f"catalogue_entry_{page}": row for page, row in RECORD.items()},
    # All kinds in one list: what is there is changed on the page of its own kind.
    "catalogue_entry_add": always(NOBODY),
    "catalogue_entry_change": always(ALL),
    "catalogue_entry_delete": by_state(UNPUBLISHED, UNPUBLISHED),
    "catalogue_entry_review": always(EDIT),
    "catalogue_entry_attach": always(EDIT),
    "catalogue_office_changelist": always(ALL),
    "catalogue_office_add": always(EDIT),
    "catalogue_office_change": always(ALL, EDIT),
    "catalogue_office_delete": always(EDIT),
    "catalogue_office_history": always(ALL),
    "catalogue_text_changelist": always(ALL),
    "catalogue_text_add": always(ALL),
    "catalogue_text_change": by_state((ALL,) * 3, DRAFTS),
    "catalogue_text_delete": always(EDIT),
    "catalogue_text_history": always(ALL),
    "catalogue_text_desk": by_state((ALL,) * 3, DRAFTS),
    "catalogue_text_align": by_state((ALL,) * 3, DRAFTS),
    "catalogue_text_emend": by_state(DRAFTS, DRAFTS),
    "catalogue_text_mention": by_state(DRAFTS, DRAFTS),
    "catalogue_text_new": by_state(DRAFTS, DRAFTS),
    "catalogue_text_words": by_state(DRAFTS, DRAFTS),
    "catalogue_capture_changelist": always(ALL),
    "catalogue_capture_add": always(NOBODY),
    "catalogue_capture_change": by_state((ALL,) * 3, DRAFTS),
    "catalogue_capture_delete": always(NOBODY),  # a text was made of it
    "catalogue_capture_history": always(ALL),
    "catalogue_capture_bytes": always(ALL),
    "catalogue_possibleduplicate_changelist": always(ALL),
    "catalogue_possibleduplicate_add": always(NOBODY),
    "catalogue_possibleduplicate_change": always(ALL, EDIT),
    "catalogue_possibleduplicate_delete": always(NOBODY),
    "catalogue_possibleduplicate_history": always(ALL),
    "attachment": always(ALL),
    "intake": always(ALL),
    "intake-draft": always(ALL),
    "intake-runs": always(ALL),
    "intake-run": always(ALL, EDIT),
    "removed": always(ALL),
    "tables": always(ALL),
    "tables-file": always(ALL),
    "tables-many": always(ALL),
    "tables-change": always(EDIT, NOBODY),  # of somebody else, who alone may make it; one's own: test_tables.py
    "tables-report": always(EDIT),
    "index": always(ALL),
    "app_list": always(ALL),
    "autocomplete": always(ALL),
    "jsi18n": always(ALL),
    "view_on_site": always(ALL),
    "password_change": always(ALL),
    "password_change_done": always(ALL),
    **{f"auth_user_{page}": always(ADMIN) for page in ("changelist", "add", "change", "delete", "history")},
    # What a role may do is given with the program: it is looked at, not changed.
    **{f"auth_group_{page}": always(ADMIN) for page in ("changelist", "add", "history")},
    "auth_group_change": always(ADMIN, NOBODY),
    "auth_group_delete": always(NOBODY),
    "auth_user_password_change": always(ADMIN),
    "auth_user_account": always(ADMIN),
    "account": always(ALL),
    "account-second-factor": always(ALL),
    **{f"accounts_requirement_{page}": always(ADMIN) for page in ("changelist", "add", "change", "delete", "history")},
    "accounts_accountevent_changelist": always(ADMIN),
    "accounts_accountevent_add": always(NOBODY),
    "accounts_accountevent_change": always(ADMIN, NOBODY),
    "accounts_accountevent_delete": always(NOBODY),
    "accounts_accountevent_history": always(ADMIN),
}
OPEN = {"login", "logout", "sign-in-code"}  # to everybody: they are how one comes and goes
# Old forms of addresses, which lead on to the ones above and show nothing.
LEADING_ON = {"<path:object_id>/", "(?P<url>.*)$"}


def doors(patterns: list[Any]) -> Iterator[URLPattern]:
    """Yield every address of the desk."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns)
        else:
            yield pattern


NAMES = sorted({door.name or str(door.pattern) for door in doors(urlpatterns)} - LEADING_ON)


def test_every_door_has_its_row() -> None:
    assert set(NAMES) - OPEN == set(ROWS)


def stage(name: str, state: str) -> str:
    """Return the address of a door with a record of that state behind it."""
    noun = name.split("_")[1] if name.startswith("catalogue_") else ""
    kind = noun if noun in KINDS else "statement"
    entry = make_entry(kind)
    text = make_text(entry, "We met the envoy.")
    mention = make_mention(text, "envoy", make_entry("person"))
    if state == "published":
        publish([entry.key])
    else:
        Root.objects.filter(pk=entry.pk).update(state=state)
    if name.startswith("tables"):
        of_somebody = [BulkChange.objects.create(noun="topics").pk]
        args = {"tables": [], "tables-file": ["topics", "csv"], "tables-many": ["topics"]}
        return reverse(name, args=args.get(name, of_somebody))
    if name in ("intake", "intake-draft"):
        return f"/admin/intake/{Capture.objects.create(content=b'Words.').pk}/" if "draft" in name else "/admin/intake/"
    if name == "intake-run":
        return reverse(name, args=[Context.objects.create(metadata={"run": "a-run", "told": "a.txt"}).metadata["run"]])
    if name in ("removed", "intake-runs") or (name.startswith("account") and "_" not in name):
        return reverse(name)
    if name == "attachment":
        store().keep(BytesIO(b"Scan."), digest := sha256(b"Scan.").hexdigest())
        about = {"filename": "scan.txt", "media_type": "text/plain", "size": 5, "sha256": digest}
        return reverse(name, args=[entry.attachments.create(title="Scan", **about).pk])
    query = {
        "catalogue_text_emend": "?start=0&end=2",
        "catalogue_text_mention": f"?start=0&end=2&mention={mention.pk}",
        "catalogue_text_words": "?words=envoy",
        "catalogue_text_new": "?start=0&end=2",
        "autocomplete": "?app_label=catalogue&model_name=relation&field_name=object&term=x",
    }.get(name, "")
    args: dict[str, Callable[[], list[Any]]] = {
        "catalogue_office": lambda: [make_tenure(make_entry("person"), "2020/2021").office_id],
        "catalogue_text_align": lambda: [text.pk, make_text(entry, "Мы встретили посла.", language="ru").pk],
        "catalogue_text": lambda: [text.pk],
        "catalogue_capture": lambda: [text.capture_id],
        "catalogue_possibleduplicate": lambda: [pair(entry).pk],
        "auth_user": lambda: [User.objects.get_or_create(username="somebody")[0].pk],
        "accounts_requirement": lambda: [Requirement.objects.create(group=Group.objects.create(name="Few")).pk],
        "accounts_accountevent": lambda: [note(What.SIGNED_OUT, name="somebody").pk],
        "auth_group": lambda: [Group.objects.get(name=roles.EDITORS).pk],
        "app_list": lambda: ["catalogue"],
        "view_on_site": lambda: [1, 1],
    }
    for start, found in args.items():
        if name.startswith(start) and not name.endswith(("changelist", "_add")):
            return reverse(f"admin:{name}", args=found()) + query
    record = noun in (*KINDS, "entry") and not name.endswith(("changelist", "_add"))
    return reverse(f"admin:{name}", args=[entry.pk] if record else []) + query


def pair(entry: Any) -> PossibleDuplicate:
    """Return a pair of an entry with another."""
    other = make_entry(entry.kind)
    return PossibleDuplicate.objects.create(first_id=entry.pk, second=other, why="So called.")


def somebody(role: str | None) -> Client:
    """Return the browser of somebody in a role, of nobody for None."""
    client = Client(raise_request_exception=False)
    if role:
        user, _ = User.objects.get_or_create(username=role, defaults={"is_staff": True})
        user.groups.set(Group.objects.filter(name=role))
        client.force_login(user)
    return client


def refused(answer: Any) -> bool:
    """Return whether a door stayed shut: forbidden, or led to the page of signing in."""
    return answer.status_code == 403 or (answer.status_code == 302 and "/admin/login/" in answer["Location"])


def states_of(name: str) -> tuple[str, ...]:
    """Return in which states a door is tried: where a record stands behind it, in all; of kinds alike, one in all."""
    noun = name.split("_")[1] if name.startswith("catalogue_") else ""
    if noun in ("statement", "text", "capture", "entry"):
        return STATES
    return ("draft", "published") if noun in KINDS else ("draft",)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OPEN])
def test_each_role_at_each_door(name: str) -> None:
    people = {role: somebody(role) for role in [None, *ROLES]}
    for state in states_of(name):
        row, at, address = ROWS[name], STATES.index(state), stage(name, state)
        for role, client in people.items():
            for method, allowed in (("get", row.look[at]), ("post", row.act[at])):
                with transaction.atomic():  # what is done at a door is taken back, for the next one to come
                    answer = getattr(client, method)(address, {} if method == "post" else None)
                    transaction.set_rollback(True)
                if answer.streaming:
                    list(answer)  # read to its end, which closes the file
                assert answer.status_code < 500, (state, role, method)
                assert refused(answer) == (role not in allowed), (state, role, method, answer.status_code)


def test_who_has_no_role_sees_nothing() -> None:
    user = User.objects.create_user("guest", is_staff=True)
    client = Client()
    client.force_login(user)
    for name in ("catalogue_statement_change", "catalogue_statement_publish", "catalogue_text_desk", "intake"):
        assert refused(client.get(stage(name, "draft"))), name


# Acts with what they need, so that they would be done were they allowed; each tells whether it was.
def review_sent(client: Client, entry: Entry) -> bool:
    client.post(f"/admin/catalogue/statement/{entry.pk}/review/", {"note": "Reasons."})
    return Entry.objects.get(pk=entry.pk).state != "draft"


def made_public(client: Client, entry: Entry) -> bool:
    client.post(f"/admin/catalogue/statement/{entry.pk}/publish/", {"note": ""})
    return Entry.objects.get(pk=entry.pk).state == "published"


@pytest.mark.parametrize(("act", "allowed"), [(review_sent, ALL), (made_public, PUBLISH)])
def test_acts_are_done_for_those_who_may(act: Any, allowed: frozenset[str]) -> None:
    for role in [None, *ROLES]:
        assert act(somebody(role), make_entry()) == (role in allowed), role


def test_a_contributor_changes_a_draft_of_somebody_else_and_nothing_published() -> None:
    client = somebody(roles.CONTRIBUTORS)
    for state, done in (("draft", True), ("review", False)):
        entry = make_entry("topic", "Before")
        Entry.objects.filter(pk=entry.pk).update(state=state)
        (name,) = entry.names.all()
        client.post(
            f"/admin/catalogue/topic/{entry.pk}/change/",
            {
                "key": entry.key,
                "names-TOTAL_FORMS": 1,
                "names-INITIAL_FORMS": 1,
                "names-0-id": name.pk,
                "names-0-entry": entry.pk,
                "names-0-text": "After",
                "names-0-language": "en",
                "names-0-kind": "preferred",
                **{
                    f"{rows}-{kind}_FORMS": 0
                    for rows in ("identifiers", "relations", "attachments")
                    for kind in ("TOTAL", "INITIAL")
                },
            },
        )
        assert (Entry.objects.get(pk=entry.pk).label == "After") == done


def test_who_may_not_change_may_not_undo() -> None:
    entry = make_entry(summary="Before")
    publish([entry.key])
    with pghistory.context() as act:
        Entry.objects.filter(pk=entry.pk).update(summary="After")
    address, sent = f"/admin/catalogue/statement/{entry.pk}/history/", {"undo": str(act.id)}
    with pghistory.context():
        assert refused(somebody(roles.CONTRIBUTORS).post(address, sent))
        assert Entry.objects.get(pk=entry.pk).summary == "After"
        somebody(roles.EDITORS).post(address, sent)
    assert Entry.objects.get(pk=entry.pk).summary == "Before"


def test_a_contributor_adds_no_text_to_what_is_published() -> None:
    entry, client = make_entry(), somebody(roles.CONTRIBUTORS)
    publish([entry.key])
    address = f"/admin/intake/{Capture.objects.create(content=b'The President: We met.').pk}/"
    sent = {**form_of(client.get(f"{address}?entry={entry.pk}")), "title": "Words", "language": "en"}
    client.post(address, sent)
    assert not entry.texts.exists()
    somebody(roles.EDITORS).post(address, sent)
    assert entry.texts.exists()


def test_roles_are_given_again_by_every_migration_and_others_are_left_alone() -> None:
    own = Group.objects.create(name="Friends of the archive")
    own.permissions.set(Permission.objects.filter(codename="view_entry"))
    Group.objects.get(name=roles.EDITORS).permissions.clear()
    Group.objects.filter(name=roles.PUBLISHERS).delete()
    before = {name: set(Permission.objects.filter(what)) for name, what in roles.roles().items()}
    for _ in range(2):
        call_command("migrate", verbosity=0)
        for name, permissions in before.items():
            assert set(Group.objects.get(name=name).permissions.all()) == permissions
    assert own.permissions.count() == 1
    assert before[roles.CONTRIBUTORS] < before[roles.EDITORS] < before[roles.PUBLISHERS] < before[roles.ADMINISTRATORS]


def test_every_noun_of_the_catalogue_is_in_some_role() -> None:
    nouns = {f"view_{model}" for model in roles.models()}
    group = Group.objects.get(name=roles.CONTRIBUTORS)
    assert nouns <= set(group.permissions.values_list("codename", flat=True))
    assert Office.objects.model._meta.model_name in roles.models()
