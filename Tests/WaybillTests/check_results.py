"""Holds what commands printed against the JSON Schemas (draft 2020-12) of results.

usage: check_results.py RESULTS SCHEMAS

RESULTS holds a JSON object a line: {"command", "schemas", "output"}: the output has to be one JSON
document that fits one of the schemas, which are files in SCHEMAS, and to fit none any more once one
of its objects has a member too many. Every property of every schema named has to occur. Prints each
finding on standard error. Exit status: 0 only where nothing was found.
"""

import json
import pathlib
import sys

import jsonschema


class Schema:
    """A committed schema, and which of its properties occurred."""

    def __init__(self, folder, name):
        self.name = name
        text = (pathlib.Path(folder) / f"{name}.v1.json").read_text(encoding="utf-8")
        self.document = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(self.document)
        if self.document["$id"] != f"urn:waybill:schema:result:{name}:v1":
            raise ValueError(f"{name} has the $id {self.document['$id']}")
        self.validator = jsonschema.Draft202012Validator(self.document)
        self.unseen = set()
        self.find(self.document)

    def resolved(self, part):
        while "$ref" in part:
            part = self.document["$defs"][part["$ref"].removeprefix("#/$defs/")]
        return part

    def find(self, part):
        """Takes down every property; definitions stand for what refers to them."""
        if isinstance(part, dict):
            for name, member in part.get("properties", {}).items():
                self.unseen.add((id(part), name))
                if "description" not in member:
                    raise ValueError(f"{self.name}: {name} is not described")
            if "properties" in part and part.get("additionalProperties") is not False:
                raise ValueError(f"{self.name} has an object that takes any member")
            for member in part.values():
                self.find(member)
        elif isinstance(part, list):
            for member in part:
                self.find(member)

    def see(self, part, value):
        """Marks the properties that a value has, which fits."""
        part = self.resolved(part)
        for branch in part.get("oneOf", []):
            whole = {**branch, "$defs": self.document.get("$defs", {})}
            if jsonschema.Draft202012Validator(whole).is_valid(value):
                self.see(branch, value)
        if isinstance(value, list):
            for element in value:
                self.see(part.get("items", {}), element)
        elif isinstance(value, dict):
            for name, member in value.items():
                if name in part.get("properties", {}):
                    self.unseen.discard((id(part), name))
                    self.see(part["properties"][name], member)


def spoiled(value):
    """Copies of a value, each with a member too many in one of its objects."""
    if isinstance(value, dict):
        yield {**value, "more": {}}
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in members:
        if isinstance(member, (dict, list)):
            for other in spoiled(member):
                copy = value.copy()
                copy[key] = other
                yield copy


def check(result, schemas, findings):
    command = result["command"]
    try:
        value = json.loads(result["output"])
    except ValueError as error:
        findings.append(f"{command} printed no JSON: {error}")
        return
    candidates = [schemas(name) for name in result["schemas"]]
    fitting = [schema for schema in candidates if schema.validator.is_valid(value)]
    if not fitting:
        for schema in candidates:
            for error in schema.validator.iter_errors(value):
                findings.append(f"{command}, {schema.name}: {error.json_path}: {error.message}")
    for schema in fitting:
        schema.see(schema.document, value)
    for other in spoiled(value):
        if any(schema.validator.is_valid(other) for schema in candidates):
            findings.append(f"{command}: a member too many goes unnoticed: {other}")
            break


def main(path, folder):
    known, findings = {}, []

    def schemas(name):
        if name not in known:
            known[name] = Schema(folder, name)
        return known[name]

    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        check(json.loads(line), schemas, findings)
    # Of definitions that several schemas repeat, it is enough that one occurs somewhere.
    occurring = set()
    for schema in known.values():
        occurring |= properties(schema.document) - unseen(schema)
    for schema in known.values():
        for title, name in sorted(unseen(schema) - occurring):
            findings.append(f"{schema.name}: the property {name} of “{title}” never occurs")
    print("\n".join(sorted(set(findings))), file=sys.stderr)
    return 1 if findings else 0


def objects(part):
    """Every schema of an object within a schema."""
    if isinstance(part, dict):
        if "properties" in part and isinstance(part["properties"], dict):
            yield part
        for member in part.values():
            yield from objects(member)
    elif isinstance(part, list):
        for member in part:
            yield from objects(member)


def properties(document):
    return {(part.get("description", ""), name) for part in objects(document) for name in part["properties"]}


def unseen(schema):
    return {
        (part.get("description", ""), name)
        for part in objects(schema.document)
        for name in part["properties"]
        if (id(part), name) in schema.unseen
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
