"""Papers in English among Latvian ones: recognised passage by passage and read in a simpler way, names as printed.

Nothing of Latvian grammar is applied to them, and nothing of this package to Latvian passages.
"""
