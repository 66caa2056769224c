"""One campaign: a ledger, a sandbox, and actions drawn from a seed until the time is up."""

import random
import time

from campaign import actions_of_care, actions_of_orders, actions_of_runs
from campaign.beginning import begin
from campaign.checks import Checks
from campaign.desk import Desk
from campaign.draw import CUSTOMERS, Draw
from campaign.exports import Exports
from campaign.log import Log
from campaign.model import Model
from campaign.orders import Clerk
from campaign.people import Wanted
from campaign.relay import Relay
from campaign.sandbox import Sandbox
from campaign.tally import Finding, Tally

ACTIONS = actions_of_orders.ACTIONS + actions_of_runs.ACTIONS + actions_of_care.ACTIONS


class Campaign:
    """Everything that one campaign works with, and what it did."""

    def __init__(self, programs, place, seed):
        self.seed = seed
        self.tally = Tally()
        self.model = Model()
        self.latest = "the beginning"
        # What was shown of the configuration, by how many entries there were.
        self.shown = {}
        key = f"xkeysib-{random.Random(f'{seed}/key').randbytes(16).hex()}"
        for folder in ("sources", "checkpoints", "identities"):
            (place / folder).mkdir()
        (place / "api-key").write_text(key)
        self.sandbox = Sandbox(
            programs / "sendinblue-sandbox", key, (place / "sandbox.txt").open("w"))
        self.log = Log(place / "ledger" / "log.sqlite", self.tally)
        self.relay = Relay(self.sandbox.port, self.log.head)
        self.desk = Desk(programs / "waybill", place, self.relay.url, key, self.tally)
        self.exports = Exports(self.log, self.relay, self.sandbox, self.model, self.tally)
        self.clerk = Clerk(self.desk, self.log, self.tally)
        self.checks = Checks(self.desk, self.model, self.exports.runs, self.tally)

    def run(self, seconds, most):
        """Begins, acts until the time is up or so many actions are done, and ends.

        Raises: a Finding, at the first thing that has to hold and does not.
        """
        end = time.monotonic() + seconds
        begin(self, self._draw(0))
        number = 0
        while number < most and time.monotonic() < end:
            number += 1
            self._act(number)
        self.latest = "the end"
        draw = self._draw(-1)
        actions_of_runs.settle(self, draw)
        actions_of_care.compare_configuration(self, draw)
        self.log.reread()
        actions_of_care.verify(self, draw)
        return number

    def close(self):
        self.sandbox.close()

    def about(self, what):
        """Says more of the present action, for whoever reads of a finding."""
        self.latest = f"{self.latest}, {what}"

    def change(self, source, draw_random, intended):
        """Changes a source, and tells whoever expects something of it."""
        source.change(draw_random, CUSTOMERS)
        self.exports.note_change(source)
        for run in intended.values():
            if run.run is None and source in run.sources:
                run.may_fail = True
                run.wanted.append(Wanted(run.sources, run.kept_out))

    def _draw(self, number):
        return Draw(random.Random(f"{self.seed}/{number}"), self.model, self.desk, self.sandbox,
                    number)

    def _act(self, number):
        draw = self._draw(number)
        action = draw.random.choices([action for _, action in ACTIONS],
                                     [weight for weight, _ in ACTIONS])[0]
        self.latest = f"action {number}, {action.__name__}"
        outcome = action(self, draw)
        self.tally.did(action.__name__, outcome)
        self.log.advance()
        self.exports.absorb(self.exports.intended())
        if number % 8 == 0:
            self.log.reread()
            self.checks.files()


__all__ = ["Campaign", "Finding"]
