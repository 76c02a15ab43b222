"""Search: documents of records, an index of terms, queries, suggestions.

The face:

- `documents.register(model, name, number, documents, parts)`: an app tells how its
  records become documents; they are then written together with the record;
- `documents.index_records(model, ids)`, `documents.rebuild()`: for bulk writers;
- `engine.ranked_ids(kind, text)`: ids of the records whose names and texts match, the
  best first, for a list page's `q`;
- `engine.find(text)`: the same over all kinds, with a score and a reason;
- `recognition.recognise(words)`: which records the words of a query name;
- `suggestions.suggest(text)`: records by the beginning of their names;
- `typos.repair(text)`: the nearest query of known words.

Nothing here knows films or people: `films.search` puts the parts together.
"""
