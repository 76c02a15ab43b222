"""Which compositions suit a theme: each leans towards three of the nine."""

LEANINGS = {
    # light that shows what is hidden
    ("saule", "alasha", "arip"): (
        "society corruption crime police-and-justice violence domestic-violence"
        " bullying exploitation discrimination poverty social-inequality addiction"
        " power stalinist-repression december-1986 semipalatinsk"
    ),
    ("saule", "arip", "kurak"): (
        "sport city-youth post-soviet-transition art poetry music"
        " artist-and-society literary-adaptation cinema-about-cinema language"
    ),
    # rugs and banners of the past
    ("alasha", "muiiz", "arip"): (
        "history ancient-nomads mongol-invasion kazakh-khanate dzungar-wars"
        " kenesary-uprising national-myth epic-and-folklore revenge"
    ),
    ("alasha", "belder", "saule"): (
        "uprising-1916 civil-war-revolution collectivisation famine"
        " stalinist-deportation second-world-war post-war-years"
    ),
    # the house and who lives in it
    ("tundik", "kurak", "belder"): (
        "person family old-age death memory womens-fate motherhood"
        " bride-kidnapping shame-uyat superstition disability responsibility"
    ),
    ("kurak", "shop", "kokjiek"): (
        "childhood coming-of-age orphanhood friendship multi-ethnic-life"
    ),
    ("muiiz", "tundik", "belder"): "love identity tradition-and-modernity",
    # the land
    ("shop", "kokjiek", "tundik"): "village-and-city homeland repatriation migration",
    ("kokjiek", "belder", "shop"): (
        "environment aral-sea animals steppe nomadic-life freedom loneliness"
        " meaning-of-life"
    ),
}
AFFINITY = {
    theme: compositions
    for compositions, themes in LEANINGS.items()
    for theme in themes.split()
}
