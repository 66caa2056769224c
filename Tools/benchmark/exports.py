"""A million profiles from a CSV file to accepted imports."""

import json
import subprocess
import sys
import time

from .contest import Contest, run
from .machine import RIVALS

KEY = "sandbox-key"


def contests(place):
    count = place.options.profiles
    profiles = place.profiles(count)
    size = profiles.stat().st_size
    sink = Sink(place)
    bodies = place.fresh("bodies")
    bodies.mkdir()
    subprocess.run(
        [place.python, RIVALS / "python_loop.py", profiles, sink.url, KEY, bodies], check=True)
    exporter = Exporter(place, sink, profiles)
    posts = []
    for body in sorted(bodies.iterdir()):
        posts += ["--next"] if posts else []
        posts += ["-s", "-o", "/dev/null", "-H", f"api-key: {KEY}", "-H", "Expect:",
                  "-H", "content-type: application/json", "--data-binary", f"@{body}",
                  f"{sink.url}/contacts/import"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(place.directory),
                   "DLT_DATA_DIR": str(place.directory / "dlt"),
                   "RUNTIME__DLTHUB_TELEMETRY": "false"}

    def loop():
        return run([place.python, RIVALS / "python_loop.py", profiles, sink.url, KEY], environment)

    def dlt(kind):
        return lambda: run(
            [place.python, RIVALS / "dlt_export.py", kind, profiles, sink.url, KEY], environment)

    contest = Contest(
        f"export {count:,} profiles of {size / 1e6:.1f} MB", "profiles", count,
        goal="1.2 s, 90 MiB")
    contest.add("Waybill", exporter.run)
    contest.add("curl, prepared bodies, nothing else", lambda: run(["curl", *posts]))
    contest.add("Python loop, no record", loop)
    contest.add("dlt, Arrow", dlt("arrow"))
    contest.add("dlt, dictionaries", dlt("dictionaries"))
    yield contest
    sink.stop()


class Sink:
    """A sandbox that reads imports and forgets them."""

    def __init__(self, place):
        log = place.fresh("sink")
        self.process = subprocess.Popen(
            [place.programs / "sendinblue-sandbox", "--port", "0", "--api-key", KEY, "--no-limits",
             "--discard-imports"], stdout=open(log, "w"), stderr=subprocess.STDOUT)
        for _ in range(200):
            text = log.read_text()
            if "listening on " in text and text.endswith("\n"):
                self.url = text.split("listening on ")[1].strip()
                return
            time.sleep(0.05)
        sys.exit(f"bench: the sink did not start: {log.read_text()}")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Exporter:
    """A ledger with a destination for some profiles, and one run of it after the other."""

    def __init__(self, place, sink, profiles):
        self.place = place
        self.home = place.fresh("home")
        self.home.mkdir()
        self.environment = {"HOME": str(self.home), "PATH": "/usr/bin:/bin",
                            "BREVO_API_URL": sink.url, "BREVO_API_KEY": KEY}
        consent = self.home / "consent"
        self.waybill("connection", "consent-text", "--format", "json", output=consent)
        self.waybill("init", "--name", "ada")
        self.waybill("connection", "add", "Newsletter", "--agree",
                     json.loads(consent.read_text())["version"])
        self.waybill("segment", "add", "Customers", "--csv", profiles,
                     "--customer-id", "CustomerId")
        self.waybill(
            "destination", "save", "Weekly", "--connection", "Newsletter", "--list", "2",
            "--segment", "Customers", "--email", "Email", "--attribute", "FIRSTNAME=FirstName",
            "--attribute", "LASTNAME=LastName", "--attribute", "SMS=MobilePhone",
            "--default-country", "DE")
        self.rows = sum(1 for _ in open(profiles, "rb")) - 1

    def waybill(self, *arguments, output=None):
        return run([self.place.programs / "waybill", *arguments], self.environment, output)

    def run(self):
        output = self.home / "run"
        result = self.waybill("run", "start", "Weekly", "--format", "json", output=output)
        figures = json.loads(output.read_text())["figures"]
        if figures["read"] != self.rows:
            sys.exit(f"bench: {figures['read']} of {self.rows} profiles were read")
        return result
