"""A date in words and in EDTF: corrected words are read anew, what was written by hand stays unless they deny it."""

import pytest
from django.core.exceptions import ValidationError

from tests.factory import make_entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("before", "after", "edtf"),
    [
        (("3 March 2019", "2019-03-03"), ("4 March 2020", "2019-03-03"), "2020-03-04"),
        (("3 March 2019", "2019-03-03"), ("4 March 2020", "2021"), "2021"),
        (("3 March 2019", "2019-03-03"), ("3 March 2019", "2019-03"), "2019-03"),
        (("3 March 2019", "2019-03-03"), ("", "2019-03-03"), "2019-03-03"),
        (("3 March 2019", "2019-03-03"), ("4 March 2020", ""), "2020-03-04"),
        (("born 16 March 1959", "1959-03-16/.."), ("born on 16 March 1959", "1959-03-16/.."), "1959-03-16/.."),
        (("born 16 March 1959", "1959-03-16/.."), ("16 March 1949", "1959-03-16/.."), "1949-03-16"),
        (("in his youth", "1960/1970"), ("in his early youth", "1960/1970"), "1960/1970"),
        (("", "2019-03-03"), ("3 March 2019", "2019-03-03"), "2019-03-03"),
        (("", ""), ("mid December 2021", ""), "2021-12-11/2021-12-20"),
    ],
)
def test_words_and_edtf_that_were_corrected(before: tuple[str, str], after: tuple[str, str], edtf: str) -> None:
    entry = make_entry(when_words=before[0], when_edtf=before[1])
    entry.when_words, entry.when_edtf = after
    entry.clean()
    assert (entry.when_words, entry.when_edtf) == (after[0], edtf)


def test_corrected_words_that_cannot_be_read_are_told() -> None:
    entry = make_entry(when_words="3 March 2019", when_edtf="2019-03-03")
    entry.when_words = "the other day"
    with pytest.raises(ValidationError) as told:
        entry.clean()
    assert set(told.value.message_dict) == {"when_words"}
