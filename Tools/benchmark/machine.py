"""Where everything is measured: the machine, the programs, the packages, the data."""

import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

from .contest import Contest, Result, run

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RIVALS = ROOT / "Tools/benchmark/rivals"
PACKAGES = ["dlt==1.31.0", "pyarrow==26.0.1", "eventsourcing==9.5.6"]
# What a profile is matched by, and what of it leaves.
COLUMNS = ["CustomerId", "FirstName", "LastName", "Email", "MobilePhone"]


class Place:
    """A scratch folder, the programs, and an interpreter that has the rivals."""

    def __init__(self, directory, options):
        self.directory, self.options = directory, options
        self._profiles = {}
        self.programs = pathlib.Path(self._shell("source Tools/prepare; programs").strip())
        self._python = None

    @property
    def python(self):
        if self._python is None:
            print("Installing the rivals.", file=sys.stderr)
            self._shell(
                f'source Tools/prepare; python3 -m venv "{self.directory}/python" 2>/dev/null ||'
                f' {{ install_packages python3-venv && python3 -m venv "{self.directory}/python"; }};'
                f' "{self.directory}/python/bin/pip" install --quiet --disable-pip-version-check '
                + " ".join(PACKAGES))
            self._python = self.directory / "python/bin/python"
        return self._python

    def profiles(self, count, seed=None):
        """Generated profiles as CSV: an identifier and what leaves."""
        seed = self.options.seed if seed is None else seed
        path = self.directory / f"profiles-{count}-{seed}.csv"
        if path not in self._profiles:
            generator = subprocess.Popen(
                [self.programs / "profile-generator", "--count", str(count), "--seed", str(seed)],
                stdout=subprocess.PIPE, text=True, encoding="utf-8")
            with open(path, "w", newline="", encoding="utf-8") as file:
                rows = csv.reader(generator.stdout)
                header = next(rows)
                places = [header.index(name) for name in COLUMNS]
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(COLUMNS)
                writer.writerows([row[place] for place in places] for row in rows)
            if generator.wait() != 0:
                sys.exit("bench: profile-generator failed")
            self._profiles[path] = True
        return path

    def compile(self, source):
        """Compiles a rival in C against SQLite."""
        program = self.directory / source.stem
        compiler = shutil.which("clang") or shutil.which("cc") or sys.exit("bench: no C compiler")
        subprocess.run([compiler, "-O2", source, "-o", program, "-lsqlite3"], check=True)
        return program

    def fresh(self, name):
        """A path where nothing is."""
        path = self.directory / name
        for left in path.parent.glob(path.name + "*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        return path

    def _shell(self, script):
        return subprocess.run(
            ["bash", "-c", 'set -euo pipefail; cd "$1"; ' + script, "bench", ROOT],
            stdout=subprocess.PIPE, text=True, check=True).stdout


def probes(place):
    """What the machine itself takes for what everything else is made of."""
    benchmark = place.programs / "ledger-benchmark"
    syncs = Contest("write and fsync 4 KiB, 100 times", "syncs", 100)
    syncs.add("machine", lambda: reported(
        place, [benchmark, "probe", "syncs", place.fresh("probe")]))
    leaves = Contest("SHA-256 of 1,000,000 leaves of 900 bytes", "leaves", 1_000_000)
    leaves.add("machine", lambda: reported(place, [benchmark, "probe", "leaves"]))
    return [syncs, leaves]


def reported(place, arguments, environment=None):
    """Runs a program that measures itself and prints its seconds; the peak is the process's."""
    output = place.directory / "reported"
    result = run(arguments, environment, output)
    figures = json.loads(output.read_text())
    return Result(figures["seconds"], figures.get("processorSeconds"), result.peak)


def description():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo")
                  if line.startswith("model name")), "unknown")
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal"))
    return {"processors": os.cpu_count(), "model": model, "memory": round(memory / 1024 / 1024),
            "load": os.getloadavg()}
