"""Holds every record of a ledger's log against the written rules, with nobody's code of ours.

usage: check_records.py LOG_SQLITE SCHEMAS

The rules: CloudEvents 1.0 with its sequence extension, RFC 8785 (JCS), RFC 3339, RFC 9562, and the
JSON Schemas (draft 2020-12) of commands and events in SCHEMAS. Prints each finding on standard
error and each stored name with its number of records on standard output. Exit status: 0 only where
nothing was found.
"""

import collections
import datetime
import json
import pathlib
import re
import sqlite3
import sys

import jsonschema

ATTRIBUTES = {
    "actor", "correlationid", "data", "datacontenttype", "dataschema", "id", "sequence", "source",
    "specversion", "subject", "time", "type",
}
TYPE = re.compile(r"waybill\.(command|event)\.([a-z]+(?:-[a-z]+)*)\.v([1-9][0-9]*)")
UUIDV7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
SIGNATURE = re.compile(
    r"-----BEGIN SSH SIGNATURE-----\n(?:[0-9A-Za-z+/]{70}\n)*[0-9A-Za-z+/]{1,70}={0,2}\n"
    r"-----END SSH SIGNATURE-----\n")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
ACTOR = re.compile(r"user/" + UUIDV7.pattern + r"|unknown/.+|schedule", re.DOTALL)
# What there is only one of has no identity.
UNIQUE = {"ledger", "notification", "schedule"}
# What others belong to, and what belongs to it; every other command begins a chain. The order of a
# run belongs to the refresh that it names.
BEGINNING = {"start-run", "start-refresh"}
CHAINED = {"resume-run", "cancel-run", "complete-refresh"}


class Schemas:
    """The committed schemas, by a record's type."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.validators = {}

    def validator(self, kind, name, version):
        path = self.folder / f"{kind}s" / f"{name}.v{version}.json"
        if path not in self.validators:
            schema = json.loads(path.read_text(encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            if schema["$id"] != f"urn:waybill:schema:{kind}:{name}:v{version}":
                raise ValueError(f"{path} has the $id {schema['$id']}")
            self.validators[path] = jsonschema.Draft202012Validator(schema)
        return self.validators[path]


def in_utf16_order(value):
    """The value with every object's members in the order of their UTF-16 code units."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: in_utf16_order(value[name]) for name in names}
    if isinstance(value, list):
        return [in_utf16_order(element) for element in value]
    if isinstance(value, float):
        raise ValueError("a number that is no integer")
    if isinstance(value, int) and abs(value) > 2**53 - 1:
        raise ValueError("an integer that a double does not hold")
    return value


def canonical(value):
    return json.dumps(in_utf16_order(value), ensure_ascii=False, separators=(",", ":"))


def parse(text, findings, what):
    """The object that a text is, which has to be its canonical form too."""
    try:
        value = json.loads(text)
        if canonical(value).encode() != text.encode():
            findings.append(f"{what} is not in RFC 8785 form")
        if isinstance(value, dict):
            return value
        findings.append(f"{what} is no object")
    except ValueError as error:
        findings.append(f"{what}: {error}")
    return None


def validate(value, schemas, kind, name, version, findings):
    try:
        validator = schemas.validator(kind, name, version)
    except (OSError, ValueError) as error:
        findings.append(f"schema: {error}")
        return
    for error in validator.iter_errors(value):
        findings.append(f"{error.json_path} against the schema: {error.validator}")


class Chain:
    """What earlier records say of the commands and of the log as a whole."""

    def __init__(self):
        self.ids = set()
        self.commands = {}
        self.begun = {}
        self.source = None

    def check(self, record, kind, name, findings):
        identity, source = record["id"], record["source"]
        if identity in self.ids:
            findings.append("id is an earlier record's")
        self.ids.add(identity)
        self.source = self.source or source
        if source != self.source or not source:
            findings.append("source is not the ledger's origin")
        if kind == "command":
            self.check_command(record, name, findings)
            self.commands[identity] = record
        else:
            self.check_event(record, findings)

    def check_command(self, record, name, findings):
        if "causationid" in record:
            findings.append("a command has a causationid")
        owner = record["subject"] if name in CHAINED else refresh_of(record, name)
        expected = self.begun.get(owner, record["id"])
        if record["correlationid"] != expected:
            findings.append("correlationid is not that of what the command belongs to")
        if name in BEGINNING:
            self.begun.setdefault(record["subject"], expected)

    def check_event(self, record, findings):
        command = self.commands.get(record.get("causationid"))
        if command is None:
            findings.append("causationid is no earlier command's id")
            return
        if record["correlationid"] != command["correlationid"]:
            findings.append("correlationid is not its command's")
        if record["actor"] != command["actor"]:
            findings.append("actor is not its command's")


def refresh_of(record, name):
    """The subject of the refresh that a run is ordered in, if it is."""
    if name != "start-run":
        return None
    try:
        refresh = json.loads(record["data"]["payload"])["arguments"].get("refresh")
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return refresh and f"refresh/{refresh}"


def check_attributes(record, position, findings):
    """The attributes that can be judged by themselves."""
    missing, unknown = ATTRIBUTES - record.keys(), record.keys() - ATTRIBUTES - {"causationid"}
    if missing or unknown:
        findings.append(f"attributes: missing {sorted(missing)}, unknown {sorted(unknown)}")
        return None
    for attribute, value in record.items():
        if attribute != "data" and not isinstance(value, str):
            findings.append(f"{attribute} is no string")
            return None
    type_name = TYPE.fullmatch(record["type"])
    if not type_name:
        findings.append("type is not a versioned name")
        return None
    kind, name, version = type_name.groups()
    expected = {
        "specversion": "1.0",
        "datacontenttype": "application/json",
        "sequence": str(position),
        "dataschema": f"urn:waybill:schema:{kind}:{name}:v{version}",
    }
    for attribute, value in expected.items():
        if record[attribute] != value:
            findings.append(f"{attribute} is not {value}")
    for attribute in ("id", "correlationid", "causationid"):
        if attribute in record and not UUIDV7.fullmatch(record[attribute]):
            findings.append(f"{attribute} is no UUIDv7")
    if not ACTOR.fullmatch(record["actor"]):
        findings.append("actor is nobody")
    check_time(record["time"], findings)
    return kind, name, version


def check_time(time, findings):
    try:
        if not TIME.fullmatch(time):
            raise ValueError
        datetime.datetime.fromisoformat(time)
    except ValueError:
        findings.append("time is not RFC 3339 in UTC and milliseconds")


def check_subject(subject, arguments, findings):
    """What a record is about is what its data names."""
    concept, _, identity = subject.partition("/")
    # A person is named by their pseudonym.
    member = "pseudonym" if concept == "data-subject" else concept
    # An approval is about the destination that its plan names.
    named = arguments.get(member, arguments.get("plan", {}).get(member))
    if subject not in UNIQUE and (identity != named or not identity):
        findings.append("subject is not what the data names")


def check_command(record, kind, name, version, schemas, findings):
    """The exact bytes that the signature covers, against the envelope around them."""
    data = record["data"]
    if not isinstance(data, dict) or data.keys() != {"payload", "signature"}:
        findings.append("a command's data is not its payload and its signature alone")
        return
    if not SIGNATURE.fullmatch(data["signature"]):
        findings.append("signature is no SSH signature")
    payload = parse(data["payload"], findings, "payload")
    if payload is None:
        return
    if payload.keys() != {"actor", "arguments", "id", "source", "time", "type"}:
        findings.append("payload has other members")
        return
    for attribute in payload.keys() - {"arguments"}:
        if payload[attribute] != record[attribute]:
            findings.append(f"payload's {attribute} is not the envelope's")
    validate(payload["arguments"], schemas, kind, name, version, findings)
    if isinstance(payload["arguments"], dict):
        check_subject(record["subject"], payload["arguments"], findings)


def check_event(record, kind, name, version, schemas, findings):
    data = record["data"]
    validate(data, schemas, kind, name, version, findings)
    if not isinstance(data, dict):
        return
    if name != "command-refused" or "run" in data:
        check_subject(record["subject"], data, findings)
    elif record["subject"] != data.get("subject"):
        findings.append("subject is not what was refused")


def check(records, schemas):
    """Finds what is wrong with a log.

    records: (position, text) in order. Returns the findings and how often each name occurs.
    """
    found, names, chain = [], collections.Counter(), Chain()
    for number, (position, text) in enumerate(records, start=1):
        findings = []
        if position != number:
            findings.append("the positions have a gap")
        if len(text.encode()) > 65_535:
            findings.append("the record is too long")
        record = parse(text, findings, "record")
        parts = record and check_attributes(record, position, findings)
        if parts:
            kind, name, version = parts
            names[name] += 1
            chain.check(record, kind, name, findings)
            check_data = check_command if kind == "command" else check_event
            check_data(record, kind, name, version, schemas, findings)
        found += [f"entry {position}: {finding}" for finding in findings]
    return found, names


def read(log):
    """Every record of a log with its position, in order."""
    connection = sqlite3.connect(f"{pathlib.Path(log).absolute().as_uri()}?mode=ro", uri=True)
    query = "SELECT position, record FROM entries ORDER BY position"
    records = connection.execute(query).fetchall()
    connection.close()
    return records


def main(log, folder):
    found, names = check(read(log), Schemas(folder))
    for name, count in sorted(names.items()):
        print(name, count)
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
