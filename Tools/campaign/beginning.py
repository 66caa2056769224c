"""A ledger with something in it, so that most actions have something to be about."""

from campaign.draw import CROWD, CUSTOMERS, STRANGER
from campaign.model import Connection, Destination, Segment, User
from campaign.orders import Order
from campaign.orders_of_connections import CONSENT
from campaign.orders_of_exports import MATCHING
from campaign.people import Source

FIRST = "ada"
USERS = {"bea": "administrator", "cem": "contributor", "dora": "viewer", "emil": "auditor"}


def begin(campaign, draw):
    """Begins the ledger, and lets people, a connection, segments and destinations in."""
    draw.make_identity(STRANGER)
    outcome = campaign.desk.run(
        ["init", "--name", FIRST, "--origin", "chaos.example/ledger"], FIRST)
    campaign.tally.require(outcome.code == 0, "orders", str(outcome))
    campaign.log.advance()
    campaign.model.users[FIRST] = User(FIRST, "administrator")
    for name, role in USERS.items():
        draw.make_identity(name)
        _give(campaign, ["user", "add", name, "--role", role, "--public-key",
                         draw.public_key(name)], "add-user")
        campaign.model.users[name] = User(name, role)
    _give(campaign, ["connection", "add", "Brevo", "--agree", CONSENT, "--api-key-file",
                     str(campaign.desk.place / "api-key")], "save-connection")
    campaign.model.connections["Brevo"] = Connection("Brevo", True, True, FIRST, True)
    sources = {"Few": ("few.csv", 30), "Some": ("some.ndjson", 100), "Table": ("table.sqlite", 60)}
    for name, (file, count) in sources.items():
        _add_segment(campaign, draw, name, file, draw.random.sample(CUSTOMERS, count))
    # So large that it leaves in several batches.
    _add_segment(campaign, draw, "Crowd", "crowd.csv", CROWD, padding=1900)
    for name, segments in {"Weekly": ["Few"], "Both": ["Some", "Table"],
                           "Everybody": ["Crowd"]}.items():
        _save_destination(campaign, name, [campaign.model.segments[item] for item in segments])


def _add_segment(campaign, draw, name, file, numbers, padding=0):
    source = Source(campaign.desk.place / "sources" / file, numbers, draw.random, padding)
    _give(campaign, ["segment", "add", name, *source.words], "define-segment")
    campaign.model.segments[name] = Segment(name, source)


def _save_destination(campaign, name, segments):
    number = campaign.sandbox.add_list(name)
    words = ["destination", "save", name, "--connection", "Brevo", "--list", str(number)]
    for segment in segments:
        words += ["--segment", segment.name]
    entries = _give(campaign, words + MATCHING, "save-destination")
    campaign.model.destinations[name] = Destination(
        name, campaign.model.connections["Brevo"], number, segments, subject=entries[0].subject)


def _give(campaign, words, command):
    """Gives an order that nothing forbids; tells what is on record of it."""
    kept = []
    campaign.clerk.give(Order(words, command, FIRST, effect=kept.extend))
    campaign.exports.absorb({})
    return kept
