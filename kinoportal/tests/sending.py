"""What a browser sends: a form as it came, a picture file."""

import io
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image


class _Form(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside = form_id, False
        self.fields, self.select, self.area = [], None, None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
        elif self.inside and tag in {"input", "select", "textarea", "option"}:
            getattr(self, f"_{tag}")(given)

    def _input(self, given):
        kind, name = given.get("type", "text"), given.get("name")
        unticked = kind in {"checkbox", "radio"} and "checked" not in given
        if name and not unticked and kind not in {"submit", "file", "button"}:
            value = given.get("value", "on" if kind == "checkbox" else "")
            self.fields.append((name, value))

    def _select(self, given):
        self.select = [given["name"], "multiple" in given, None, []]

    def _option(self, given):
        value = given.get("value", "")
        if self.select[2] is None:
            self.select[2] = value
        if "selected" in given:
            self.select[3].append(value)

    def _textarea(self, given):
        self.area = [given["name"], ""]

    def handle_data(self, text):
        if self.area:
            self.area[1] += text

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.area:
            # The browser drops one line break after the opening tag.
            name, text = self.area
            self.fields.append((name, text.removeprefix("\r\n").removeprefix("\n")))
            self.area = None
        elif tag == "select" and self.select:
            name, several, first, chosen = self.select
            values = chosen if several or chosen else [first or ""]
            self.fields += [(name, value) for value in values]
            self.select = None


def as_sent(response, form_id):
    """The fields of the form as a dictionary of lists, for `client.post`."""
    page = _Form(form_id)
    page.feed(response.content.decode())
    sent = {}
    for name, value in page.fields:
        sent.setdefault(name, []).append(value)
    return sent


def picture_file(kind="JPEG", size=(800, 600), name="photo.jpg", **options):
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **options)
    return SimpleUploadedFile(name, written.getvalue())


def address(record, page="change"):
    meta = record._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[record.pk])


def form_of(desk, record, **changes):
    """What the record's form would send as it came, less what is changed here."""
    page = desk.get(address(record))
    assert page.status_code == 200
    return as_sent(page, f"{record._meta.model_name}_form") | changes


def send(desk, record, sent, button="_publish"):
    return desk.post(address(record), sent | {button: "1"})
