"""Questions and commands over a ledger with a long log."""

import itertools
import pathlib
import subprocess

from .contest import Contest, run
from .machine import RIVALS, reported
from .pages import Console

PERSON = "person@example.com"
RUNS = 1000


class Made:
    """A ledger that `ledger-benchmark make` made, and the commands of its administrator."""

    def __init__(self, place, name, *options):
        self.place = place
        self.directory = place.fresh(name)
        subprocess.run(
            [place.programs / "ledger-benchmark", "make", *options, self.directory], check=True)
        keys = self.directory / "keys"
        self.environment = {
            "HOME": str(self.directory), "PATH": "/usr/bin:/bin",
            "WAYBILL_LEDGER": str(self.directory / "ledger"),
            "WAYBILL_IDENTITY": str(keys / "id_ed25519"),
            "WAYBILL_MASTER_KEY": str(keys / "master.key"),
            "WAYBILL_SIGNING_KEY": str(keys / "signing.key")}

    def waybill(self, *arguments):
        return run([self.place.programs / "waybill", *arguments], self.environment)

    def verify(self):
        return reported(
            self.place, [self.place.programs / "ledger-benchmark", "verify", self.directory])


def contests(place):
    count = place.options.entries
    long = Made(place, "long", "--entries", str(count))
    events = place.fresh("events")
    reported(place, [place.python, RIVALS / "eventsourcing_log.py", "append", events, str(count),
                     "1000", "900"])
    yield (
        Contest(f"rebuild all views from {count:,} entries, verified", "entries", count, goal="2 s")
        .add("Waybill", lambda: long.waybill("rebuild"))
        .add("eventsourcing, reading alone", lambda: reported(
            place, [place.python, RIVALS / "eventsourcing_log.py", "read", events])))
    yield Contest(f"verify {count:,} entries: tree, tiles, checkpoints", "entries", count,
                  goal="1.5 s").add("Waybill", long.verify)
    names = (f"Name {number}" for number in itertools.count())
    current = ["Main"]

    def command():
        old, current[0] = current[0], next(names)
        return long.waybill("connection", "rename", old, current[0])

    yield Contest(f"a command on a ledger of {count:,} entries", "commands", 1, goal="40 ms",
                  turns=5).add("Waybill", command)
    pages = Contest(f"a page of the audit log of {count:,} entries", "pages", 1, goal="50 ms",
                    turns=3)
    for name, options in filters(current[0]).items():
        pages.add(name, lambda options=options: long.waybill(
            "audit", "log", "--newest-first", "--limit", "50", "--format", "json", *options))
    yield pages
    console = Console(long)
    shown = Contest(f"a page of the console over {count:,} entries", "pages", 1, goal="50 ms", turns=3)
    for name, address in console.addresses(count).items():
        shown.add(name, lambda address=address: console.page(address))
    yield shown
    console.stop()
    few = Made(place, "few", "--runs", str(RUNS), "--recipients", "1000")
    few.waybill("rebuild")
    address = pathlib.Path(place.fresh("address"))
    address.write_text(PERSON + "\n")
    yield Contest(f"trace a person through {RUNS:,} runs", "runs", RUNS, goal="0.2 s").add(
        "Waybill", lambda: few.waybill("audit", "subject", "--email-file", address))


def filters(connection):
    return {
        "no filter": [],
        "by type": ["--type", "batch-sent"],
        "by a type that is rare": ["--type", "connection-saved"],
        "by actor": ["--actor", "Ada"],
        "by connection": ["--connection", connection],
        "by time": ["--since", "2026-11-01", "--until", "2027-12-01"],
    }
