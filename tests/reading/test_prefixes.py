"""The language of a page is the first part of its address."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "language"), [("/", "en"), ("/ru/", "ru"), ("/zh/", "zh-hans"), ("/zh/statements/", "zh-hans")]
)
def test_page_is_in_the_language_of_its_address(client, address, language):
    body = client.get(address, headers={"accept-language": "fr"}).content.decode()
    assert f'<html lang="{language}"' in body


def test_page_leads_to_itself_in_other_languages(client):
    body = client.get("/ru/statements/?q=a").content.decode()
    assert 'href="/zh/statements/?q=a"' in body
    assert 'href="/statements/?q=a"' in body


def test_reader_s_own_language_does_not_move_the_address(client):
    assert client.get("/statements/", headers={"accept-language": "ru"}).status_code == 200
