"""The form of a correction, and the mark that it was opened here, for this fact."""

import uuid

from django import forms
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..languages import current
from ..models import Correction, ReplyAddress

SALT = "kinoportal.correction"
OPEN_FOR = 86_400  # seconds
WORDS = ("wrong", "right", "evidence")


def token_for(about):
    """Names the fact, the moment and this one form; sent back with it."""
    return signing.dumps([about.query, uuid.uuid4().hex], salt=SALT)


def _text(label, longest, help_text, missing, rows):
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=help_text,
        error_messages={"required": missing},
        # An empty language: what is typed is in whichever the reader likes.
        widget=forms.Textarea({"class": "field", "rows": rows, "lang": ""}),
    )


class CorrectionForm(forms.Form):
    wrong = _text(
        _("What is wrong?"), 2000, "", _("Say what is wrong, in a sentence."), 3
    )
    right = _text(
        _("What is right?"),
        1000,
        _("The value or the wording that ought to stand here."),
        _("Say what ought to stand here instead."),
        2,
    )
    evidence = _text(
        _("Where is it written?"),
        1000,
        _("A link, a book and its page, a title card, or how you know it yourself."),
        _(
            "The editors cannot check it without a source: give a link, or say"
            " how you know."
        ),
        2,
    )
    email = forms.EmailField(
        label=_("E-mail, if you want an answer"),
        required=False,
        max_length=254,
        help_text=_(
            "It serves the answer alone, is shown to nobody else, and is erased once"
            " you are answered."
        ),
        widget=forms.EmailInput({"class": "field", "autocomplete": "email"}),
        error_messages={
            "invalid": _(
                "This is no e-mail address. Mend it, or leave the field empty."
            )
        },
    )
    # People do not see it; programs that fill every field give themselves away.
    homepage = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(required=False)

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about

    @property
    def asked(self):
        return [self[name] for name in (*WORDS, "email")]

    @property
    def is_from_a_program(self):
        return bool(self.cleaned_data["homepage"])

    def clean(self):
        cleaned = super().clean()
        try:
            opened = signing.loads(
                cleaned.get("token", ""), salt=SALT, max_age=OPEN_FOR
            )
        except signing.BadSignature:
            opened = ["", ""]
        if opened[0] != self.about.query:
            text = _(
                "The form was open for more than a day. Nothing is lost: look it over"
                " and send it again."
            )
            raise forms.ValidationError(text)
        words = "\0".join(cleaned.get(name, "") for name in (*WORDS, "email"))
        self.key = uuid.uuid5(uuid.UUID(opened[1]), words)
        return cleaned

    def was_sent(self):
        """Whether this very form came before; one with other words is another."""
        return Correction.objects.filter(form_key=self.key).exists()

    def save(self):
        with transaction.atomic():
            correction, is_new = Correction.objects.get_or_create(
                form_key=self.key,
                defaults={name: self.cleaned_data[name] for name in WORDS}
                | {
                    "record": self.about.record,
                    "fact": self.about.fact.name,
                    "language": current(),
                },
            )
            if is_new and self.cleaned_data["email"]:
                address = self.cleaned_data["email"]
                ReplyAddress.objects.create(correction=correction, email=address)
