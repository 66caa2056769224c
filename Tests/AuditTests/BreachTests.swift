import Audit
import Domain
import EventLog
import ScriptedHistory
import Testing
import Views

@Suite("What a breach reaches")
struct BreachTests {
  private let past: Past

  init() throws {
    past = try Past()
  }

  /// People of a batch: number 1 is in all, the others in none but their own.
  private static func people(_ batch: DisclosedBatch) -> [UInt8] {
    (0..<batch.recipients).flatMap { place in
      place == 0
        ? pseudonym(1) : pseudonym(1000 * UInt64(batch.position.rawValue) + UInt64(place))
    }
  }

  private static func pseudonym(_ number: UInt64) -> [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * ($0 % 8))) }
  }

  private func scope(
    _ period: Period = Period(), over connection: ConnectionID? = nil,
    _ pseudonyms: (DisclosedBatch) throws -> [UInt8]? = people
  ) throws -> BreachScope {
    try BreachScope(in: period, over: connection, by: past.views, pseudonyms: pseudonyms)
  }

  @Test func wholeHistory() throws {
    let scope = try scope()
    #expect(scope.figures.total.recipients == 17)
    #expect(scope.runs.count == 7)
    #expect(scope.runs.map(\.figures.total.recipients).reduce(0, +) == 17)
    #expect(scope.targets.map(\.list) == [12, 14])
    #expect(scope.targets.map(\.figures.total.recipients) == [15, 2])
    #expect(scope.fields.map(\.attribute) == ["EMAIL", "FIRSTNAME"])
    #expect(scope.fields.allSatisfy { $0.figures == scope.figures })
    #expect(scope.removals.batches == 2 && scope.removals.contacts == 3)
    let first = try #require(scope.runs.first)
    #expect(first.run == Cast.completed)
    #expect(first.batches == [1, 2])
    #expect(first.consents.map(\.rawValue) == [21])
    #expect(first.from == (try past.time(of: 65)))
    #expect(first.to == (try past.time(of: 70)))
  }

  @Test func peopleAreCountedOnce() throws {
    let scope = try scope()
    // Eight batches of 17, of which one person is in all.
    #expect(scope.people == .init(atLeast: 10, atMost: 10, batchesWithoutManifest: 0))
    // One of the batches is in doubt, with two people.
    #expect(scope.peopleCertain.atMost == 9)
  }

  @Test func whatIsGoneGivesALeastAndAMost() throws {
    let scope = try scope { $0.run == Cast.completed ? nil : Self.people($0) }
    #expect(scope.people == .init(atLeast: 7, atMost: 12, batchesWithoutManifest: 2))
    let nothing = try self.scope { _ in nil }
    #expect(nothing.people == .init(atLeast: 3, atMost: 17, batchesWithoutManifest: 8))
  }

  @Test func aFailureToReadIsNoZero() {
    struct Broken: Error {}
    #expect(throws: Broken.self) { try scope { _ in throw Broken() } }
  }

  /// A batch left at some time between its entry and the first word of it.
  @Test func boundaries() throws {
    func batches(_ since: Int64?, _ until: Int64?) throws -> [Int] {
      let period = Period(since: try since.map(past.time), until: try until.map(past.time))
      return try scope(period).runs.flatMap(\.batches)
    }
    #expect(try batches(nil, 65) == [])
    #expect(try batches(nil, 66) == [1])
    #expect(try batches(66, 67) == [1])
    #expect(try batches(67, 68) == [1])
    #expect(try batches(68, 69) == [])
    #expect(try batches(68, 70) == [2])
    #expect(try batches(227, nil) == [])
    let removing = Period(since: try past.time(of: 230), until: try past.time(of: 231))
    #expect(try scope(removing).removals.contacts == 1)
    #expect(try scope(Period(since: past.time(of: 233))).removals.batches == 0)
  }

  @Test func otherConnectionsAreOut() throws {
    let scope = try scope(over: Cast.spare)
    #expect(scope.runs == [] && scope.fields == [] && scope.targets == [])
    #expect(scope.people == .init(atLeast: 0, atMost: 0, batchesWithoutManifest: 0))
    #expect(scope.removals.batches == 0)
    #expect(try self.scope(over: Cast.main).figures == self.scope().figures)
  }
}
