"""How languages and texts are named: the form of their tags; which languages there are is not known here."""

from django.core.validators import RegexValidator

LANGUAGE = RegexValidator(
    r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|x(-[A-Za-z0-9]{1,8})+)\Z",
    "Write a language tag: zh, ru, en, zh-Hant; und where the language is not known.",
)
IDENTIFIER = RegexValidator(
    r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*\Z",
    "A short name is made of Latin letters, digits and single hyphens: zh, zh-2.",
)
