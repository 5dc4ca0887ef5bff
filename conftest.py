"""What pytest leaves alone: the training recipe needs libraries that users and most developers do not have."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("torch") and find_spec("sentencepiece") else ["models/training/*", "models/pieces.py"]
