"""From bytes to facts: readers make a `Document`, the extractors find what it says, each fact with its evidence.

Nothing here touches the disk, the network, the database or the terminal; `records` holds the values that travel.
"""
