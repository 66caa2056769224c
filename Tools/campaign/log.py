"""What is on record, read from the file alone: SQL, JSON, and the tree of RFC 6962."""

import base64
import contextlib
import hashlib
import json
import sqlite3

from campaign.signature import note_verifies
from campaign.tree import Tree


class Entry:
    """One record: its place, its kind and what it holds."""

    def __init__(self, position, envelope):
        self.position = position
        self.envelope = envelope
        # waybill.command.share-connection.v1
        _, self.kind, self.name, _ = envelope["type"].split(".")
        self.subject = envelope["subject"]
        self.actor = envelope["actor"]
        self.data = envelope["data"]

    @property
    def command(self):
        """The identifier of the command that it is, or that brought it about."""
        if self.kind == "command":
            return json.loads(self.data["payload"])["id"]
        return self.envelope.get("causationid")

    @property
    def run(self):
        return self.data.get("run")


class Log:
    """A log that is read again and again while it grows, and may never be another than before."""

    def __init__(self, path, tally):
        self.path = path
        self.entries = []
        self._tally = tally
        self._tree = Tree()
        self._digest = hashlib.sha256()
        self._notes = {}
        self._identifiers = set()

    def advance(self):
        """Reads on. Every new record has to be well-formed, and every checkpoint of just this log.

        Returns: the new entries, in order.
        """
        known = len(self.entries)
        with self._snapshot() as database:
            rows = database.execute(
                "SELECT position, record FROM entries WHERE position > ? ORDER BY position",
                (known,)).fetchall()
            notes = dict(database.execute("SELECT size, note FROM checkpoints WHERE size > ?",
                                          (known,)))
        require = self._tally.require
        for position, record in rows:
            require(position == len(self.entries) + 1, "no gap", f"{position} came next")
            self._take(position, record)
            if position in notes:
                self._compare(position, notes.pop(position))
        require(not notes, "checkpoint", f"checkpoints of {sorted(notes)}, which are no sizes")
        require(len(self.entries) in self._notes, "checkpoint",
                f"none of the log's whole size, {len(self.entries)}")
        return self.entries[known:]

    def reread(self):
        """Reads all of it anew: the records and checkpoints seen before have to be as they were."""
        digest, notes = hashlib.sha256(), {}
        with self._snapshot() as database:
            for position, record in database.execute(
                    "SELECT position, record FROM entries ORDER BY position LIMIT ?",
                    (len(self.entries),)):
                _feed(digest, record)
            notes = dict(database.execute("SELECT size, note FROM checkpoints"))
        self._tally.require(digest.digest() == self._digest.digest(), "old records",
                            f"the first {len(self.entries)} records are others than before")
        for size, note in self._notes.items():
            self._tally.require(notes.get(size) == note, "old checkpoints",
                                f"the checkpoint of size {size} is another than before")

    def head(self):
        """How many records there are by now, without reading them."""
        with self._snapshot() as database:
            return database.execute("SELECT MAX(position) FROM entries").fetchone()[0]

    def note(self, size=None):
        """The checkpoint of so many records; of all there are where none is said."""
        return self._notes.get(len(self.entries) if size is None else size)

    def _take(self, position, record):
        require = self._tally.require
        envelope = json.loads(record)
        canonical = json.dumps(
            envelope, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        require(canonical == record, "canonical record", f"record {position} is not in RFC 8785 form")
        require(envelope["sequence"] == str(position), "sequence", f"of record {position}")
        require(envelope["id"] not in self._identifiers, "recorded once",
                f"record {position} has the id of another")
        self._identifiers.add(envelope["id"])
        self.entries.append(Entry(position, envelope))
        _feed(self._digest, record)
        self._tree.append(record.encode())

    def _compare(self, size, note):
        lines = note.split("\n")
        root = base64.b64encode(self._tree.root()).decode()
        self._tally.require(lines[1:3] == [str(size), root], "root",
                            f"the checkpoint of size {size} has another root than the records")
        # The second entry names the key that signs; whoever forges all of it is not looked for here.
        key = self.entries[1].data["verifierKey"]
        self._tally.require(note_verifies(note, key), "signature",
                            f"the checkpoint of size {size} is not signed by the log's key")
        self._notes[size] = note

    @contextlib.contextmanager
    def _snapshot(self):
        """The file as it is at one moment."""
        uri = f"file:{self.path}?mode=ro"
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=30)) as database:
            database.execute("BEGIN")
            yield database


def _feed(digest, record):
    content = record.encode()
    digest.update(len(content).to_bytes(8, "big") + content)
