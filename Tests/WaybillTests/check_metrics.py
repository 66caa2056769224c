"""Fetches metrics and health from a daemon, and has Prometheus' own library read the metrics.

usage: check_metrics.py URL

URL is that of the metrics. Prints the text as it was served. Exit status: 0 only where both answer,
the text is announced as version 0.0.4 of the format, and every line of a value was read.
"""

import sys
import urllib.request

from prometheus_client.parser import text_string_to_metric_families

url = sys.argv[1]
with urllib.request.urlopen(url, timeout=30) as answer:
    announced = answer.headers["content-type"]
    text = answer.read().decode("utf-8")
with urllib.request.urlopen(url.replace("/metrics", "/healthz"), timeout=30) as answer:
    health = answer.read()
families = list(text_string_to_metric_families(text))
samples = sum(len(family.samples) for family in families)
lines = sum(not line.startswith("#") for line in text.splitlines())
findings = []
if announced != "text/plain; version=0.0.4; charset=utf-8":
    findings.append(f"announced as {announced}")
if health != b"ok\n":
    findings.append(f"health is {health!r}")
if samples != lines or samples == 0:
    findings.append(f"{samples} values read in {lines} lines")
for family in families:
    if not family.documentation or family.type not in ("counter", "gauge"):
        findings.append(f"{family.name} is a {family.type}: {family.documentation!r}")
print(text, end="")
for finding in findings:
    print(finding, file=sys.stderr)
sys.exit(1 if findings else 0)
