"""Orders about connections: from the first step to the removal."""

from campaign.model import Connection
from campaign.orders import Order

CONSENT = "2026-11.en"


def add(draw):
    """All steps in one; what was begun and killed is gone on with."""
    model, user = draw.model, draw.user()
    unfinished = [item.name for item in model.connections.values() if not item.is_saved]
    name = unfinished[0] if unfinished else draw.name_or_taken("connection", model.connections)
    known = model.connections.get(name)
    order = Order(
        ["connection", "add", name, "--agree", CONSENT, "--api-key-file",
         str(draw.desk.place / "api-key")],
        "save-connection", user, model.lacking(user, "administrator"))
    if order.forbidden:
        order.command = "create-connection"
    elif known and known.is_saved:
        order.command, order.objections = "create-connection", {"name-taken"}

    def effect(entries):
        names = {entry.name for entry in entries}
        connection = model.connections.setdefault(name, Connection(name))
        connection.has_consent |= "consent-accepted" in names
        connection.has_key |= "connection-established" in names
        connection.is_saved |= "connection-saved" in names
        if "export-user-added" in names:
            connection.export_user = user
    order.effect = effect
    return order


def _about(draw, words, command, *more):
    """An order about a finished connection, or about none that there is."""
    model, user = draw.model, draw.user()
    saved = {name: item for name, item in model.connections.items() if item.is_saved}
    connection = draw.any(saved)
    order = Order(["connection", words, connection.name if connection else "nothing", *more],
                  command, user, model.lacking(user, "administrator"), missing=connection is None)
    return order, connection


def _switch(words, command, attribute, value):
    """An order that switches something on or off."""
    def draw_order(draw):
        order, connection = _about(draw, words, command)
        if connection:
            order.changes = getattr(connection, attribute) != value
            order.effect = lambda _: setattr(connection, attribute, value)
        return order
    draw_order.__name__ = command.replace("-", "_")
    return draw_order


def accept_consent(draw):
    version = draw.one_of(CONSENT, CONSENT, CONSENT, "2020-01.en")
    order, connection = _about(draw, "accept-consent", "accept-consent", "--agree", version)
    if version != CONSENT:
        order.objections = {"consent-text-not-current"}
        order.missing = True  # The text that would have to be put on record is nowhere.
    elif connection:
        order.effect = lambda _: setattr(connection, "has_consent", True)
    return order


def withdraw_consent(draw):
    order, connection = _about(draw, "withdraw-consent", "withdraw-consent", "--yes")
    if connection:
        if not connection.has_consent:
            order.objections = {"consent-missing"}
        order.effect = lambda _: setattr(connection, "has_consent", False)
    return order


def add_export_user(draw):
    order, connection = _about(draw, "add-export-user", "add-export-user")
    if connection:
        order.changes = connection.export_user != order.user
        order.effect = lambda _: setattr(connection, "export_user", order.user)
    return order


def rename(draw):
    order, connection = _about(draw, "rename", "rename-connection")
    name = draw.name_or_taken("connection", draw.model.connections)
    order.words.append(name)
    if connection:
        order.changes = connection.name != name
        if order.changes and name in draw.model.connections:
            order.objections = {"name-taken"}

        def effect(_):
            del draw.model.connections[connection.name]
            connection.name = name
            draw.model.connections[name] = connection
        order.effect = effect
    return order


def remove(draw):
    order, connection = _about(draw, "remove", "remove-connection", "--yes")
    if connection:
        if draw.model.users_of_connection(connection):
            order.objections = {"connection-in-use"}
        order.effect = lambda _: draw.model.connections.pop(connection.name)
    return order


ORDERS = [
    (2, add), (2, rename), (1, remove), (5, accept_consent), (1, withdraw_consent),
    (4, add_export_user), (3, _switch("share", "share-connection", "is_shared", True)),
    (1, _switch("unshare", "unshare-connection", "is_shared", False)),
    (1, _switch("require-approval", "require-approval", "requires_approval", True)),
    (3, _switch("waive-approval", "waive-approval", "requires_approval", False))]
