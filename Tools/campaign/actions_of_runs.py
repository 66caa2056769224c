"""Actions that export: runs undisturbed and disturbed, and the settling of what they left open."""

import shutil
import signal
import time

from campaign.draw import CUSTOMERS
from campaign.people import Wanted, address
from campaign.sandbox import draw_fault

# So long a run under no lasting fault may take: retries wait for some seconds each.
LONGEST = 40
SIGNALS = [signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]


def _destination(campaign, random):
    """One that has no open run."""
    taken = {run.destination for run in campaign.exports.open()}
    items = sorted(set(campaign.model.destinations) - taken)
    return campaign.model.destinations[random.choice(items)] if items else None


def start(campaign, draw):
    """A run that nothing disturbs: it is refused as the rules have it, or completed."""
    item, user = _destination(campaign, draw.random), draw.user()
    if item is None:
        return "nothing to run"
    return perform(campaign, item, user)


def perform(campaign, item, user):
    """Runs a destination from the order to the end."""
    model, tally = campaign.model, campaign.tally
    forbidden = model.lacking_access(user, item.connection) if item.connection else (
        model.lacking(user, "contributor"))
    rules = forbidden or model.objections(item)
    intended = campaign.exports.intended()
    outcome = campaign.desk.run(["run", "start", item.name, "--format", "json"], user)
    entries = campaign.log.advance()
    ended = campaign.exports.absorb(intended)
    if rules:
        tally.require(outcome.code in (1, 77), "refusals", f"{outcome}; by {sorted(rules)}")
        refusals = [entry.data["rule"] for entry in entries if entry.name == "command-refused"]
        # Whoever is not let in may not even be told that there is a destination.
        tally.require(len(refusals) == 1 or forbidden and not entries, "refusals",
                      f"{outcome}; by {sorted(rules)}, on record: {refusals}")
        known = rules | model.objections(item) | {"connection-not-accessible"}
        tally.require(set(refusals) <= known, "refusals", f"{outcome}; by {refusals}")
        return "forbidden" if forbidden else "refused"
    tally.require(outcome.code == 0, "undisturbed runs", str(outcome))
    tally.require([run.end.name for run in ended] == ["run-completed"], "undisturbed runs",
                  f"{item.name} was not completed")
    return "completed"


def disturbed(campaign, draw):
    """A run under faults, signals, changed sources, cancellations, and other processes."""
    taken = {run.destination for run in campaign.exports.open()}
    items = [item for name, item in sorted(campaign.model.destinations.items())
             if name not in taken and not campaign.model.objections(item)]
    if not items:
        return "nothing to run"
    item = draw.random.choice(items)
    user = draw.random.choice(campaign.model.administrators())
    return disturb(campaign, draw, ["run", "start", item.name], user,
                   is_large=any(len(part.source.rows) > 1000 for part in item.segments))


def resume(campaign, draw):
    """An open run is taken up, and disturbed again."""
    runs = campaign.exports.open()
    if not runs:
        return "nothing open"
    run = draw.random.choice(runs)
    user = draw.random.choice(campaign.model.administrators())
    return disturb(campaign, draw, ["run", "resume", run.run], user,
                   is_large=any(len(source.rows) > 1000 for source in run.sources))


def disturb(campaign, draw, words, user, is_large):
    random, exports = draw.random, campaign.exports
    is_lasting = may_fail = False
    for _ in range(random.choice([0, 1, 1, 2, 3])):
        fault, lasts = draw_fault(random)
        campaign.sandbox.order(fault)
        is_lasting |= lasts
        may_fail |= fault["fault"].startswith("process")
        campaign.tally.did("fault", fault["fault"])
    intended = exports.intended()
    for run in [*intended.values(), *exports.open()]:
        run.may_fail |= may_fail
    jobs = [campaign.desk.start([*words, "--format", "json"], user)]
    deeds = [random.choice(DEEDS) for _ in range(random.choice([1, 1, 2]))]
    for deed in deeds:
        jobs[0].wait(random.uniform(0, 4 if is_large else 0.5))
        deed(campaign, random, jobs, words, user, intended)
    _stop(random, jobs, 2 if is_lasting else LONGEST)
    outcomes = [campaign.desk.end(job) for job in jobs]
    for outcome in outcomes:
        campaign.tally.require(
            outcome.code in (0, 1, 65, 69, 77, 130, 143, -9, -2, -15), "exit codes", str(outcome))
    campaign.log.advance()
    # What waits for its turn at the sandbox is imported now, or failed; then the lists can be read.
    campaign.sandbox.calm()
    ended = exports.absorb(intended)
    return ended[-1].end.name.removeprefix("run-") if ended else "left open"


def _stop(random, jobs, seconds):
    """Ends what does not end by itself; asked twice, it has to end at once."""
    end = time.monotonic() + seconds
    for job in jobs:
        if not job.wait(max(0.1, end - time.monotonic())):
            job.send(random.choice(SIGNALS))
            if not job.wait(15):
                job.send(signal.SIGTERM)


def _signal(_campaign, random, jobs, *_):
    jobs[0].send(random.choice(SIGNALS))


def _change(campaign, random, _jobs, _words, _user, intended):
    """A source is another, under the run or not."""
    segments = sorted(campaign.model.segments)
    if segments:
        campaign.change(campaign.model.segments[random.choice(segments)].source, random, intended)


def _cancel(campaign, _random, jobs, _words, user, _intended):
    """Somebody cancels whatever run is the last on record."""
    campaign.log.advance()
    requested = [entry.run for entry in campaign.log.entries if entry.name == "run-requested"]
    if requested:
        jobs.append(campaign.desk.start(["run", "cancel", requested[-1]], user))


def _rival(campaign, _random, jobs, words, user, _intended):
    """A second process wants the same."""
    jobs.append(campaign.desk.start([*words, "--format", "json"], user))


def _nothing(*_):
    pass


def _suppress(campaign, random, _jobs, _words, user, intended):
    """Somebody objects: runs ordered from now on leave them out, those before do not."""
    person = address(random.choice(CUSTOMERS))
    outcome = campaign.desk.run(
        ["subject", "suppress", "--email-file", "-"], user, feed=person.encode())
    campaign.tally.require(outcome.code == 0, "orders", str(outcome))
    campaign.model.kept_out.add(person)
    for run in intended.values():
        run.wanted.append(Wanted(run.sources, frozenset(campaign.model.kept_out)))


def _back_up(campaign, random, _jobs, _words, user, _intended):
    """A backup is made meanwhile, and is whole."""
    folder = campaign.desk.place / f"backup-{random.randrange(10**9)}"
    outcome = campaign.desk.run(["backup", str(folder)], user)
    campaign.tally.require(outcome.code == 0, "backups", str(outcome))
    shutil.rmtree(folder)


def _rebuild(campaign, _random, _jobs, _words, user, _intended):
    """The views are rebuilt meanwhile."""
    campaign.desk.ask(["rebuild"], user)


def _lose_views(campaign, *_):
    """The views are lost under whoever reads and writes them."""
    campaign.desk.lose_views()


def _verify(campaign, _random, _jobs, _words, user, _intended):
    """The ledger is verified meanwhile."""
    campaign.checks.verify(user)


def together(campaign, draw):
    """Two destinations at the same time, over one connection or two."""
    taken = {run.destination for run in campaign.exports.open()}
    items = [item for name, item in sorted(campaign.model.destinations.items())
             if name not in taken and not campaign.model.objections(item)]
    if len(items) < 2:
        return "nothing to run"
    user = draw.random.choice(campaign.model.administrators())
    intended = campaign.exports.intended()
    jobs = [campaign.desk.start(["run", "start", item.name], user)
            for item in draw.random.sample(items, 2)]
    outcomes = [campaign.desk.end(job) for job in jobs]
    campaign.log.advance()
    ended = campaign.exports.absorb(intended)
    for outcome in outcomes:
        campaign.tally.require(outcome.code in (0, 1), "exit codes", str(outcome))
    done = sum(outcome.code == 0 for outcome in outcomes)
    campaign.tally.require(
        [run.end.name for run in ended] == ["run-completed"] * done and done > 0, "runs together",
        f"{done} were said to be completed, on record are {[run.end.name for run in ended]}")
    return f"{done} completed"


def approved(campaign, draw):
    """A run by a plan that somebody else approved, over a connection that asks for that or not."""
    item = _destination(campaign, draw.random)
    administrators = campaign.model.administrators()
    if item is None or len(administrators) < 2 or (
            campaign.model.objections(item) - {"plan-required"}):
        return "nothing to run"
    user, other = draw.random.sample(administrators, 2)
    plan = campaign.desk.place / f"{draw.number}.plan"
    tally, is_drifting = campaign.tally, draw.random.random() < 0.3
    for words, who in ((["run", "plan", item.name, "--output", str(plan)], user),
                       (["run", "approve", str(plan)], other)):
        outcome = campaign.desk.run(words, who)
        tally.require(outcome.code == 0, "plans", str(outcome))
    if is_drifting:
        source = item.segments[0].source
        source.rows += [{"CustomerId": "late", "Email": "", "First": "", "Phone": "",
                         "Consent": "yes"}]
        source.write()
        campaign.exports.note_change(source)
    intended = campaign.exports.intended()
    outcome = campaign.desk.run(["run", "start", "--plan", str(plan)], user)
    campaign.log.advance()
    ended = campaign.exports.absorb(intended)
    tally.require((outcome.code == 0) != is_drifting, "plans", f"{outcome}; drifting {is_drifting}")
    names = [run.end.name for run in ended]
    tally.require(is_drifting or names == ["run-completed"], "plans", f"{outcome}: {names}")
    return "refused as outdated" if is_drifting else "completed"


def settle(campaign, draw):
    """Brings every open run to its end, with nothing in its way any more."""
    runs = campaign.exports.open()
    for run in runs:
        settle_run(campaign, run, draw.random.choice(campaign.model.administrators()))
    return "settled" if runs else "nothing open"


def settle_run(campaign, run, user):
    """Resumes a run to its end; where it may not or cannot end well, a new one has to."""
    model, tally, exports = campaign.model, campaign.tally, campaign.exports
    item = model.destinations.get(run.destination)
    rules = model.objections(item) if item else set()
    outcome = campaign.desk.run(["run", "resume", run.run, "--format", "json"], user)
    campaign.log.advance()
    exports.absorb(exports.intended())
    if run.end is None:
        tally.require(rules, "resumed runs", f"{outcome}; nothing forbids it, and it is still open")
        campaign.desk.run(["run", "cancel", run.run], user)
        campaign.log.advance()
        exports.absorb({})
        tally.require(run.end is not None, "cancelled runs", f"{run.run} is still open")
        return
    is_completed = run.end.name == "run-completed"
    tally.require(is_completed or run.may_fail or rules, "resumed runs",
                  f"{outcome}; nothing was in its way")
    if not is_completed and item and not model.objections(item):
        perform(campaign, item, user)


def refresh(campaign, draw):
    """All destinations that go with the refresh."""
    user = draw.random.choice(campaign.model.administrators())
    intended = campaign.exports.intended()
    outcome = campaign.desk.run(["refresh", "--format", "json"], user)
    campaign.tally.require(outcome.code in (0, 1), "refreshes", str(outcome))
    campaign.log.advance()
    campaign.sandbox.calm()
    ended = campaign.exports.absorb(intended)
    return f"{len(ended)} runs"


DEEDS = [_signal] * 6 + [_change, _change, _cancel, _cancel, _rival, _rival, _nothing, _suppress,
                         _back_up, _rebuild, _verify, _lose_views]
def daemon(campaign, draw):
    """The daemon takes up what was interrupted, until it is stopped or killed."""
    user = draw.random.choice(campaign.model.administrators())
    intended = campaign.exports.intended()
    job = campaign.desk.start(["daemon"], user)
    job.wait(draw.random.uniform(0, 4))
    job.send(draw.random.choice(SIGNALS))
    outcome = campaign.desk.end(job)
    # Before it listens for signals, they end it as they end any process.
    campaign.tally.require(outcome.code in (0, -9, -2, -15), "exit codes", str(outcome))
    campaign.log.advance()
    campaign.sandbox.calm()
    campaign.exports.absorb(intended)
    return "stopped" if outcome.code == 0 else "killed"


ACTIONS = [(8, start), (16, disturbed), (4, resume), (4, settle), (1, refresh), (2, together),
           (2, approved), (2, daemon)]
