"""Words of three languages that name a result, a form, a genre or a role."""

from kinoportal.text import word_terms

from ..models import Form, Genre, Result, Role

RESULTS = {
    Result.WON: "won winner winners победитель победители победил выиграл лауреат"
    " лауреаты получил получила получивший жеңімпаз жеңімпаздары"
    " жеңген жүлде жүлдегер жүлделі приз призер награда награжденный prize awarded",
    Result.NOMINATED: "nominated nominee nomination номинант номинация номинирован"
    " үміткер",
    Result.SPECIAL_MENTION: "mention",
}
FORMS = {
    Form.DOCUMENTARY: "documentary documentaries документальный документалка деректі",
    Form.SHORT: "short shorts короткометражный короткометражка короткий қысқаметражды",
    Form.ANIMATION: "animation animated мультфильм мультик анимация анимационный"
    " анимациялық",
    Form.SERIES: "series сериал телехикая",
    Form.FEATURE: "feature полнометражный толықметражды",
}
GENRES = {
    Genre.COMEDY: "comedy comedies комедия комедиялар комедийный комедиялық",
    Genre.DRAMA: "drama драма драмалық",
    Genre.WESTERN: "western вестерн истерн",
    Genre.THRILLER: "thriller триллер",
    Genre.HORROR: "horror ужасы хоррор ужастик қорқынышты үрейлі",
    Genre.MUSICAL: "musical мюзикл музыкальный музыкалық",
    Genre.FANTASY: "fantasy фэнтези",
    Genre.DETECTIVE: "detective детектив детективный",
    Genre.ACTION: "action боевик боевики экшн экшен",
    Genre.ADVENTURE: "adventure приключенческий",
    Genre.BIOGRAPHY: "biographical biopic байопик биографический өмірбаяндық",
    Genre.CRIME: "криминальный криминалдық",
    Genre.FAMILY: "семейный отбасылық",
    Genre.HISTORY: "historical исторический",
    Genre.ROMANCE: "romantic melodrama мелодрама романтический романтикалық",
    Genre.SCIENCE_FICTION: "sci фантастика фантастический фантастикалық",
    Genre.SPORT: "спортивный",
}
ROLES = {
    Role.DIRECTOR: "director directed режиссер режиссёр режиссура снял сняла снимал"
    " снимала поставил поставила түсірген түсірді",
    Role.SCREENWRITER: "screenwriter сценарист сценарий",
    Role.CINEMATOGRAPHER: "cinematographer оператор",
    Role.COMPOSER: "composer композитор сазгер саундтрек soundtrack",
    Role.ACTOR: "actor actress актер актёр актриса әртіс starring starred played plays"
    " роль роли рөл рөлінде"
    " снялся снялась снимался снималась играет играл играла сыграл сыграла сыграли"
    " ойнаған ойнайды ойнады түскен",
    Role.PRODUCER: "producer продюсер",
}


# What a person made, where it says as what the person is asked for.
WORKS = {Role.COMPOSER: "музыка music саз әуен"}


def by_term(vocabulary):
    return {
        term: value
        for value, words in vocabulary.items()
        for word in words.split()
        for term in word_terms(word)
        if not term.startswith("n_")
    }


RESULT_OF, FORM_OF, GENRE_OF, ROLE_OF = map(by_term, (RESULTS, FORMS, GENRES, ROLES))
WORK_OF = by_term(WORKS)


def named(word, values):
    """What the word names, in any of its forms; None if nothing."""
    return next((values[term] for term in word_terms(word) if term in values), None)
