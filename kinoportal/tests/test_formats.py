from datetime import datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format

from kinoportal.templatetags.language import partial_date


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("kk", "2018 ж. 19 мамыр", "19.05.2018 21:05"),
        ("ru", "19 мая 2018 г.", "19.05.2018 21:05"),
        ("en", "19 May 2018", "19/05/2018 21:05"),
    ],
)
def test_dates_are_written_as_each_language_does(language, day, moment):
    when = datetime(2018, 5, 19, 21, 5)

    with translation.override(language):
        assert date_format(when, "DATE_FORMAT").lower() == day.lower()
        assert date_format(when, "SHORT_DATETIME_FORMAT") == moment


@pytest.mark.parametrize(
    ("language", "month", "day"),
    [
        ("kk", "2018 ж. мамыр", "2018 ж. 19 мамыр"),
        ("ru", "май 2018 г.", "19 мая 2018 г."),
        ("en", "May 2018", "19 May 2018"),
    ],
)
def test_a_date_may_be_known_in_part(language, month, day):
    with translation.override(language):
        assert partial_date("2018") == "2018"
        assert partial_date("2018-05") == month
        assert partial_date("2018-05-19") == day
        assert partial_date("2018-05-99") == "2018-05-99"
