import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("Who is kept out of runs, and of which")
struct SuppressionRowsTests {
  private func views(
    _ play: (inout Script) throws -> Void
  ) throws -> (Views, EventLog, Scratch) {
    let scratch = try Scratch()
    let log = try EventLog.create(at: scratch.path("log.sqlite"), signer: Script.signer)
    var script = Script()
    try script.beginLedger()
    try script.connect()
    try script.defineSegments()
    try script.saveDestinations()
    try play(&script)
    try script.write(into: log)
    return (try scratch.views(of: log), log, scratch)
  }

  private static func suppress(_ person: Pseudonym) -> Command {
    .dataSubject(.suppress(.init(pseudonym: person)))
  }

  @Test func wholeHistory() throws {
    let scratch = try Scratch()
    let log = try scratch.history()
    let views = try scratch.views(of: log)
    let rows = try views.suppressions()
    #expect(rows.map(\.pseudonym) == [Cast.other])
    #expect(rows.map(\.suppressedByName.text) == ["Ada"])
    // A run that is not on record yet goes by what holds now.
    #expect(try views.peopleKeptOut(of: Cast.neverOrdered) == [Cast.other])
    #expect(try views.peopleKeptOut(of: Cast.completed) == [])
    let erasures = try views.erasures(of: Cast.other)
    #expect(erasures.map(\.connection) == [Cast.main])
    #expect(erasures.map(\.status) == [.unanswered])
    #expect(erasures.map(\.reason) == ["timed-out"])
    #expect(try views.erasures(of: Cast.person).map(\.status) == [.absent])
    let digest = try views.digest()
    #expect(try views.rebuild(from: log).digest == digest)
    #expect(try views.suppressions() == rows)
  }

  @Test func aRunGoesByWhatHeldWhenItWasOrdered() throws {
    let (views, _, _) = try views { script in
      try script.ask(Self.suppress(Cast.person))
      try script.order(Cast.completed)
      try script.ask(Self.suppress(Cast.other))
      try script.ask(.dataSubject(.release(.init(pseudonym: Cast.person))))
      try script.ask(.run(.cancel(.init(run: Cast.completed))))
      try script.order(Cast.resumed)
    }
    #expect(try views.peopleKeptOut(of: Cast.completed) == [Cast.person])
    #expect(try views.peopleKeptOut(of: Cast.resumed) == [Cast.other])
    #expect(try views.peopleKeptOut(of: Cast.neverOrdered) == [Cast.other])
  }

  @Test func whoIsKeptOutTwiceHasBeenSinceTheFirstTimeAndIsLetInAtOnce() throws {
    let (views, _, _) = try views { script in
      try script.ask(Self.suppress(Cast.person))
      try script.ask(Self.suppress(Cast.person), by: Cast.dora)
    }
    #expect(try views.suppressions().map(\.suppressedBy) == [Cast.ada])
    let (released, _, _) = try self.views { script in
      try script.ask(.dataSubject(.release(.init(pseudonym: Cast.person))))
      try script.ask(Self.suppress(Cast.person))
      try script.ask(Self.suppress(Cast.person))
      try script.ask(.dataSubject(.release(.init(pseudonym: Cast.person))))
    }
    #expect(try released.suppressions() == [])
    #expect(try released.peopleKeptOut(of: Cast.neverOrdered) == [])
  }
}
