"""Orders about users, the schedule, and people who are kept out of runs."""

from campaign.model import ROLES, User
from campaign.orders import Order


def add(draw):
    model, user = draw.model, draw.user()
    actives = {name: item for name, item in model.users.items() if item.is_active}
    name, role = draw.name_or_taken("user", actives), draw.random.choice(sorted(ROLES))
    holder = name
    if name not in model.users:
        draw.make_identity(name)
        if draw.random.random() < 0.1:
            holder = draw.random.choice(sorted(actives))
    objections = {"name-taken", "key-taken"} if name in model.users else set()
    if holder != name:
        objections = {"key-taken"}

    def effect(_):
        model.users[name] = User(name, role)
    return Order(["user", "add", name, "--role", role, "--public-key", draw.public_key(holder)],
                 "add-user", user, model.lacking(user, "administrator"), objections, effect=effect)


def change_role(draw):
    model, user = draw.model, draw.user()
    target, role = draw.any(model.users), draw.random.choice(sorted(ROLES))
    order = Order(["user", "role", target.name if target else "nobody", role],
                  "change-user-role", user, model.lacking(user, "administrator"),
                  missing=target is None)
    if target:
        if not target.is_active:
            order.objections.add("user-inactive")
        if model.is_last_administrator(target.name) and role != "administrator":
            order.objections.add("last-administrator")
        order.changes = target.role != role
        order.effect = lambda _: setattr(target, "role", role)
    return order


def deactivate(draw):
    model, user = draw.model, draw.user()
    target = draw.any(model.users)
    order = Order(["user", "deactivate", target.name if target else "nobody", "--yes"],
                  "deactivate-user", user, model.lacking(user, "administrator"),
                  missing=target is None)
    if target:
        if model.is_last_administrator(target.name):
            order.objections.add("last-administrator")
        order.changes = target.is_active
        order.effect = lambda _: setattr(target, "is_active", False)
    return order


def rotate_key(draw):
    """Another key for a user; the former one signs for nobody any more."""
    model, user = draw.model, draw.user()
    target = draw.any({name: item for name, item in model.users.items() if item.is_active})
    name = target.name if target else "nobody"
    draw.make_identity("another")
    order = Order(["user", "rotate-key", name, "--public-key", draw.public_key("another")],
                  "rotate-user-key", user, missing=target is None)
    order.forbidden = model.lacking(user, "viewer" if user == name else "administrator")
    if user == name and user in model.users and model.users[user].is_active:
        order.forbidden = set()  # An auditor, too.

    def effect(_):
        draw.desk.exchange_identity(name, "another")
        model.has_revoked = True
    order.effect = effect
    return order


def set_schedule(draw):
    model, user = draw.model, draw.user()
    time = f"{draw.random.randrange(24):02}:{draw.random.choice(['00', '30'])}"
    zone = draw.one_of("UTC", "Europe/Berlin", "Asia/Hong_Kong", "Nowhere/Land")
    wanted = (time, zone)

    def effect(_):
        model.schedule = wanted
    return Order(["schedule", "set", "--daily", "--at", time, "--time-zone", zone], "set-schedule",
                 user, model.lacking(user, "administrator"),
                 {"time-zone-unknown"} if zone == "Nowhere/Land" else set(),
                 changes=model.schedule != wanted, effect=effect)


def switch_schedule_off(draw):
    model, user = draw.model, draw.user()

    def effect(_):
        model.schedule = None
    return Order(["schedule", "off"], "switch-off-schedule", user,
                 model.lacking(user, "administrator"), changes=model.schedule is not None,
                 effect=effect)


def suppress(draw):
    model, user, person = draw.model, draw.user(), draw.person()
    return Order(["subject", "suppress", "--email-file", "-", "--reason", f"letter {draw.number}"],
                 "suppress-subject", user, model.lacking(user, "administrator"),
                 effect=lambda _: model.kept_out.add(person), feed=person.encode())


def release(draw):
    model, user = draw.model, draw.user()
    person = draw.one_of(*sorted(model.kept_out)) if model.kept_out else draw.person()

    def effect(_):
        model.kept_out.discard(person)
        model.erased.discard(person)
    return Order(["subject", "release", "--email-file", "-"], "release-subject", user,
                 model.lacking(user, "administrator"), effect=effect, feed=person.encode())


ORDERS = [(6, add), (3, change_role), (1, deactivate), (2, rotate_key), (2, set_schedule), (1, switch_schedule_off),
          (4, suppress), (2, release)]
