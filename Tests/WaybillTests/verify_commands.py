"""Has ssh-keygen verify every command of a ledger's log, with nobody's code of ours.

usage: verify_commands.py LOG_SQLITE

Who may sign for whom follows from the events before each command: the first user and the ledger's
own key from the beginning, further users as they are added, other keys as they are rotated. A
command of somebody unknown has to carry a signature all the same, by the key that its actor names.
Prints each finding on standard error, and on standard output how many commands were verified of
users, the schedule and unknown ones. Exit status: 0 only where nothing was found.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import check_records

NAMESPACE = "waybill-command@v1"


def keygen(arguments, message):
    """What ssh-keygen says of a signature; None where it is not good."""
    done = subprocess.run(
        ["ssh-keygen", "-Y"] + arguments, input=message, capture_output=True, check=False)
    return done.stdout.decode() if done.returncode == 0 else None


def note(signers, record):
    """Takes down from an event whose key signs for whom."""
    data, name = record["data"], record["type"].split(".")[2]
    if name == "ledger-created":
        signers["schedule"] = data["scheduleKey"]
    elif name in ("user-added", "user-key-rotated"):
        signers[f"user/{data['user']}"] = data["publicKey"]


def is_verified(record, signers, folder):
    """Whether the signature is good, and by the key that signs for the command's actor."""
    payload, actor = record["data"]["payload"], record["actor"]
    signature = folder / "signature"
    signature.write_text(record["data"]["signature"])
    if actor.startswith("unknown/"):
        said = keygen(
            ["check-novalidate", "-n", NAMESPACE, "-s", signature], payload.encode())
        found = re.search(r"key (SHA256:\S+)", said or "")
        return found is not None and f"unknown/{found.group(1)}" == actor
    allowed = folder / "allowed_signers"
    allowed.write_text("".join(f"{who} {key}\n" for who, key in signers.items()))
    return keygen(
        ["verify", "-n", NAMESPACE, "-f", allowed, "-I", actor, "-s", signature],
        payload.encode()) is not None


def verify(records, folder):
    """Finds commands that are not verified; returns them and how many of each kind are."""
    signers, found, counts = {}, [], collections.Counter()
    for position, text in records:
        record = json.loads(text)
        if ".command." not in record["type"]:
            note(signers, record)
            continue
        if record["type"] == "waybill.command.create-ledger.v1":
            # The one command that brings its own key.
            signers[record["actor"]] = json.loads(record["data"]["payload"])["arguments"]["publicKey"]
        if is_verified(record, signers, folder):
            counts[record["actor"].split("/")[0]] += 1
        else:
            found.append(f"entry {position}: the signature is not its actor's")
    return found, counts


def main(log):
    records = check_records.read(log)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        found, counts = verify(records, folder)
        for who, count in sorted(counts.items()):
            print(who, count)
        # A check that never says no would prove nothing.
        spoiled = [
            (position, text.replace(r'\"time\":\"20', r'\"time\":\"19'))
            for position, text in records
        ]
        if len(verify(spoiled, folder)[0]) != sum(counts.values()):
            found.append("a command was altered, and nobody noticed")
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
