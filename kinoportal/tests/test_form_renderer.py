"""Widgets and rows drawn in Python are what Django's own templates draw."""

import re
from datetime import date
from pathlib import Path

import django.contrib.admin
import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from pytest_django.asserts import assertHTMLEqual

from kinoportal.form_renderer import FormRenderer
from kinoportal.tests.sending import as_sent

HOSTILE = [
    '"><script>x</script>',
    "a & b 'c'",
    mark_safe("<b>Абай</b>"),
    "",
    None,
    1970,
]
ATTRIBUTES = {"id": "a", "required": True, "disabled": False, "data-x": '"&<', "min": 0}
CHOICES = [
    ("", "—"),
    (1970, 1970),
    ("a & b 'c'", gettext_lazy("Films")),
    ("Тобы <1>", [("kk", mark_safe("<i>қ</i>")), ("ru", '"р"')]),
]
WIDGETS = [
    forms.TextInput,
    forms.NumberInput,
    forms.HiddenInput,
    forms.EmailInput,
    forms.URLInput,
    forms.CheckboxInput,
    forms.DateInput,
    forms.TimeInput,
    forms.Textarea,
]


def drawn(widget, value, renderer):
    html = widget.render("name", value, ATTRIBUTES, renderer())
    return re.sub(r"\n *", "", html)


def alike(widget, value):
    return drawn(widget, value, FormRenderer) == drawn(widget, value, DjangoTemplates)


@pytest.mark.parametrize("value", [*HOSTILE, True, date(1970, 9, 12)])
@pytest.mark.parametrize("widget", WIDGETS)
def test_a_plain_widget_is_drawn_as_djangos_template_draws_it(widget, value):
    assert alike(widget(attrs={"lang": "kk"}), value)


@pytest.mark.parametrize("value", [*HOSTILE, "kk"])
def test_a_list_to_choose_from_is_drawn_as_djangos_template_draws_it(value):
    assert alike(forms.Select(choices=CHOICES), value)


def test_what_an_editor_typed_cannot_leave_its_field():
    html = forms.TextInput().render("name", HOSTILE[0], {}, FormRenderer())

    assert html.count("<") == html.count(">") == 1


@pytest.mark.parametrize("value", ["", "1970"])
def test_errors_are_told_and_none_are_not_an_empty_list(value):
    class Form(forms.Form):
        year = forms.IntegerField()

    field = Form({"year": value})["year"]

    assert bool(field.errors.as_ul()) == (not value)
    assert bool(str(field.errors)) == (not value)


def test_a_text_keeps_its_first_line_break():
    assert ">\nа</textarea>" in forms.Textarea().render("t", "а", {}, FormRenderer())


ROWS = "admin/edit_inline/tabular.html"
BY_DJANGO = Path(django.contrib.admin.__file__).parent / "templates" / ROWS


@pytest.mark.parametrize("language", ["kk", "en"])
def test_rows_of_a_form_are_drawn_as_djangos_template_draws_them(
    admin_client, make_credit, make_recognition, language
):
    film = make_credit(role="actor", character_kk="<Абай>").film
    make_recognition(film=film)
    page = admin_client.get(f"/admin/films/film/{film.pk}/change/")

    stock = engines["django"].from_string(BY_DJANGO.read_text())
    with translation.override(language):
        for rows in page.context["inline_admin_formsets"]:
            given = {"inline_admin_formset": rows}
            assertHTMLEqual(render_to_string(ROWS, given), stock.render(given))


def test_a_field_of_a_row_says_what_is_wrong_with_it(admin_client, make_credit):
    film = make_credit(role="actor").film
    path = f"/admin/films/film/{film.pk}/change/"
    sent = as_sent(admin_client.get(path), "film_form") | {"credits-0-role": "nobody"}

    page = admin_client.post(path, sent).content.decode()

    cell = page.partition('<td class="field-role">')[2].partition("</td>")[0]
    assert "nobody" in cell.partition("</ul>")[0]
