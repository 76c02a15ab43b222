from django.db.models import F, Q

from kinoportal.languages import LANGUAGES
from kinoportal.publishing import PublishableQuerySet


class ArticleQuerySet(PublishableQuerySet):
    def mentioning(self, kind, record):
        """Articles whose rich text links to the record: data-record="kind:slug"."""
        condition = Q(pk__in=[])
        for code in LANGUAGES:
            condition |= Q(**{f"text_{code}__contains": f'"{kind}:{record.slug}"'})
        return self.published().filter(condition).newest_first()

    def newest_first(self):
        """Those without a date last, which the databases place differently."""
        return self.order_by(F("dated_on").desc(nulls_last=True), "slug")
