"""What one action may draw from: its own random numbers, the model, and where files are."""

import dataclasses

from campaign.desk import REVOKED
from campaign.people import Source, address

# Who is a customer at some time, and who is in the one large segment.
CUSTOMERS = range(240)
CROWD = range(1000, 9500)
STRANGER = "stranger"
# What people put into names, and what must do no harm there.
ENDINGS = ["", "", "", " \u201cGr\u00f6\u00dfe\u201d \u6f22\u5b57", " \"a\\b'; DROP TABLE entries; --",
           " =HYPERLINK(1)", " %s {} $(id)", " \U0001f69a"]


@dataclasses.dataclass
class Draw:
    """The random numbers of one action, which are the same whatever actions came before."""

    random: object
    model: object
    desk: object
    sandbox: object
    number: int

    def user(self):
        """Somebody; mostly one who may."""
        administrators = self.model.administrators()
        if self.random.random() < 0.75:
            return self.random.choice(administrators)
        others = [STRANGER] + [REVOKED] * self.model.has_revoked
        return self.random.choice(sorted(self.model.users) + others)

    def any(self, items):
        """One of the model's, by name; now and then none that there is."""
        if not items or self.random.random() < 0.05:
            return None
        return items[self.random.choice(sorted(items))]

    def name(self, kind):
        return f"{kind} {self.number}{self.random.choice(ENDINGS)}"

    def name_or_taken(self, kind, items):
        """A new name, or one that somebody has."""
        if items and self.random.random() < 0.15:
            return self.random.choice(sorted(items))
        return self.name(kind)

    def make_identity(self, user):
        """Makes somebody a key, in the place of one that nobody took."""
        for path in (self.desk.identity(user), self.desk.identity(f"{user}.pub")):
            path.unlink(missing_ok=True)
        self.desk.run(["identity", "create", "--file", str(self.desk.identity(user)),
                       "--comment", user], user)

    def public_key(self, user):
        return f"{self.desk.identity(user)}.pub"

    def source(self, is_crowd=False):
        form = self.random.choice(["csv", "ndjson"] if is_crowd else ["csv", "ndjson", "sqlite"])
        path = self.desk.place / "sources" / f"source-{self.number}.{form}"
        count = 0 if is_crowd else self.random.randint(5, 120)
        numbers = CROWD if is_crowd else self.random.sample(CUSTOMERS, count)
        return Source(path, numbers, self.random, padding=1900 if is_crowd else 0)

    def new_list(self):
        return self.sandbox.add_list(f"List {self.number}")

    def person(self):
        return address(self.random.choice(CUSTOMERS))

    def one_of(self, *choices):
        return self.random.choice(choices)
