"""Actions that keep a ledger well: checks, copies, rebuilding, and questions; killed now and then."""

import contextlib
import shutil

from campaign.log import Log
from campaign.orders import Order

QUESTIONS = [
    ["audit", "log", "--limit", "50", "--newest-first"], ["audit", "disclosures"],
    ["audit", "refusals"], ["audit", "consents"], ["audit", "changes"], ["audit", "access"],
    ["audit", "processing"], ["audit", "diff", "--from", "3"], ["status"], ["run", "list"],
    ["audit", "sql", "SELECT status, COUNT(*) FROM runs GROUP BY status"], ["notify", "show"]]

SHOWN = [["user", "list"], ["connection", "list"], ["segment", "list"], ["destination", "list"],
         ["schedule", "show"], ["subject", "list"]]
# What the doctor may find nothing wrong with, whatever forbids or fails runs.
WHOLE = {"program", "settings", "permissions", "disk", "log", "views", "vault", "signing-key",
         "manifests", "clock"}


def verify(campaign, draw):
    """The ledger's own verification, beside checkpoints that were kept."""
    user = _administrator(campaign, draw)
    kept = sorted((campaign.desk.place / "checkpoints").iterdir())
    campaign.checks.verify(user, checkpoints=draw.random.sample(kept, min(2, len(kept))))
    return "verified"


def keep_checkpoint(campaign, draw):
    """The checkpoint that is printed is of the tree that the records come to."""
    outcome = campaign.desk.run(["audit", "checkpoint"], _administrator(campaign, draw))
    campaign.tally.require(outcome.code == 0, "answers", str(outcome))
    path = campaign.desk.place / "checkpoints" / f"checkpoint-{draw.number}"
    path.write_text(outcome.printed)
    campaign.tally.require(outcome.printed.split("\n")[1] == str(len(campaign.log.entries)),
                           "checkpoint", "it is of another size than the log")
    return "kept"


def rebuild(campaign, draw):
    """Views are built anew, twice the same; killed before, or without any there."""
    user = _administrator(campaign, draw)
    if draw.random.random() < 0.3:
        campaign.desk.lose_views()
    killed = campaign.desk.run(["rebuild"], user, kill_at=draw.random.uniform(0, 1.5))
    first = campaign.desk.ask(["rebuild"], user)
    campaign.tally.require(campaign.desk.ask(["rebuild"], user) == first, "rebuilding",
                           "a second one came to something else")
    campaign.tally.require(first["entries"] == len(campaign.log.entries), "rebuilding",
                           f"{first['entries']} of {len(campaign.log.entries)} entries were read")
    campaign.desk.ask(["rebuild", "--check"], user)
    return "killed first" if killed.is_killed else "done"


def lose_views(campaign, _draw):
    """The views are lost; whoever asks next builds them again."""
    campaign.desk.lose_views()
    return "lost"


def note_what_is_shown(campaign, draw):
    """Keeps what is shown of the configuration, and at which entry."""
    user = _administrator(campaign, draw)
    shown = {tuple(words): campaign.desk.ask(words, user) for words in SHOWN}
    campaign.shown[len(campaign.log.entries)] = shown
    return "noted"


def look_back(campaign, draw):
    """What was shown once is shown again, as of then."""
    if not campaign.shown:
        return "nothing noted"
    position = draw.random.choice(sorted(campaign.shown))
    words, shown = draw.random.choice(sorted(campaign.shown[position].items()))
    again = campaign.desk.ask([*words, "--as-of", str(position)], _administrator(campaign, draw))
    campaign.tally.require(again == shown, "looking back",
                           f"{words} as of {position} shows {again}, and showed {shown}")
    return "as it was"


def replay(campaign, draw):
    """Everything is decided again, and comes to the same; written elsewhere now and then."""
    user = _administrator(campaign, draw)
    if draw.random.random() < 0.7:
        told = campaign.desk.ask(["replay"], user)
        campaign.tally.require(told["differing"] == 0, "replay", str(told))
        return "same"
    with _scratch(campaign, draw) as folder:
        campaign.desk.ask(["replay", "--into", str(folder / "replayed")], user)
        compare(campaign, folder / "replayed", "replay")
    return "written"


def back_up(campaign, draw):
    """A backup, restored elsewhere, is a ledger that verifies; while a run goes on, or not."""
    user = _administrator(campaign, draw)
    with _scratch(campaign, draw) as folder:
        item = _runnable(campaign, draw)
        intended = campaign.exports.intended()
        job = item and campaign.desk.start(["run", "start", item.name], user)
        if job:
            job.wait(draw.random.uniform(0, 0.3))
        outcome = campaign.desk.run(["backup", str(folder / "backup")], user)
        if job:
            campaign.desk.end(job)
            campaign.log.advance()
            campaign.exports.absorb(intended)
        campaign.tally.require(outcome.code == 0, "backups", str(outcome))
        outcome = campaign.desk.run(["restore", str(folder / "backup")], user, folder / "restored")
        campaign.tally.require(outcome.code == 0, "backups", str(outcome))
        compare(campaign, folder / "restored", "backups")
        campaign.checks.verify(user, folder / "restored")
    return "beside a run" if job else "at rest"


def kill_copies(campaign, draw):
    """Copies that are killed are not there, or whole; given again they are made, or are there."""
    user = _administrator(campaign, draw)
    killed = 0
    with _scratch(campaign, draw) as folder:
        lines = folder / "log.ndjson"
        lines.write_text(campaign.desk.run(["log", "export"], user).printed)
        for words, place in ((["backup", str(folder / "backup")], folder / "backup"),
                             (["restore", str(folder / "backup")], folder / "restored"),
                             (["log", "import", str(lines)], folder / "imported")):
            ledger = None if words[0] == "backup" else place
            first = campaign.desk.run(words, user, ledger, kill_at=draw.random.uniform(0, 4))
            killed += first.is_killed
            is_there = (place / "log.sqlite").exists()
            campaign.tally.require(is_there or first.is_killed, "killed copies", str(first))
            second = campaign.desk.run(words, user, ledger)
            campaign.tally.require((second.code == 0) != is_there, "killed copies", str(second))
            compare(campaign, place, "killed copies")
    return f"{killed} killed"


def restore_older(campaign, draw):
    """A backup that is older than a checkpoint somebody holds: the gap is said, and marked."""
    user, person = _administrator(campaign, draw), draw.person()
    with _scratch(campaign, draw) as folder:
        size = len(campaign.log.entries)
        campaign.tally.require(
            campaign.desk.run(["backup", str(folder / "backup")], user).code == 0, "backups", "none")
        campaign.clerk.give(Order(
            ["subject", "suppress", "--email-file", "-"], "suppress-subject", user,
            effect=lambda _: campaign.model.kept_out.add(person), feed=person.encode()))
        (folder / "checkpoint").write_text(
            campaign.desk.run(["audit", "checkpoint"], user).printed)
        restored = folder / "restored"
        outcome = campaign.desk.run(
            ["restore", str(folder / "backup"), "--checkpoint", str(folder / "checkpoint")], user,
            restored)
        campaign.tally.require(outcome.code == 0, "gaps", str(outcome))
        log = Log(restored / "log.sqlite", campaign.tally)
        names = [entry.name for entry in log.advance()[size:]]
        campaign.tally.require(names == ["mark-gap", "gap-marked"], "gaps", str(names))
        campaign.tally.require(log.note(size) == campaign.log.note(size), "gaps", "another log")
        gap = log.entries[-1].data["gap"]
        campaign.tally.require(gap["known"]["size"] - gap["restored"]["size"] == 2, "gaps", str(gap))
    return "marked"


def exchange(campaign, draw):
    """The log as text, and a ledger made of it with an equal root."""
    user = _administrator(campaign, draw)
    with _scratch(campaign, draw) as folder:
        exported = campaign.desk.run(["log", "export"], user)
        campaign.tally.require(exported.code == 0, "exchange", str(exported))
        (folder / "log.ndjson").write_text(exported.printed)
        outcome = campaign.desk.run(
            ["log", "import", str(folder / "log.ndjson")], user, folder / "imported")
        campaign.tally.require(outcome.code == 0, "exchange", str(outcome))
        compare(campaign, folder / "imported", "exchange")
    return "equal"


def compare(campaign, ledger, check):
    """Another ledger's records have to be those of this one, as far as they go."""
    log = Log(ledger / "log.sqlite", campaign.tally)
    log.advance()
    campaign.tally.require(
        log.note() == campaign.log.note(len(log.entries)), check,
        f"the records of {ledger.name} are not the ledger's first {len(log.entries)}")


def ask(campaign, draw):
    """A question of an auditor's, answered and not recorded; of anybody else's, refused."""
    words, user = draw.random.choice(QUESTIONS), draw.user()
    outcome = campaign.desk.run([*words, "--format", "json"], user)
    campaign.tally.require(outcome.code in (0, 77), "answers", str(outcome))
    if words[0] == "audit":
        known = campaign.model.users.get(user)
        may = known is not None and known.is_active and known.role in ("administrator", "auditor")
        campaign.tally.require((outcome.code == 0) == may, "answers", f"{user}: {outcome}")
    campaign.tally.require(not campaign.log.advance(), "answers", f"{words} was recorded")
    return "answered" if outcome.code == 0 else "not for them"


def doctor(campaign, draw):
    """Nothing is wrong with what the ledger is made of."""
    outcome = campaign.desk.run(["doctor", "--format", "json"], _administrator(campaign, draw))
    wrong = [item for item in outcome.json()
             if item["verdict"] == "fail" and item["check"] in WHOLE]
    campaign.tally.require(not wrong, "waybill doctor", str(wrong))
    return "well" if outcome.code == 0 else "something forbids runs"


def compare_configuration(campaign, draw):
    campaign.checks.configuration(_administrator(campaign, draw))
    return "as ordered"


def _administrator(campaign, draw):
    return draw.random.choice(campaign.model.administrators())


def _runnable(campaign, draw):
    taken = {run.destination for run in campaign.exports.open()}
    items = [item for name, item in sorted(campaign.model.destinations.items())
             if name not in taken and not campaign.model.objections(item)]
    return draw.random.choice(items) if items else None


@contextlib.contextmanager
def _scratch(campaign, draw):
    """A folder for what is thrown away again, unless something is found."""
    folder = campaign.desk.place / f"scratch-{draw.number}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


ACTIONS = [(4, verify), (2, keep_checkpoint), (3, rebuild), (1, lose_views), (2, replay),
           (3, back_up), (2, kill_copies), (1, exchange), (5, ask), (1, doctor),
           (4, compare_configuration),
           (2, note_what_is_shown), (4, look_back), (2, restore_older)]
