"""One run as it was ordered, and what may and must come of it."""

import dataclasses

ENDS = ("run-completed", "run-failed", "run-cancelled")
# What is on record of each attempt to send a batch, whatever came of it.
ATTEMPTS = ("batch-sent", "batch-unanswered", "batch-deferred", "batch-rejected", "batch-removed")


@dataclasses.dataclass
class Export:
    """A run of a destination, with its settings and rows at the time of the order."""

    destination: str
    list: int
    only_changes: bool
    mirrors: bool
    sources: list
    # What it comes to, by each state that the sources had since.
    wanted: list
    kept_out: frozenset
    run: str | None = None
    # Something was ordered that may end it for good: a fault that lasts, or another source.
    may_fail: bool = False
    end: object = None

    def people(self):
        """Whoever may be sent, and their rows."""
        rows = {}
        for wanted in self.wanted:
            for person, row in wanted.people.items():
                rows.setdefault(person, []).append(row)
        return rows

    def completed_as(self, figures):
        """The state of the sources that the figures are of, if there is one."""
        rejected = sum(item["rows"] for item in figures["rejected"])
        sent = figures["sent"] + figures.get("unchanged", 0)
        left_out = figures["duplicates"] + figures["withheld"]
        for wanted in self.wanted:
            # Whoever is kept out and listed twice is withheld twice, or a duplicate once.
            if (figures["read"], sent, left_out, rejected) == (
                    wanted.read, len(wanted.people), wanted.duplicates + wanted.withheld,
                    wanted.rejected):
                return wanted
        return None
