"""What a query finds, told by kind and slug."""

from films.search.answers import answer
from kinoportal.search import documents


def keys(text, **options):
    """As ``film:kyz-zhibek-1970``, best first; options as of `answer`."""
    return [
        f"{kind}:{documents.KINDS[kind].model.objects.get(pk=pk).slug}"
        for kind, pk in answer(text, **options).found
    ]


def first(text, number):
    return keys(text)[:number]
