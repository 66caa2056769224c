"""Contenders that take turns, and what was measured of them."""

import os
import statistics
import subprocess
import sys
import time

# Rivals that take longer have one round: five would tell nothing more of them.
PATIENCE = 10


class Result:
    """One turn: wall time and processors' time in seconds, peak memory in MiB."""

    def __init__(self, seconds, processors=None, peak=None):
        self.seconds, self.processors, self.peak = seconds, processors, peak


class Contest:
    """What is measured, and who takes part; the first is Waybill, unless there is no rival."""

    def __init__(self, name, unit, count, goal=None, turns=1):
        self.name, self.unit, self.count, self.goal, self.turns = name, unit, count, goal, turns
        self.contenders = []

    def add(self, name, take_turn):
        """A contender: its name, and what takes its turn and gives a Result."""
        self.contenders.append((name, take_turn, []))
        return self

    def run(self, rounds):
        for number in range(rounds):
            for name, take_turn, results in self.contenders:
                if results and results[0].seconds > PATIENCE and name != "Waybill":
                    continue
                print(f"{self.name}, round {number + 1}: {name}", file=sys.stderr)
                results += [take_turn() for _ in range(self.turns)]

    def figures(self):
        own = statistics.median(result.seconds for result in self.contenders[0][2])
        return {"name": self.name, "unit": self.unit, "count": self.count, "goal": self.goal,
                "contenders": [self._row(name, results, own) for name, _, results in self.contenders]}

    def _row(self, name, results, own):
        seconds = sorted(result.seconds for result in results)
        median = statistics.median(seconds)
        return {
            "name": name, "turns": len(seconds), "median": median, "least": seconds[0],
            "most": seconds[-1], "rate": self.count / median, "ratio": median / own,
            "processors": middle(result.processors for result in results),
            "peak": middle(result.peak for result in results)}


def middle(values):
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None


def run(arguments, environment=None, output=None):
    """Runs a program to its end and measures it; a failure ends the benchmark."""
    began = time.monotonic()
    with open(output or os.devnull, "w") as file:
        process = subprocess.Popen(
            arguments, env=environment, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    seconds = time.monotonic() - began
    if process.returncode != 0:
        name = " ".join(map(str, arguments[:4]))
        sys.exit(f"bench: {name} … ended with {process.returncode}: {errors.decode()[-2000:]}")
    return Result(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
