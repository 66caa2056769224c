"""What was done and checked, in numbers; and what was found."""

import collections
import textwrap


class Finding(Exception):
    """Something that has to hold and does not. Its message says what, in one line."""


class Tally:
    """Counts actions by outcome, and checks by what they are about."""

    def __init__(self):
        self.actions = collections.defaultdict(collections.Counter)
        self.checks = collections.Counter()

    def did(self, action, outcome):
        self.actions[action][outcome] += 1

    def require(self, holds, check, what):
        """Counts a check.

        Raises: a Finding that says `what`, where it does not hold.
        """
        self.checks[check] += 1
        if not holds:
            raise Finding(f"{check}: {what}")

    def lines(self):
        """A line an action with its outcomes, then the checks."""
        for action, outcomes in sorted(self.actions.items()):
            counts = ", ".join(f"{count} {name}" for name, count in sorted(outcomes.items()))
            yield f"{action:<22} {sum(outcomes.values()):>5}   {counts}"
        yield from textwrap.wrap(
            "checked: " + ", ".join(f"{count} {name}" for name, count in sorted(self.checks.items())),
            width=100, subsequent_indent="  ")
