"""What a record's pictures still need before readers may see them."""

from django.utils.translation import gettext as _

from .pictures import Picture


def obstacles(record):
    """(relation, sentence) on what keeps the record from being published."""
    names = [
        relation.get_accessor_name()
        for relation in record._meta.related_objects
        if issubclass(relation.related_model, Picture)
    ]
    return [
        (name, sentence)
        for name in names
        for number, picture in enumerate(getattr(record, name).all(), 1)
        for _field, sentence in wanting(picture, number)
    ]


def wanting(picture, number):
    """(field, sentence) for each thing that the picture lacks to be shown."""
    named = {"picture": name_of(picture, number)}
    if not picture.credit.strip():
        yield "credit", _("Name the author or owner of %(picture)s.") % named
    if not picture.licence.strip():
        yield "licence", _("Name the licence or permission of %(picture)s.") % named
    if not picture.is_decorative and not picture.alt:
        sentence = _(
            "Say in at least one language what %(picture)s shows, or mark it as"
            " decorative."
        )
        yield "alt_kk", sentence % named


def name_of(picture, number):
    """The picture as an editor knows it: by its words, else by its place."""
    if picture.alt:
        return _("the picture “%(words)s”") % {"words": picture.alt}
    return _("picture %(number)d") % {"number": number}
