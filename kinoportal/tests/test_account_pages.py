"""Coming to the desk and leaving it: each page says what happened and leads on."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from kinoportal.tests.sending import address, as_sent

pytestmark = pytest.mark.django_db

PASSWORD = "Көктемгі таң 1998"
LOGIN, LOGOUT = reverse("admin:login"), reverse("admin:logout")
CHANGE = reverse("admin:password_change")


@pytest.fixture
def aru():
    made = User.objects.create_user("aru", password=PASSWORD, is_staff=True)
    made.groups.add(Group.objects.get(name="editor"))
    return made


@pytest.fixture
def browser():
    """At a desk that speaks Kazakh."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = "kk"
    return client


def send(client, path, **fields):
    """A form as the browser sends it, with the token that its page was given."""
    token = client.cookies["csrftoken"].value
    return client.post(path, fields | {"csrfmiddlewaretoken": token})


def sign_in(client, password=PASSWORD, path=LOGIN):
    client.get(path)
    return send(client, path, username="aru", password=password)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "Аты мен құпиясөз сәйкес келмеді"),
        ("ru", "Имя и пароль не подошли"),
        ("en", "The name and the password do not belong together"),
    ],
)
@pytest.mark.usefixtures("aru")
def test_a_wrong_password_is_told_in_a_sentence(browser, language, sentence):
    browser.cookies["django_language"] = language

    page = sign_in(browser, password="тым қысқа")

    html = page.content.decode()
    assert page.status_code == 200
    assert sentence in html
    assert 'value="aru"' in html


@pytest.mark.usefixtures("aru")
def test_who_signed_out_is_told_so_and_finds_the_way_back(browser):
    sign_in(browser)

    page = send(browser, LOGOUT)

    html = page.content.decode()
    assert "Жүйеден шықтыңыз" in html
    assert f'href="{reverse("admin:index")}">Қайта кіру' in html
    assert browser.get(reverse("admin:index")).status_code == 302


@pytest.mark.usefixtures("aru")
def test_a_password_is_changed_from_the_head_of_every_page(browser):
    sign_in(browser)
    assert f'href="{CHANGE}"' in browser.get(reverse("admin:index")).content.decode()
    browser.get(CHANGE)
    new = {"new_password1": "Күзгі кеш 2001", "new_password2": "Күзгі кеш 2001"}

    refused = send(browser, CHANGE, old_password="басқа", **new)
    taken = send(browser, CHANGE, old_password=PASSWORD, **new)

    assert "Құпиясөз өзгертілмеді" in refused.content.decode()
    done = browser.get(taken.url).content.decode()
    assert "Енді жаңа құпиясөзбен кіресіз." in done
    assert f'href="{reverse("admin:index")}">Менің үстелім' in done
    send(browser, LOGOUT)
    assert sign_in(browser, password="Күзгі кеш 2001").status_code == 302


def test_a_lost_session_leads_back_to_the_form_that_was_open(browser, aru, make_film):
    form = address(make_film())
    sign_in(browser)
    browser.get(form)
    del browser.cookies["sessionid"]

    away = send(browser, form, title_kk="Жоғалмасын")

    assert "тергеніңіз осы браузерде сақтаулы" in browser.get(away.url).content.decode()
    assert sign_in(browser, path=away.url).url == form


def test_a_form_older_than_the_last_signing_in_is_refused_in_words(
    browser, aru, make_film
):
    film = make_film()
    form = address(film)
    sign_in(browser)
    old = as_sent(browser.get(form), "film_form")
    send(browser, LOGOUT)
    sign_in(browser)

    page = browser.post(form, old | {"title_kk": "Ескі", "_publish": "1"})

    html = page.content.decode()
    film.refresh_from_db()
    assert page.status_code == 403
    assert film.title_kk != "Ескі"
    assert "Сақталмады" in html
    assert f'href="{form}">Бетті қайта ашу' in html
