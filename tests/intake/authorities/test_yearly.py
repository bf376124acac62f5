"""A table with a row a year: who held an office in years that follow one another held it once."""

from pathlib import Path

import pytest

from archive.catalogue.models import Tenure
from tests.intake.authorities.test_taking import counted, take

pytestmark = pytest.mark.django_db

HEAD = "year,session,iso3,country,name,post\n"


def rows(*years: int, name: str = "Anna Berg", post: str = "President") -> str:
    return "".join(f"{year},{year - 1945},RUR,Ruritania,{name},{post}\n" for year in years)


def held() -> list[str]:
    return sorted(Tenure.objects.values_list("when_edtf", flat=True))


def test_years_that_follow_one_another_are_one_time_in_office(tmp_path: Path) -> None:
    table = HEAD + rows(2004, 2002, 2003) + rows(2007) + rows(2005, name="Karl Lang")
    take(tmp_path / "speakers.csv", table)
    assert held() == ["2002/2004", "2005", "2007"]
    assert Tenure.objects.get(when_edtf="2002/2004").when_words == "2002–2004"


def test_taking_the_table_again_changes_nothing(tmp_path: Path) -> None:
    table = HEAD + rows(2002, 2003, 2004)
    take(tmp_path / "speakers.csv", table)
    assert set(counted(take(tmp_path / "speakers.csv", table))) == {"unchanged"}
    assert held() == ["2002/2004"]


def test_a_year_that_came_later_is_added_and_none_is_told_twice(tmp_path: Path) -> None:
    take(tmp_path / "speakers.csv", HEAD + rows(2002, 2003))
    take(tmp_path / "speakers.csv", HEAD + rows(2002, 2003, 2004, 2005))
    assert held() == ["2002/2003", "2004/2005"]


def test_another_office_is_another_time(tmp_path: Path) -> None:
    take(tmp_path / "speakers.csv", HEAD + rows(2002, 2003) + rows(2004, 2005, post="Prime Minister"))
    assert held() == ["2002/2003", "2004/2005"]


def test_years_within_a_time_that_is_known_already_are_not_told_again(tmp_path: Path) -> None:
    take(tmp_path / "speakers.csv", HEAD + rows(2002, 2003, 2004))
    Tenure.objects.update(when_edtf="2001/2006", when_words="2001–2006")
    take(tmp_path / "speakers.csv", HEAD + rows(2002, 2003, 2004, 2005))
    assert held() == ["2001/2006"]
