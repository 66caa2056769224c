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
    #expect(types == ["waybill.command.add-user.v1", "waybill.event.user-added.v1"])
    let dora = Set(try views.positions(mentioning: .user(Cast.dora)))
    // Runs go under the export user's authority.
    #expect(dora.isSuperset(of: try views.positions(mentioning: .run(Cast.completed))))
  }

  @Test func pagesFollowEachOther() throws {
    let subject = Subject.connection(Cast.main)
    let all = try views.positions(mentioning: subject)
    var paged: [Position] = []
    while true {
      let page = try views.positions(
        mentioning: subject, after: paged.last ?? .beginning, limit: 7)
      if page.isEmpty { break }
      paged += page
    }
    #expect(paged == all)
    #expect(all == all.sorted())
  }

  private func envelopes() throws -> [Envelope] {
    try log.entries(after: .beginning, limit: 1000).map { try Envelope($0) }
  }
}
