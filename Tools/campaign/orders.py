"""A command to be given, what has to come of it, and whether it did."""

import dataclasses
import json
import typing


@dataclasses.dataclass
class Order:
    """One command on the command line.

    Where `objections` are given, one of these rules has to refuse it; where it is about something
    that is `missing`, it is not even put to the ledger. Else it is done, and `effect` is what the
    model has to learn; it `changes` something, or was so already.
    """

    words: list
    command: str
    user: str
    forbidden: set = dataclasses.field(default_factory=set)
    objections: set = dataclasses.field(default_factory=set)
    missing: bool = False
    changes: bool = True
    effect: typing.Callable = lambda entries: None
    feed: bytes | None = None


class Clerk:
    """Gives orders, and holds what comes of each against the log."""

    def __init__(self, desk, log, tally):
        self._desk = desk
        self._log = log
        self._tally = tally

    def give(self, order, kill_at=None):
        """Gives an order.

        Returns: in a word, how it ended.
        """
        words = [*order.words, "--format", "json"]
        outcome = self._desk.run(words, order.user, feed=order.feed, kill_at=kill_at)
        entries = self._log.advance()
        if outcome.is_killed:
            return self._learn(order, entries)
        if order.forbidden:
            self._compare_refusal(order, outcome, entries, order.forbidden, may_be_unheard=True)
            return "forbidden"
        if order.missing:
            self._tally.require(outcome.code in (1, 64, 65), "nonsense", str(outcome))
            self._tally.require(not entries, "nonsense", f"{outcome} left {len(entries)} records")
            return "nonsense"
        if order.objections:
            self._compare_refusal(order, outcome, entries, order.objections)
            return "refused"
        self._compare_acknowledged(order, outcome, entries)
        order.effect(entries)
        return "done" if order.changes else "was so"

    def _learn(self, order, entries):
        """Nobody was told what came of a killed command; only the log can tell."""
        names = [entry.name for entry in entries if entry.kind == "event"]
        may = not order.forbidden and not order.objections and not order.missing
        if not names or "command-refused" in names:
            return "killed before"
        self._tally.require(may and order.changes, "no effect unasked", f"{order.words}: {names}")
        order.effect(entries)
        return "killed behind"

    def _compare_refusal(self, order, outcome, entries, rules, may_be_unheard=False):
        require = self._tally.require
        require(outcome.code in (1, 65, 77), "refusals", f"{outcome}; by {sorted(rules)}")
        if may_be_unheard and not entries:
            return
        kinds = [(entry.kind, entry.name) for entry in entries]
        require(kinds == [("command", order.command), ("event", "command-refused")], "refusals",
                f"{outcome}, and left {kinds}")
        require(entries[1].data["rule"] in rules, "refusals",
                f"{outcome}, by {entries[1].data['rule']} and none of {sorted(rules)}")
        require(entries[1].command == entries[0].command, "refusals", "of another command")

    def _compare_acknowledged(self, order, outcome, entries):
        require = self._tally.require
        require(outcome.code == 0, "orders", str(outcome))
        told = json.loads(outcome.printed)
        require(told["changed"] == order.changes, "orders", f"{outcome.words}: {told['message']}")
        for kind in ("command", "event"):
            recorded = [(entry.position, entry.command, entry.subject)
                        for entry in entries if entry.kind == kind]
            claimed = [(item["position"], item["command"], item["subject"])
                       for item in told[f"{kind}s"]]
            require(recorded == claimed, "acknowledged once",
                    f"{outcome.words} told of {claimed}, on record are {recorded}")
        commands = [entry.name for entry in entries if entry.kind == "command"]
        require(order.command in commands, "orders", f"{outcome.words} recorded {commands}")
