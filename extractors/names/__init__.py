"""The Latvian grammar of names: people, institutions and posts in every case, by rules alone.

`declension` makes the cases of a name, `people`, `institutions` and `posts` find the nominative of a form, `fold` is
the one folding by which names are compared. Nothing here needs a language model.
"""
