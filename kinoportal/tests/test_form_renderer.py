"""Widgets drawn in Python are what Django's own templates draw."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from kinoportal.form_renderer import FormRenderer

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
