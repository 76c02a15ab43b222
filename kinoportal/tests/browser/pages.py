"""One page of each kind, in one of the three languages."""

LANGUAGES = ["kk", "ru", "en", "kk-latn"]

PAGES = {
    "home": "/kk/",
    "films": "/ru/films/",
    "films under filters": "/en/films/?theme=corruption&result=won",
    "films with a filter that cannot be read": "/kk/films/?year_min=abc",
    "films, none": "/ru/films/?q=%D1%8A%D1%8A%D1%8A%D1%8A",
    "film": "/kk/films/tulpan-2008/",
    "film with disputed facts": "/en/films/the-gentle-indifference-of-the-world-2018/",
    "people": "/en/people/",
    "person": "/ru/people/darezhan-omirbaev/",
    "themes": "/kk/themes/",
    "theme": "/ru/themes/corruption/",
    "festivals": "/en/festivals/",
    "festival": "/kk/festivals/cannes/",
    "edition": "/ru/festivals/cannes/2018/",
    "timeline": "/ru/timeline/",
    "timeline under a filter": "/en/timeline/?festival=cannes&result=won",
    "decade": "/kk/films/decades/1960/",
    "alphabet": "/ru/films/alphabet/",
    "alphabet, a letter that no title has": "/kk/films/alphabet/?letter=abc",
    "awards": "/en/awards/",
    "award": "/ru/awards/grand-prix/",
    "anniversaries": "/kk/anniversaries/",
    "my list": "/en/my-list/",
    "numbers": "/kk/numbers/",
    "person with a long career": "/en/people/adilkhan-yerzhanov/",
    "programmes": "/en/programmes/",
    "programme": "/kk/programmes/kazakhfilm/",
    "articles": "/ru/articles/",
    "article": "/en/articles/the-new-wave/",
    "collections": "/kk/collections/",
    "collection": "/ru/collections/made-by-women/",
    "sources": "/en/sources/",
    "corrections": "/en/corrections/",
    "correction": "/kk/corrections/new/?about=film:tulpan-2008&fact=year",
    "about": "/kk/about/",
    "search": "/ru/search/?q=%D1%82%D1%8E%D0%BB%D1%8C%D0%BF%D0%B0%D0%BD",
    "search without a word": "/en/search/",
    "search of people and themes": "/en/search/?q=cannes+corruption",
    "search, misspelt": "/ru/search/?q=%D1%82%D1%83%D0%BB%D1%8C%D0%BF%D0%B0%D0%BD",
    "search, nothing": "/kk/search/?q=qqqqzzzz",
    "not found": "/kk/films/no-such-film/",
}


def in_language(path, language):
    return f"/{language}/{path.split('/', 2)[2]}"
