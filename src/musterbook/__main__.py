"""`python -m musterbook` is `musterbook`."""

from musterbook.views.cli import main

if __name__ == "__main__":
    main()
