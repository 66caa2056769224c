"""Entries appended to a new log, durably: 1, 100 and 1000 a commit."""

from .contest import Contest
from .machine import RIVALS, reported

# Of the records that Waybill writes of runs, on average.
BYTES = 900


def contests(place):
    floor = place.compile(RIVALS / "append_floor.c")
    for commit, count in [(1, 1000), (100, 50_000), (1000, 100_000)]:
        yield contest(place, floor, commit, count)


def contest(place, floor, commit, count):
    numbers = [str(count), str(commit), str(BYTES)]

    def waybill():
        return reported(place, [
            place.programs / "ledger-benchmark", "append", "--entries", str(count), "--commit",
            str(commit), place.fresh("appended")])

    def eventsourcing():
        return reported(place, [
            place.python, RIVALS / "eventsourcing_log.py", "append", place.fresh("appended"),
            *numbers])

    return (
        Contest(f"append {count:,} entries, {commit} a commit", "entries", count,
                goal="ahead of eventsourcing")
        .add("Waybill", waybill)
        .add("eventsourcing on SQLite, neither hashed nor signed", eventsourcing)
        .add("C and SQLite, nothing else",
             lambda: reported(place, [floor, place.fresh("appended"), *numbers])))
