import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("What was refused")
struct RefusalsTests {
  private let past: Past

  init() throws {
    past = try Past()
  }

  private func refusals(
    _ period: Period = Period(), _ filter: Refusals.Filter = .init()
  ) throws -> Refusals {
    try Refusals(in: period, matching: filter, from: past.log, by: past.views)
  }

  @Test func everyRefusalOfTheTrailIsThere() throws {
    let trail = Trail(log: past.log, views: past.views)
    let lines = try trail.lines(matching: TrailQuery(types: [CommandRefused.name]))
    let answer = try refusals()
    #expect(answer.refusals.map(\.position) == lines.map(\.position))
    #expect(answer.refusals.map(\.actor) == lines.map(\.actor))
    #expect(answer.total == lines.count)
    #expect(lines.count > 15)
    #expect(answer.counts.map(\.refusals).reduce(0, +) == lines.count)
    #expect(answer.lastEntry == (try past.log.head()))
  }

  @Test func refusalSaysWhoWhatAndWhy() throws {
    let answer = try refusals(
      Period(), .init(actor: .unknown(name: try DisplayName("mallory"))))
    let refusal = try #require(answer.refusals.first)
    #expect(answer.total == 1)
    #expect(refusal.position.rawValue == 15)
    #expect(refusal.actor.name == "mallory")
    #expect(refusal.command == "deactivate-user")
    #expect(refusal.subject.name == "Ada")
    #expect(refusal.rule == "actor-unknown")
    #expect(refusal.reason.contains("mallory"))
    #expect(refusal.run == nil)
  }

  @Test func aRunThatARuleEndedIsNamed() throws {
    let answer = try refusals(Period(), .init(rules: ["over-profile-limit"]))
    #expect(answer.refusals.map(\.run) == [Cast.refused, Cast.scheduledRefused])
    #expect(answer.refusals.map(\.actor.id) == [Subject.user(Cast.ada).text, "schedule"])
  }

  @Test func severalRulesAreEither() throws {
    let answer = try refusals(Period(), .init(rules: ["actor-unknown", "identity-taken", "none"]))
    #expect(answer.refusals.map(\.position.rawValue) == [13, 15])
  }

  @Test func connectionsKeepTheirOwn() throws {
    let all = try refusals()
    let main = try refusals(Period(), .init(connection: Cast.main))
    #expect(main.total > 5)
    #expect(main.total < all.total)
    #expect(!main.refusals.contains { $0.position.rawValue == 15 })
    #expect(try refusals(Period(), .init(connection: Cast.spare)).total == 0)
  }

  @Test func boundaries() throws {
    func positions(_ since: Int64?, _ until: Int64?) throws -> [Int64] {
      try refusals(Period(since: since.map(past.time), until: until.map(past.time)))
        .refusals.map(\.position.rawValue)
    }
    #expect(try positions(13, 15) == [13])
    #expect(try positions(14, 16) == [15])
    #expect(try positions(nil, 13) == [])
    let future = Period(since: Timestamp("2999-01-01T00:00:00.000Z"))
    #expect(try refusals(future).total == 0)
    #expect(try refusals(future).counts.isEmpty)
  }
}
