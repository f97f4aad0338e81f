"""Prints how well answers are inferred: ``python -m tests.model.labelled``."""

from tests.model.labelled.measuring import measure

if __name__ == "__main__":
    print("\n".join(measure().told()))
