"""Sends profiles as a plain loop would: no validation, no record, no second look.

usage: python_loop.py PROFILES URL KEY [FOLDER]

With a folder, each request's body is written there instead, for somebody else to send.
"""

import csv
import http.client
import json
import pathlib
import sys
import urllib.parse

LIMIT = 8_000_000
FIELDS = ["Email", "FirstName", "LastName", "MobilePhone"]


def main():
    profiles, url, key, *folder = sys.argv[1:]
    if folder:
        for number, body in enumerate(bodies(profiles)):
            (pathlib.Path(folder[0]) / f"{number:03}").write_bytes(body)
        return
    address = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(address.netloc)
    headers = {"api-key": key, "content-type": "application/json"}
    for body in bodies(profiles):
        connection.request("POST", address.path + "/contacts/import", body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 202:
            sys.exit(f"python_loop: answer {answer.status}")


def bodies(profiles):
    """The bodies of all requests, of at most eight megabytes."""
    lines, size = [], 0
    with open(profiles, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        header = next(rows)
        places = [header.index(name) for name in FIELDS]
        for row in rows:
            line = ";".join([row[place] for place in places])
            # The line's end is two bytes of JSON, and what is not ASCII stays as it is.
            length = len(line.encode()) + 2
            if size + length > LIMIT - 300:
                yield body(lines)
                lines, size = [], 0
            lines.append(line)
            size += length
    if lines:
        yield body(lines)


def body(lines):
    text = "EMAIL;FIRSTNAME;LASTNAME;SMS\n" + "\n".join(lines)
    return json.dumps(
        {"listIds": [2], "updateExistingContacts": True, "fileBody": text}, ensure_ascii=False
    ).encode()


main()
