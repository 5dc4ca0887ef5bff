"""Questions to a database, one module a question. Each takes an open connection and returns plain frozen values.

Nothing heavy is imported here: an answer costs little more than starting Python.
"""
