"""Spoils copies of a log's records, and expects that check_records notices every one.

usage: spoil_records.py LOG_SQLITE SCHEMAS

Prints each copy that was not noticed. Exit status: 0 only where all were.
"""

import json
import sys

import check_records


def setting(name, value):
    """Sets an attribute where there is one."""
    return lambda record: name in record and (record.update({name: value}) or True)


def adding_to_data(kind):
    """Adds a member to the data of a command or an event."""
    return lambda record: f".{kind}." in record["type"] and (record["data"].update(more=1) or True)


def in_payload(change):
    """Changes a command's payload, from an object to a text."""

    def change_payload(record):
        if ".command." not in record["type"]:
            return False
        record["data"]["payload"] = change(json.loads(record["data"]["payload"]))
        return True

    return change_payload


# One thing each that is wrong with a record; a change tells whether the record has such a thing.
CHANGES = [setting(name, "x") for name in sorted(check_records.ATTRIBUTES - {"data"})] + [
    setting("causationid", "01a229f1-2800-7000-8000-00000000dead"),
    setting("correlationid", "01a229f1-2800-7000-8000-00000000dead"),
    setting("id", "01a229f1-2800-4000-8000-00000000dead"),
    setting("time", "2026-02-30T00:00:00.000Z"),
    setting("time", "2026-02-20T00:00:00Z"),
    setting("type", "waybill.event.ledger-created.v1"),
    adding_to_data("command"),
    adding_to_data("event"),
    in_payload(lambda payload: check_records.canonical(payload | {"type": "x"})),
    in_payload(lambda payload: check_records.canonical(payload | {"arguments": {}})),
    in_payload(json.dumps),
    lambda record: record.update(extra="x") or True,
    lambda record: record.pop("subject"),
]


def spoiled(records):
    """Copies of a log, each with one thing wrong, in the last record that has such a thing."""
    for change in CHANGES + [setting("id", json.loads(records[0][1])["id"])]:
        for index in range(len(records) - 1, -1, -1):
            record = json.loads(records[index][1])
            if change(record):
                changed = (records[index][0], check_records.canonical(record))
                yield records[:index] + [changed] + records[index + 1:]
                break
    (before, earlier), (last, text) = records[-2:]
    yield records[:-1] + [(last, text.replace('":', '": ', 1))]
    yield records[:-1] + [(last, text.replace("waybill", "\\u0077aybill", 1))]
    yield records[:-2] + [(last, text)]
    yield records[:-2] + [(before, text), (last, earlier)]


def main(log, folder):
    schemas = check_records.Schemas(folder)
    copies = list(spoiled(check_records.read(log)))
    if len(copies) != len(CHANGES) + 5:
        print("The log has too few kinds of records to spoil.", file=sys.stderr)
        return 1
    unnoticed = [
        number for number, copy in enumerate(copies) if not check_records.check(copy, schemas)[0]
    ]
    for number in unnoticed:
        print(f"Not noticed: spoiled copy {number} of {len(copies)}, from 0.", file=sys.stderr)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
