"""The console's pages, as a browser gets them."""

import http.client
import re
import subprocess
import sys
import time
import urllib.parse

from .contest import Result


class Console:
    """A console over a made ledger, and a browser that is signed in."""

    def __init__(self, ledger):
        self.process = subprocess.Popen(
            [ledger.place.programs / "waybill", "console"], env=ledger.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        link = urllib.parse.urlsplit(self.process.stdout.readline().strip())
        self.connection = http.client.HTTPConnection(link.hostname, link.port, timeout=60)
        self.connection.request("GET", f"{link.path}?{link.query}")
        answer = self.connection.getresponse()
        answer.read()
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]

    def page(self, path):
        began = time.monotonic()
        self.connection.request("GET", path, headers={"Cookie": self.cookie})
        answer = self.connection.getresponse()
        body = answer.read()
        seconds = time.monotonic() - began
        if answer.status != 200 or b"</html>" not in body:
            sys.exit(f"bench: {path} was answered with {answer.status}")
        self.text = body.decode()
        return Result(seconds, peak=self.peak())

    def addresses(self, count):
        """The pages by their names; those of lists from the middle of the log, too."""
        runs = f"/runs?before={count // 2}"
        self.page(runs)
        run = re.search(r'href="/runs/([0-9a-f-]+)"', self.text)[1]
        left = "/disclosures?since=2020-01-01"
        return {
            "overview": "/", "disclosures": left, "disclosures from the middle": f"{left}&before={count // 2}",
            "runs": runs, "run": f"/runs/{run}", "trail": f"/trail?before={count // 2}",
            "trail by type": "/trail?type=batch-sent", "entry": f"/trail/{count // 2}", "person": "/person",
            "connections": "/connections", "destinations": "/destinations", "users": "/users",
            "consents": "/consents", "evidence of a run": f"/evidence?run={run}", "integrity": "/integrity"}

    def peak(self):
        """The most memory that the process has had, in MiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def stop(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait(60)
