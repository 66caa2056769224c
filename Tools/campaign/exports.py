"""Follows every run on record and every request on its way, and compares them with what was ordered."""

import collections
import csv
import dataclasses
import io
import json

from campaign.export import ATTEMPTS, ENDS, Export
from campaign.people import Wanted


class Exports:
    """The runs there are, who may be on which list, and what the sandbox received."""

    def __init__(self, log, relay, sandbox, model, tally):
        self.runs = {}
        self._log, self._relay, self._sandbox = log, relay, sandbox
        self._model, self._tally = model, tally
        self._seen = 0
        # Everybody whom some run may have put on a list.
        self._allowed = collections.defaultdict(set)
        self._prepared = collections.defaultdict(list)
        self._bytes = collections.defaultdict(list)
        self._received = collections.Counter()
        self._attempts = collections.Counter()
        self._sent = collections.Counter()

    def open(self):
        """The runs that have not ended, in the order of their requests."""
        return [run for run in self.runs.values() if run.end is None]

    def intended(self):
        """What a run of each destination would be if it were ordered now, by its subject."""
        return {item.subject: self._export(item) for item in self._model.destinations.values()}

    def note_change(self, source):
        """A source is another under the runs that read it."""
        for run in self.open():
            if source in run.sources:
                run.may_fail = True
                run.wanted.append(Wanted(run.sources, run.kept_out))
                self._allowed[run.list] |= set(run.wanted[-1].people)

    def absorb(self, intended):
        """Follows what came on record, and then what came by on its way to the sandbox.

        Parameters: intended, what runs were to be when they were ordered.
        Returns: the runs that have ended.
        """
        ended = []
        entries, self._seen = self._log.entries[self._seen:], len(self._log.entries)
        for entry in entries:
            if entry.kind == "event":
                self._follow(entry, intended, ended)
        for request in self._relay.take():
            self._examine(request)
        for run in ended:
            self._close(run)
        return ended

    def _export(self, item):
        kept_out = frozenset(self._model.kept_out)
        sources = [segment.source for segment in item.segments]
        return Export(item.name, item.list, item.only_changes, item.mirrors, sources,
                      [Wanted(sources, kept_out)], kept_out)

    def _follow(self, entry, intended, ended):
        if entry.name == "run-requested":
            subject = f"destination/{entry.data['order']['destination']}"
            self._tally.require(subject in intended, "runs as ordered", f"{subject} was not ordered")
            run = dataclasses.replace(intended[subject], run=entry.run)
            self.runs[entry.run] = run
            self._allowed[run.list] |= set(run.people())
            self._tally.require(
                entry.data["order"]["settings"]["list"] == run.list, "runs as ordered",
                f"run {entry.run} is for another list than {run.list}")
        elif entry.name == "batch-prepared":
            self._prepared[entry.data["bodySHA256"]].append(entry)
            self._bytes[entry.data["bytes"]].append(entry)
        elif entry.name in ATTEMPTS:
            self._attempts[entry.run, entry.data["number"]] += 1
            self._sent[entry.run, entry.data["number"]] += entry.name == "batch-sent"
        if entry.run in self.runs and (
                entry.name in ENDS or entry.name == "command-refused" and "command" in entry.data
                and self.runs[entry.run].end is None and entry.data["command"] == "start-run"):
            self.runs[entry.run].end = entry
            ended.append(self.runs[entry.run])

    def _examine(self, request):
        """A request that left: it has to be on record, from before its first byte."""
        require = self._tally.require
        require(request.headers.get("api-key") == self._sandbox.key, "requests", "another API key")
        if not request.is_whole:
            candidates = self._bytes[request.length]
            require(any(item.position <= request.recorded for item in candidates),
                    "recorded before sent", f"{request.length} bytes to {request.path} are not")
            return
        prepared = [item for item in self._prepared[request.digest]
                    if item.position <= request.recorded]
        require(prepared, "recorded before sent",
                f"{request.length} bytes to {request.path}, SHA-256 {request.digest}, are not")
        batch = prepared[-1]
        self._received[batch.run, batch.data["number"]] += 1
        if request.path.endswith("/import"):
            self._examine_import(self.runs[batch.run], batch, json.loads(request.body))
        else:
            self._examine_removal(self.runs[batch.run], batch, request)

    def _examine_import(self, run, batch, body):
        require = self._tally.require
        rows = list(csv.reader(io.StringIO(body.pop("fileBody")), delimiter=";"))
        require(body == {"listIds": [run.list], "updateExistingContacts": True,
                         "emptyContactsAttributes": False, "disableNotification": True},
                "requests", f"batch {batch.data['number']} of run {run.run} asks for more: {body}")
        require(rows[0] == ["EMAIL", "FIRSTNAME", "SMS"], "requests", f"header {rows[0]}")
        require(len(rows) - 1 == batch.data["recipients"], "requests", "another count of recipients")
        people = run.people()
        for row in rows[1:]:
            require(row in people.get(row[0].lower(), []), "only whom it may",
                    f"a row left in batch {batch.data['number']} of run {run.run} that may not")

    def _examine_removal(self, run, batch, request):
        names = {name.lower() for name in json.loads(request.body)["emails"]}
        may_go = self._allowed[run.list] - set.intersection(
            *(set(wanted.people) for wanted in run.wanted))
        self._tally.require(
            run.mirrors and names <= may_go and f"/lists/{run.list}/" in request.path,
            "only whom it may", f"batch {batch.data['number']} of run {run.run} takes others off")

    def _close(self, run):
        """Compares what a run that ended came to."""
        require = self._tally.require
        is_completed = run.end.name == "run-completed"
        for (name, number), count in self._received.items():
            if name == run.run:
                # A run that was given up behind a crash settles no doubt any more.
                most = self._attempts[name, number] + (0 if is_completed else 1)
                require(count <= most, "sent twice on record only",
                        f"batch {number} of run {name} came {count} times; {most} are on record")
        for (name, number), count in self._sent.items():
            if name == run.run:
                require(count <= self._received[name, number], "sent as recorded",
                        f"batch {number} of run {name} is on record as sent, and did not come")
        if not is_completed:
            return
        figures = run.end.data["figures"]
        wanted = run.completed_as(figures)
        require(wanted, "figures", f"run {run.run} came to {figures}, not to {vars(run.wanted[-1])}"
                if len(run.wanted[-1].people) < 9 else f"run {run.run} came to {figures}")
        require(run.only_changes or figures.get("unchanged", 0) == 0, "figures", "some unchanged")
        require(not run.end.data["refused"], "figures", f"Sendinblue refused rows of {run.run}")
        self._compare_list(run, set(wanted.people))

    def _compare_list(self, run, people):
        require = self._tally.require
        members = self._sandbox.members(run.list)
        require(people <= members, "everybody is on the list",
                f"{len(people - members)} of {len(people)} are not on list {run.list}"
                f" after run {run.run} of {run.destination}")
        others = members - (people if run.mirrors else self._allowed[run.list])
        require(not others, "nobody else is on the list",
                f"{len(others)} others are on list {run.list}"
                f" after run {run.run} of {run.destination}")
