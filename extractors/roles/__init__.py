"""Who holds which post where, from the words around a name.

The grammar of participants: `[institution in the genitive, with its units] [(ABBR)] [post] [of what, in the locative]
[Name Surname]`, or mirrored behind the name; a plural post before a colon or dash holds for the list that follows.
`territory` tells which words belong to which name, `elements` and `phrases` read posts in them, `tables`, `lists` and
`predicates` know the other places where posts stand, `owners` finds the institution that a post leaves out, `settle`
makes one row of what a document says twice.
"""

from extractors.roles.find import find_roles

__all__ = ["find_roles"]
