"""Sends profiles with dlt and a destination of its own.

usage: dlt_export.py arrow|dictionaries PROFILES URL KEY
"""

import csv
import io
import json
import sys
import tempfile

import dlt
import pyarrow.csv
import requests

kind, profiles, url, key = sys.argv[1:]
FIELDS = {"Email": "EMAIL", "FirstName": "FIRSTNAME", "LastName": "LASTNAME", "MobilePhone": "SMS"}
# So many rows make up about eight megabytes.
ROWS = 95_000
session = requests.Session()


def post(text):
    answer = session.post(
        url + "/contacts/import",
        data=json.dumps(
            {"listIds": [2], "updateExistingContacts": True, "fileBody": text}, ensure_ascii=False
        ).encode(),
        headers={"api-key": key, "content-type": "application/json"})
    if answer.status_code != 202:
        sys.exit(f"dlt_export: answer {answer.status_code}")


@dlt.destination(batch_size=ROWS, loader_file_format="parquet", name="sendinblue")
def send_arrow(items, table):
    options = pyarrow.csv.WriteOptions(delimiter=";", quoting_style="needed")
    output = io.BytesIO()
    pyarrow.csv.write_csv(items.select(list(FIELDS.values())), output, options)
    post(output.getvalue().decode())


@dlt.destination(batch_size=ROWS, loader_file_format="typed-jsonl", name="sendinblue")
def send_dictionaries(items, table):
    lines = [";".join(FIELDS.values())]
    lines += [";".join(row.get(name) or "" for name in FIELDS.values()) for row in items]
    post("\n".join(lines))


@dlt.resource(name="profiles")
def arrow():
    reader = pyarrow.csv.open_csv(
        profiles, read_options=pyarrow.csv.ReadOptions(block_size=8_000_000),
        convert_options=pyarrow.csv.ConvertOptions(
            include_columns=list(FIELDS), column_types={name: pyarrow.string() for name in FIELDS}))
    for batch in reader:
        yield pyarrow.Table.from_batches([batch]).rename_columns(list(FIELDS.values()))


@dlt.resource(name="profiles")
def dictionaries():
    with open(profiles, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield {attribute: row[field] for field, attribute in FIELDS.items()}


with tempfile.TemporaryDirectory() as folder:
    pipeline = dlt.pipeline(
        "profiles", pipelines_dir=folder,
        destination=send_arrow if kind == "arrow" else send_dictionaries)
    pipeline.run(arrow() if kind == "arrow" else dictionaries())
