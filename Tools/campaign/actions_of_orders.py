"""Actions that give an order, one of many, and now and then kill whoever carries it out."""

from campaign import orders_of_connections, orders_of_exports, orders_of_users
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
    kill_after = draw.random.uniform(0, 0.3) if draw.random.random() < 0.1 else None
    campaign.about(f"{order.user}: {' '.join(order.words)}")
    outcome = campaign.clerk.give(order, kill_after)
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
    kill_after = draw.random.uniform(0, 0.4) if draw.random.random() < 0.2 else None
    outcome = campaign.desk.run(words, user, feed=person.encode(), kill_after=kill_after)
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


def change_source(campaign, draw):
    """Customers come, go and change."""
    if not campaign.model.segments:
        return "no segment"
    segment = campaign.model.segments[draw.random.choice(sorted(campaign.model.segments))]
    campaign.change(segment.source, draw.random, {})
    return "changed"


ACTIONS = [(45, give), (8, repair), (2, erase), (8, change_source)]
