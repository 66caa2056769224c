import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("Which entries concern a subject")
struct MentionsTests {
  private let scratch: Scratch
  private let log: EventLog
  private let views: Views

  init() throws {
    scratch = try Scratch()
    log = try scratch.history()
    views = try scratch.views(of: log)
  }

  @Test func everyEntryConcernsItsOwnSubject() throws {
    var bySubject: [String: [Position]] = [:]
    for envelope in try envelopes() {
      bySubject[envelope.subject, default: []].append(envelope.position)
    }
    for id in [Cast.completed, Cast.resumed, Cast.cancelled, Cast.neverOrdered] {
      let subject = Subject.run(id)
      #expect(try views.positions(mentioning: subject) == bySubject[subject.text])
    }
    #expect(try views.positions(mentioning: .ledger) == bySubject["ledger"])
  }

  @Test(arguments: [
    Subject.connection(Cast.main), .destination(Cast.newsletter), .segment(Cast.customers),
  ])
  func runConcernsWhatItInvolves(subject: Subject) throws {
    let found = Set(try views.positions(mentioning: subject))
    let ofRun = try views.positions(mentioning: .run(Cast.completed))
    #expect(ofRun.count > 8)
    #expect(found.isSuperset(of: ofRun))
    #expect(found.isDisjoint(with: try views.positions(mentioning: .connection(Cast.spare))))
  }

  @Test func anotherDestinationsRunDoesNotConcern() throws {
    let orphaned = try views.positions(mentioning: .run(Cast.orphaned))
    let newsletter = Set(try views.positions(mentioning: .destination(Cast.newsletter)))
    #expect(newsletter.isDisjoint(with: orphaned))
    let offers = Set(try views.positions(mentioning: .destination(Cast.offers)))
    #expect(offers.isSuperset(of: orphaned))
  }

  @Test(arguments: [
    Subject.connection(Cast.main), .destination(Cast.newsletter), .segment(Cast.customers),
  ])
  func refusedOrderConcernsWhatItNamed(subject: Subject) throws {
    let refused = try envelopes().filter { $0.subject == Subject.run(Cast.neverOrdered).text }
    #expect(refused.count == 4)
    let found = Set(try views.positions(mentioning: subject))
    #expect(found.isSuperset(of: refused.map(\.position)))
  }

  @Test func refusalAtAChunksBoundaryConcernsTheSame() throws {
    let stepwise = try Views.open(at: scratch.path("steps.sqlite"), entriesPerTransaction: 1)
    try stepwise.catchUp(with: log)
    let subject = Subject.connection(Cast.main)
    #expect(
      try stepwise.positions(mentioning: subject) == views.positions(mentioning: subject))
  }

  @Test func peopleAreConcernedByWhatNamesThem() throws {
    let types = try envelopes().filter {
      try views.positions(mentioning: .user(Cast.cleo)).contains($0.position)
    }.map(\.type)
    #expect(
      types == [
        "waybill.command.add-user.v1", "waybill.event.user-added.v1",
        "waybill.command.rotate-user-key.v1", "waybill.event.command-refused.v1",
        "waybill.command.rotate-user-key.v1", "waybill.event.user-key-rotated.v1",
      ])
    let dora = Set(try views.positions(mentioning: .user(Cast.dora)))
    // Runs go under the export user's authority.
    #expect(dora.isSuperset(of: try views.positions(mentioning: .run(Cast.completed))))
  }

  @Test(arguments: [Cast.punctual, Cast.late])
  func runOfARefreshConcernsItAndTheSchedule(refresh: RefreshID) throws {
    let found = Set(try views.positions(mentioning: .refresh(refresh)))
    let bySchedule = Set(try views.positions(mentioning: .schedule))
    for run in try views.runs(in: refresh) {
      let ofRun = try views.positions(mentioning: .run(run.id))
      #expect(found.isSuperset(of: ofRun))
      // The order comes before there is a run; from then on, the run involves the schedule.
      #expect(bySchedule.isSuperset(of: ofRun.dropFirst()))
    }
  }

  @Test func refreshByHandIsNotTheSchedules() throws {
    let found = Set(try views.positions(mentioning: .refresh(Cast.byHand)))
    #expect(found.isDisjoint(with: try views.positions(mentioning: .schedule)))
    // Two orders in it were refused before there was a run, which concerns it all the same.
    let refused = try envelopes().filter {
      Cast.neverPermitted.map { Subject.run($0).text }.contains($0.subject)
    }
    #expect(refused.count == 4)
    #expect(found.isSuperset(of: refused.map(\.position)))
  }

  @Test(arguments: [
    Subject.destination(Cast.newsletter), .destination(Cast.reminders),
    .destination(Cast.offers), .connection(Cast.main), .segment(Cast.guests), .schedule,
  ])
  func refreshConcernsWhatTakesPart(subject: Subject) throws {
    let started = try position(of: "refresh-started", about: .refresh(Cast.late))
    #expect(try views.positions(mentioning: subject).contains(started))
  }

  @Test(
    arguments: [
      ("notification-delivered", [.notification, .destination(Cast.newsletter)]),
      ("notification-failed", [.notification, .destination(Cast.reminders)]),
      ("notification-set", [.notification]), ("notification-switched-off", [.notification]),
      ("subject-looked-up", [.dataSubject(Cast.person)]),
      ("subject-suppressed", [.dataSubject(Cast.person), .user(Cast.ada)]),
      ("subject-released", [.dataSubject(Cast.person), .user(Cast.dora)]),
      ("schedule-set", [.schedule]), ("schedule-switched-off", [.schedule]),
      ("destination-paused", [.destination(Cast.reminders), .connection(Cast.main)]),
      ("destination-detached", [.destination(Cast.offers), .connection(Cast.main)]),
      ("destination-attached", [.destination(Cast.offers), .connection(Cast.main)]),
      ("destination-scheduled", [.destination(Cast.offers), .connection(Cast.main)]),
    ] as [(String, [Subject])])
  func eventConcernsAllThatItNames(name: String, subjects: [Subject]) throws {
    let type = RecordType.event(name: name).description
    let positions = try envelopes().filter { $0.type == type }.map(\.position)
    for subject in subjects {
      let found = try views.positions(mentioning: subject)
      #expect(positions.contains(where: found.contains), "\(subject)")
    }
  }

  @Test func detachedDestinationConcernsItsFormerConnectionNoMore() throws {
    let refused = try position(of: "command-refused", about: .run(Cast.neverAttached))
    #expect(try views.positions(mentioning: .destination(Cast.offers)).contains(refused))
    #expect(try !views.positions(mentioning: .connection(Cast.main)).contains(refused))
  }

  @Test func noMoreAreGatheredThanAreWanted() throws {
    let subject = Subject.run(Cast.completed)
    let all = try views.positions(mentioning: subject)
    #expect(all == all.sorted())
    #expect(try views.positions(mentioning: subject, atMost: all.count) == all)
    #expect(try views.positions(mentioning: subject, atMost: all.count - 1) == nil)

  }

  /// Looking at each entry finds what gathering finds.
  @Test(arguments: [
    Subject.connection(Cast.main), .connection(Cast.spare), .destination(Cast.newsletter),
    .destination(Cast.offers), .segment(Cast.customers), .run(Cast.completed),
    .refresh(Cast.punctual), .user(Cast.dora), .user(Cast.cleo), .schedule, .ledger, .notification,
    .dataSubject(Cast.person),
  ])
  func anEntryIsKeptWhereItConcernsTheSubject(subject: Subject) throws {
    let all = try log.entries(after: .beginning, limit: 1000)
    let gathered = try views.positions(mentioning: subject)
    #expect(!gathered.isEmpty)
    #expect(try views.entries(all, mentioning: [subject]).map(\.position) == gathered)
    let both = Set(gathered).intersection(
      try views.positions(mentioning: .connection(Cast.main)))
    let kept = try views.entries(all.reversed(), mentioning: [subject, .connection(Cast.main)])
    #expect(kept.map(\.position) == both.sorted().reversed())
  }

  private func position(of name: String, about subject: Subject) throws -> Position {
    let type = RecordType.event(name: name).description
    return try #require(
      try envelopes().first { $0.type == type && $0.subject == subject.text }
    ).position
  }

  private func envelopes() throws -> [Envelope] {
    try log.entries(after: .beginning, limit: 1000).map { try Envelope($0) }
  }
}
