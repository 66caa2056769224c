"""Customers who come, go and change, the files that they stand in, and what is to be sent of them."""

import csv
import io
import json
import os
import re
import sqlite3

FIELDS = ["CustomerId", "Email", "First", "Phone", "Consent"]
# Whatever is drawn of a person holds one of these, so that a search for them finds any trace.
MARKS = re.compile(
    rb"zqkunde|zqvorname|(?<![0-9a-f])3369876[0-9]{4}(?![0-9a-f])", re.IGNORECASE)


def address(number):
    return f"person-{number}.zqkunde@shop.example"


class Source:
    """A segment's file, in one of three forms, and the rows in it."""

    def __init__(self, path, numbers, random, padding=0):
        self.path = path
        self.version = 0
        self._padding = padding
        self._names = 0
        self.rows = [self._customer(number) for number in numbers]
        for row in random.sample(self.rows, len(self.rows) // 20):
            row["Consent"] = "no"
        self.write()

    @property
    def words(self):
        """How the command line names it."""
        form = self.path.suffix[1:]
        if form == "sqlite":
            return ["--sqlite", str(self.path), "--table", "customers"]
        return [f"--{form}", str(self.path)]

    def change(self, random, numbers):
        """Changes some rows, and writes the file."""
        for _ in range(random.randint(1, 8)):
            place = random.randrange(len(self.rows)) if self.rows else 0
            deed = random.randrange(7) if self.rows else 0
            if deed == 0:
                self.rows.insert(place, self._customer(random.choice(numbers)))
            elif deed == 1:
                del self.rows[place]
            elif deed == 2:
                self.rows[place]["Consent"] = random.choice(["yes", "no"])
            elif deed == 3:
                self.rows[place]["First"] = self._name()
            elif deed == 4:
                self.rows.insert(place, {"CustomerId": f"x{place}", "Email": random.choice(
                    ["", "nobody", "two@@shop.example", "a b@shop.example"]), "First": "",
                    "Phone": "", "Consent": "yes"})
            elif deed == 5:
                self.rows.append(dict(self.rows[place], Phone="", Email=self._shouted(place)))
            else:
                random.shuffle(self.rows)
        self.write()

    def write(self):
        """Puts the file in the place of the one before, at once."""
        self.version += 1
        draft = self.path.with_name(f"draft-{self.path.name}")
        if self.path.suffix == ".sqlite":
            draft.unlink(missing_ok=True)
            with sqlite3.connect(draft) as database:
                database.execute(f"CREATE TABLE customers ({' TEXT, '.join(FIELDS)} TEXT)")
                database.executemany("INSERT INTO customers VALUES (?, ?, ?, ?, ?)",
                                     ([row[field] for field in FIELDS] for row in self.rows))
            database.close()
        elif self.path.suffix == ".ndjson":
            draft.write_text("".join(json.dumps(row) + "\n" for row in self.rows))
        else:
            text = io.StringIO()
            writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)
            draft.write_text(text.getvalue())
        os.replace(draft, self.path)

    def _customer(self, number):
        return {"CustomerId": f"c{number}", "Email": address(number), "First": self._name(),
                "Phone": f"+3369876{number:04}", "Consent": "yes"}

    def _name(self):
        self._names += 1
        return f"Zqvorname{self._names}" + "x" * self._padding

    def _shouted(self, place):
        local, _, domain = self.rows[place]["Email"].partition("@")
        return f"{local.upper()}@{domain}" if domain else self.rows[place]["Email"]


class Wanted:
    """What one run has to come to: a plain reading of its rows, in order."""

    def __init__(self, sources, kept_out):
        self.people = {}
        self.read = self.withheld = self.duplicates = self.rejected = 0
        self.versions = [(source.path, source.version) for source in sources]
        for row in (row for source in sources for row in source.rows):
            self._take(row, kept_out)

    def _take(self, row, kept_out):
        self.read += 1
        person = row["Email"].lower()
        if row["Consent"] != "yes":
            self.withheld += 1
        elif not re.fullmatch(r"person-[0-9]+\.zqkunde@shop\.example", person):
            self.rejected += 1
        elif person in kept_out:
            self.withheld += 1
        elif person in self.people:
            self.duplicates += 1
        else:
            self.people[person] = [row["Email"], row["First"], row["Phone"].lstrip("+")]
