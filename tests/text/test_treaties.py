"""Names of treaties in running text, in several languages; what any agreement is called is none."""

import pytest

from archive.text.treaties import treaties
from archive.text.treaty_cases import nominative


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
        ("zh", "中美三个联合公报、新START条约、明斯克协议和北约俄罗斯基本文件。",
         ["中美三个联合公报", "新START条约", "明斯克协议", "北约俄罗斯基本文件"]),
        ("zh", "退出中导条约与反弹道导弹条约，遵守联合国宪章、日内瓦公约和巴黎协定；伊核协议、中日和平友好条约。",
         ["中导条约", "反弹道导弹条约", "联合国宪章", "日内瓦公约", "巴黎协定", "伊核协议", "中日和平友好条约"]),
        ("zh", "双方签署了协议，该条约是新条约；联合国文件、两国协定、上海的公报、美国和中国的条约、会议公报、框架协议。", []),
        ("zh-Hant", "中導條約、赫爾辛基最後文件", ["中導條約", "赫爾辛基最後文件"]),
    ],
)  # fmt: skip
def test_treaties(language: str, text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in treaties(text, language)] == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Минских соглашений", "Минские соглашения"),
        ("Минским соглашениям", "Минские соглашения"),
        ("Минскими соглашениями", "Минские соглашения"),
        ("Минского соглашения", "Минское соглашение"),
        ("Минским соглашением", "Минское соглашение"),
        ("Будапештского меморандума", "Будапештский меморандум"),
        ("Хельсинкского Заключительного акта", "Хельсинкский Заключительный акт"),
        ("Хельсинкском заключительном акте", "Хельсинкский заключительный акт"),
        ("Венской конвенции", "Венская конвенция"),
        ("Женевские конвенции", "Женевские конвенции"),
        ("Парижскую хартию", "Парижская хартия"),
        ("Шанхайским коммюнике", "Шанхайское коммюнике"),
        ("Договора о ракетах", "Договора о ракетах"),
    ],
)
def test_the_nominative_of_a_declined_name(words: str, name: str) -> None:
    assert nominative(words, "ru") == name
    assert nominative(words, "uk") == words
