"""Actions that give an order, one of many, and now and then kill whoever carries it out."""

import os

from campaign import orders_of_connections, orders_of_exports, orders_of_users
from campaign.model import User
from campaign.orders import Order
from campaign.orders_of_connections import CONSENT

ORDERS = orders_of_users.ORDERS + orders_of_connections.ORDERS + orders_of_exports.ORDERS
# What may be refused, or not, while a run goes on; the rules about that are the runs' own.
NOT_DURING_RUNS = {"remove_segment", "remove", "edit_destination", "detach_destination",
                   "attach_destination", "remove_destination"}


def give(campaign, draw):
    """One order about the configuration."""
    is_open = bool(campaign.exports.open())
    choices = [(weight, order) for weight, order in ORDERS
               if not (is_open and order.__name__ in NOT_DURING_RUNS)]
    draw_order = draw.random.choices([order for _, order in choices],
                                     [weight for weight, _ in choices])[0]
    order = draw_order(draw)
    kill_at = draw.random.uniform(0, 1.2) if draw.random.random() < 0.12 else None
    campaign.about(f"{order.user}: {' '.join(order.words)}")
    outcome = campaign.clerk.give(order, kill_at)
    campaign.exports.absorb(campaign.exports.intended())
    return outcome


def repair(campaign, draw):
    """An administrator takes away whatever keeps a destination from running."""
    model = campaign.model
    items = [item for item in model.destinations.values() if item.connection]
    if not items:
        return "nothing to repair"
    item, user = draw.random.choice(items), draw.random.choice(model.administrators())
    connection, rules = item.connection, model.objections(item)
    orders = {
        "consent-not-in-force": Order(
            ["connection", "accept-consent", connection.name, "--agree", CONSENT],
            "accept-consent", user, effect=lambda _: setattr(connection, "has_consent", True)),
        "plan-required": Order(
            ["connection", "waive-approval", connection.name], "waive-approval", user,
            effect=lambda _: setattr(connection, "requires_approval", False)),
        "export-user-without-authority": Order(
            ["connection", "add-export-user", connection.name], "add-export-user", user,
            effect=lambda _: setattr(connection, "export_user", user))}
    for rule in sorted(rules & set(orders)):
        campaign.clerk.give(orders[rule])
    for segment in item.segments:
        if not segment.is_active:
            campaign.clerk.give(Order(
                ["segment", "activate", segment.name], "activate-segment", user,
                effect=lambda _, segment=segment: setattr(segment, "is_active", True)))
    campaign.tally.require(not model.objections(item), "repairs", str(model.objections(item)))
    return "repaired" if rules else "nothing to repair"


def erase(campaign, draw):
    """Somebody is deleted at Sendinblue; given again until that is settled."""
    if campaign.exports.open():
        return "runs are open"
    model, user, person = campaign.model, draw.user(), draw.person()
    words = ["subject", "erase", "--email-file", "-", "--yes", "--format", "json"]
    campaign.sandbox.calm()
    kill_at = draw.random.uniform(0, 2) if draw.random.random() < 0.2 else None
    outcome = campaign.desk.run(words, user, feed=person.encode(), kill_at=kill_at)
    entries = campaign.log.advance()
    if model.lacking(user, "administrator"):
        campaign.tally.require(outcome.code in (77, -9), "refusals", str(outcome))
        return "forbidden"
    if any(entry.name == "subject-erasure-ordered" for entry in entries):
        model.kept_out.add(person)
    if outcome.is_killed:
        return "killed"
    campaign.tally.require(outcome.code in (0, 1), "erasures", str(outcome))
    if outcome.code == 1:
        return "unsettled"
    model.kept_out.add(person)
    model.erased.add(person)
    campaign.tally.require(not campaign.sandbox.knows(person), "erasures",
                           "who was erased is a contact still")
    return "erased"


def at_once(campaign, draw):
    """Several ask for one name at the same time: one gets it, and the others are told."""
    user, name = draw.random.choice(campaign.model.administrators()), draw.name("rival")
    holders = [f"holder-{number}" for number in range(3)]
    for holder in holders:
        draw.make_identity(holder)
    jobs = [campaign.desk.start(["user", "add", name, "--role", "viewer", "--public-key",
                                 draw.public_key(holder)], user) for holder in holders]
    outcomes = [campaign.desk.end(job) for job in jobs]
    entries = campaign.log.advance()
    codes = sorted(outcome.code for outcome in outcomes)
    campaign.tally.require(codes == [0, 1, 1], "one of many", f"{name}: {codes}")
    names = sorted(entry.name for entry in entries)
    campaign.tally.require(
        names == ["add-user"] * 3 + ["command-refused"] * 2 + ["user-added"], "one of many",
        f"{name}: {names}")
    winner = holders[[outcome.code for outcome in outcomes].index(0)]
    for suffix in ("", ".pub"):
        os.replace(f"{campaign.desk.identity(winner)}{suffix}",
                   f"{campaign.desk.identity(name)}{suffix}")
    campaign.model.users[name] = User(name, "viewer")
    return "one got it"


def babble(campaign, draw):
    """A command line that means nothing: it is said so, and leaves nothing behind."""
    key = draw.public_key("ada")
    words = draw.one_of(
        ["frobnicate"], ["run", "start"], ["run", "resume", "01"], ["run", "start", "--all", "x"],
        ["user", "add", "", "--role", "viewer", "--public-key", key],
        ["user", "add", "two\nlines", "--role", "viewer", "--public-key", key],
        ["user", "add", "\x1b[31mred", "--role", "viewer", "--public-key", key],
        ["user", "add", "n" * 5000, "--role", "viewer", "--public-key", key],
        ["user", "add", "somebody", "--role", "viewer", "--public-key", "ssh-rsa AAAA"],
        ["user", "role", "ada", "king"], ["segment", "add", "x", "--csv"],
        ["segment", "add", "x", "--sqlite", "/dev/null", "--query", "DROP TABLE x"],
        ["destination", "save", "x", "--connection", "y", "--list", "-3"],
        ["schedule", "set", "--daily", "--at", "25:00"], ["restore", "/nowhere"],
        ["backup", str(campaign.desk.ledger)], ["log", "import", "/dev/null"],
        ["audit", "sql", "DELETE FROM entries"], ["verify", "--checkpoint", "/dev/null"],
        ["connection", "add", "x", "--agree", CONSENT, "--base-url", "http://example.com"],
        ["subject", "suppress", "--email-file", "/dev/null"], ["run", "approve", "/dev/null"])
    outcome = campaign.desk.run(words, draw.random.choice(campaign.model.administrators()))
    campaign.tally.require(outcome.code in (1, 64, 65, 74, 77), "nonsense", str(outcome))
    entries = campaign.log.advance()
    campaign.tally.require(not entries, "nonsense", f"{outcome} left {len(entries)} records")
    return f"ended with {outcome.code}"


def change_source(campaign, draw):
    """Customers come, go and change."""
    if not campaign.model.segments:
        return "no segment"
    segment = campaign.model.segments[draw.random.choice(sorted(campaign.model.segments))]
    campaign.change(segment.source, draw.random, {})
    return "changed"


ACTIONS = [(45, give), (8, repair), (2, erase), (3, babble), (2, at_once), (8, change_source)]
