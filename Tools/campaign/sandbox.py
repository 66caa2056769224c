"""The sandbox of Sendinblue's API: its process, its faults, its lists."""

import json
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

# Statuses that pass or not; what a client makes of each is the client's.
STATUSES = [400, 401, 402, 403, 404, 408, 425, 429, 500, 502, 503, 524]
ROUTES = ["account", "list", "attributes", "import", "processes", "process", "members", "removal",
          "report"]
PASSING = ["respond", "respond-after-handling", "drop-before-handling", "drop-after-handling",
           "reset-before-body", "reset-after-handling", "break-off"]
# A run under these waits for minutes or hours, unless somebody stops it.
LASTING = ["hang-before-handling", "hang-after-handling"]
OF_IMPORTS = ["process-never-ends", "process-fails"]


class Sandbox:
    """A sandbox that takes orders for faults, on a port that the system chooses."""

    def __init__(self, program, key, log):
        self.key = key
        self._process = subprocess.Popen(
            [program, "--port", "0", "--api-key", key, "--faults", "--no-limits"],
            stdout=subprocess.PIPE, stderr=log)
        line = self._process.stdout.readline().decode()
        if "listening on" not in line:
            raise SystemExit("chaos: the sandbox did not start.")
        self.port = int(urllib.parse.urlsplit(line.split()[-1]).port)

    def close(self):
        self._process.kill()
        self._process.wait()

    def add_list(self, name):
        return self._ask("POST", "/v3/contacts/lists", {"name": name, "folderId": 1})["id"]

    def members(self, number):
        """The addresses on a list, in lower case."""
        found = []
        while True:
            page = self._ask(
                "GET", f"/v3/contacts/lists/{number}/contacts?limit=500&offset={len(found)}&sort=asc")
            found += [contact["email"].lower() for contact in page["contacts"]]
            if not page["contacts"] or len(found) >= page["count"]:
                return set(found)

    def knows(self, address):
        """Whether somebody is a contact, on a list or not."""
        try:
            self._ask("GET", f"/v3/contacts/{urllib.parse.quote(address, safe='')}")
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return False
            raise
        return True

    def order(self, fault):
        self._ask("POST", "/sandbox/faults", fault)

    def calm(self):
        """Forgets every fault, and waits until no import is under way any more."""
        self._ask("DELETE", "/sandbox/faults")
        end = time.monotonic() + 60
        while True:
            page = self._ask("GET", "/v3/processes?limit=50")
            if all(process["status"] in ("completed", "failed") for process in page["processes"]):
                return
            if time.monotonic() > end:
                raise SystemExit("chaos: the sandbox's imports do not end.")
            time.sleep(0.02)

    def _ask(self, method, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"api-key": self.key, "content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            content = answer.read()
        return json.loads(content) if content else None


def draw_fault(random):
    """One fault for some of the next requests; and whether a run under it has to be stopped."""
    route = random.choice(ROUTES + ["import", "process"] * 2)
    kinds = PASSING * 3 + LASTING + (OF_IMPORTS * 2 if route == "import" else [])
    fault = {"route": route, "fault": random.choice(kinds), "after": random.choice([0, 0, 0, 1, 2]),
             "count": random.choice([1, 1, 1, 2, 3, 6])}
    lasts = fault["fault"] in LASTING + ["process-never-ends"]
    if fault["fault"].startswith("respond"):
        fault["status"] = random.choice(STATUSES)
        fault["body"] = random.choice(
            ['{"code":"invalid_parameter","message":"no"}', "<html>Bad gateway</html>", "", "{"])
        fault["contentType"] = random.choice(["application/json", "text/html"])
        if fault["status"] == 429:
            fault["headers"] = random.choice([{"x-sib-ratelimit-reset": "1"}, {}])
            lasts = not fault["headers"]
    return fault, lasts
