"""Search over the whole catalogue: what a query means, and what answers it.

- `answers.answer(text, ...)`: the result page's records, chips and counts;
- `answers.ranked_films(text)`: ids of films for the film list's `q`, best first;
- `chips.understand(text)`: the filters that a query's words name.
"""
