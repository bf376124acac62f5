"""Every word of the program that is marked to be translated, and every word of its models, is there in all languages."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils.translation import override, templatize

from archive.catalogue.models import Document, Relation, Statement
from archive.catalogue.roles import give_roles
from archive.model_words import words_of

ROOT = Path(settings.BASE_DIR)
CATALOGUES = {path.parts[-3]: path for path in Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")}
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
STRING = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
IN_TEMPLATE = re.compile(rf"(?<![\w.])(?:_|n?gettext)\(\s*u?{STRING}")


def words_of_program() -> set[str]:
    """Return what the Python files mark."""
    found = set()
    for path in (ROOT / "archive").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", ""))
            if called in CALLS and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def words_of_templates() -> set[str]:
    """Return what the templates mark."""
    found = set()
    for path in (ROOT / "templates").rglob("*.html"):
        marked = templatize(path.read_text("utf-8"))
        found |= {ast.literal_eval(words.replace("\n", "\\n")) for words in IN_TEMPLATE.findall(marked)}
    return found


def words_of_models() -> set[str]:
    """Return names, explanations and choices of the models of the desk."""
    models = [
        model
        for name in ("catalogue", "accounts")
        for model in apps.get_app_config(name).get_models()
        if not hasattr(model, "pgh_obj") and not model._meta.auto_created
    ]
    with override("en"):
        return {words for words in words_of(models) if any(letter.isalpha() for letter in words)}


@pytest.mark.parametrize("language", sorted(CATALOGUES))
@pytest.mark.parametrize(
    ("words_of_part", "least"), [(words_of_program, 500), (words_of_templates, 350), (words_of_models, 450)]
)
def test_nothing_is_missing(language, words_of_part, least):
    known = {
        entry.msgid for entry in polib.pofile(str(CATALOGUES[language])) if entry.translated() and not entry.msgctxt
    }
    words = words_of_part()
    assert len(words) > least
    assert sorted(words - known - {""}) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "said"),
    [("", "What there is to do"), ("/ru", "Что нужно сделать"), ("/zh", "待办事项")],
)
def test_the_desk_speaks_the_language_of_its_address(admin_client: Client, prefix: str, said: str):
    page = admin_client.get(f"{prefix}/admin/").content.decode()
    assert said in page
    assert f'href="{prefix}/admin/intake/"' in page
    for other in {"", "/ru", "/zh"} - {prefix}:
        assert f'href="{other}/admin/"' in page


@pytest.mark.django_db
def test_fields_and_choices_are_translated(admin_client: Client):
    page = admin_client.get("/ru/admin/catalogue/statement/add/").content.decode()
    assert "Номер у издателя: 243-14-02-2022." in page
    assert "пресс-конференция" in page


def test_a_word_with_two_meanings_is_said_as_it_is_meant_there():
    state, form = Statement._meta.get_field("state"), Document._meta.get_field("form")
    with override("ru"):
        assert (str(dict(state.choices)["draft"]), str(dict(form.choices)["draft"])) == ("черновик", "проект")
        assert str(Relation._meta.get_field("note").verbose_name) == "примечание"
    with override("zh-hans"):
        assert (str(dict(state.choices)["draft"]), str(dict(form.choices)["draft"])) == ("草稿", "草案")
    with override("en"):
        assert (str(dict(state.choices)["draft"]), str(Relation._meta.get_field("note").verbose_name)) == (
            "draft",
            "note",
        )


def glossary() -> list[tuple[str, str, str, list[str]]]:
    """Return the rows of docs/glossary.md: English, Russian, Chinese, words that are not used."""
    rows = re.findall(
        r"^\| (?!English|-)(.+?) \| (.+?) \| (.+?) \| ?(.*?) ?\|$", (ROOT / "docs/glossary.md").read_text(), re.M
    )
    return [
        (english, russian, chinese, [one for one in other.split(", ") if one])
        for english, russian, chinese, other in rows
    ]


@pytest.mark.parametrize(("language", "place"), [("ru", 1), ("zh_Hans", 2)])
def test_the_terms_of_the_glossary_are_those_of_the_catalogues(language, place):
    rows, entries = glossary(), [one for one in polib.pofile(str(CATALOGUES[language])) if not one.msgctxt]
    assert len(rows) > 45
    said = {one.msgid.casefold(): one.msgstr.casefold() for one in entries if one.msgstr}
    terms = {row[0].casefold(): row[place].casefold() for row in rows}
    met = terms.keys() & said.keys()
    assert len(met) > 35
    assert {term: said[term] for term in met if said[term] != terms[term]} == {}
    words = " ".join(text for one in entries for text in (one.msgstr, *one.msgstr_plural.values()))
    # Of a Russian word its last letter changes with the case.
    stems = {word: word[:-1] if re.match("[а-я]", word) else word for row in rows for word in row[3]}
    assert [word for word, stem in stems.items() if re.search(rf"\b{stem}", words, re.I)] == []


@pytest.mark.django_db
def test_roles_are_called_by_their_names_in_the_language_of_the_page(admin_client: Client):
    give_roles()
    page = admin_client.get("/ru/admin/accounts/requirement/add/").content.decode()
    assert ">Публикаторы</option>" in page
    assert "Publishers" not in page
