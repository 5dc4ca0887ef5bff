"""From a folder to answers: discover, run, workers, store, resolve, query, and the command line."""
