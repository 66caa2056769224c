"""Appends events with eventsourcing on SQLite, or reads all of them; prints the seconds as JSON.

usage: eventsourcing_log.py append FILE ENTRIES ENTRIES_A_COMMIT BYTES
       eventsourcing_log.py read FILE
"""

import json
import sys
import time
import uuid

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

EVENTS_AN_AGGREGATE = 7


def main():
    what, path, *numbers = sys.argv[1:]
    recorder = SQLiteApplicationRecorder(SQLiteDatastore(path))
    count, seconds = read(recorder) if what == "read" else append(recorder, *map(int, numbers))
    print(json.dumps({"count": count, "seconds": seconds}))


def append(recorder, entries, commit, size):
    recorder.create_table()
    state = b'{"data":"' + b"x" * (size - 11) + b'"}'
    aggregates = [uuid.uuid4() for _ in range(entries // EVENTS_AN_AGGREGATE + 1)]
    events = [
        StoredEvent(
            aggregates[number // EVENTS_AN_AGGREGATE], number % EVENTS_AN_AGGREGATE + 1,
            "waybill:RunRequested", state)
        for number in range(entries)
    ]
    began = time.monotonic()
    for start in range(0, entries, commit):
        recorder.insert_events(events[start:start + commit])
    return entries, time.monotonic() - began


def read(recorder):
    began = time.monotonic()
    count, start = 0, 1
    while found := recorder.select_notifications(start=start, limit=1000):
        count += len(found)
        start = found[-1].id + 1
    return count, time.monotonic() - began


main()
