"""Walks an investigation through the console in a headless Chromium: somebody asks whether a person was
exported, follows that to the run and to the entry, takes the proof home and checks it with the command
line, changes the language, and prints an exhibit. Every page is held against an accessibility checker,
light and dark. Prints what it saw; fails at the first thing that is not as it should be.

usage: walk_console.py PROGRAM ADDRESS DIRECTORY     the ledger is the one that the environment names
"""

import base64
import http.client
import io
import pathlib
import re
import subprocess
import ssl
import sys
import tarfile
import urllib.parse

import axe_playwright_python
import pypdf
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 60
# Of that package the checker alone is wanted, which runs within the page.
CHECKER = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def browser(directory):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    # Containers have no sandbox of their own for it, and little shared memory.
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en",
                     "--window-size=1280,1000"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(SECONDS)
    driver.set_script_timeout(SECONDS)
    driver.execute_cdp_cmd("Browser.setDownloadBehavior",
                           {"behavior": "allow", "downloadPath": str(directory)})
    return driver


class Walk:
    def __init__(self, driver, link, directory):
        self.driver, self.directory = driver, directory
        self.link, self.base = link, link[:link.index("/sign-in")]

    def wait(self, what, condition):
        return WebDriverWait(self.driver, SECONDS).until(lambda driver: condition(driver), what)

    def heading(self):
        return self.driver.find_element(By.TAG_NAME, "h1").text

    def follow(self, selector, by=By.CSS_SELECTOR):
        old = self.driver.find_element(By.TAG_NAME, "html")
        self.driver.find_element(by, selector).click()
        self.wait(f"a page behind {selector}", lambda driver: self.is_gone(old))

    @staticmethod
    def is_gone(element):
        try:
            element.is_enabled()
            return False
        except Exception:
            return True

    def look_at_everything(self):
        """Every page of the menu, and a run and an entry, in both themes."""
        pages = [item.get_attribute("href")
                 for item in self.driver.find_elements(By.CSS_SELECTOR, "nav a")]
        assert len(pages) >= 10, pages
        pages += [self.run, self.entry, self.base + "/connections?as-of=3", self.base + "/nowhere"]
        found = 0
        for theme in ["light", "dark"]:
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
                "features": [{"name": "prefers-color-scheme", "value": theme}]})
            for page in pages:
                self.driver.get(page)
                self.driver.execute_script(CHECKER)
                results = self.driver.execute_async_script(
                    "const [tags, done] = arguments; axe.run({runOnly: tags}).then(done, done);", RULES)
                bad = [violation for violation in results["violations"]
                       if violation["impact"] in ("serious", "critical")]
                assert not bad, (theme, page, [(each["id"], [node["html"] for node in each["nodes"]])
                                               for each in bad])
                found += len(results["passes"])
        # A checker that looked at nothing has no complaints.
        assert found > 20 * len(pages), found
        print(f"{len(pages)} pages, light and dark: nothing serious in {found} rules that were tried")

    def ask(self, address):
        self.driver.get(self.link)
        assert self.heading() == "Overview", self.heading()
        assert "token" not in self.driver.current_url
        self.driver.get(self.base + "/person")
        field = self.driver.find_element(By.NAME, "address")
        old = self.driver.find_element(By.TAG_NAME, "html")
        field.send_keys(address, Keys.ENTER)
        self.wait("the answer", lambda driver: self.is_gone(old))
        assert address not in self.driver.current_url and address not in self.driver.page_source
        assert "imported" in self.driver.find_element(By.TAG_NAME, "table").text
        # To the run, and from what happened to its batch to the entry that says that it left.
        self.follow("td a[href^='/runs/']")
        self.run = self.driver.current_url
        assert self.heading() == "Run of “Weekly”", self.heading()
        assert "10,000 rows read = 9,012 sent" in self.driver.find_element(By.TAG_NAME, "figcaption").text
        self.follow("//tr[contains(., 'taken by Sendinblue')]//a", By.XPATH)
        self.entry = self.driver.current_url
        assert self.heading().startswith("Entry "), self.heading()

    def take_proof(self, program):
        self.driver.get(self.base + "/integrity")
        key = self.driver.find_element(By.TAG_NAME, "code").text
        self.driver.get(self.entry)
        self.driver.find_element(By.CSS_SELECTOR, "a[href$='/proof']").click()
        name = f"entry-{self.entry.rsplit('/', 1)[1]}.tlog-proof"
        proof = self.directory / name
        self.wait("the proof", lambda driver: proof.exists())
        checked = subprocess.run([program, "audit", "check", proof, "--vkey", key],
                                 capture_output=True, text=True, timeout=SECONDS)
        assert checked.returncode == 0, checked.stderr
        assert "batch-sent" in checked.stdout, checked.stdout
        print(f"{name} is a proof by the command line, too")

    def hand_out_evidence(self, program):
        self.driver.get(self.base + "/integrity")
        key = self.driver.find_element(By.TAG_NAME, "code").text
        self.driver.get(self.base + "/evidence?run=" + self.run.rsplit("/", 1)[1])
        assert "Runs: 1" in self.driver.find_element(By.TAG_NAME, "main").text
        self.driver.find_element(By.CSS_SELECTOR, "main form[method='post'] button").click()
        self.wait("the evidence", lambda driver: list(self.directory.glob("evidence-*.tar")))
        [archive] = self.directory.glob("evidence-*.tar")
        with tarfile.open(archive) as packed:
            assert all(member.isfile() and member.mode == 0o600 for member in packed)
            packed.extractall(self.directory / "evidence", filter="data")
        [bundle] = (self.directory / "evidence").iterdir()
        checked = subprocess.run([program, "audit", "check", bundle, "--vkey", key],
                                 capture_output=True, text=True, timeout=SECONDS)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        print(f"{archive.name} holds {len(list(bundle.rglob('*')))} files that check")

    def verify(self):
        self.driver.get(self.base + "/integrity")
        self.follow("form[action='/integrity/verify'] button")
        self.wait("the verdict", lambda driver: "verified: " in driver.page_source)
        print("verified")

    def change_language(self):
        self.driver.get(self.base + "/trail")
        self.follow("button[value='zh-Hant']")
        html = self.driver.find_element(By.TAG_NAME, "html")
        assert html.get_attribute("lang") == "zh-Hant" and self.heading() == "軌跡"
        assert self.driver.current_url == self.base + "/trail"
        self.follow("button[value='en']")
        assert self.heading() == "Trail"
        print("two languages")

    def use_keyboard(self):
        self.driver.get(self.base + "/runs")
        self.driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        skip = self.driver.switch_to.active_element
        assert skip.get_attribute("class") == "skip" and skip.rect["x"] >= 0, skip.rect
        skip.send_keys(Keys.ENTER)
        assert self.driver.switch_to.active_element.get_attribute("id") == "main"
        print("keyboard")

    def print_exhibit(self):
        origin = self.driver.find_element(By.CSS_SELECTOR, ".brand span").text
        for page, words, least in [(self.entry, "batch-sent", 1),
                                   (self.base + "/trail", "Asked to begin the ledger", 2)]:
            self.driver.get(page)
            pdf = base64.b64decode(self.driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
            sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages]
            assert len(sheets) >= least, len(sheets)
            for sheet in sheets:
                # The ledger's origin, the position, and the time, at the foot.
                foot = sheet.strip().splitlines()[-1]
                assert re.fullmatch(rf"{re.escape(origin)} · entry \d+ · [-0-9]+ [:0-9]+ UTC", foot), sheet
            # Nothing is cut off at the right, where a table ends.
            assert words in " ".join(" ".join(sheets).split()), sheets
        self.driver.get(self.entry)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        shown = {name: self.driver.find_element(By.CSS_SELECTOR, name).is_displayed()
                 for name in ["nav", ".preferences", "footer", "pre"]}
        assert shown == {"nav": False, ".preferences": False, "footer": True, "pre": True}, shown
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        print(f"exhibits, the last of {len(sheets)} sheets")

    def pretend_to_be_elsewhere(self):
        """What a page elsewhere could have a browser ask, whose name is resolved to this machine."""
        cookie = self.driver.get_cookie("waybill-console")["value"]
        address = urllib.parse.urlsplit(self.base)
        for host, status in [(address.netloc, 200), ("localhost", 200), ("[::1]:1", 200),
                             ("evil.example", 421), (f"127.0.0.1.evil.example:{address.port}", 421)]:
            connection = http.client.HTTPConnection(address.hostname, address.port, timeout=SECONDS)
            connection.request("GET", "/runs", headers={"Host": host,
                                                        "Cookie": f"waybill-console={cookie}"})
            answer = connection.getresponse()
            assert answer.status == status, (host, answer.status)
            assert status == 200 or b"Weekly" not in answer.read()
            connection.close()
        print("no other host")

    def leave(self):
        self.driver.get(self.base + "/")
        self.follow("form[action='/sign-out'] button")
        assert self.heading() == "You are not signed in", self.heading()
        problems = [entry for entry in self.driver.get_log("browser")
                    if entry["level"] == "SEVERE" and "status of 40" not in entry["message"]]
        assert not problems, problems
        print("signed out")


def reach_over_tls(program, directory):
    """Another interface than loopback: over TLS, and in no other way."""
    certificate, key = directory / "console.pem", directory / "console.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-keyout", key, "-out", certificate], check=True, capture_output=True)
    key.chmod(0o600)
    console = subprocess.Popen([program, "console", "--host", "0.0.0.0", "--name", "localhost",
                                "--certificate", certificate, "--private-key", key],
                               stdout=subprocess.PIPE, text=True)
    try:
        link = urllib.parse.urlsplit(console.stdout.readline().strip())
        assert link.scheme == "https" and link.hostname == "localhost", link
        context = ssl.create_default_context(cafile=certificate)
        secure = http.client.HTTPSConnection("localhost", link.port, timeout=SECONDS, context=context)
        secure.request("GET", f"{link.path}?{link.query}")
        answer = secure.getresponse()
        assert answer.status == 303 and "; Secure" in answer.headers["Set-Cookie"], answer.headers
        secure.close()
        plain = http.client.HTTPConnection("localhost", link.port, timeout=SECONDS)
        try:
            plain.request("GET", "/")
            raise AssertionError(f"answered without TLS: {plain.getresponse().status}")
        except (ConnectionError, http.client.HTTPException):
            print("TLS or nothing")
    finally:
        console.kill()


def main():
    program, address, directory = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    console = subprocess.Popen([program, "console"], stdout=subprocess.PIPE, text=True)
    try:
        link = console.stdout.readline().strip()
        assert link.startswith("http://127.0.0.1:"), link
        driver = browser(directory)
        try:
            walk = Walk(driver, link, directory)
            walk.ask(address)
            walk.take_proof(program)
            walk.hand_out_evidence(program)
            walk.verify()
            walk.change_language()
            walk.use_keyboard()
            walk.print_exhibit()
            walk.look_at_everything()
            walk.pretend_to_be_elsewhere()
            walk.leave()
        finally:
            driver.quit()
        console.terminate()
        assert console.wait(SECONDS) == 0
        reach_over_tls(program, directory)
        print("stopped")
    finally:
        console.kill()


if __name__ == "__main__":
    main()
