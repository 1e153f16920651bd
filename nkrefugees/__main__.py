"""`python -m nkrefugees` and the command `nkrefugees`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from nkrefugees.cli import main as run

    run()


if __name__ == "__main__":
    main()
