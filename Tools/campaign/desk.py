"""Gives commands to the real `waybill`, as one user or another, and may end it by force."""

import json
import os
import signal
import subprocess
import tempfile
import time

from campaign.people import MARKS

# Nothing takes as long unless it hangs.
PATIENCE = 120
# Whoever still has a key that was exchanged for another.
REVOKED = "revoked"


class Outcome:
    """How a command ended: its exit code, below 0 for a signal that ended it, and what it printed."""

    def __init__(self, words, code, printed, said):
        self.words = words
        self.code = code
        self.printed = printed
        self.said = said

    @property
    def is_killed(self):
        return self.code < 0 or self.code in (130, 143)

    def json(self):
        return json.loads(self.printed)

    def __str__(self):
        return f"`waybill {' '.join(self.words)}` ended with {self.code}: {self.said.strip()}"


class Job:
    """A command under way."""

    def __init__(self, words, arguments, environment, feed):
        self.words = words
        self._printed = tempfile.TemporaryFile()
        self._said = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            arguments, env=environment, stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            stdout=self._printed, stderr=self._said)
        if feed:
            try:
                self._process.stdin.write(feed)
                self._process.stdin.close()
            except BrokenPipeError:
                pass  # It had no use for it.

    def wait(self, seconds):
        """Waits so long; tells whether it has ended."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def send(self, number):
        """Sends a signal, where it has not ended."""
        if self._process.poll() is None:
            self._process.send_signal(number)

    def end(self, tally):
        """Waits for the end, and looks for personal data and keys in what was printed."""
        if not self.wait(PATIENCE):
            self.send(signal.SIGKILL)
            self._process.wait()
            tally.require(False, "ends", f"`waybill {' '.join(self.words)}` did not end")
        texts = []
        for file in (self._printed, self._said):
            file.seek(0)
            texts.append(file.read())
            file.close()
        return Outcome(self.words, self._process.returncode, *texts)


class Desk:
    """Where commands are given: a folder with a ledger, keys and identities."""

    def __init__(self, program, place, url, key, tally):
        self.place = place
        self.ledger = place / "ledger"
        self._program = program
        self._key = key.encode()
        self._tally = tally
        # How long a command took of late, in seconds: it depends on the machine and what it is doing.
        self._usual = 0.1
        self._environment = {
            "PATH": os.environ["PATH"], "HOME": str(place), "BREVO_API_URL": url,
            "WAYBILL_MASTER_KEY": str(place / "keys" / "master.key"),
            "WAYBILL_SIGNING_KEY": str(place / "keys" / "signing.key"), "TZ": "UTC"}

    def identity(self, user):
        """The file of somebody's private key."""
        return self.place / "identities" / user

    def lose_views(self):
        """Deletes the file that may be lost at any time."""
        for suffix in ("", "-wal", "-shm"):
            self.ledger.joinpath(f"views.sqlite{suffix}").unlink(missing_ok=True)

    def exchange_identity(self, user, other):
        """Gives somebody another key; the former one is that of REVOKED from now on."""
        for suffix in ("", ".pub"):
            mine, new = f"{self.identity(user)}{suffix}", f"{self.identity(other)}{suffix}"
            os.replace(mine, f"{self.identity(REVOKED)}{suffix}")
            os.replace(new, mine)

    def start(self, words, user, ledger=None, feed=None):
        environment = dict(
            self._environment, WAYBILL_LEDGER=str(ledger or self.ledger),
            WAYBILL_IDENTITY=str(self.identity(user)))
        return Job(words, [self._program, *words], environment, feed)

    def end(self, job):
        outcome = job.end(self._tally)
        for text in (outcome.printed, outcome.said):
            self.search(text, f"what `waybill {' '.join(job.words)}` printed")
        outcome.printed, outcome.said = outcome.printed.decode(), outcome.said.decode()
        return outcome

    def run(self, words, user, ledger=None, feed=None, kill_at=None):
        """Gives a command; kills it at some part of the time that commands take, where asked to."""
        began = time.monotonic()
        job = self.start(words, user, ledger, feed)
        if kill_at is not None and not job.wait(kill_at * self._usual):
            job.send(signal.SIGKILL)
        outcome = self.end(job)
        if not outcome.is_killed:
            self._usual += 0.2 * (min(time.monotonic() - began, 1) - self._usual)
        return outcome

    def ask(self, words, user, ledger=None):
        """What a question is answered with, as JSON; it has to be answered."""
        outcome = self.run([*words, "--format", "json"], user, ledger)
        self._tally.require(outcome.code == 0, "answers", str(outcome))
        return outcome.json()

    def search(self, content, where):
        """Looks for anything of a person or the API key."""
        found = MARKS.search(content)
        self._tally.require(not found, "no personal data", f"some in {where}")
        self._tally.require(self._key not in content, "no API key", f"it is in {where}")
