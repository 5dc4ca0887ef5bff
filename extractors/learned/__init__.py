"""Questions that trained judges answer where no rule does: which sentence commits somebody, and whom.

The rules of the language come first, and what they say stands. Where they are silent a question is put with a bag of features (words
without names, forms, the place in the paper), and a judge that learned from annotated papers gives the chance of each answer.
"""
