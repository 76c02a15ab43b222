"""Readers say what is wrong; editors answer, and the answer is public.

- `subjects`: which facts of which records may be corrected, and what they say today;
- `models`: a correction, and apart from it the address that an answer goes to;
- `forms`, `limits`: what is asked, and how often;
- `views`: the form, the word of thanks, and the page of answers.
"""
