"""What has to hold whenever nothing is under way: the configuration, the files, the ledger's own checks."""

# The statuses of runs that ended, and the events that ended them.
KINDS = {"completed": "run-completed", "completed-with-warnings": "run-completed",
         "failed": "run-failed", "cancelled": "run-cancelled", "refused": "command-refused"}


class Checks:
    """Compares what Waybill shows with the model, and its files with what may be in them."""

    def __init__(self, desk, model, runs, tally):
        self._desk, self._model, self._runs, self._tally = desk, model, runs, tally

    def configuration(self, user):
        """What is shown of users, connections, segments, destinations, runs, schedule and objections."""
        self._compare("users", user, ["user", "list"], lambda item: (
            item["name"], item["role"], "deactivatedAt" not in item), [
            (item.name, item.role, item.is_active) for item in self._model.users.values()])
        self._compare("connections", user, ["connection", "list"], lambda item: (
            item["name"], item["isShared"], "consentVersion" in item, item.get("exportUser"),
            item["requiresApproval"], item["status"] == "unfinished"), [
            (item.name, item.is_shared, item.has_consent, item.export_user,
             item.requires_approval, not item.is_saved)
            for item in self._model.connections.values()])
        self._compare("segments", user, ["segment", "list"], lambda item: (
            item["name"], item["isActive"]), [
            (item.name, item.is_active) for item in self._model.segments.values()])
        self._compare("destinations", user, ["destination", "list"], lambda item: (
            item["name"], item.get("connection"), item["list"], sorted(item["segments"]),
            item["onlyChanges"], "mirror" in item), [
            (item.name, item.connection and item.connection.name, item.list,
             sorted(segment.name for segment in item.segments), item.only_changes, item.mirrors)
            for item in self._model.destinations.values()])
        self._compare("runs", user, ["run", "list", "--limit", "100000"], lambda item: (
            item["id"], KINDS.get(item["status"], "open")), [
            (run.run, run.end.name if run.end else "open") for run in self._runs.values()])
        shown = self._desk.ask(["schedule", "show"], user)
        self._tally.require(
            (shown["kind"] == "off") == (self._model.schedule is None), "schedule", str(shown))
        shown = self._desk.ask(["subject", "list"], user)
        self._tally.require(len(shown) == len(self._model.kept_out), "people kept out",
                            f"{len(shown)} are shown, {len(self._model.kept_out)} were ordered")

    def files(self):
        """No file of the ledger may hold anything of a person, nor the API key."""
        for path in self._desk.ledger.iterdir():
            if path.is_file():
                self._desk.search(path.read_bytes(), path.name)
                self._tally.require(path.stat().st_mode & 0o077 == 0, "file modes",
                                    f"{path.name} is for others, too")

    def verify(self, user, ledger=None, checkpoints=()):
        """Waybill's own verification."""
        words = ["verify"]
        for path in checkpoints:
            words += ["--checkpoint", str(path)]
        outcome = self._desk.run(words, user, ledger)
        self._tally.require(outcome.code == 0, "waybill verify",
                            f"{outcome} {outcome.printed.strip()}")

    def _compare(self, what, user, words, row, expected):
        shown = self._desk.ask(words, user)
        found = sorted((row(item) for item in shown), key=str)
        expected = sorted(expected, key=str)
        self._tally.require(found == expected, what, f"shown are {found}, ordered were {expected}")
