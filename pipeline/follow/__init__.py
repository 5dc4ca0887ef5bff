"""What became of it: meetings in series, and each commitment followed through the documents that come after."""
