"""What a try at saving leaves behind: an answer, and nothing else."""

from contextlib import contextmanager

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

SAVE, DRAFT, PUBLISH, SUBMIT, PREVIEW = "save", "draft", "publish", "submit", "preview"
STEPS = {f"_{step}": step for step in (DRAFT, PUBLISH, SUBMIT, PREVIEW)}
SALT = "kinoportal.admin.saving"
REFUSED = _(
    "Nothing was saved: it contradicts what somebody else has saved meanwhile. "
    "Look at it again, and change one of the two."
)
GONE = _(
    "The draft cannot be opened or saved, for what it names is in the trash, or its "
    "address is taken: %(names)s. Bring that back, or discard the draft."
)
UNWRITTEN = _(
    "Nothing was saved: the database takes no changes at this moment, perhaps because "
    "tables are being loaded. What you typed is kept in this browser; try again in a "
    "minute."
)


def step_of(request):
    return next((step for name, step in STEPS.items() if name in request.POST), SAVE)


class _Unheard:
    """Takes the place of messages while a save is only tried."""

    def add(self, *args, **kwargs):
        pass

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


@contextmanager
def silently(request):
    kept, request._messages = request._messages, _Unheard()
    try:
        yield
    finally:
        request._messages = kept


def forget_said(request):
    """Take back the messages of a save that the database refused at its end."""
    request._messages._queued_messages.clear()


def went_through(response):
    return response.status_code in (301, 302)


def rendered(response):
    """Rendered now, before what it shows is taken back."""
    return response.render() if hasattr(response, "render") else response


def page_url(desk, page, key):
    meta = desk.model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[key])


def form_url(desk, key):
    return page_url(desk, "change", key)
