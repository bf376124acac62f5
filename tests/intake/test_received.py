"""Bytes become text without loss, or are refused with words a curator understands."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.intake.received import LIMIT, Refused, encode, receive

RUSSIAN = "Уважаемый господин Президент! Мы внимательно изучили полученные ответы и готовы продолжать переговоры.\r\n"
CHINESE = (
    "我们与其他部门的同事一起对这些回复进行了仔细研究。重要的是，任何国家都不能主宰这个地区的安全，这是我们的立场。\n"
)
TAIWANESE = (
    "我們與其他部門的同事一起對這些回覆進行了仔細研究。重要的是，任何國家都不能主宰這個地區的安全，這是我們的立場。\n"
)
FRENCH = "Mesdames et Messieurs, la séance est levée. Le traité a été signé à Genève, où nous étions tous réunis.\n"


def codes(received) -> list[str]:
    return [trouble.code for trouble in received.troubles]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le-sig", "utf-16-be-sig", "utf-32-le-sig"])
@pytest.mark.parametrize("text", [RUSSIAN, CHINESE, FRENCH, "Plain words.\rOld line ends.\r\n"])
def test_an_encoding_that_names_itself_is_no_guess(encoding, text):
    data = encode(text, encoding)
    received = receive(data)
    assert (received.text, received.encoding, codes(received)) == (text, encoding, [])
    assert received.bytes == data
    assert received.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
        (TAIWANESE, "big5"),
        (FRENCH, "cp1252"),
        ("“Señor Presidente” – así empezó la sesión de mañana en España.", "cp1252"),
        ("It’s “our” treaty, and they don’t say we’re done – not yet.", "cp1252"),
        ("Die Präsidentin begrüßt die Gäste aus Österreich und der Türkei.", "cp1252"),
    ],
)
def test_an_encoding_without_a_mark_is_guessed_and_said_to_be(text, encoding):
    data = text.encode(encoding)
    received = receive(data)
    assert (received.text, received.encoding) == (text, encoding)
    assert codes(received) == ["encoding-guessed"]
    assert encode(received.text, received.encoding) == data


@given(st.binary(max_size=400))
def test_whatever_is_taken_in_gives_its_bytes_again(data):
    try:
        received = receive(data)
    except Refused:
        return
    assert encode(received.text, received.encoding) == data
    assert "\0" not in received.text


@given(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=200))
def test_text_in_utf8_is_read_as_it_is_or_refused(text):
    data = text.encode("utf-8", "surrogatepass")
    try:
        received = receive(data)
    except Refused:
        return
    assert encode(received.text, received.encoding) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t \xe3\x80\x80\n", "nothing but white space"),
        (b"PK\x03\x04rest", "ZIP archive"),
        (b"%PDF-1.7 rest", "PDF document"),
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"{\\rtf1 words}", "Rich Text"),
        (b"words\0and\0more\0bytes\0\0\0\x01\x02", "binary data"),
        (bytes(range(1, 32)) * 20, "binary data"),
        (b"\xff\xfeA", "says it is utf-16-le"),
        (b"\xef\xbb\xbfwords \xff", "says it is utf-8"),
        (b"\xff\xfe" + "a\0b".encode("utf-16-le"), "U+0000"),
    ],
)
def test_what_is_not_text_is_refused_with_the_reason(data, words):
    with pytest.raises(Refused, match="speech.txt") as refusal:
        receive(data, "speech.txt")
    assert words in str(refusal.value)


def test_too_much_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="at most 50 MB"):
        receive(b"\xff" * (LIMIT + 1))
    assert receive(b"words", limit=5).text == "words"


def test_marks_that_nobody_sees_are_kept_and_told():
    received = receive("A\u200fB\u202eC\x07D\ufffd".encode())
    assert received.text == "A\u200fB\u202eC\x07D\ufffd"
    assert codes(received) == ["control-characters", "bidi-marks", "lost-characters"]
    assert [(trouble.start, trouble.end) for trouble in received.troubles] == [(5, 6), (1, 2), (7, 8)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            "Мы открыли мост.\n".encode() * 3 + "Вопрос: Кто?\n".encode("cp1251"),
            "line 4 is not; read as cp1251.*Вопрос",
        ),
        (
            "大家好，女士们，先生们。\n".encode() * 3 + "大桥通车了。".encode("gb18030"),
            "line 4 is not; read as gb18030.*大桥",
        ),
        ("“We” – they said – “are here”. ".encode() * 4 + b"It\x92s open.", "line 1 is not"),
        ("Мы открыли мост".encode()[:-1], "cut off within its last letter"),
    ],
)
def test_a_text_in_two_encodings_is_refused_with_its_line(data, reason):
    with pytest.raises(Refused, match=reason):
        receive(data, "mixed.txt")
