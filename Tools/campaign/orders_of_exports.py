"""Orders about segments and destinations: what is exported, and where to."""

from campaign.model import Destination, Segment
from campaign.orders import Order

MATCHING = ["--email", "Email", "--attribute", "FIRSTNAME=First", "--attribute", "SMS=Phone",
            "--consent-field", "Consent=yes"]


def add_segment(draw):
    model, user = draw.model, draw.user()
    name, source = draw.name_or_taken("segment", model.segments), draw.source()
    order = Order(["segment", "add", name, *source.words], "define-segment", user,
                  model.lacking(user, "contributor"))
    if name in model.segments:
        order.objections.add("name-taken")
    if draw.random.random() < 0.1:
        source.path.unlink()
        order.objections.add("source-unreadable")
    order.effect = lambda _: model.segments.update({name: Segment(name, source)})
    return order


def _about_segment(draw, verb, command, *more):
    model, user = draw.model, draw.user()
    segment = draw.any(model.segments)
    return Order(["segment", verb, segment.name if segment else "nothing", *more], command, user,
                 model.lacking(user, "contributor"), missing=segment is None), segment


def activate_segment(draw):
    order, segment = _about_segment(draw, "activate", "activate-segment")
    if segment:
        order.changes = not segment.is_active
        order.effect = lambda _: setattr(segment, "is_active", True)
    return order


def deactivate_segment(draw):
    order, segment = _about_segment(draw, "deactivate", "deactivate-segment")
    if segment:
        order.changes = segment.is_active
        order.effect = lambda _: setattr(segment, "is_active", False)
    return order


def remove_segment(draw):
    order, segment = _about_segment(draw, "remove", "remove-segment", "--yes")
    if segment:
        if draw.model.users_of_segment(segment):
            order.objections = {"segment-in-use"}
        order.effect = lambda _: draw.model.segments.pop(segment.name)
    return order


def save_destination(draw):
    model, user = draw.model, draw.user()
    connection = draw.any({name: item for name, item in model.connections.items()
                           if item.is_saved and item.has_consent})
    segment = draw.any(model.segments)
    name = draw.name_or_taken("destination", model.destinations)
    number = draw.random.choice([3, 99]) if draw.random.random() < 0.1 else draw.new_list()
    order = Order(
        ["destination", "save", name, "--connection", connection.name if connection else "nothing",
         "--list", str(number), "--segment", segment.name if segment else "nothing", *MATCHING],
        "save-destination", user, model.lacking_access(user, connection),
        missing=connection is None or segment is None)
    order.objections = {3: {"list-dynamic"}, 99: {"list-missing"}}.get(number, set())
    if name in model.destinations:
        order.objections = order.objections | {"name-taken"}

    def effect(entries):
        model.destinations[name] = Destination(
            name, connection, number, [segment], subject=entries[0].subject)
    order.effect = effect
    return order


def _about_destination(draw, verb, command, is_attached=True, needs=None):
    """An order about a destination, attached or not, or about none that there is."""
    model, user = draw.model, draw.user()
    items = {name: item for name, item in model.destinations.items()
             if (item.connection is not None) == is_attached
             and (item.connection is None or item.connection.has_consent)}
    item = draw.any(items)
    order = Order(["destination", verb, item.name if item else "nothing"], command, user,
                  missing=item is None)
    order.forbidden = (model.lacking(user, needs) if needs
                       else model.lacking_access(user, item and item.connection))
    return order, item


def edit_destination(draw):
    order, item = _about_destination(draw, "edit", "edit-destination")
    only_changes, mirrors = draw.one_of(True, False), draw.one_of(True, False)
    order.words += ["--only-changes" if only_changes else "--no-only-changes"]
    order.words += ["--mirror", "--remove-at-most", "100%"] if mirrors else ["--no-mirror"]
    if not item:
        return order
    segments = item.segments
    if draw.random.random() < 0.4:
        others = list(draw.model.segments.values())
        segments = draw.random.sample(others, min(len(others), draw.random.randint(1, 2)))
        for segment in segments:
            order.words += ["--segment", segment.name]
    number = draw.new_list() if draw.random.random() < 0.2 else item.list
    order.words += ["--list", str(number)]
    before = (item.only_changes, item.mirrors, item.segments, item.list)
    after = (only_changes, mirrors, segments, number)
    order.changes = before != after

    def effect(_):
        item.only_changes, item.mirrors, item.segments, item.list = after
    order.effect = effect
    return order


def detach_destination(draw):
    order, item = _about_destination(draw, "detach", "detach-destination", needs="administrator")
    order.words.append("--yes")
    if item:
        order.effect = lambda _: setattr(item, "connection", None)
    return order


def attach_destination(draw):
    order, item = _about_destination(
        draw, "attach", "attach-destination", is_attached=False, needs="administrator")
    connection = draw.any({name: item for name, item in draw.model.connections.items()
                           if item.is_saved and item.has_consent})
    order.words += ["--connection", connection.name if connection else "nothing"]
    order.missing = order.missing or connection is None
    if item:
        order.effect = lambda _: setattr(item, "connection", connection)
    return order


def remove_destination(draw):
    order, item = _about_destination(draw, "remove", "remove-destination")
    order.words.append("--yes")
    if item:
        order.effect = lambda _: draw.model.destinations.pop(item.name)
    return order


def schedule_destination(draw):
    order, item = _about_destination(draw, "schedule", "set-destination-schedule")
    value = draw.one_of(True, False)
    order.words.append("--with-refresh" if value else "--off")
    if item:
        order.changes = item.goes_with_refresh != value
        order.effect = lambda _: setattr(item, "goes_with_refresh", value)
    return order


ORDERS = [
    (3, add_segment), (5, activate_segment), (1, deactivate_segment), (1, remove_segment),
    (4, save_destination), (4, edit_destination), (1, detach_destination),
    (3, attach_destination), (1, remove_destination), (1, schedule_destination)]
