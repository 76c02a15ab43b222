"""The state of each text in each language: missing, draft, outdated or done.

- `texts`: which texts a model has, and in which states they may be;
- `marks`: what a save does to the states, on every writing path;
- `reading`: the states of records, read for a whole page at once;
- `differences`: what changed in a source text, word by word.

Only what cannot be seen in the columns is stored: a text that is empty is missing,
a text without a mark is done.
"""
