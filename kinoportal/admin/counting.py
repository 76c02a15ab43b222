from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


def number_of(model, relation):
    """How many rows of the model hang on each record by this relation.

    A subquery is worked out for the rows of the page alone and does not mind
    what else the list is joined with.
    """
    rows = model._base_manager.filter(**{relation: OuterRef("pk")}).order_by()
    counted = rows.values(relation).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), Value(0))
