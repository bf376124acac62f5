"""Names of treaties in running text, in several languages; what any agreement is called is none."""

import pytest

from archive.text.treaties import treaties


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The New START Treaty and the INF Treaty.", ["New START Treaty", "INF Treaty"]),
        ("en", "Under the Charter of the United\nNations we act.", ["Charter of the United\nNations"]),
        ("en", "In Treaty on the Non-Proliferation of Nuclear Weapons, 1968.",
         ["Treaty on the Non-Proliferation of Nuclear Weapons"]),
        ("en", "NATO-Russia Founding Act, Helsinki Final Act.", ["NATO-Russia Founding Act", "Helsinki Final Act"]),
        ("en", "This Agreement is a Joint Declaration. The Framework Agreement; our treaty.", []),
        ("ru", "Минские соглашения и Будапештский меморандум, Хельсинкский Заключительный акт.",
         ["Минские соглашения", "Будапештский меморандум", "Хельсинкский Заключительный акт"]),
        ("ru", "Российский президент подписал соглашение.", []),
        ("de", "Dieser Vertrag, unser Abkommen, das Minsker Abkommen, der INF-Vertrag.", ["Minsker Abkommen", "INF-Vertrag"]),
        ("fr", "les accords de Minsk, la Charte de Paris, l’accord d’hier", ["accords de Minsk", "Charte de Paris"]),
        ("es", "los Acuerdos de Minsk y el tratado de paz", ["Acuerdos de Minsk"]),
        ("zh", "《中导条约》", []),
    ],
)  # fmt: skip
def test_treaties(language: str, text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in treaties(text, language)] == names
