"""`python -m pipeline.cli`: the command where no script has been installed."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
