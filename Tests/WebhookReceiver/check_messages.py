"""Holds messages to a webhook against the written rules, with nobody's code of ours.

usage: check_messages.py SECRET MESSAGES SCHEMAS

MESSAGES holds a JSON object a line: {"fields", "body"}. The rules: Standard Webhooks 1.0.0, by its
own library and the clock of this moment; the CloudEvents of the JSON Schemas (draft 2020-12) in
SCHEMAS, a file a type. Prints each message's type and id on standard output and each finding on
standard error. Exit status: 0 only where nothing was found and messages that were spoiled were
refused.
"""

import copy
import json
import pathlib
import sys

import jsonschema
import standardwebhooks

PREFIX = "waybill.notification."


def validator(folder, kind):
    name, version = kind.removeprefix(PREFIX).rsplit(".", 1)
    path = pathlib.Path(folder) / f"{name}.{version}.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    if schema["$id"] != f"urn:waybill:schema:notification:{name}:{version}":
        raise ValueError(f"{path} has the $id {schema['$id']}")
    return jsonschema.Draft202012Validator(schema)


def verified(secret, body, fields):
    try:
        standardwebhooks.Webhook(secret).verify(body, fields)
        return True
    except standardwebhooks.WebhookVerificationError:
        return False


def spoiled(value):
    """Copies of a message that are wrong in one way each."""
    for place in ((), ("data",)):
        for key in {**value, "more": {}} if not place else {**value["data"], "more": {}}:
            other = copy.deepcopy(value)
            part = other["data"] if place else other
            part[key] = {"more": {}}
            yield other


def check(message, secret, folder):
    fields, body = message["fields"], message["body"]
    if not verified(secret, body, fields):
        yield "the signature does not fit"
    if verified(secret, body + " ", fields):
        yield "a changed body goes unnoticed"
    if fields.get("content-type") != "application/cloudevents+json; charset=utf-8":
        yield f"content-type is {fields.get('content-type')}"
    value = json.loads(body)
    print(value["type"], value["id"])
    if value["id"] != fields["webhook-id"]:
        yield "webhook-id is not the event's id"
    schema = validator(folder, value["type"])
    for error in schema.iter_errors(value):
        yield f"{error.json_path} against the schema: {error.message}"
    for other in spoiled(value):
        if schema.is_valid(other):
            yield f"goes unnoticed: {other}"


def main(secret, path, folder):
    findings = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        findings += check(json.loads(line), secret, folder)
    print("\n".join(findings), file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
