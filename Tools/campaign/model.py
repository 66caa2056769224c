"""What the ledger's configuration has to be, by what was ordered and the rules as they are written."""

import dataclasses

ROLES = {"viewer": 1, "contributor": 2, "administrator": 3, "auditor": 0}


@dataclasses.dataclass
class User:
    name: str
    role: str
    is_active: bool = True


@dataclasses.dataclass
class Connection:
    name: str
    has_consent: bool = False
    has_key: bool = False
    export_user: str | None = None
    is_saved: bool = False
    is_shared: bool = False
    requires_approval: bool = False


@dataclasses.dataclass
class Segment:
    name: str
    source: object
    is_active: bool = True


@dataclasses.dataclass
class Destination:
    name: str
    connection: Connection | None
    list: int
    segments: list
    only_changes: bool = False
    mirrors: bool = False
    goes_with_refresh: bool = True
    subject: str | None = None


class Model:
    """Users, connections, segments, destinations, the schedule, and who is kept out of runs."""

    def __init__(self):
        self.users = {}
        self.connections = {}
        self.segments = {}
        self.destinations = {}
        self.schedule = None
        self.kept_out = set()
        # Whoever was erased and not released since: no contact, on no list.
        self.erased = set()
        self.has_revoked = False

    def administrators(self):
        return [user.name for user in self.users.values()
                if user.is_active and user.role == "administrator"]

    def lacking(self, name, needs):
        """The rules by which somebody may not do what takes a role; none where they may."""
        user = self.users.get(name)
        if user is None:
            return {"actor-unknown", "key-revoked"}
        if not user.is_active:
            return {"actor-inactive"}
        return set() if ROLES[user.role] >= ROLES[needs] else {"role-insufficient"}

    def lacking_access(self, name, connection):
        """The same for work on destinations over a connection."""
        rules = self.lacking(name, "contributor")
        if rules or self.users[name].role == "administrator":
            return rules
        return set() if connection and connection.is_shared else {"connection-not-accessible"}

    def is_last_administrator(self, name):
        return self.administrators() == [name]

    def users_of_segment(self, segment):
        return [item for item in self.destinations.values() if segment in item.segments]

    def users_of_connection(self, connection):
        return [item for item in self.destinations.values() if item.connection is connection]

    def objections(self, destination):
        """The rules that keep a destination from running, whoever asks for it."""
        connection = destination.connection
        if connection is None:
            return {"destination-detached"}
        rules = set()
        if not connection.has_consent:
            rules.add("consent-not-in-force")
        if connection.requires_approval:
            rules.add("plan-required")
        if not all(segment.is_active for segment in destination.segments):
            rules.add("segment-inactive")
        if connection.export_user is None:
            rules.add("export-user-missing")
        elif connection.export_user not in self.administrators():
            rules.add("export-user-without-authority")
        return rules
